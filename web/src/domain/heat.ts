/** The five steps of the heat map; 0 is nothing overdue. Steps are of the counts themselves, so that they mean the same in every week. */
export function heatStep(overdue: number): 0 | 1 | 2 | 3 | 4 | 5 {
  if (overdue <= 0) return 0;
  if (overdue === 1) return 1;
  if (overdue <= 3) return 2;
  if (overdue <= 6) return 3;
  return overdue <= 10 ? 4 : 5;
}

/** 2026-11-23 → 23/11. */
export function shortDay(day: string): string {
  return `${day.slice(8, 10)}/${day.slice(5, 7)}`;
}

/** Six days later: the Sunday of a week that begins on this Monday. */
export function weekEnd(monday: string): string {
  const day = new Date(`${monday}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + 6);
  return day.toISOString().slice(0, 10);
}

/** Which number of the overdue page is open, as it stands in the address. */
export type OpenNumber =
  | { kind: 'cell'; unit: string; week: string }
  | { kind: 'age'; key: string }
  | { kind: 'week'; week: string; figure: WeekFigure };

export type WeekFigure = 'open' | 'overdue' | 'issued' | 'completedOnTime' | 'completedLate';
export const WEEK_FIGURES: readonly WeekFigure[] = ['open', 'overdue', 'issued', 'completedOnTime', 'completedLate'];

export function writeNumber(number: OpenNumber): string {
  if (number.kind === 'cell') return `cell.${number.week}.${number.unit}`;
  return number.kind === 'age' ? `age.${number.key}` : `week.${number.week}.${number.figure}`;
}

/** Reads it back; anything else opens nothing. */
export function readNumber(text: string | undefined): OpenNumber | null {
  const [kind, first = '', ...rest] = (text ?? '').split('.');
  const last = rest.join('.');
  const week = /^\d{4}-\d{2}-\d{2}$/.test(first);
  if (kind === 'age' && /^[A-Z0-9_]{2,40}$/.test(first) && last === '') return { kind, key: first };
  if (kind === 'cell' && week && /^\w{3,80}$/.test(last)) return { kind, week: first, unit: last };
  const figure = WEEK_FIGURES.find((one) => one === last);
  return kind === 'week' && week && figure ? { kind, week: first, figure } : null;
}
