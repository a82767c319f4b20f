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

/** The overdue page: how many weeks, against which deadline, in which unit, and the number that is open. */
export interface OverdueSearch {
  weeks?: number;
  against?: 'ORIGINAL';
  unit?: string;
  open?: string;
}

export function overdueSearch(raw: Record<string, unknown>): OverdueSearch {
  const weeks = Number(raw.weeks);
  return {
    weeks: Number.isInteger(weeks) && weeks >= 1 && weeks <= 53 ? weeks : undefined,
    against: raw.against === 'ORIGINAL' ? 'ORIGINAL' : undefined,
    unit: line(raw.unit),
    open: line(raw.open),
  };
}

/** The inspection page: filters of the entries, two moments to compare, the pattern that is open. */
export interface InspectSearch {
  text?: string;
  actor?: string;
  position?: string;
  unit?: string;
  kind?: string;
  /** One type of event, within its kind. */
  type?: string;
  /** Done for this absent holder. */
  whose?: string;
  from?: string;
  until?: string;
  late?: true;
  corrected?: true;
  behalf?: true;
  oldest?: true;
  /** First moment of a comparison. */
  a?: string;
  /** Second moment of a comparison. */
  b?: string;
  pattern?: string;
}

const yes = (value: unknown): true | undefined => (value === true || value === 'true' ? true : undefined);
const moment = (value: unknown): string | undefined => {
  const text = line(value);
  return text && /^\d{4}-\d{2}-\d{2}T/.test(text) && !Number.isNaN(Date.parse(text)) ? text : undefined;
};

export function inspectSearch(raw: Record<string, unknown>): InspectSearch {
  const kind = line(raw.kind);
  const pattern = line(raw.pattern);
  const type = line(raw.type);
  return {
    text: line(raw.text), actor: line(raw.actor), position: line(raw.position), unit: line(raw.unit),
    kind: kind && /^[a-z]{3,20}$/.test(kind) ? kind : undefined,
    type: type && /^[a-z]{3,20}\.[a-z_]{3,40}$/.test(type) ? type : undefined, whose: line(raw.whose),
    from: day(raw.from), until: day(raw.until),
    late: yes(raw.late), corrected: yes(raw.corrected), behalf: yes(raw.behalf), oldest: yes(raw.oldest),
    a: moment(raw.a), b: moment(raw.b),
    pattern: pattern && /^[A-Z_]{3,40}$/.test(pattern) ? pattern : undefined,
  };
}
