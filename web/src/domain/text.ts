/** Text as it is sent: composed (NFC), without white space at the ends. */
export function clean(text: string): string {
  return text.normalize('NFC').trim();
}

/** The text, or nothing when nothing was typed. */
export function cleanOrNull(text: string): string | null {
  const cleaned = clean(text);
  return cleaned === '' ? null : cleaned;
}

/** Every text inside a value, composed. Dates, ids and numbers pass unchanged. */
export function composed<Value>(value: Value): Value {
  if (typeof value === 'string') return value.normalize('NFC') as Value;
  if (Array.isArray(value)) return value.map((item: unknown) => composed(item)) as Value;
  if (value !== null && typeof value === 'object') {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, composed(item)])) as Value;
  }
  return value;
}

/** Without tones and marks, with đ as d, in small letters: for finding. */
export function folded(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd').toLowerCase().trim();
}

/** A sentence of its own: a capital at its beginning, a full stop at its end. */
export function sentence(words: string): string {
  const whole = words.trim();
  return whole === '' ? '' : `${whole.charAt(0).toLocaleUpperCase('vi')}${whole.slice(1)}${/[.!?…]$/.test(whole) ? '' : '.'}`;
}
