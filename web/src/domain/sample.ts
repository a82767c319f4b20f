const hex = (bytes: ArrayBuffer): string => Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');
const sha256 = async (text: string): Promise<string> => hex(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
/** By code unit, as the server sorts: never by the language of the screen. */
const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** What an assignment is called where samples are drawn: the part of its id after the last underscore. */
export const drawnName = (id: string): string => id.slice(id.lastIndexOf('_') + 1).split('@')[0] ?? id;

/** The sample that this seed gives: of everything to draw from, in the order of SHA-256 over `seed/name`, the first so many. */
export async function drawAgain(seed: string, population: readonly string[], size: number): Promise<string[]> {
  const ordered = await Promise.all([...new Set(population)].map(async (name) => ({ name, hash: await sha256(`${seed}/${name}`) })));
  return ordered.toSorted((a, b) => byText(a.hash, b.hash) || byText(a.name, b.name)).slice(0, size).map(({ name }) => name);
}

/** What tells one population from another: SHA-256 over the sorted names, each followed by a line feed. */
export async function digestOf(population: readonly string[]): Promise<string> {
  return sha256([...new Set(population)].toSorted(byText).map((name) => `${name}\n`).join(''));
}

/** How to draw it again with `sha256sum` and `sort` alone; `viec.txt` holds one name a line. */
export function drawByHand(seed: string, size: number): string {
  const quoted = `'${seed.replaceAll("'", "'\\''")}'`;
  return `seed=${quoted}\nwhile read -r id; do printf '%s %s\\n' "$(printf '%s/%s' "$seed" "$id" | sha256sum | cut -c1-64)" "$id"; done < viec.txt | LC_ALL=C sort | head -n ${size}`;
}
