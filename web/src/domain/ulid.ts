const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A command id: 48 bits of time, 80 bits of chance, in Crockford base 32. */
export function ulid(now: number = Date.now(), random: Uint8Array = crypto.getRandomValues(new Uint8Array(16))): string {
  let time = '';
  for (let rest = now, place = 0; place < 10; place += 1) {
    time = (ALPHABET[rest % 32] ?? '0') + time;
    rest = Math.floor(rest / 32);
  }
  const chance = Array.from(random, (byte) => ALPHABET[byte % 32] ?? '0').join('');
  return time + chance.slice(0, 16);
}
