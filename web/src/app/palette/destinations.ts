/** The page of something that was found; none when it has no page of its own. */
export function destinationOf(kind: string, node: { id: string; code?: string | null }): string | null {
  const id = encodeURIComponent(node.id);
  switch (kind) {
    case 'ASSIGNMENT':
      return node.code ? `/viec/${encodeURIComponent(node.code)}` : null;
    case 'UNIT':
      return `/viec?unit=${id}`;
    case 'PROGRAMME':
      return `/viec?programme=${id}`;
    default:
      return null;
  }
}
