/** What stands in the addresses of the pages that follow the whole: overdue, reports, inspection. */

/** A report: its kind, its period or meeting day, its scope, and the figure that is open. */
export interface ReportSearch {
  kind?: 'meeting';
  from?: string;
  until?: string;
  /** Day of the meeting. */
  on?: string;
  unit?: string;
  programme?: string;
  /** KEY.AGAINST of the figure whose assignments are listed. */
  open?: string;
}

const line = (value: unknown): string | undefined =>
  typeof value === 'string' && value.trim() !== '' ? value.normalize('NFC').slice(0, 200) : undefined;

/** A real day, or nothing: 30 February is none. */
export const day = (value: unknown): string | undefined => {
  const text = line(value);
  if (!text || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
  const read = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(read.getTime()) && read.toISOString().slice(0, 10) === text && text >= '1990-01-01' && text <= '2199-12-31' ? text : undefined;
};

export function reportSearch(raw: Record<string, unknown>): ReportSearch {
  const open = line(raw.open);
  return {
    kind: raw.kind === 'meeting' ? 'meeting' : undefined,
    from: day(raw.from), until: day(raw.until), on: day(raw.on), unit: line(raw.unit), programme: line(raw.programme),
    open: open && /^[A-Z0-9_]{2,40}\.(ORIGINAL|CURRENT)$/.test(open) ? open : undefined,
  };
}
