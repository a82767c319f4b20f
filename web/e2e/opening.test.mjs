/** How the first screen opens: everything it needs is asked for at once, and nothing twice. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { accounts, base, close, PHONE, signIn, visitor } from './harness.mjs';

let who;
const asked = [];

before(async () => {
  const account = (await accounts()).find((one) => one.account === 'tp-kinhte');
  who = await visitor({ viewport: PHONE });
  await signIn(who.page, account);
  // As on a first visit: nothing kept by the worker.
  await who.page.evaluate(async () => {
    for (const one of await navigator.serviceWorker.getRegistrations()) await one.unregister();
    for (const name of await caches.keys()) await caches.delete(name);
  });
  who.page.on('request', (request) => asked.push({ path: new URL(request.url()).pathname, body: request.postDataJSON?.() ?? null }));
});
after(async () => {
  await who.context.close();
  await close();
});

const open = async (path) => {
  asked.length = 0;
  await who.page.goto(base + path);
  await who.page.locator('h1').waitFor();
  await who.page.locator('main:not([aria-busy])').waitFor();
};
const count = (path) => asked.filter((one) => one.path === path).length;

test('the page as it comes has the frame of the screens and says that it is busy', async () => {
  const html = await (await fetch(`${base}/`)).text();
  assert.match(html, /<main[^>]*aria-busy="true"/);
  assert.match(html, /class="masthead opening"/);
  assert.match(html, /<script async fetchpriority="high" src="\/assets\/start-[\w-]{8}\.js"/);
});

test('the first screen is asked for once: its code is named ahead, its rows come with the first answers', async () => {
  const { page } = who;
  await open('/');
  await page.locator('.work-title').first().waitFor();
  assert.ok(await page.locator('link[rel="modulepreload"][href^="/assets/MyWorkPage"]').count() > 0, 'the page\'s own code is preloaded');
  const rows = asked.filter((one) => one.path === '/graphql' && one.body?.variables && 'first' in one.body.variables);
  assert.equal(rows.length, 1, 'one question for the rows');
  assert.equal(count('/auth/info'), 1, 'one question who is here');
  const documents = asked.filter((one) => one.path === '/graphql').map((one) => one.body.documentId);
  assert.equal(new Set(documents).size, documents.length, 'nothing is asked twice');
  assert.ok(documents.length <= 2, `${documents.length} questions before the first rows: the page and who is here`);
});

for (const [path, row] of [['/viec', '.work-title'], ['/cho-duyet', 'h1']]) {
  test(`${path} is asked for once, and early`, async () => {
    await open(path);
    await who.page.locator(row).first().waitFor();
    const documents = asked.filter((one) => one.path === '/graphql').map((one) => one.body.documentId);
    assert.ok(documents.length > 0);
    assert.equal(new Set(documents).size, documents.length, 'what was asked early is not asked again');
  });
}

test('every file named ahead for a page is there', async () => {
  for (const path of ['/viec', '/cho-duyet', '/giao-viec/moi', '/to-chuc', '/cai-dat/van-ban']) {
    // One page after the other, as one would open them.
    // oxlint-disable-next-line no-await-in-loop
    await open(path);
    const files = await who.page.locator('head link[rel="modulepreload"]').evaluateAll((links) => links.map((link) => link.href)); // oxlint-disable-line no-await-in-loop
    const answers = await Promise.all(files.map(async (file) => (await fetch(file)).status)); // oxlint-disable-line no-await-in-loop
    assert.ok(answers.every((status) => status === 200), `${path}: ${files.filter((_, index) => answers[index] !== 200).join(', ')}`);
  }
});

test('another language comes with the first draw, not after it', async () => {
  const { page, faults } = who;
  await page.evaluate(() => window.localStorage.setItem('sauro.language', 'en'));
  await page.goto(`${base}/?lang=en`);
  await page.getByRole('heading', { level: 1, name: 'My work' }).waitFor();
  assert.equal(await page.locator('html').getAttribute('lang'), 'en');
  assert.deepEqual(faults, []);
});

for (const [path, language, title] of [['/dang-nhap', 'vi', 'Đăng nhập'], ['/viec', 'vi', 'Đăng nhập'], ['/dang-nhap', 'en', 'Sign in']]) {
  test(`${path} in ${language}: whoever is not signed in reads what this is before the code has come`, async () => {
    const visit = await visitor({ viewport: PHONE, language });
    const { page } = visit;
    let release;
    const held = new Promise((resolve) => { release = resolve; });
    await page.route('**/assets/index-*.js', async (route) => {
      await held;
      await route.continue();
    });
    await page.goto(base + path, { waitUntil: 'commit' });
    await page.getByRole('heading', { level: 1, name: title }).waitFor();
    const lede = await page.locator('.lede').textContent();
    assert.equal(await page.locator('html').getAttribute('lang'), language);
    assert.equal(await page.locator('#account').count(), 0, 'the form is not there yet');
    release();
    await page.locator('#account').waitFor();
    assert.equal(await page.locator('h1').count(), 1);
    assert.equal(await page.locator('.lede').textContent(), lede, 'the same words stay');
    assert.deepEqual(visit.faults, []);
    await visit.context.close();
  });
}
