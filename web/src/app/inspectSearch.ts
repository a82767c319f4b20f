import { day } from './followSearch';

/** What stands in the addresses of the inspector's workspace, beside the event log's. */

const line = (value: unknown): string | undefined =>
  typeof value === 'string' && value.trim() !== '' ? value.normalize('NFC').slice(0, 200) : undefined;
const one = <Value extends string>(values: readonly Value[], value: unknown): Value | undefined => values.find((known) => known === value);

const yes = (value: unknown): true | undefined => (value === true || value === 'true' ? true : undefined);
const whole = (value: unknown): number | undefined => {
  const number = Number(value);
  return value !== '' && Number.isSafeInteger(number) && number > 0 ? number : undefined;
};

/** What a bundle holds. */
export const BUNDLES = ['whole', 'assignment', 'person', 'unit', 'period'] as const;

export interface BundleSearch {
  scope?: (typeof BUNDLES)[number];
  /** Code of the assignment. */
  code?: string;
  /** Id of the person or the unit. */
  id?: string;
  from?: string;
  until?: string;
  /** With the personal values that the reader may see, with the evidence files. */
  personal?: true;
  files?: true;
  /** How many entries the head has that the reader kept. */
  since?: number;
}

export function bundleSearch(raw: Record<string, unknown>): BundleSearch {
  return { scope: one(BUNDLES, raw.scope), code: line(raw.code), id: line(raw.id), from: day(raw.from), until: day(raw.until), personal: yes(raw.personal), files: yes(raw.files), since: whole(raw.since) };
}

/** The list of inspections: open ones, closed ones, or all; and whether the form is open. */
export interface InspectionsSearch {
  state?: 'open' | 'closed';
  act?: 'OPEN';
}

export function inspectionsSearch(raw: Record<string, unknown>): InspectionsSearch {
  return { state: one(['open', 'closed'], raw.state), act: one(['OPEN'], raw.act) };
}

/** One inspection: which form is open, and on which finding. */
export const INSPECTION_ACTS = ['SAMPLE', 'FINDING', 'EXPLAIN', 'CONCLUDE', 'REMEDY', 'CLOSE'] as const;

export interface InspectionSearch {
  act?: (typeof INSPECTION_ACTS)[number];
  finding?: string;
}

export function inspectionSearch(raw: Record<string, unknown>): InspectionSearch {
  return { act: one(INSPECTION_ACTS, raw.act), finding: line(raw.finding) };
}

/** The access log and what stands beside it. */
export const JOURNALS = ['reads', 'refusals', 'drafts'] as const;

export const ACCESSES = ['READ', 'TAKEN', 'SIGNED_IN', 'SIGN_IN_REFUSED', 'LOST'] as const;

export interface JournalSearch {
  kind?: (typeof JOURNALS)[number];
  access?: (typeof ACCESSES)[number];
  actor?: string;
  from?: string;
  until?: string;
}

export function journalSearch(raw: Record<string, unknown>): JournalSearch {
  return { kind: one(JOURNALS, raw.kind), access: one(ACCESSES, raw.access), actor: line(raw.actor), from: day(raw.from), until: day(raw.until) };
}
