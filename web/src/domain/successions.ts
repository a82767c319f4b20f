import { folded } from './text';

/** A seat as far as a merger needs to know it. */
export interface SeatFacts {
  id: string;
  title: string;
  rank: string;
}

/** The seat that most likely takes over: the one of the same name, or the only one of the same rank. None when that is not plain. */
export function suggestedSuccessor<Seat extends SeatFacts>(from: SeatFacts, among: readonly Seat[]): Seat | null {
  const named = among.find((one) => folded(one.title) === folded(from.title));
  if (named) return named;
  const ranked = among.filter((one) => one.rank === from.rank);
  return ranked.length === 1 ? (ranked[0] ?? null) : null;
}

const plain = (text: string) => text.normalize('NFC').trim().replace(/\s+/g, ' ').toLocaleLowerCase('vi');

/** Whether a name was typed again, whatever its letters' case and how they are composed. */
export function sameName(typed: string, name: string): boolean {
  return plain(typed) !== '' && plain(typed) === plain(name);
}
