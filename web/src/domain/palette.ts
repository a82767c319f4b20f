import { folded } from './text';

/** Something that can be chosen by name. */
export interface Named {
  label: string;
  /** Further words it is found by. */
  also?: string;
}

/** Which of these match what was typed, tones and marks disregarded: those that begin with it first, then those with every word. */
export function matching<Item extends Named>(items: readonly Item[], typed: string): readonly Item[] {
  const words = folded(typed).split(/\s+/).filter(Boolean);
  if (words.length === 0) return items;
  const whole = words.join(' ');
  const scored = items.flatMap((item, index) => {
    const name = folded(item.label);
    const text = `${name} ${folded(item.also ?? '')}`;
    if (!words.every((word) => text.includes(word))) return [];
    const score = name.startsWith(whole) ? 0 : name.split(/\s+/).some((part) => part.startsWith(words[0] ?? '')) ? 1 : 2;
    return [{ item, score, index }];
  });
  return scored.toSorted((a, b) => a.score - b.score || a.index - b.index).map(({ item }) => item);
}

/** A page that was open. */
export interface Seen {
  href: string;
  label: string;
}

/** Puts the page seen last in front; each page stands once, and only so many are kept. */
export function seenNext(before: readonly Seen[], now: Seen, most = 6): readonly Seen[] {
  return [now, ...before.filter((one) => one.href !== now.href)].slice(0, most);
}

/** Reads what was kept; anything else than a list of seen pages is forgotten. */
export function readSeen(kept: string | null): readonly Seen[] {
  try {
    const list: unknown = JSON.parse(kept ?? '[]');
    if (!Array.isArray(list)) return [];
    return list.flatMap((one: unknown): Seen[] => {
      const { href, label } = (one ?? {}) as Partial<Seen>;
      return typeof href === 'string' && /^\/(?!\/)/.test(href) && typeof label === 'string' ? [{ href, label }] : [];
    });
  } catch {
    return [];
  }
}
