/** What can be read from a number as people type it: `Số: 345/QĐ-UBND`, `12-NQ/ĐU`, `15/2021/QĐ-UBND`. */
export interface DocumentNumber {
  /** Canonical form. */
  text: string;
  /** Type abbreviation: QĐ, NQ, KL, TB, KH … */
  type: string;
  /** The issuing body as abbreviated: UBND, ĐU … */
  issuer: string;
}

const STATE = /^(\d{1,5})(?:\/(\d{4}))?\/([\p{Lu}]{1,6})-([\p{Lu}][\p{Lu}\d&-]{0,24})$/u;
const PARTY = /^(\d{1,5})-([\p{Lu}]{1,6})\/([\p{Lu}][\p{Lu}\d&-]{0,24})$/u;

/** Reads a document number, or nothing when it has neither of the two official shapes. The server decides in the end. */
export function readDocumentNumber(typed: string): DocumentNumber | null {
  const text = typed
    .normalize('NFC')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/Ð/g, 'Đ')
    .replace(/^\s*số\s*:?\s*/iu, '')
    .replace(/\s+/g, '')
    .toLocaleUpperCase('vi');
  const state = STATE.exec(text);
  if (state) return { text, type: state[3] ?? '', issuer: state[4] ?? '' };
  const party = PARTY.exec(text);
  if (party) return { text, type: party[2] ?? '', issuer: party[3] ?? '' };
  return null;
}
