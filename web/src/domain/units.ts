const collator = new Intl.Collator('vi', { numeric: true });

/** From leading bodies to the smallest; kinds that are not known here come last. */
const ORDER = [
  'PARTY_COMMITTEE', 'EXECUTIVE_COMMITTEE', 'STANDING_COMMITTEE', 'INSPECTION_COMMISSION', 'PEOPLES_COUNCIL', 'PEOPLES_COMMITTEE', 'FRONT', 'OFFICE', 'DIVISION', 'CENTRE',
  'RESIDENTIAL_GROUP', 'PREDECESSOR_WARD', 'PARTY_CELL',
];

/** More of one kind than this stand together under one heading, to be opened when wanted. */
const MANY = 8;

export interface UnitRow {
  id: string;
  name: string;
  kind: string;
}

export interface UnitGroups<Row extends UnitRow> {
  /** Shown one by one. */
  single: readonly Row[];
  /** Many of one kind. */
  many: readonly { kind: string; units: readonly Row[] }[];
}

const rank = (kind: string) => (ORDER.includes(kind) ? ORDER.indexOf(kind) : ORDER.length);

/** Units as people look for them: by kind, then by name with numbers in their order. */
export function byKind<Row extends UnitRow>(units: readonly Row[]): readonly Row[] {
  return units.toSorted((a, b) => rank(a.kind) - rank(b.kind) || collator.compare(a.name, b.name));
}

/** Sorts units, and puts kinds of which there are many under one heading each. */
export function grouped<Row extends UnitRow>(units: readonly Row[]): UnitGroups<Row> {
  const sorted = byKind(units);
  const kinds = [...new Set(sorted.map((unit) => unit.kind))].map((kind) => ({ kind, units: sorted.filter((unit) => unit.kind === kind) }));
  const many = kinds.filter((one) => one.units.length > MANY && kinds.length > 1);
  return { single: sorted.filter((unit) => !many.some((one) => one.kind === unit.kind)), many };
}

const PARTY = new Set(['PARTY_COMMITTEE', 'EXECUTIVE_COMMITTEE', 'STANDING_COMMITTEE', 'INSPECTION_COMMISSION', 'PARTY_CELL']);
const STATE = new Set(['PEOPLES_COMMITTEE', 'PEOPLES_COUNCIL', 'FRONT', 'RESIDENTIAL_GROUP', 'PREDECESSOR_WARD']);

/** How the papers of a body are headed. */
export type Heading = 'state' | 'party';

/**
 * By the kinds of the body and of those above it, the nearest first: an office or a division heads its papers as the
 * body that it belongs to does.
 */
export function headingOf(kinds: readonly string[]): Heading {
  const telling = kinds.find((kind) => PARTY.has(kind) || STATE.has(kind));
  return telling !== undefined && PARTY.has(telling) ? 'party' : 'state';
}

interface Body {
  name: string;
  kind: string;
}

/**
 * The lines that name the body on its papers: the body right above it where that one heads its papers the same way,
 * and the body itself.
 */
export function bodyLines(unit: Body & { ancestors: readonly Body[] }): readonly string[] {
  const above = unit.ancestors.map((one) => one.kind);
  const superior = unit.ancestors[0];
  return superior && headingOf(above) === headingOf([unit.kind, ...above]) ? [superior.name, unit.name] : [unit.name];
}
