import type { TermsInput, TimeTermInput } from '../__generated__/useClarityQuery.graphql';
import { type ClarityKey, type Draft, wholeNumber } from './draft';
import { clean, cleanOrNull } from './text';

/** What a deadline is made of, while it is being typed. */
export type TimeDraft = Pick<Draft, 'timeKind' | 'due' | 'count' | 'periodKind' | 'periodYear' | 'periodMonth' | 'periodQuarter' | 'every' | 'undatedReason'>;

/** A deadline as the server takes it; none while something in it is missing. */
export function timeOf(draft: TimeDraft): TimeTermInput | null {
  const within = (unit: 'CALENDAR_DAYS' | 'WORKING_DAYS' | 'MONTHS', most: number): TimeTermInput | null => {
    const count = wholeNumber(draft.count, 1, most);
    return count === null ? null : { within: { count, unit } };
  };
  switch (draft.timeKind) {
    case 'on': return draft.due ? { on: draft.due } : null;
    case 'recurring': return draft.due ? { recurring: { every: draft.every, due: draft.due } } : null;
    case 'days': return within('CALENDAR_DAYS', 3650);
    case 'workingDays': return within('WORKING_DAYS', 2500);
    case 'months': return within('MONTHS', 120);
    case 'undated': {
      const reason = cleanOrNull(draft.undatedReason);
      return reason ? { undated: reason } : null;
    }
    case 'period': {
      const year = wholeNumber(draft.periodYear, 1900, 2200);
      if (year === null) return null;
      if (draft.periodKind === 'year') return { year };
      return draft.periodKind === 'month' ? { month: { year, month: Number(draft.periodMonth) } } : { quarter: { year, quarter: Number(draft.periodQuarter) } };
    }
  }
}

function basisOf(draft: Draft): TermsInput['basis'] {
  if (draft.basisKind === 'document') return draft.document ? { document: draft.document.id } : null;
  const words = cleanOrNull(draft.oralWords);
  return draft.oralBy && draft.oralOn && words ? { oral: { by: draft.oralBy.id, on: draft.oralOn, words } } : null;
}

/** What the form says, as the server reads it. What is not filled in is left out: the gate tells what is missing. */
export function termsOf(draft: Draft): TermsInput {
  return {
    title: cleanOrNull(draft.title),
    description: cleanOrNull(draft.description),
    basis: basisOf(draft),
    lead: draft.lead?.id ?? null,
    followers: draft.followers.map((one) => one.id),
    time: timeOf(draft),
    timeWording: cleanOrNull(draft.wording),
    milestones: draft.milestones.flatMap((one) => (clean(one.title) && one.due ? [{ title: clean(one.title), due: one.due }] : [])),
    deliverables: draft.deliverables.flatMap((one) => {
      if (!clean(one.name)) return [];
      const kind =
        one.kind === 'document' ? { document: clean(one.documentType) }
        : one.kind === 'figure' ? { figure: { unit: clean(one.unit), target: clean(one.target).replace(',', '.') } }
        : { state: true };
      return [{ name: clean(one.name), criterion: clean(one.criterion), kind }];
    }),
    accepter: draft.accepter?.id ?? null,
    leadDuty: cleanOrNull(draft.leadDuty),
    supervisor: draft.supervisor?.id ?? null,
    coordinators: draft.coordinators.flatMap((one) => (one.position ? [{ position: one.position.id, part: clean(one.part), replyBy: one.replyBy }] : [])),
    mandate: draft.mandate?.id ?? null,
    leadPowers: draft.powers.flatMap((one) => (clean(one.power) ? [{ power: clean(one.power), mandate: one.source === 'mandate' ? (one.mandate?.id ?? null) : null }] : [])),
    field: cleanOrNull(draft.field),
    programme: draft.programme?.id ?? null,
    starred: draft.starred,
    adHoc: draft.adHoc,
  };
}

const SECTION_OF: Record<string, ClarityKey> = {
  lead: 'PERSON', followers: 'PERSON',
  title: 'TASK', description: 'TASK', basis: 'TASK', field: 'TASK', programme: 'TASK',
  time: 'TIME', timeWording: 'TIME', milestones: 'TIME',
  deliverables: 'RESULT', accepter: 'RESULT',
  leadDuty: 'RESPONSIBILITY', coordinators: 'RESPONSIBILITY', supervisor: 'RESPONSIBILITY',
  mandate: 'AUTHORITY', leadPowers: 'AUTHORITY',
};

/** The section of the form that a path into the terms belongs to. */
export function sectionOf(path: readonly string[]): ClarityKey | null {
  for (const step of path) {
    const section = SECTION_OF[step.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())];
    if (section) return section;
  }
  return null;
}
