/** Every page in both languages, on a phone and on a desk: accessible, within the screen, no faults. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { accessible, accounts, base, close, DESK, fits, NARROW, PHONE, settled, shot, signIn, visitor } from './harness.mjs';

const views = [
  ['phone', PHONE],
  ['desk', DESK],
];
const word = {
  vi: { acts: 'Bạn có thể', check: 'Xem lại trước khi giao', seat: /Chọn chức vụ hoặc đăng xuất/ },
  en: { acts: 'You can', check: 'Check before giving', seat: /Choose a position or sign out/ },
};

after(close);

for (const language of ['vi', 'en']) {
  for (const [size, viewport] of views) {
    describe(`${language}, ${size}`, () => {
      let who;
      let account;

      before(async () => {
        account = (await accounts()).find((one) => one.account === 'pct-kinhte');
        assert.ok(account);
        who = await visitor({ viewport, language });
      });
      after(async () => {
        await who.context.close();
      });

      const seen = async (name) => {
        await settled(who.page);
        await accessible(who.page, name, language);
        await fits(who.page, name);
        await shot(who.page, `${name}-${language}-${size}`);
      };

      test('sign in', async () => {
        await who.page.goto(`${base}/dang-nhap`);
        await seen('sign-in');
        await who.page.locator('form button[type=submit]').click();
        await who.page.getByRole('alert').waitFor();
        await seen('sign-in-refused');
        await signIn(who.page, account);
      });

      test('my work', async () => {
        await seen('my-work');
        await who.page.getByRole('button', { name: word[language].seat }).click();
        await who.page.getByRole('menu').waitFor();
        await seen('seat-menu');
        await who.page.keyboard.press('Escape');
      });

      test('the list, filtered and empty', async () => {
        await who.page.goto(`${base}/viec`);
        await seen('list');
        await who.page.goto(`${base}/viec?time=OVERDUE`);
        await seen('list-overdue');
        await who.page.goto(`${base}/viec?text=khong-co-viec-nao-nhu-the`);
        await seen('list-empty');
      });

      test('an assignment and the form of an act', async () => {
        const { page } = who;
        await page.goto(`${base}/`);
        await settled(page);
        await page.locator('main table a').first().click();
        await page.waitForURL(/\/viec\//);
        await seen('assignment');
        const button = page.getByRole('region', { name: word[language].acts }).locator('button').first();
        if (await button.isVisible()) {
          await button.click();
          await page.getByRole('dialog').waitFor();
          await seen('act');
        }
      });

      test('an overdue assignment with everything unfolded', async () => {
        const { page } = who;
        await page.goto(`${base}/viec?time=OVERDUE`);
        await settled(page);
        await page.locator('main table a').first().click();
        await page.waitForURL(/\/viec\//);
        await settled(page);
        await page.evaluate(() => document.querySelectorAll('details').forEach((one) => { one.open = true; }));
        await seen('assignment-overdue');
      });

      test('giving: the form, an open calendar, the check', async () => {
        const { page } = who;
        await page.goto(`${base}/giao-viec/moi`);
        await settled(page);
        await page.waitForTimeout(1200);
        await seen('give');
        await page.locator('.date-field input').first().click();
        await page.locator('.date-day').first().waitFor();
        await seen('give-calendar');
        await page.keyboard.press('Escape');
        await page.getByRole('button', { name: word[language].check }).click();
        await seen('give-check');
      });

      test('no such page, no such assignment', async () => {
        await who.page.goto(`${base}/khong-co-trang-nay`);
        await seen('not-found');
        await who.page.goto(`${base}/viec/khong-co`);
        await seen('no-assignment');
      });

      test('no script fault, nothing against the content policy', () => assert.deepEqual(who.faults, []));
    });
  }
}

test('at 320 pixels nothing sticks out', async () => {
  const who = await visitor({ viewport: NARROW });
  await signIn(who.page, (await accounts()).find((one) => one.account === 'tp-kinhte'));
  for (const path of ['/', '/viec', '/giao-viec/moi']) {
    await who.page.goto(base + path);
    await settled(who.page);
    await fits(who.page, path);
  }
  await who.context.close();
});

test('by keyboard alone: the skip link leads to the content, a menu opens and closes', async () => {
  const who = await visitor();
  const { page } = who;
  await signIn(page, (await accounts()).find((one) => one.account === 'tp-kinhte'));
  await page.reload();
  await settled(page);
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => document.activeElement?.className), 'skip-link');
  await page.keyboard.press('Enter');
  assert.equal(await page.evaluate(() => document.activeElement?.id), 'noi-dung');
  await page.getByRole('button', { name: /Chọn chức vụ/ }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('menu').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('menu').waitFor({ state: 'detached' });
  await who.context.close();
});

test('signing out closes the door', async () => {
  const who = await visitor();
  const { page } = who;
  await signIn(page, (await accounts()).find((one) => one.account === 'tp-kinhte'));
  await page.getByRole('button', { name: /Chọn chức vụ/ }).click();
  await page.getByRole('menuitem', { name: 'Đăng xuất' }).click();
  await page.waitForURL(/\/dang-nhap/);
  await page.getByText('Bạn đã đăng xuất.').waitFor();
  await page.goto(`${base}/viec`);
  await page.waitForURL(/\/dang-nhap/);
  await who.context.close();
});
