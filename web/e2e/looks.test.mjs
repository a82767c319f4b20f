/** How every page looks: light and dark, high contrast, less motion, paper. */
import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { accessible, accounts, base, close, PHONE, settled, shot, signIn, visitor } from './harness.mjs';

after(close);

const enter = async (options) => {
  const who = await visitor(options);
  await signIn(who.page, (await accounts()).find((one) => one.account === 'chutich'));
  return who;
};
const colour = (page, selector, property) => page.locator(selector).first().evaluate((one, name) => getComputedStyle(one).getPropertyValue(name), property);
const light = (rgb) => rgb.match(/\d+/g).slice(0, 3).map(Number).reduce((sum, part) => sum + part, 0) > 380;
/** A choice shows with the next frame that is drawn. */
const becomesLight = (page) =>
  page.waitForFunction(() => getComputedStyle(document.body).backgroundColor.match(/\d+/g).slice(0, 3).reduce((sum, part) => sum + Number(part), 0) > 380);

describe('looks', () => {
  test('a dark device gets a dark screen from the first paint on, and a choice is kept', async () => {
    const who = await enter({ viewport: PHONE });
    const { page } = who;
    await page.emulateMedia({ colorScheme: 'dark' });
    // Every scheme the page ever had, from its first script on.
    await page.addInitScript(() => {
      window.schemes = [];
      new MutationObserver(() => window.schemes.push(document.documentElement?.dataset.mantineColorScheme))
        .observe(document, { attributes: true, subtree: true, attributeFilter: ['data-mantine-color-scheme'] });
    });
    await page.goto(`${base}/viec`);
    await settled(page);
    const schemes = await page.evaluate(() => window.schemes);
    assert.ok(schemes.length > 0, 'a scheme was set');
    assert.deepEqual(schemes.filter((one) => one !== 'dark'), [], 'never white, not even for a moment');
    assert.equal(light(await colour(page, 'body', 'background-color')), false);
    await accessible(page, 'dark list', 'vi');
    await page.getByRole('button', { name: 'Thêm', exact: true }).click();
    await accessible(page, 'more, dark', 'vi');
    await shot(page, 'more-dark-vi-phone');
    await page.getByLabel('Nền').selectOption('light');
    await becomesLight(page);
    await page.keyboard.press('Escape');
    await page.reload();
    await settled(page);
    assert.equal(light(await colour(page, 'body', 'background-color')), true, 'the choice is stronger than the device');
    await who.context.close();
  });

  test('high contrast: text is black or white, and nothing breaks', async () => {
    const who = await enter();
    await who.page.emulateMedia({ contrast: 'more' });
    await who.page.goto(`${base}/viec`);
    await settled(who.page);
    assert.equal(await colour(who.page, 'body', 'color'), 'rgb(0, 0, 0)');
    await accessible(who.page, 'high contrast', 'vi');
    await who.page.emulateMedia({ contrast: 'more', colorScheme: 'dark' });
    await who.page.waitForFunction(() => document.documentElement.dataset.mantineColorScheme === 'dark');
    assert.equal(await colour(who.page, 'body', 'color'), 'rgb(255, 255, 255)');
    await accessible(who.page, 'high contrast, dark', 'vi');
    await who.context.close();
  });

  test('a device that asks for less motion gets none: another scheme is there at once, whole', async () => {
    const who = await enter();
    const { page } = who;
    await page.goto(`${base}/viec`);
    await settled(page);
    const seen = await page.evaluate(() => {
      // oxlint-disable-next-line unicorn/consistent-function-scoping -- it runs in the page
      const ink = (selector) => getComputedStyle(document.querySelector(selector)).color;
      ink('body');
      document.documentElement.dataset.mantineColorScheme = 'dark';
      return { body: ink('body'), heading: ink('h1'), moving: document.getAnimations().length };
    });
    assert.equal(light(seen.body), true, 'the ink of a dark screen');
    assert.equal(seen.heading, seen.body);
    assert.equal(seen.moving, 0, 'nothing on its way');
    await who.context.close();
  });

  test('on paper: no navigation, the administrative heading, dark ink also from a dark screen', async () => {
    const who = await enter();
    const { page } = who;
    await page.goto(`${base}/bao-cao`);
    await settled(page);
    await page.emulateMedia({ colorScheme: 'dark', media: 'print' });
    for (const selector of ['.masthead', 'nav', '.foot']) assert.equal(await page.locator(selector).first().isVisible(), false, `${selector} is not printed`);
    assert.ok(await page.getByText('ĐẢNG CỘNG SẢN VIỆT NAM').isVisible(), 'the whole is a body of the Party');
    assert.equal(await page.getByText('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM').count(), 0);
    assert.ok(await page.locator('.print-foot').isVisible());
    assert.equal(light(await colour(page, 'body', 'color')), false);
    assert.equal(light(await colour(page, 'body', 'background-color')), true);
    const paper = await page.pdf({ format: 'A4' });
    assert.equal(paper.subarray(0, 5).toString(), '%PDF-');
    await who.context.close();
  });
});
