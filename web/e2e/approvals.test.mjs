/** Chờ tôi duyệt on a phone: take back, refuse with a reason, agree, and the next one comes by itself. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { accessible, accounts, base, close, fits, PHONE, settled, shot, signIn, visitor } from './harness.mjs';

let who;
let page;
const heading = () => page.locator('#inbox-heading').textContent();
const place = () => page.getByText(/^Mục \d+ trên \d+$/).textContent();
const total = async () => Number((await place()).match(/trên (\d+)/)[1]);

/** Goes on until a request of this kind is on the screen. */
async function find(kind) {
  await page.goto(`${base}/cho-duyet`);
  await settled(page);
  for (;;) {
    await page.locator('#inbox-heading').waitFor();
    if (await page.locator('.inbox-item .chip', { hasText: kind }).isVisible()) return;
    const earlier = await place();
    await page.getByRole('button', { name: 'Để sau' }).click();
    await page.waitForFunction((text) => !document.body.textContent.includes(text), earlier);
  }
}

before(async () => {
  who = await visitor({ viewport: PHONE });
  page = who.page;
  await signIn(page, (await accounts()).find((one) => one.account === 'pct-kinhte'));
});
after(close);

test('each request says what is asked, by whom, on what basis and what follows', async () => {
  await find('Nghiệm thu kết quả');
  for (const words of ['Kết quả phải có', 'Minh chứng đã nộp', 'Chờ từ', 'Căn cứ của việc', 'Sổ thời hạn đến nay', 'Nếu đồng ý:', 'Nếu không:']) assert.ok((await page.locator('main').textContent()).includes(words), words);
  await fits(page, 'approvals');
  await accessible(page, 'approvals', 'vi');
  await shot(page, 'approvals-phone');
});

test('refusing asks for a reason; agreeing can be taken back until it is sent', async () => {
  await find('Nghiệm thu kết quả');
  await page.getByRole('button', { name: 'Trả lại', exact: true }).click();
  await page.getByText('Nêu lý do để người nhận biết phải làm gì.').waitFor();
  const [title, earlier] = [await heading(), await total()];
  await page.getByRole('button', { name: 'Nghiệm thu', exact: true }).click();
  await page.getByText('sẽ gửi sau vài giây').waitFor();
  assert.equal(await total(), earlier - 1);
  await page.getByRole('button', { name: 'Hoàn tác' }).click();
  await page.getByText('Chưa gửi gì cho').waitFor();
  assert.equal(await total(), earlier);
  assert.equal(await heading(), title, 'it is back on the screen');
});

test('a refusal with its reason is recorded, and the next request comes by itself', async () => {
  await find('Nghiệm thu kết quả');
  const earlier = await total();
  const code = await page.locator('.inbox-item .code').textContent();
  await page.locator('#inbox-words').fill('Thiếu biên bản nghiệm thu khối lượng.');
  await page.getByRole('button', { name: 'Trả lại', exact: true }).click();
  await page.getByRole('button', { name: 'Gửi ngay' }).click();
  await page.getByText(`Đã ghi: Trả lại, ${code}.`).waitFor();
  assert.equal(await total(), earlier - 1);
  await page.goto(`${base}/viec/${code}`);
  await settled(page);
  await page.getByText('Thiếu biên bản nghiệm thu khối lượng.').first().waitFor();
});

test('accepting a result is one tap and is sent by itself', async () => {
  await find('Nghiệm thu kết quả');
  const code = await page.locator('.inbox-item .code').textContent();
  await page.getByRole('button', { name: 'Nghiệm thu', exact: true }).click();
  await page.getByText(`Đã ghi: Nghiệm thu, ${code}.`).waitFor({ timeout: 25_000 });
  await page.goto(`${base}/viec/${code}`);
  await settled(page);
  await page.getByText('Đã nghiệm thu').first().waitFor();
  assert.equal(await page.getByText('Đang chờ:').count(), 0, 'an accepted assignment waits for nobody');
});

test('as a list, and in the past without answers', async () => {
  await page.goto(`${base}/cho-duyet?xem=danh-sach`);
  await settled(page);
  assert.ok((await page.locator('tbody tr').count()) > 0);
  await accessible(page, 'approvals as a list', 'vi');
  await page.goto(`${base}/cho-duyet?luc=2026-11-20T10:00`);
  await settled(page);
  assert.equal(await page.locator('#inbox-words').count(), 0);
  assert.deepEqual(who.faults, []);
});
