/** The list: columns, order and filters in the address, kept views, spreadsheet, keyboard, and scrolling without a stall. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { accessible, accounts, base, close, DESK, settled, signIn, visitor } from './harness.mjs';

let who;
let page;
before(async () => {
  who = await visitor({ viewport: DESK });
  page = who.page;
  await signIn(page, (await accounts()).find((one) => one.account === 'chutich'));
  await page.goto(`${base}/viec`);
  await settled(page);
});
after(close);

test('columns stand in the address and come back with it', async () => {
  await page.getByText('Chọn cột').click();
  await page.getByLabel('Hạn ban đầu').check();
  await page.waitForURL(/cot=/);
  await page.getByRole('columnheader', { name: 'Hạn ban đầu' }).waitFor();
  await page.reload();
  await settled(page);
  await page.getByRole('columnheader', { name: 'Hạn ban đầu' }).waitFor();
});

test('a view is kept under a name, found again, and removed', async () => {
  await page.goto(`${base}/viec?time=OVERDUE&xep=CODE`);
  await settled(page);
  await page.getByRole('button', { name: 'Lưu cách xem này' }).click();
  await page.getByRole('button', { name: 'Lưu', exact: true }).click();
  await page.getByText('Đặt một tên.').waitFor();
  await page.getByLabel('Tên cách xem').fill('Quá hạn theo mã');
  await page.getByRole('button', { name: 'Lưu', exact: true }).click();
  await page.goto(`${base}/viec`);
  await settled(page);
  await page.getByRole('link', { name: 'Quá hạn theo mã' }).click();
  await page.waitForURL(/time=OVERDUE.*xep=CODE|xep=CODE.*time=OVERDUE/);
  await page.getByRole('button', { name: 'Xóa cách xem “Quá hạn theo mã”' }).click();
  assert.equal(await page.getByRole('link', { name: 'Quá hạn theo mã' }).count(), 0);
});

test('the spreadsheet has every row, a head, and no formula', async () => {
  await page.goto(`${base}/viec?time=OVERDUE`);
  await settled(page);
  const total = Number((await page.getByText(/^\d+ việc/).first().textContent()).match(/\d+/)[0]);
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Tải bảng tính (CSV)' }).click()]);
  assert.match(file.suggestedFilename(), /^danh-muc-viec-\d{4}-\d{2}-\d{2}\.csv$/);
  const text = await readFile(await file.path(), 'utf8');
  assert.ok(text.startsWith('\uFEFFMã,Việc,'), 'byte order mark and head');
  assert.equal(text.trim().split('\r\n').length, total + 1);
});

test('J and K walk through the rows, Enter opens', async () => {
  await page.goto(`${base}/viec`);
  await settled(page);
  const code = () => page.evaluate(() => document.activeElement?.getAttribute('href') ?? '');
  await page.keyboard.press('j');
  const first = await code();
  await page.keyboard.press('j');
  const second = await code();
  assert.ok(first.startsWith('/viec/') && second.startsWith('/viec/') && first !== second);
  await page.keyboard.press('k');
  assert.equal(await code(), first);
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => url.pathname === first.replace(/\?.*/, ''));
});

test('scrolling to the end reads on, draws only what is near, and never holds the page up for long', async () => {
  await page.goto(`${base}/viec`);
  await settled(page);
  const total = Number((await page.getByText(/^\d+ việc/).first().textContent()).match(/\d+/)[0]);
  await page.evaluate(() => {
    window.held = [];
    new PerformanceObserver((list) => window.held.push(...list.getEntries().map((one) => one.duration))).observe({ type: 'longtask', buffered: false });
  });
  const wanted = Math.min(total, 300);
  for (let turn = 0; turn < 60; turn += 1) {
    await page.mouse.wheel(0, 4000);
    await page.waitForTimeout(150);
    const shown = await page.getByText(/đang hiện (\d+)/).first().textContent().catch(() => null);
    if (!shown || Number(shown.match(/hiện (\d+)/)[1]) >= wanted) break;
  }
  const drawn = await page.locator('main tbody tr').count();
  assert.ok(drawn < wanted, `${drawn} rows are drawn of ${wanted}`);
  const longest = await page.evaluate(() => Math.max(0, ...window.held));
  console.log(`longest hold while scrolling: ${Math.round(longest)} ms, rows drawn: ${drawn} of ${total}`);
  assert.ok(longest < 1_000, `the page was held up for ${longest} ms`);
  await page.evaluate(() => window.scrollTo(0, 0));
  await accessible(page, 'list', 'vi');
  assert.deepEqual(who.faults, []);
});
