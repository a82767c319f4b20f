/** A mandate of the acting seat, as far as screens need it to know what to offer. The server decides. */
export interface HeldMandate {
  id: string;
  powers: readonly string[];
  fields: readonly string[];
  unit?: { id: string } | null;
  programme?: { id: string } | null;
}

/**
 * Whether acts under a power are offered for a unit, given the unit and all above it. Organisation and registers know no
 * field or programme, so only a mandate without such limits counts.
 */
export function offers(mandates: readonly HeldMandate[], power: string, line: readonly string[]): boolean {
  return mandates.some(
    (one) => one.powers.includes(power) && one.fields.length === 0 && !one.programme && one.unit !== null && one.unit !== undefined && line.includes(one.unit.id),
  );
}

/** Whether the power is held for any unit at all. */
export function holdsPower(mandates: readonly HeldMandate[], power: string): boolean {
  return mandates.some((one) => one.powers.includes(power));
}
