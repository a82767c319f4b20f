import type { PeriodReportQuery$data } from '../../__generated__/PeriodReportQuery.graphql';

export type Figure = NonNullable<PeriodReportQuery$data['statistics']>['figures'][number];
export type Against = 'ORIGINAL' | 'CURRENT';

export const AGAINST: readonly Against[] = ['ORIGINAL', 'CURRENT'];

/** The buckets: every assignment counted stands in exactly one of them. The rest are rates made of them. */
const BUCKETS = new Set(['COMPLETED_ON_TIME', 'COMPLETED_LATE', 'OPEN_WITHIN_TERM', 'OPEN_OVERDUE', 'UNDATED', 'RECURRING', 'CANCELLED']);

export interface Line {
  key: string;
  label: string;
  rule: string;
  bucket: boolean;
  values: Partial<Record<Against, { numerator: number; denominator: number | null }>>;
}

/** How many assignments the buckets hold together against one deadline. */
export function countedOf(figures: readonly Figure[], against: Against): number {
  return figures.filter((one) => one.against === against && BUCKETS.has(one.key)).reduce((sum, one) => sum + one.numerator, 0);
}

/** One line per indicator, with its value against either deadline. A bucket is told out of all that is counted. */
export function linesOf(figures: readonly Figure[]): readonly Line[] {
  const lines = new Map<string, Line>();
  for (const { key, label, rule, against, numerator, denominator } of figures) {
    if (against !== 'ORIGINAL' && against !== 'CURRENT') continue;
    const bucket = BUCKETS.has(key);
    const line = lines.get(key) ?? { key, label, rule, bucket, values: {} };
    line.values[against] = { numerator, denominator: denominator ?? (bucket ? countedOf(figures, against) : null) };
    lines.set(key, line);
  }
  return [...lines.values()];
}

/** A share in whole per cent; none of nothing. */
export function percentOf(numerator: number, denominator: number | null): number | null {
  return denominator ? Math.round((100 * numerator) / denominator) : null;
}
