import type { Choice } from './choice';

/** The six clarities in the order of the motto. */
export const CLARITIES = ['PERSON', 'TASK', 'TIME', 'RESULT', 'RESPONSIBILITY', 'AUTHORITY'] as const;
export type ClarityKey = (typeof CLARITIES)[number];

export type BasisKind = 'document' | 'oral';
export type TimeKind = 'on' | 'days' | 'workingDays' | 'months' | 'period' | 'recurring' | 'undated';
export type Every = 'WEEKLY' | 'MONTHLY' | 'QUARTERLY' | 'YEARLY';
export type PeriodKind = 'month' | 'quarter' | 'year';
export type ResultKind = 'document' | 'figure' | 'state';

export interface DeliverableDraft {
  key: string;
  name: string;
  kind: ResultKind;
  documentType: string;
  unit: string;
  target: string;
  criterion: string;
}

export interface CoordinatorDraft {
  key: string;
  position: Choice | null;
  part: string;
  replyBy: string | null;
}

export interface MilestoneDraft {
  key: string;
  title: string;
  due: string | null;
}

export interface PowerDraft {
  key: string;
  power: string;
  mandate: Choice | null;
  source: 'inherent' | 'mandate';
}

/** What stands in the form of a new assignment. Anything may still be missing: the server says what. */
export interface Draft {
  lead: Choice | null;
  followers: readonly Choice[];
  title: string;
  description: string;
  basisKind: BasisKind;
  document: Choice | null;
  oralBy: Choice | null;
  oralOn: string | null;
  oralWords: string;
  programme: Choice | null;
  field: string;
  starred: boolean;
  adHoc: boolean;
  timeKind: TimeKind;
  due: string | null;
  count: string;
  periodKind: PeriodKind;
  periodYear: string;
  periodMonth: string;
  periodQuarter: string;
  /** How often it comes back; the due day of the first period stands in `due`. */
  every: Every;
  undatedReason: string;
  wording: string;
  milestones: readonly MilestoneDraft[];
  deliverables: readonly DeliverableDraft[];
  accepter: Choice | null;
  leadDuty: string;
  supervisor: Choice | null;
  coordinators: readonly CoordinatorDraft[];
  mandate: Choice | null;
  powers: readonly PowerDraft[];
}

export function emptyDeliverable(key: string): DeliverableDraft {
  return { key, name: '', kind: 'document', documentType: '', unit: '', target: '', criterion: '' };
}

export function emptyPower(key: string): PowerDraft {
  return { key, power: '', mandate: null, source: 'inherent' };
}

export function emptyDraft(today: string, key: string): Draft {
  const [year = '', month = ''] = today.split('-');
  return {
    lead: null, followers: [],
    title: '', description: '', basisKind: 'document', document: null, oralBy: null, oralOn: null, oralWords: '',
    programme: null, field: '', starred: false, adHoc: false,
    timeKind: 'on', due: null, count: '', periodKind: 'month', periodYear: year, periodMonth: String(Number(month)),
    periodQuarter: String(Math.ceil(Number(month) / 3)), every: 'MONTHLY', undatedReason: '', wording: '', milestones: [],
    deliverables: [emptyDeliverable(key)], accepter: null,
    leadDuty: '', supervisor: null, coordinators: [],
    mandate: null, powers: [emptyPower(`${key}-power`)],
  };
}

/** A whole number in the range, or nothing. */
export function wholeNumber(text: string, least: number, most: number): number | null {
  const trimmed = text.trim();
  if (!/^\d{1,6}$/.test(trimmed)) return null;
  const number = Number(trimmed);
  return number >= least && number <= most ? number : null;
}
