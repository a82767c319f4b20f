import type { Lookups, Search } from '../../app/lookups';
import type { Choice } from '../../domain/choice';
import { readDocumentNumber } from '../../domain/documentNumber';
import { type Draft, emptyDeliverable, emptyDraft } from '../../domain/draft';
import { folded } from '../../domain/text';
import type { ColumnKey } from '../../domain/pastedTable';
import { readWrittenTime } from '../../domain/writtenTime';

/** What a row says and could not be found on the registers, or read as a deadline. */
export interface Unfound {
  what: 'lead' | 'supervisor' | 'accepter' | 'coordinators' | 'basis' | 'time';
  text: string;
}

export interface RowDraft {
  key: string;
  draft: Draft;
  unfound: readonly Unfound[];
}

/** What every row gets that says nothing else. */
export interface Shared {
  document: Choice | null;
  supervisor: Choice | null;
  accepter: Choice | null;
}

/** What may stand between the words of a name: blanks, commas, and every kind of dash. */
const BETWEEN = /[\s,;()\u2010-\u2015\u2212-]+/gu;
/** The words of a name, however they are joined: “Văn hóa - Xã hội” is “Văn hóa – Xã hội”. */
const wordsOf = (text: string) => folded(text).replace(BETWEEN, ' ').trim();
/** How the title of a head begins; a deputy's begins with “phó”. */
const HEAD = /^(chu tich|bi thu|truong|chanh|giam doc|to truong|hieu truong|chu nhiem)\b/;
const titleOf = (one: Choice) => wordsOf(one.title ?? one.label);
/** How a position is written in tables: its title, who holds it, or several of title, unit and holder together. */
const namesOf = ({ title, unit, person, label }: Choice) =>
  [[title], [person], [title, unit], [person, title], [title, person], [person, title, unit], [label]].filter((parts) => parts.every(Boolean)).map((parts) => wordsOf(parts.join(' ')));

/**
 * The one position a written name means: the only hit, the head of the unit that is named, or the one that is called
 * so. A unit is never the lead itself; where it stays doubtful the person chooses.
 */
export async function positionNamed(written: string, search: Search): Promise<Choice | null> {
  const wanted = wordsOf(written);
  if (wanted === '') return null;
  const found = await search(written.replace(BETWEEN, ' ').trim().slice(0, 100));
  if (found.length === 1) return found[0] ?? null;
  const heads = found.filter((one) => wordsOf(one.unit ?? one.detail ?? '') === wanted && HEAD.test(titleOf(one)));
  if (heads.length === 1) return heads[0] ?? null;
  const exact = found.filter((one) => namesOf(one).includes(wanted));
  return exact.length === 1 ? (exact[0] ?? null) : null;
}

async function documentNumbered(written: string, search: Search): Promise<Choice | null> {
  const number = /\S*\d+(?:\/\d{4})?[/-]\S+/u.exec(written.replace(/^\s*số\s*:?\s*/iu, ''))?.[0] ?? written;
  const read = readDocumentNumber(number);
  if (!read) return null;
  const found = await search(read.text);
  const same = found.filter((one) => one.label.startsWith(`${read.text},`));
  return same.length === 1 ? (same[0] ?? null) : null;
}

/** One row of the table as a draft: what it says, and what in it could not be found or read. */
export async function draftOfRow(cells: readonly string[], columns: readonly ColumnKey[], shared: Shared, today: string, newKey: () => string, lookups: Lookups): Promise<RowDraft> {
  const said = (key: ColumnKey) => columns.flatMap((column, index) => (column === key && cells[index] ? [cells[index] ?? ''] : [])).join('\n');
  const line = (key: ColumnKey) => said(key).replace(/\s*\n\s*/g, ' ').trim();
  const unfound: Unfound[] = [];
  const seat = async (what: Unfound['what'] & ColumnKey): Promise<Choice | null> => {
    const text = line(what);
    const found = text ? await positionNamed(text, lookups.positions) : null;
    if (text && !found) unfound.push({ what, text });
    return found;
  };
  const empty = emptyDraft(today, newKey());
  const [lead, supervisor, accepter] = [await seat('lead'), await seat('supervisor'), await seat('accepter')];
  const basis = line('basis');
  const document = basis ? await documentNumbered(basis, lookups.documents) : null;
  if (basis && !document) unfound.push({ what: 'basis', text: basis });
  const names = said('coordinators').split(/[,;\n]/u).map((name) => name.trim()).filter(Boolean);
  const coordinators: Draft['coordinators'][number][] = [];
  for (const name of names) {
    // oxlint-disable-next-line no-await-in-loop -- a table asks gently: one name after the other.
    const position = await positionNamed(name, lookups.positions);
    if (position && position.id !== lead?.id && !coordinators.some((one) => one.position?.id === position.id)) coordinators.push({ key: newKey(), position, part: '', replyBy: null });
    else if (!position) unfound.push({ what: 'coordinators', text: name });
  }
  const written = line('time');
  const time = readWrittenTime(written, today);
  if (written && time.timeKind === undefined) unfound.push({ what: 'time', text: written });
  const result = line('result');
  return {
    key: newKey(),
    unfound,
    draft: {
      ...empty,
      ...time,
      title: line('title').slice(0, 500),
      description: said('description'),
      lead,
      supervisor: supervisor ?? shared.supervisor,
      accepter: accepter ?? shared.accepter,
      document: document ?? shared.document,
      coordinators,
      deliverables: [{ ...emptyDeliverable(newKey()), name: result.slice(0, 500), documentType: result ? 'Báo cáo' : '', criterion: said('criterion') }],
    },
  };
}
