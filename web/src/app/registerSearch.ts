/** What stands in the addresses of the register pages. */

/** The list of mandates and the question of the explain box. */
export interface AuthoritySearch {
  holder?: string;
  giver?: string;
  power?: string;
  unit?: string;
  all?: boolean;
  /** May this seat … */
  seat?: string;
  /** … do this … */
  may?: string;
  /** … in or to this unit … */
  where?: string;
  field?: string;
  programme?: string;
  /** … on this day? */
  on?: string;
}

/** Which mandate a new one is cut from. */
export interface GrantSearch {
  from?: string;
}

/** Which form is open on a page, and from when a hand-over sheet speaks. */
export interface ActSearch {
  act?: string;
}

/** Into which unit another is to be merged. */
export interface MergeSearch {
  into?: string;
}

export interface HandoverSearch {
  at?: string;
}

export interface DocumentsSearch {
  text?: string;
  act?: string;
}

const line = (value: unknown): string | undefined =>
  typeof value === 'string' && value.trim() !== '' ? value.normalize('NFC').slice(0, 200) : typeof value === 'number' ? String(value) : undefined;
const key = (value: unknown): string | undefined => {
  const text = line(value);
  return text && /^[A-Z_]{2,60}$/.test(text) ? text : undefined;
};
const day = (value: unknown): string | undefined => {
  const text = line(value);
  return text && /^\d{4}-\d{2}-\d{2}$/.test(text) ? text : undefined;
};

export function authoritySearch(raw: Record<string, unknown>): AuthoritySearch {
  return {
    holder: line(raw.holder), giver: line(raw.giver), power: key(raw.power), unit: line(raw.unit), all: raw.all === true || raw.all === 'true' ? true : undefined,
    seat: line(raw.seat), may: key(raw.may), where: line(raw.where), field: line(raw.field), programme: line(raw.programme), on: day(raw.on),
  };
}

export function grantSearch(raw: Record<string, unknown>): GrantSearch {
  return { from: line(raw.from) };
}

export function actSearch(raw: Record<string, unknown>): ActSearch {
  return { act: key(raw.act) };
}

export function handoverSearch(raw: Record<string, unknown>): HandoverSearch {
  return { at: line(raw.at) };
}

export function documentsSearch(raw: Record<string, unknown>): DocumentsSearch {
  return { text: line(raw.text), act: key(raw.act) };
}

export function mergeSearch(raw: Record<string, unknown>): MergeSearch {
  return { into: line(raw.into) };
}
