/** What a press of a key asks for. */
export type KeyIntent = 'palette' | 'shortcuts' | 'next' | 'previous' | { go: string };

export interface Press {
  key: string;
  ctrl: boolean;
  meta: boolean;
  alt: boolean;
  /** A syllable is being composed (Telex, VNI, or any other input method). */
  composing: boolean;
  /** The key goes into a field, or something lies over the page. */
  busy: boolean;
  /** The key before it, when it came just before and nothing was done with it. */
  before: string | null;
}

/**
 * What a press means, or nothing. Ctrl K works everywhere but in the middle of a syllable; single keys only where nobody
 * types, only when they are on, and never with a modifier.
 */
export function intentOf(press: Press, letters: ReadonlySet<string>, single: boolean): KeyIntent | null {
  if (press.composing) return null;
  const key = press.key.length === 1 ? press.key.toLowerCase() : press.key;
  if (key === 'k' && (press.ctrl || press.meta) && !press.alt) return 'palette';
  if (!single || press.busy || press.ctrl || press.meta || press.alt) return null;
  if (press.before === 'g' && letters.has(key)) return { go: key };
  if (key === '?') return 'shortcuts';
  if (key === '/') return 'palette';
  if (key === 'j') return 'next';
  if (key === 'k') return 'previous';
  return null;
}
