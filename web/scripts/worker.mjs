/** Writes the service worker with the list of everything that the build made. */
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const template = fileURLToPath(new URL('worker.js', import.meta.url));

/** Paths to keep, and a name that changes whenever one of them does. */
export function contents(dist) {
  const files = readdirSync(dist, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath}/${entry.name}`.slice(dist.length).replace(/^\/*/, '/'))
    .filter((path) => path !== '/sw.js' && path !== '/index.html' && !path.endsWith('.map'))
    .toSorted();
  const print = createHash('sha256');
  for (const path of files) print.update(path).update(readFileSync(`${dist}${path}`));
  return { files, version: `sauro-${print.digest('hex').slice(0, 16)}` };
}

export function serviceWorker() {
  let dist = '';
  return {
    name: 'service-worker',
    apply: 'build',
    configResolved(config) {
      dist = config.build.outDir.startsWith('/') ? config.build.outDir : `${config.root}/${config.build.outDir}`;
    },
    closeBundle() {
      const { files, version } = contents(dist);
      const text = readFileSync(template, 'utf8').replace('__VERSION__', version).replace('__FILES__', JSON.stringify(files));
      writeFileSync(`${dist}/sw.js`, text);
    },
  };
}
