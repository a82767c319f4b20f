/** Kinds of reporting period. */
export type PeriodKind = 'month' | 'quarter' | 'half' | 'year';

/**
 * When a period closes: on the 14th, as state periodic reports do (Nghị định 09/2019/NĐ-CP: from the 15th of the month
 * before to the 14th of the last month), or with the calendar month.
 */
export type CutOffRule = 'on14' | 'calendar';

/** First and last day, ISO. */
export interface Period {
  from: string;
  until: string;
}

const LENGTH: Record<PeriodKind, number> = { month: 1, quarter: 3, half: 6, year: 12 };

const iso = (year: number, month: number, day: number) => new Date(Date.UTC(year, month, day)).toISOString().slice(0, 10);

/** Year and month (0–11) that a day is reported in. */
function monthOf(day: string, rule: CutOffRule): { year: number; month: number } {
  const [year = 0, month = 1, date = 1] = day.slice(0, 10).split('-').map(Number);
  const next = rule === 'on14' && date > 14 ? month : month - 1;
  return { year: year + Math.floor(next / 12), month: next % 12 };
}

/** The period of a kind that a day falls in. */
export function periodOf(kind: PeriodKind, day: string, rule: CutOffRule): Period {
  const { year, month } = monthOf(day, rule);
  const length = LENGTH[kind];
  const first = Math.floor(month / length) * length;
  return rule === 'on14'
    ? { from: iso(year, first - 1, 15), until: iso(year, first + length - 1, 14) }
    : { from: iso(year, first, 1), until: iso(year, first + length, 0) };
}

/** The period of the same kind before it. */
export function periodBefore(kind: PeriodKind, period: Period, rule: CutOffRule): Period {
  const day = new Date(`${period.from}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() - 1);
  return periodOf(kind, day.toISOString().slice(0, 10), rule);
}

/** Which kind and rule a period is, when it is one; periods somebody typed are none. */
export function kindOf(period: Period): { kind: PeriodKind; rule: CutOffRule; number: number; year: number } | null {
  for (const rule of ['on14', 'calendar'] as const) {
    for (const kind of ['month', 'quarter', 'half', 'year'] as const) {
      const whole = periodOf(kind, period.until, rule);
      if (whole.from === period.from && whole.until === period.until) {
        const { year, month } = monthOf(period.until, rule);
        return { kind, rule, year, number: Math.floor(month / LENGTH[kind]) + 1 };
      }
    }
  }
  return null;
}

/** The earlier of two ISO days. */
export function earlier(one: string, other: string): string {
  return one < other ? one : other;
}
