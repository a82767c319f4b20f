/** Writes the script that hurries ahead of the screens, and puts it into the head of the first page. */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
/** What pages ask first, by operation: `*` on every page, the others where the address says nothing more. What is null is left out. */
const FIRST = {
  '*': [['SeatMenuQuery', {}]],
  '/': [['MyWorkPageQuery', { first: 20 }]],
  '/cho-duyet': [['InboxPageQuery', {}]],
  '/viec': [['ListPageQuery', { filter: {}, orderBy: 'DUE_DATE', withProgramme: false, unit: '', withUnit: false }]],
};

/** Path pattern and module of every page, as the router names them. */
export function pagesOf(router) {
  const routes = [...router.matchAll(/path: '([^']+)',[^}]*?import\('\.\.\/(pages\/[^']+)'\)/g)];
  return routes.map(([, path, module]) => ({ pattern: `^${path.replace(/\$\w+/g, '[^/]+')}$`, module: `/src/${module}.tsx` }));
}

/** Id under which the server knows an operation. */
function documentOf(name) {
  const artifact = readFileSync(here(`../src/__generated__/${name}.graphql.ts`), 'utf8');
  const id = /"id": "([0-9a-f]{64})"/.exec(artifact)?.[1];
  if (!id) throw new Error(`${name} is not persisted`);
  return id;
}

/** Title and first line of the sign-in page, as the dictionaries have them. */
function doorOf(language) {
  const words = /export const signIn[^{]*\{([\s\S]*?)\n\};/.exec(readFileSync(here(`../src/i18n/${language}/app.ts`), 'utf8'))?.[1] ?? '';
  return ['title', 'lede'].map((key) => {
    const word = new RegExp(`^  ${key}: '([^'\\\\]+)',$`, 'm').exec(words)?.[1];
    if (!word) throw new Error(`no ${key} of the sign-in page in ${language}`);
    return word;
  });
}

/** Everything that a chunk cannot run without, itself included. */
function needed(bundle, name, seen = new Set()) {
  const chunk = bundle[name];
  if (!chunk || seen.has(name)) return seen;
  seen.add(name);
  for (const file of chunk.viteMetadata?.importedCss ?? []) seen.add(file);
  for (const one of chunk.imports ?? []) needed(bundle, one, seen);
  return seen;
}

/** Chunks that import each other run before what they need is there: constants come out empty, without a word. */
function checkOrder(bundle) {
  const done = new Set();
  const walk = (name, above) => {
    if (above.includes(name)) throw new Error(`chunks wait for each other: ${[...above.slice(above.indexOf(name)), name].join(' → ')}`);
    if (done.has(name)) return;
    for (const one of bundle[name]?.imports ?? []) walk(one, [...above, name]);
    done.add(name);
  };
  for (const name of Object.keys(bundle)) walk(name, []);
}

export function scriptOf(bundle, router) {
  checkOrder(bundle);
  const chunks = Object.values(bundle).filter((one) => one.type === 'chunk');
  const entry = chunks.find((one) => one.isEntry);
  const there = needed(bundle, entry.fileName);
  const files = [];
  const index = (file) => {
    if (!files.includes(file)) files.push(file);
    return files.indexOf(file);
  };
  const ahead = (module) => {
    const chunk = chunks.find((one) => one.moduleIds.some((id) => id.endsWith(module)));
    if (!chunk) throw new Error(`no chunk holds ${module}`);
    return [...needed(bundle, chunk.fileName)].filter((file) => !there.has(file)).map((file) => index(`/${file}`));
  };
  const pages = pagesOf(router).map(({ pattern, module }) => [pattern, ahead(module)]);
  const english = ahead('/src/i18n/en.ts');
  const questions = Object.fromEntries(Object.entries(FIRST).map(([path, asked]) => [path, asked.map(([name, variables]) => [documentOf(name), variables])]));
  return readFileSync(here('start.js'), 'utf8')
    .replace(/\/\*\*[\s\S]*?\*\/\n/, '')
    .replace('__PAGES__', () => JSON.stringify(pages))
    .replace('__FILES__', () => JSON.stringify(files))
    .replace('__QUESTIONS__', () => JSON.stringify(questions))
    .replace('__ENGLISH__', () => JSON.stringify(english))
    .replace('__DOOR__', () => JSON.stringify({ vi: doorOf('vi'), en: doorOf('en') }));
}

export function startScript() {
  let dist = '';
  let made = null;
  return {
    name: 'start-script',
    apply: 'build',
    configResolved(config) {
      dist = config.build.outDir.startsWith('/') ? config.build.outDir : `${config.root}/${config.build.outDir}`;
    },
    transformIndexHtml: {
      order: 'post',
      handler(_html, { bundle }) {
        const text = scriptOf(bundle, readFileSync(here('../src/app/router.tsx'), 'utf8'));
        made = { name: `assets/start-${createHash('sha256').update(text).digest('base64url').slice(0, 8)}.js`, text };
        return [{ tag: 'script', attrs: { async: true, fetchpriority: 'high', src: `/${made.name}` }, injectTo: 'head-prepend' }];
      },
    },
    writeBundle() {
      writeFileSync(`${dist}/${made.name}`, made.text);
    },
  };
}
