import { dayOf, timeOf } from './days';

const DAY = 86_400_000;
/** Việt Nam keeps one offset all year round. */
const OFFSET = '+07:00';

/**
 * A moment as people write it in an address: 2026-06-30 (the end of that day), 2026-06-30T09:00 (on the clock of
 * Việt Nam) or a full RFC 3339 moment. Comes back as RFC 3339; nothing when it cannot be read.
 */
export function readMoment(text: string): string | null {
  const written = text.trim().replace(' ', '+');
  const day = /^\d{4}-\d{2}-\d{2}$/.test(written);
  const local = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?$/.test(written);
  const full = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/.test(written);
  if (!day && !local && !full) return null;
  const moment = day ? `${written}T23:59:59${OFFSET}` : local ? `${written}${OFFSET}` : written;
  const at = new Date(moment);
  if (Number.isNaN(at.getTime())) return null;
  // 31 February is read as 3 March by the clock; a day that is not in the calendar is a mistake, not another day.
  if (dayOf(at) !== written.slice(0, 10) && !full) return null;
  return /T\d{2}:\d{2}(Z|[+-])/.test(moment) ? moment.replace(/(T\d{2}:\d{2})/, '$1:00') : moment;
}

/** A day and an hour on the clock of Việt Nam as a moment: 2026-06-30 and 09:00. */
export function momentOf(day: string, time: string): string | null {
  return /^\d{2}:\d{2}$/.test(time) ? readMoment(`${day}T${time}:00${OFFSET}`) : null;
}

/** How a moment stands in the address: short when it falls on a full minute. */
export function writeMoment(moment: string): string {
  const at = new Date(moment);
  return at.getTime() % 60_000 === 0 ? `${dayOf(at)}T${timeOf(at)}` : moment;
}

/** The same hour so many days later; earlier when negative. */
export function shiftDays(moment: string, days: number): string {
  return new Date(new Date(moment).getTime() + days * DAY).toISOString();
}

/** Whether a moment is not still to come. */
export function isPast(moment: string): boolean {
  return new Date(moment).getTime() <= Date.now();
}
