/** Fails when the first load or a lazy chunk outgrows its budget. Sizes are brotli, as the server sends them. */
import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';

const BUDGET = { js: 230, css: 35, chunk: 120 };
const dist = fileURLToPath(new URL('../dist/', import.meta.url));
const brotli = (file) => brotliCompressSync(readFileSync(dist + file)).length / 1024;

const html = readFileSync(`${dist}index.html`, 'utf8');
const named = [...html.matchAll(/(?:src|href)="\/(assets\/[^"]+\.(?:js|css))"/g)].map((match) => match[1]);
const first = new Set(named);
const sum = (files) => files.reduce((total, file) => total + brotli(file), 0);

const js = sum(named.filter((file) => file.endsWith('.js')));
const css = sum(named.filter((file) => file.endsWith('.css')));
const lazy = readdirSync(`${dist}assets`)
  .map((name) => `assets/${name}`)
  .filter((file) => /\.(js|css)$/.test(file) && !first.has(file))
  .map((file) => [file, brotli(file)])
  .toSorted((a, b) => b[1] - a[1]);

const failures = [];
const check = (what, size, most) => {
  console.log(`${what}: ${size.toFixed(1)} KB of ${most} KB`);
  if (size > most) failures.push(what);
};
check('first load, JavaScript', js, BUDGET.js);
check('first load, CSS', css, BUDGET.css);
for (const [file, size] of lazy) check(`lazy ${file}`, size, BUDGET.chunk);
if (failures.length > 0) {
  console.error(`Over budget: ${failures.join(', ')}`);
  process.exit(1);
}
