/** One stretch of time in a seat. */
export interface TenureRow {
  person?: { name: string } | null;
  acting: boolean;
  from: string;
  to?: string | null;
  basis?: { label: string } | null;
}

/** A holder leaves; somebody takes over, or nobody yet. */
export interface Handover {
  /** When the one who leaves stopped holding the seat. */
  at: string;
  giver: string;
  taker: string | null;
  /** True when the taker acts until a holder is appointed. */
  acting: boolean;
  basis: string | null;
}

/** Every hand-over of a seat, the newest first. Substitutions during absence are none: the holder stays. */
export function handovers(tenures: readonly TenureRow[]): readonly Handover[] {
  const held = tenures.filter((one) => !one.acting).toSorted((a, b) => Date.parse(a.from) - Date.parse(b.from));
  return held
    .flatMap((one, index): Handover[] => {
      if (!one.to || !one.person) return [];
      const left = Date.parse(one.to);
      const next = held.slice(index + 1).find((other) => Date.parse(other.from) >= left);
      const cover = next && Date.parse(next.from) === left ? next : (tenures.find((other) => other.acting && Date.parse(other.from) === left) ?? next);
      return [{ at: one.to, giver: one.person.name, taker: cover?.person?.name ?? null, acting: cover?.acting ?? false, basis: cover?.basis?.label ?? one.basis?.label ?? null }];
    })
    .toReversed();
}
