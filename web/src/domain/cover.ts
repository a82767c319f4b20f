/** How far the proof of an entry reaches: witnessed, signed by the log alone, or not yet. */
export type Cover = 'WITNESSED' | 'SIGNED' | 'PENDING';

/** Places in the log count from 1, and a head of so many entries covers the first so many. On a cluster a place is no number: nothing is signed there. */
export function coverOf(position: string, signed: number | null, witnessed: number | null): Cover {
  const place = /^\d+$/.test(position) ? Number(position) : Number.POSITIVE_INFINITY;
  if (witnessed !== null && place <= witnessed) return 'WITNESSED';
  return signed !== null && place <= signed ? 'SIGNED' : 'PENDING';
}
