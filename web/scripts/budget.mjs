/**
 * Fails when the first load or a lazy chunk outgrows its budget; with --growth also when it has grown by more than 5 %
 * over what sizes.json holds. `npm run budget -- --keep` writes the sizes of now there, to be committed with the change that
 * needed them. Sizes are brotli, as the server sends them.
 */
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';

const BUDGET = { js: 230, css: 35, chunk: 120 };
const GROWTH = 1.05;
/** A small chunk may grow by so much whatever its share, in KB. */
const SLACK = 1;
const dist = fileURLToPath(new URL('../dist/', import.meta.url));
const kept = fileURLToPath(new URL('../sizes.json', import.meta.url));
const brotli = (file) => brotliCompressSync(readFileSync(dist + file)).length / 1024;
const sum = (files) => files.reduce((total, file) => total + brotli(file), 0);
/** assets/MyWorkPage-Co5m2uJ5.js → MyWorkPage.js: the name without what changes with every build. */
const nameOf = (file) => file.replace(/^assets\//, '').replace(/-[\w-]{8}(\.\w+)$/, '$1');

const html = readFileSync(`${dist}index.html`, 'utf8');
const named = [...html.matchAll(/(?:src|href)="\/(assets\/[^"]+\.(?:js|css))"/g)].map((match) => match[1]);
const first = new Set(named);
const sizes = { 'first load, JavaScript': sum(named.filter((file) => file.endsWith('.js'))), 'first load, CSS': sum(named.filter((file) => file.endsWith('.css'))) };
for (const file of readdirSync(`${dist}assets`).map((name) => `assets/${name}`)) {
  if (!/\.(js|css)$/.test(file) || first.has(file)) continue;
  // Chunks that share a name count as one.
  sizes[nameOf(file)] = (sizes[nameOf(file)] ?? 0) + brotli(file);
}

const failures = [];
const before = JSON.parse(readFileSync(kept, 'utf8'));
for (const [what, size] of Object.entries(sizes).toSorted((a, b) => b[1] - a[1])) {
  const most = what === 'first load, JavaScript' ? BUDGET.js : what === 'first load, CSS' ? BUDGET.css : BUDGET.chunk;
  const last = before[what];
  console.log(`${what}: ${size.toFixed(1)} KB of ${most} KB${last === undefined ? ', new' : `, was ${last} KB`}`);
  if (size > most) failures.push(`${what} is over its budget`);
  if (process.argv.includes('--growth') && last !== undefined && size > Math.max(last * GROWTH, last + SLACK)) failures.push(`${what} has grown from ${last} to ${size.toFixed(1)} KB`);
}
if (process.argv.includes('--keep')) writeFileSync(kept, `${JSON.stringify(Object.fromEntries(Object.entries(sizes).map(([what, size]) => [what, Number(size.toFixed(1))])), null, 2)}\n`);
else if (failures.length > 0) {
  console.error(failures.join('\n'));
  process.exit(1);
}
