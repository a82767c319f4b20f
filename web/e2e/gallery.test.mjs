/**
 * Every page and state in both languages, on a phone and at a desk, light and dark: accessible, within the screen, in one
 * language, without a fault. SAURO_SHOTS names a folder for the pictures.
 */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { accessible, accounts, base, close, contrasts, DESK, fits, NARROW, PHONE, settled, shot, signIn, visitor } from './harness.mjs';
import { foreign, textsOnScreen } from './gallery/words.mjs';
import { pages, sources } from './gallery/states.mjs';

const PAST = '2026-06-30T17:00';
const account = async (name) => {
  const found = (await accounts()).find((one) => one.account === name);
  assert.ok(found, `the demonstration has the account ${name}`);
  return found;
};

/** Goes to an address as a link does, without loading everything again. */
async function go(page, path) {
  await page.evaluate((to) => {
    window.history.pushState({}, '', to);
    window.dispatchEvent(new PopStateEvent('popstate', { state: {} }));
  }, path);
  await page.waitForTimeout(60);
  await settled(page);
}

/** Light or dark, where the page stands. */
async function scheme(page, colorScheme) {
  await page.emulateMedia({ colorScheme });
  await page.waitForFunction((wanted) => document.documentElement.dataset.mantineColorScheme === wanted, colorScheme);
}

