import type { ReactNode } from 'react';
import { dayOf, showMoment } from '../../domain/days';
import type { FieldChange } from '../../domain/historyDiff';
import type { Dictionary } from '../../i18n/vi';
import { Prose } from '../Layout';
import type { Moment } from '../Timeline';
import { Diff } from './Diff';

/** One entry of a history, as the schema tells it. */
export interface EntryFacts {
  readonly id: string;
  readonly type: string;
  readonly label: string;
  readonly summary: string;
  /** The label says on whose behalf as well. */
  readonly actor: { readonly label: string; readonly system: boolean };
  readonly recordedAt: string;
  readonly effectiveAt: string;
  readonly enteredDaysLate: number;
  readonly why?: string | null;
  readonly changes: readonly FieldChange[];
  readonly correctsRevision?: number | null;
  readonly correctedBy: readonly number[];
  readonly authority: readonly { readonly id: string; readonly label: string }[];
  readonly revision: number;
  readonly position: string;
}

const GOOD = new Set(['assignment.result_accepted', 'assignment.acknowledged', 'assignment.extension_granted', 'assignment.work_file_closed', 'assignment.issued']);
const BAD = new Set(['assignment.declined', 'assignment.result_returned', 'assignment.extension_refused', 'assignment.cancelled']);

/** Where an entry stands on its page. */
export const entryAnchor = (revision: number) => `muc-${revision}`;

/** Draws an entry: who, for whom, when it was recorded and took effect, why, what changed, what it corrects. `link` leads to another entry. */
export function entryMoment(
  entry: EntryFacts,
  { view }: Dictionary,
  { link, foot, open = false }: { link: (revision: number, words: string) => ReactNode; foot: ReactNode; open?: boolean },
): Moment {
  const back = entry.enteredDaysLate > 0 || dayOf(new Date(entry.effectiveAt)) !== dayOf(new Date(entry.recordedAt));
  return {
    key: entry.id,
    anchor: entryAnchor(entry.revision),
    title: entry.label,
    tone: GOOD.has(entry.type) ? 'good' : BAD.has(entry.type) ? 'bad' : 'plain',
    when: (
      <>
        <time dateTime={entry.recordedAt}>{view.recorded(showMoment(entry.recordedAt))}</time>
        {back ? <span className="block">{view.effective(showMoment(entry.effectiveAt))}{entry.enteredDaysLate > 0 ? ` (${view.lateEntry(entry.enteredDaysLate)})` : ''}</span> : null}
      </>
    ),
    body: (
      <>
        <p className="moment-note">{entry.actor.system ? view.system : entry.actor.label}</p>
        {entry.summary ? <Prose>{entry.summary}</Prose> : null}
        {entry.why ? <Prose>{view.whyText}: {entry.why}</Prose> : null}
        {entry.changes.length > 0 ? (
          <details className="more" open={open}>
            <summary>{view.changes} ({entry.changes.length})</summary>
            <Diff changes={entry.changes} />
          </details>
        ) : null}
        {entry.correctsRevision !== null && entry.correctsRevision !== undefined ? <p>{link(entry.correctsRevision, view.correctsEntry(entry.correctsRevision))}</p> : null}
        {entry.correctedBy.map((revision) => <p key={revision}>{link(revision, view.correctedBy(String(revision)))}</p>)}
        {entry.authority.length > 0 ? <p className="moment-note">{view.chain}: {entry.authority.map((mandate) => mandate.label).join(' ← ')}</p> : null}
        {foot}
      </>
    ),
  };
}
