import { graphql } from 'react-relay';
import type { draftSource_terms$data } from '../../__generated__/draftSource_terms.graphql';
import { documentChoice, mandateChoice, positionChoice } from '../../app/lookups';
import type { Choice } from '../../domain/choice';
import { type Draft, emptyDeliverable, emptyDraft } from '../../domain/draft';

/** What a kept draft says, with everything the form shows of it. */
export const draftSourceFragment = graphql`
  fragment draftSource_terms on Terms @inline {
    title
    description
    field
    timeWording
    leadDuty
    starred
    adHoc
    basis {
      document { id number issuer dated subject }
      oral { on words by { id title unit { name } accountable { personName } } }
    }
    lead { id title unit { name } accountable { personName } }
    accepter { id title unit { name } accountable { personName } }
    supervisor { id title unit { name } accountable { personName } }
    followers { id title unit { name } accountable { personName } }
    time { kind date count unit year month quarter every reason }
    milestones { index title due }
    deliverables { name kind documentType unit target criterion }
    coordinators { part replyBy position { id title unit { name } accountable { personName } } }
    mandate { id label validUntil unit { name } }
    leadPowers { power inherent mandate { id label validUntil unit { name } } }
    programme { id title }
  }
`;

type Terms = draftSource_terms$data;
type SeatData = Parameters<typeof positionChoice>[0] | null | undefined;

const seat = (data: SeatData): Choice | null => (data ? positionChoice(data) : null);

function timeOf(time: Terms['time']): Partial<Draft> {
  if (!time) return {};
  switch (time.kind) {
    case 'ON': return { timeKind: 'on', due: time.date ?? null };
    case 'WITHIN': return { timeKind: time.unit === 'MONTHS' ? 'months' : time.unit === 'WORKING_DAYS' ? 'workingDays' : 'days', count: String(time.count ?? '') };
    case 'MONTH': return { timeKind: 'period', periodKind: 'month', periodMonth: String(time.month ?? ''), periodYear: String(time.year ?? '') };
    case 'QUARTER': return { timeKind: 'period', periodKind: 'quarter', periodQuarter: String(time.quarter ?? ''), periodYear: String(time.year ?? '') };
    case 'YEAR': return { timeKind: 'period', periodKind: 'year', periodYear: String(time.year ?? '') };
    case 'RECURRING': return { timeKind: 'recurring', due: time.date ?? null, ...(time.every && time.every !== '%future added value' ? { every: time.every } : {}) };
    case 'UNDATED': return { timeKind: 'undated', undatedReason: time.reason ?? '' };
    default: return { timeKind: 'on', due: time.date ?? null };
  }
}

/** The form as it stood when the draft was saved. */
export function draftOf(terms: Terms, today: string, newKey: () => string): Draft {
  const empty = emptyDraft(today, newKey());
  return {
    ...empty,
    ...timeOf(terms.time),
    lead: seat(terms.lead),
    followers: terms.followers.map((one) => positionChoice(one)),
    title: terms.title ?? '',
    description: terms.description ?? '',
    basisKind: terms.basis?.oral ? 'oral' : 'document',
    document: terms.basis?.document ? documentChoice(terms.basis.document) : null,
    oralBy: seat(terms.basis?.oral?.by),
    oralOn: terms.basis?.oral?.on ?? null,
    oralWords: terms.basis?.oral?.words ?? '',
    programme: terms.programme ? { id: terms.programme.id, label: terms.programme.title } : null,
    field: terms.field ?? '',
    starred: terms.starred,
    adHoc: terms.adHoc,
    wording: terms.timeWording ?? '',
    milestones: terms.milestones.map((one) => ({ key: newKey(), title: one.title, due: one.due })),
    deliverables: terms.deliverables.length === 0 ? empty.deliverables : terms.deliverables.map((one) => ({
      ...emptyDeliverable(newKey()),
      name: one.name, criterion: one.criterion, documentType: one.documentType ?? '', unit: one.unit ?? '', target: one.target ?? '',
      kind: one.kind === 'FIGURE' ? 'figure' as const : one.kind === 'STATE' ? 'state' as const : 'document' as const,
    })),
    accepter: seat(terms.accepter),
    leadDuty: terms.leadDuty ?? '',
    supervisor: seat(terms.supervisor),
    coordinators: terms.coordinators.map((one) => ({ key: newKey(), position: seat(one.position), part: one.part, replyBy: one.replyBy ?? null })),
    mandate: terms.mandate ? mandateChoice(terms.mandate) : null,
    powers: terms.leadPowers.length === 0 ? empty.powers : terms.leadPowers.map((one) => ({ key: newKey(), power: one.power, mandate: one.mandate ? mandateChoice(one.mandate) : null, source: one.inherent ? 'inherent' as const : 'mandate' as const })),
  };
}
