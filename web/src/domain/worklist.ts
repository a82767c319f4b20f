/** An assignment with everything on a list that is about it, in the order of the list. */
export interface OneAssignment<Item> {
  id: string;
  first: Item;
  items: readonly Item[];
}

interface About {
  readonly assignment?: { readonly id: string } | null | undefined;
}

/** One for each assignment, where it comes first: somebody can owe several acts on one. */
export function byAssignment<Item extends About>(items: readonly Item[]): readonly OneAssignment<Item>[] {
  const found = new Map<string, { id: string; first: Item; items: Item[] }>();
  for (const item of items) {
    const id = item.assignment?.id;
    if (id === undefined) continue;
    const known = found.get(id);
    if (known) known.items.push(item);
    else found.set(id, { id, first: item, items: [item] });
  }
  return [...found.values()];
}

/** How many assignments a group holds, of so many acts of which these have come: acts beyond these count as one each. */
export function countAssignments(total: number, items: readonly About[]): number {
  return total - items.length + byAssignment(items).length;
}
