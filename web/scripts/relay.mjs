/** Compiles the graphql tags. The list of persisted documents is made anew, so that nothing stale stays trusted. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const web = fileURLToPath(new URL('..', import.meta.url));
writeFileSync(`${web}persisted.json`, '{}\n');
rmSync(`${web}src/__generated__`, { recursive: true, force: true });
mkdirSync(`${web}src/__generated__`, { recursive: true });
const { status } = spawnSync('npx', ['relay-compiler', ...process.argv.slice(2)], { cwd: web, stdio: 'inherit' });
process.exit(status ?? 1);
