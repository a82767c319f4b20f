/** What every page may have in its address: the past moment that is looked at. */
export interface RootSearch {
  luc?: string;
}

/** Filters of the assignment list, as they stand in the address. */
export interface ListSearch {
  text?: string;
  state?: string;
  time?: string;
  unit?: string;
  programme?: string;
  mine?: boolean;
  /** Only what is issued and neither accepted nor cancelled. */
  open?: boolean;
  /** The order of the rows. */
  xep?: string;
  /** The columns beside the name, in order, with commas between them. */
  cot?: string;
}

export interface SignInSearch {
  next?: string;
}

/** Which act to open on the assignment page. */
export interface AssignmentSearch {
  act?: string;
}

/** The approval inbox: which request is shown, or all as a list. */
export interface InboxSearch {
  muc?: string;
  xem?: 'danh-sach';
}

/** The history of an assignment: filters, and the two entries that are compared. */
export interface HistorySearch {
  loai?: string;
  nguoi?: string;
  muon?: true;
  tu?: number;
  den?: number;
}

/** What is compared with itself at another moment. */
export const COMPARED = ['list', 'unit', 'person', 'programme'] as const;

/** Two moments side by side: what, from when, until when (none = now), and which differences. The list brings its filters. */
export interface CompareSearch extends ListSearch {
  loai?: (typeof COMPARED)[number];
  ma?: string;
  tu?: string;
  den?: string;
  khac?: 'ADDED' | 'REMOVED' | 'CHANGED';
  sau?: string;
}

/** Which draft to go on with. */
export interface GiveSearch {
  draft?: string;
}

const line = (value: unknown): string | undefined =>
  typeof value === 'string' && value.trim() !== '' ? value.normalize('NFC').slice(0, 200) : typeof value === 'number' ? String(value) : undefined;

/** The moment stays as it was written, so that one that cannot be read is told instead of passed over. */
export function rootSearch(raw: Record<string, unknown>): RootSearch {
  const luc = line(raw.luc);
  return luc ? { luc } : {};
}

export function listSearch(raw: Record<string, unknown>): ListSearch {
  return {
    text: line(raw.text),
    state: line(raw.state),
    time: line(raw.time),
    unit: line(raw.unit),
    programme: line(raw.programme),
    mine: raw.mine === true || raw.mine === 'true' ? true : undefined,
    open: raw.open === true || raw.open === 'true' ? true : undefined,
    xep: line(raw.xep),
    cot: line(raw.cot),
  };
}

/** Only a path on this site is followed after sign-in. */
export function signInSearch(raw: Record<string, unknown>): SignInSearch {
  const next = line(raw.next);
  return next && /^\/(?![/\\])/.test(next) ? { next } : {};
}

export function assignmentSearch(raw: Record<string, unknown>): AssignmentSearch {
  const act = line(raw.act);
  return act && /^[A-Z_]{2,60}$/.test(act) ? { act } : {};
}

export function inboxSearch(raw: Record<string, unknown>): InboxSearch {
  const muc = line(raw.muc);
  return { ...(muc ? { muc } : {}), ...(raw.xem === 'danh-sach' ? { xem: 'danh-sach' } : {}) };
}

const entry = (value: unknown): number | undefined => {
  const number = typeof value === 'number' ? value : typeof value === 'string' && /^-?\d{1,6}$/.test(value) ? Number(value) : Number.NaN;
  return Number.isInteger(number) && number >= -1 ? number : undefined;
};

export function historySearch(raw: Record<string, unknown>): HistorySearch {
  const found = { loai: line(raw.loai), nguoi: line(raw.nguoi), muon: raw.muon === true || raw.muon === 'true' ? (true as const) : undefined, tu: entry(raw.tu), den: entry(raw.den) };
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined));
}

export function compareSearch(raw: Record<string, unknown>): CompareSearch {
  const khac = (['ADDED', 'REMOVED', 'CHANGED'] as const).find((one) => one === raw.khac);
  const found = { ...listSearch(raw), loai: COMPARED.find((one) => one === raw.loai), ma: line(raw.ma), tu: line(raw.tu), den: line(raw.den), khac, sau: line(raw.sau) };
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined));
}

export function giveSearch(raw: Record<string, unknown>): GiveSearch {
  const draft = line(raw.draft);
  return draft ? { draft } : {};
}

/** Whether the list is narrowed by anything. */
export function isFiltered({ text, state, time, unit, programme, mine, open }: ListSearch): boolean {
  return [text, state, time, unit, programme, mine, open].some((value) => value !== undefined);
}
