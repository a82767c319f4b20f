/** The page of a thing of the register; none when it has no page of its own. */
export function destinationOf(kind: string, node: { id: string; code?: string | null }): string | null {
  const id = encodeURIComponent(node.id);
  switch (kind) {
    case 'ASSIGNMENT':
      return node.code ? `/viec/${encodeURIComponent(node.code)}` : null;
    case 'UNIT':
      return `/to-chuc/don-vi/${id}`;
    case 'POSITION':
      return `/to-chuc/chuc-vu/${id}`;
    case 'PERSON':
      return `/to-chuc/nguoi/${id}`;
    case 'PROGRAMME':
      return `/chuong-trinh/${id}`;
    case 'MANDATE':
      return `/tham-quyen/${id}`;
    case 'INSPECTION':
      return `/kiem-tra/cuoc/${id}`;
    case 'LEDGER':
      return '/kiem-tra/bang-chung';
    case 'CALENDAR':
      return '/cai-dat/lich';
    default:
      return null;
  }
}
