/** A field that an entry of the history changed, in words. */
export interface FieldChange {
  readonly field: string;
  readonly label: string;
  readonly before?: string | null;
  readonly after?: string | null;
}

interface Changed {
  readonly revision: number;
  readonly changes: readonly FieldChange[];
}

/**
 * What is different between the state after one entry and the state after another: the first "before" and the last
 * "after" of every field that the entries between them touched; what went and came back is no difference.
 * A lower bound of -1 is the time before the first entry.
 */
export function between(entries: readonly Changed[], from: number, to: number): readonly FieldChange[] {
  const [low, high] = from <= to ? [from, to] : [to, from];
  const found = new Map<string, FieldChange>();
  for (const entry of entries.filter(({ revision }) => revision > low && revision <= high).toSorted((a, b) => a.revision - b.revision)) {
    for (const change of entry.changes) {
      const first = found.get(change.field);
      found.set(change.field, { field: change.field, label: change.label, before: first ? first.before : change.before, after: change.after });
    }
  }
  return [...found.values()].filter(({ before, after }) => (before ?? null) !== (after ?? null));
}
