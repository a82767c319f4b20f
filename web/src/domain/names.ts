const collator = new Intl.Collator('vi');

const split = (name: string) => {
  const words = name.normalize('NFC').trim().split(/\s+/);
  return { given: words.at(-1) ?? '', rest: words.slice(0, -1).join(' ') };
};

/** Vietnamese names sort by given name (the last word), then by the family and middle names before it. */
export function byGivenName(one: string, other: string): number {
  const [a, b] = [split(one), split(other)];
  return collator.compare(a.given, b.given) || collator.compare(a.rest, b.rest);
}
