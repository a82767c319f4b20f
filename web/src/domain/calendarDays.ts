/** A day of the working calendar and why it is special. */
export interface SpecialDay {
  date: string;
  why: string;
}

export type DayFault = 'missing' | 'twice' | 'weekday';

/** 0 = Sunday … 6 = Saturday of an ISO day. */
export function weekdayOf(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay();
}

/** Why a day cannot join a list: something is missing, it is there already, or a make-up day is an ordinary weekday. */
export function dayFault(days: readonly SpecialDay[], day: string | null, why: string, makeUp: boolean): DayFault | null {
  if (!day || why.trim() === '') return 'missing';
  if (days.some((one) => one.date === day)) return 'twice';
  const weekday = weekdayOf(day);
  return makeUp && weekday !== 0 && weekday !== 6 ? 'weekday' : null;
}

/** A list with one day more, in the order of the calendar. */
export function withDay(days: readonly SpecialDay[], day: SpecialDay): readonly SpecialDay[] {
  return [...days, day].toSorted((a, b) => a.date.localeCompare(b.date));
}
