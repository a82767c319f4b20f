/** What the drawing of mandates needs to know of one. */
export interface MandateRow {
  id: string;
  parent?: { id: string } | null;
}

export interface MandateBranch<Row extends MandateRow> {
  mandate: Row;
  below: readonly MandateBranch<Row>[];
}

/**
 * Mandates as trees: each under the one it is cut from. One whose ground is not in the list stands at the top, so that
 * a filtered list loses nothing.
 */
export function forest<Row extends MandateRow>(rows: readonly Row[]): readonly MandateBranch<Row>[] {
  const known = new Set(rows.map((row) => row.id));
  const under = new Map<string, Row[]>();
  for (const row of rows) {
    const above = row.parent && row.parent.id !== row.id && known.has(row.parent.id) ? row.parent.id : '';
    under.set(above, [...(under.get(above) ?? []), row]);
  }
  const drawn = new Set<string>();
  const grow = (row: Row): MandateBranch<Row> => {
    drawn.add(row.id);
    return { mandate: row, below: (under.get(row.id) ?? []).filter((one) => !drawn.has(one.id)).map(grow) };
  };
  return (under.get('') ?? []).map(grow);
}

export type MandateStanding = 'inForce' | 'revoked' | 'expired' | 'notYet' | 'broken';

/** How a mandate stands on a day (ISO). `broken`: it holds by itself, but something it is cut from does not. */
export function standing(mandate: { inForce: boolean; revokedAt?: string | null; validFrom: string; validUntil?: string | null }, today: string): MandateStanding {
  if (mandate.inForce) return 'inForce';
  if (mandate.revokedAt) return 'revoked';
  if (mandate.validUntil && mandate.validUntil < today) return 'expired';
  if (mandate.validFrom > today) return 'notYet';
  return 'broken';
}
