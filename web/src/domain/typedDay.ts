/** What a typed day is: an ISO day, nothing at all, or why it cannot be taken. */
export type TypedDay = { day: string | null } | { fault: 'unread' | 'early' | 'late' };

const WRITTEN = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4})$/;
const ISO = /^(\d{4})-(\d{2})-(\d{2})$/;

/** The ISO day of a year, a month and a day that exist; 31 February does not. */
function existing(year: string, month: string, day: string): string | null {
  const at = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return !Number.isNaN(at.getTime()) && at.toISOString().slice(0, 10) === iso ? iso : null;
}

/** Reads 31/12/2026, 31.12.2026, 31-12-2026 or 2026-12-31. */
export function readTypedDay(text: string, { min, max }: { min?: string | undefined; max?: string | undefined } = {}): TypedDay {
  const typed = text.trim();
  if (typed === '') return { day: null };
  const written = WRITTEN.exec(typed);
  const iso = ISO.exec(typed);
  const day = written ? existing(written[4] ?? '', written[3] ?? '', written[1] ?? '') : iso ? existing(iso[1] ?? '', iso[2] ?? '', iso[3] ?? '') : null;
  if (day === null) return { fault: 'unread' };
  if (min && day < min) return { fault: 'early' };
  if (max && day > max) return { fault: 'late' };
  return { day };
}
