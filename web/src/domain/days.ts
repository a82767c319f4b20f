const ZONE = 'Asia/Ho_Chi_Minh';
const DAY = 86_400_000;

/** ISO day (2026-11-23) of a moment, on the clock of Việt Nam. */
export function dayOf(moment: Date): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: ZONE, year: 'numeric', month: '2-digit', day: '2-digit' }).format(moment);
}

/** 2026-11-23 → 23/11/2026. What is not a day comes back as it is. */
export function showDay(day: string): string {
  const parts = /^(\d{4})-(\d{2})-(\d{2})/.exec(day);
  return parts ? `${parts[3]}/${parts[2]}/${parts[1]}` : day;
}

/** The day of a moment as 23/11/2026, on the clock of Việt Nam. */
export function showDayOf(moment: string): string {
  const at = new Date(moment);
  return Number.isNaN(at.getTime()) ? moment : showDay(dayOf(at));
}

/** Hour and minute of a moment (14:05), on the clock of Việt Nam. */
export function timeOf(moment: Date): string {
  return new Intl.DateTimeFormat('en-GB', { timeZone: ZONE, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(moment);
}

/** A moment as 23/11/2026 14:05, on the clock of Việt Nam. */
export function showMoment(moment: string): string {
  const at = new Date(moment);
  return Number.isNaN(at.getTime()) ? moment : `${showDay(dayOf(at))} ${timeOf(at)}`;
}

/** Days from one ISO day to another; negative when the second is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to.slice(0, 10)}T00:00:00Z`) - Date.parse(`${from.slice(0, 10)}T00:00:00Z`)) / DAY);
}

/** How many whole days an entry was recorded after it took effect. */
export function lateBy(effective: string, recorded: string): number {
  return Math.max(0, daysBetween(dayOf(new Date(effective)), dayOf(new Date(recorded))));
}
