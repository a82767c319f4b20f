/** Looking at the past: one moment in the address, told on every page, nothing to do there; steps, history, comparison. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { accessible, accounts, base, close, DESK, fits, PHONE, settled, shot, signIn, visitor } from './harness.mjs';

let who;
let page;
before(async () => {
  who = await visitor({ viewport: DESK });
  page = who.page;
  await signIn(page, (await accounts()).find((one) => one.account === 'pct-kinhte'));
});
after(close);

const reading = () => page.locator('.as-of-reading strong').textContent();

test('a moment chosen once stays from page to page, and the present comes back', async () => {
  await page.getByRole('button', { name: 'Xem lúc khác' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.locator('#as-of-day').fill('30/06/2026');
  await dialog.locator('#as-of-time').fill('17:00');
  await dialog.getByRole('button', { name: 'Xem', exact: true }).click();
  await page.waitForURL(/luc=2026-06-30/);
  assert.equal(await reading(), 'Đang xem lúc 30/06/2026 17:00 — chỉ đọc');
  for (const name of ['Danh mục việc', 'Chờ tôi duyệt', 'Việc của tôi']) {
    await page.getByRole('navigation').getByRole('link', { name }).first().click();
    await settled(page);
    assert.match(page.url(), /luc=2026-06-30/);
    assert.equal(await reading(), 'Đang xem lúc 30/06/2026 17:00 — chỉ đọc', name);
  }
  await page.getByRole('button', { name: 'Về hiện tại' }).click();
  await page.waitForFunction(() => !window.location.search.includes('luc='));
  assert.equal(await page.locator('.as-of').count(), 0);
});

test('the list of a past day is not the list of today, and opens assignments as they stood', async () => {
  const count = async () => Number((await page.getByText(/^\d+ việc/).first().textContent()).match(/\d+/)[0]);
  await page.goto(`${base}/viec`);
  await settled(page);
  const now = await count();
  await page.goto(`${base}/viec?luc=2026-01-15T17:00`);
  await settled(page);
  const then = await count();
  assert.ok(then > 0 && then < now, `${then} assignments then, ${now} now`);
  await page.locator('main tbody th a').first().click();
  await page.waitForURL(/\/viec\/\d{4}-\d+\?.*luc=/);
  await settled(page);
  assert.equal(await page.getByRole('region', { name: 'Bạn có thể' }).count(), 0, 'nothing can be done in the past');
  await page.getByText('Đang xem quá khứ nên không làm gì được.').waitFor();
});

test('steps go from event to event of the assignment', async () => {
  await page.goto(`${base}/viec`);
  await settled(page);
  const path = await page.locator('main tbody th a').first().getAttribute('href');
  await page.goto(`${base}${path}?luc=2026-11-20T10:00`);
  await settled(page);
  const seen = new Set([await reading()]);
  for (let step = 0; step < 2; step += 1) {
    const back = page.getByRole('button', { name: /Sự kiện trước của mục này/ });
    await back.waitFor();
    if (await back.isDisabled()) break;
    const old = await reading();
    await back.click();
    await page.waitForFunction((text) => document.querySelector('.as-of-reading strong')?.textContent !== text, old);
    await settled(page);
    seen.add(await reading());
  }
  assert.ok(seen.size > 1, 'another moment came');
});

test('an address that names no past moment says so and shows the present', async () => {
  for (const wrong of ['hom-qua', '2999-01-01', '2026-02-31']) {
    await page.goto(`${base}/viec?luc=${wrong}`);
    await settled(page);
    await page.getByText(`“${wrong}”`).waitFor();
    assert.equal(await page.locator('.as-of').count(), 0, wrong);
  }
});

test('the whole history: filters, a permalink, two moments compared, accessible', async () => {
  await page.goto(`${base}/viec?state=ACCEPTED`);
  await settled(page);
  await page.locator('main tbody th a').first().click();
  await settled(page);
  await page.getByRole('link', { name: 'Toàn bộ lịch sử' }).click();
  await page.waitForURL(/lich-su/);
  await settled(page);
  const entries = await page.locator('.moment').count();
  assert.ok(entries > 3, `${entries} entries`);
  await page.getByLabel('Loại việc đã ghi').selectOption({ label: 'Giao việc' });
  await page.waitForFunction(() => document.querySelectorAll('.moment').length === 1);
  await page.getByLabel('Từ sau mục').selectOption('-1');
  await page.waitForURL(/tu=-1/);
  assert.ok((await page.locator('.diff').first().locator('dt').count()) > 5, 'everything is new since before the beginning');
  await page.goto(page.url().replace(/\?.*/, '#muc-1'));
  await settled(page);
  await page.waitForFunction(() => document.activeElement?.id === 'muc-1');
  await accessible(page, 'history', 'vi');
  await shot(page, 'history-desk');
});

test('on a phone the past fits and is accessible', async () => {
  await page.setViewportSize(PHONE);
  await page.goto(`${base}/viec?luc=2026-06-30T17:00`);
  await settled(page);
  await fits(page, 'list of the past');
  await accessible(page, 'list of the past', 'vi');
  assert.deepEqual(who.faults, []);
});