/** Addresses with an id in them, found once. */
async function discover(page) {
  const visit = {};
  for (const [name, from, selector] of sources) {
    await go(page, typeof from === 'function' ? from(visit) : from);
    const link = page.locator(selector).first();
    await link.waitFor({ state: 'attached' });
    visit[name] = (await link.getAttribute('href')).split(/[?#]/)[0];
  }
  return visit;
}

/** A promise, and what settles it. */
function withResolvers() {
  const parts = {};
  parts.promise = new Promise((resolve) => { parts.resolve = resolve; });
  return parts;
}

const addressOf = (state, visit) => (typeof state.path === 'function' ? state.path(visit) : state.path);
const pastOf = (path) => `${path}${path.includes('?') ? '&' : '?'}luc=${PAST}`;
let visit;

before(async () => {
  const who = await visitor();
  await signIn(who.page, await account('chutich'));
  visit = await discover(who.page);
  await who.context.close();
});
after(close);

describe('the gallery', { concurrency: 2 }, () => {
  for (const language of ['vi', 'en']) {
    for (const [size, viewport] of [['phone', PHONE], ['desk', DESK]]) {
      describe(`${language}, ${size}`, { concurrency: 1 }, () => {
        let who;
        let page;
        let strange;

        before(async () => {
          strange = await foreign(language);
          who = await visitor({ viewport, language });
          page = who.page;
        });
        after(() => who.context.close());

        /** One state, seen in light and dark. */
        const seen = async (name) => {
          await settled(page);
          await accessible(page, name, language);
          await fits(page, name);
          assert.deepEqual(strange(await page.evaluate(textsOnScreen, language)), [], `${name}: only one language`);
          await shot(page, `${name}-${language}-${size}`);
          await scheme(page, 'dark');
          await contrasts(page, `${name}, dark`);
          await shot(page, `${name}-${language}-${size}-dark`);
          await scheme(page, 'light');
        };

        test('sign in', async () => {
          await page.goto(`${base}/dang-nhap`);
          await seen('sign-in');
          await page.locator('form button[type=submit]').click();
          await page.getByRole('alert').waitFor();
          await seen('sign-in-refused');
          await signIn(page, await account('chutich'));
        });

        for (const state of pages.filter(({ past }) => past !== 'only')) {
          test(state.name, async () => {
            await go(page, addressOf(state, visit));
            await state.into?.(page);
            await seen(state.name);
            await state.leave?.(page);
          });
        }

        // The moment stays in the address from page to page, so the past comes last.
        for (const state of pages.filter(({ past }) => past)) {
          test(`${state.name}, looking back`, async () => {
            await go(page, state.past === 'only' ? addressOf(state, visit) : pastOf(addressOf(state, visit)));
            await seen(`${state.name}-past`);
          });
        }

        test('the report of a lead, on their own first screen', async () => {
          const lead = await visitor({ viewport, language });
          await signIn(lead.page, await account('tp-kinhte'));
          await lead.page.locator('[id^="bao-cao-"]').first().click();
          await lead.page.locator('form.quick').waitFor();
          await accessible(lead.page, 'report', language);
          await fits(lead.page, 'report');
          assert.deepEqual(strange(await lead.page.evaluate(textsOnScreen, language)), []);
          await shot(lead.page, `my-work-report-${language}-${size}`);
          assert.deepEqual(lead.faults, []);
          await lead.context.close();
        });

        test('no script fault, nothing against the content policy', () => assert.deepEqual(who.faults, []));
      });
    }
  }
});

describe('while it loads, and when it cannot', () => {
  let who;
  let page;
  before(async () => {
    who = await visitor({ viewport: PHONE });
    page = who.page;
    await signIn(page, await account('chutich'));
  });
  after(() => who.context.close());

  for (const state of pages.filter((one) => !one.into && one.past !== 'only' && !one.name.startsWith('settings-keys') && !/not-found|about/.test(one.name))) {
    test(state.name, async () => {
      // The page's own chunk is there; its data are not.
      const { promise: held, resolve: release } = withResolvers();
      await page.route('**/graphql', async (route) => {
        await held;
        await route.abort('failed').catch(() => undefined);
      });
      try {
        await page.evaluate(([to]) => {
          window.history.pushState({}, '', to);
          window.dispatchEvent(new PopStateEvent('popstate', { state: {} }));
        }, [`${addressOf(state, visit)}${addressOf(state, visit).includes('?') ? '&' : '?'}luc=2026-0${1 + (pages.indexOf(state) % 9)}-15T08:00`]);
        await page.locator('.loading, h1').first().waitFor();
        await accessible(page, `${state.name}, loading`, 'vi', { heading: false });
        await shot(page, `${state.name}-loading`);
        release();
        await page.getByRole('button', { name: 'Thử lại' }).first().waitFor({ timeout: 5_000 }).catch(() => undefined);
        await settled(page);
        await accessible(page, `${state.name}, failed`, 'vi', { heading: false });
        await fits(page, `${state.name}, failed`);
        await shot(page, `${state.name}-failed`);
      } finally {
        release();
        await page.unroute('**/graphql');
      }
    });
  }
});

test('without the power to give, the screens say so and stay whole', async () => {
  const who = await visitor({ viewport: PHONE });
  const all = await accounts();
  const staff = all.find((one) => /chuyên viên/i.test(one.office)) ?? all.at(-1);
  await signIn(who.page, staff);
  for (const path of ['/giao-viec/moi', '/giao-viec/bang', '/cho-duyet', '/tham-quyen/trao', '/cai-dat', '/cai-dat/lich', '/cai-dat/van-ban']) {
    await go(who.page, path);
    await accessible(who.page, `no-permission ${path}`, 'vi');
    await fits(who.page, path);
    await shot(who.page, `no-permission${path.replaceAll('/', '-')}`);
  }
  assert.deepEqual(who.faults, []);
  await who.context.close();
});

test('at 320 pixels, and with the text at 200 %, nothing sticks out', async () => {
  const who = await visitor({ viewport: NARROW });
  await signIn(who.page, await account('chutich'));
  const here = pages.filter(({ past, leave }) => past !== 'only' && !leave);
  for (const state of here) {
    await go(who.page, addressOf(state, visit));
    await fits(who.page, `${state.name} at 320 px`);
  }
  await who.page.setViewportSize({ width: 640, height: 900 });
  await who.page.evaluate(() => { document.documentElement.style.fontSize = '200%'; });
  for (const state of here) {
    await go(who.page, addressOf(state, visit));
    await fits(who.page, `${state.name} at 200 %`);
  }
  await who.context.close();
});

test('by keyboard alone: the skip link leads to the content, a menu opens and closes', async () => {
  const who = await visitor();
  const { page } = who;
  await signIn(page, await account('tp-kinhte'));
  await page.reload();
  await settled(page);
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => document.activeElement?.className), 'skip-link');
  await page.keyboard.press('Enter');
  assert.equal(await page.evaluate(() => document.activeElement?.id), 'noi-dung');
  await page.getByRole('button', { name: /Chọn chức vụ/ }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('menu').waitFor();
  await accessible(page, 'seat menu', 'vi');
  await page.keyboard.press('Escape');
  await page.getByRole('menu').waitFor({ state: 'detached' });
  await who.context.close();
});

test('signing out closes the door', async () => {
  const who = await visitor();
  const { page } = who;
  await signIn(page, await account('tp-kinhte'));
  await page.getByRole('button', { name: /Chọn chức vụ/ }).click();
  await page.getByRole('menuitem', { name: 'Đăng xuất' }).click();
  await page.waitForURL(/\/dang-nhap/);
  await page.getByText('Bạn đã đăng xuất.').waitFor();
  await page.goto(`${base}/viec`);
  await page.waitForURL(/\/dang-nhap/);
  await who.context.close();
});
