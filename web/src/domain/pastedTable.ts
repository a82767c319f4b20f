/** A table as it was pasted: rows of cells, each as plain text. */
export type Cells = readonly (readonly string[])[];

/** What a column of a pasted table can say. */
export const COLUMNS = ['title', 'lead', 'time', 'result', 'criterion', 'basis', 'coordinators', 'supervisor', 'accepter', 'description', 'skip'] as const;
export type ColumnKey = (typeof COLUMNS)[number];

const MOST_ROWS = 50;
const MOST_COLUMNS = 20;

/** Without tones and with đ as d, in small letters. */
const folded = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd').toLowerCase().trim();
const cell = (text: string) => text.normalize('NFC').replace(/[\u00a0\t]+/g, ' ').replace(/ *\n */g, '\n').trim();

/** Tab-separated text as Excel and Word put it on the clipboard: quoted cells may hold line breaks and doubled quotes. */
export function readTsv(text: string): Cells {
  const rows: string[][] = [[]];
  let value = '';
  let quoted = false;
  const source = text.replace(/\r\n?/g, '\n');
  for (let at = 0; at < source.length; at += 1) {
    const sign = source[at] ?? '';
    if (quoted) {
      if (sign !== '"') value += sign;
      else if (source[at + 1] === '"') {
        value += '"';
        at += 1;
      } else quoted = false;
    } else if (sign === '"' && value === '') quoted = true;
    else if (sign === '\t' || sign === '\n') {
      rows.at(-1)?.push(value);
      value = '';
      if (sign === '\n') rows.push([]);
    } else value += sign;
  }
  rows.at(-1)?.push(value);
  return tidy(rows);
}

/** Cells trimmed and composed, empty rows and columns left out, within what a screen can hold. */
export function tidy(rows: Cells): Cells {
  const cells = rows.map((row) => row.slice(0, MOST_COLUMNS).map(cell)).filter((row) => row.some((one) => one !== ''));
  const width = Math.max(0, ...cells.map((row) => row.length));
  const kept = Array.from({ length: width }, (_, column) => column).filter((column) => cells.some((row) => (row[column] ?? '') !== ''));
  return cells.slice(0, MOST_ROWS + 1).map((row) => kept.map((column) => row[column] ?? ''));
}

const NAMES: readonly (readonly [ColumnKey, RegExp])[] = [
  ['skip', /^(stt|tt|so tt|so thu tu|#|no\.?|ghi chu|note)$/],
  ['coordinators', /phoi hop|coordinat/],
  ['supervisor', /lanh dao|chi dao|phu trach|theo doi|supervis/],
  ['accepter', /nghiem thu|accept/],
  ['criterion', /tieu chi|yeu cau|criteri/],
  ['lead', /chu tri|thuc hien|chiu trach nhiem|don vi|co quan|nguoi lam|lead/],
  ['time', /thoi han|thoi gian|han hoan thanh|^han|hoan thanh truoc|deadline|due/],
  ['result', /ket qua|san pham|result|deliverable/],
  ['basis', /can cu|van ban|so hieu|basis/],
  ['title', /nhiem vu|cong viec|noi dung|^viec|ten viec|task|assignment|title/],
  ['description', /mo ta|chi tiet|dien giai|description|detail/],
];

/** What each column says, guessed from the heading row; nothing when the first row is no heading. */
export function readHeading(row: readonly string[]): readonly ColumnKey[] | null {
  const taken = new Set<ColumnKey>();
  const keys = row.map((text): ColumnKey => {
    const words = folded(text);
    const found = words === '' || words.length > 60 ? undefined : NAMES.find(([key, shape]) => shape.test(words) && (key === 'skip' || !taken.has(key)));
    if (!found) return 'skip';
    taken.add(found[0]);
    return found[0];
  });
  return taken.has('title') || taken.size >= 2 ? keys : null;
}

/** Without a heading: the longest column is the task, the others must be said by the person. */
export function guessColumns(rows: Cells): readonly ColumnKey[] {
  const [first] = rows;
  if (!first) return [];
  const length = (column: number) => rows.reduce((sum, row) => sum + (row[column] ?? '').length, 0);
  const longest = first.reduce((best, _, column) => (length(column) > length(best) ? column : best), 0);
  return first.map((_, column) => (column === longest ? 'title' : 'skip'));
}
