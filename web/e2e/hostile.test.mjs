/** Hostile text in every free-text field: it is kept as text, shown as text, and breaks no layout. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { accounts, base, close, DESK, fits, NARROW, PHONE, settled, signIn, visitor } from './harness.mjs';

const HTML = '<img src=x onerror="window.hit=1"><script>window.hit=1</script><b>đậm</b>';
const RTL = '\u200Fđảo\u200F \u0627\u0644\u0639\u0631\u0628\u064A\u0629';
const EMOJI = '👩🏽‍💼🇻🇳🏳️‍🌈';
const NFD = 'Rà soát tổ dân phố'.normalize('NFD');
const LONG = 'khôngcókhoảngtrắng'.repeat(20);
const mark = `HT${Date.now() % 1e6}`;
const line = `${mark} ${HTML} ${RTL} ${EMOJI} ${NFD}`;
/** Ten thousand characters, with a word that no line can hold. */
const prose = `${line}\n${LONG}\n`.padEnd(9_990, 'Nội dung dài. ') + ' hết.';

const named = async (name) => {
  const found = (await accounts()).find((one) => one.account === name);
  assert.ok(found, `the demonstration has the account ${name}`);
  return found;
};
async function pick(page, label, typed) {
  const field = page.getByRole('combobox', { name: label }).first();
  await field.fill(typed);
  await page.getByRole('listbox', { name: label }).first().getByRole('option').first().click();
}
const whole = (text) => text.normalize('NFC').replace(/\s+/g, ' ');

/** What stands on the page now is text, within the screen, and nothing in it has run. */
async function harmless(page, where) {
  await settled(page);
  const screen = page.viewportSize();
  for (const size of [screen, NARROW, PHONE, DESK]) {
    await page.setViewportSize(size);
    await fits(page, `${where} at ${size.width} px`);
  }
  await page.setViewportSize(screen);
  assert.equal(await page.evaluate(() => window.hit), undefined, `${where}: nothing has run`);
  assert.equal(await page.locator('main img[src="x"], main script, main b').count(), 0, `${where}: no markup`);
}

describe('hostile text', () => {
  let giver;
  let lead;
  let code;

  before(async () => {
    giver = await visitor({ viewport: DESK });
    lead = await visitor({ viewport: PHONE });
    await signIn(giver.page, await named('pct-kinhte'));
    await signIn(lead.page, await named('tp-kinhte'));
  });
  after(close);

  test('a mark that turns the writing round is refused in words, at its section', async () => {
    const { page } = giver;
    await page.goto(`${base}/giao-viec/moi`);
    await settled(page);
    await page.getByLabel('Việc phải làm', { exact: true }).fill('Lập danh sách \u202Eknihc');
    await page.getByRole('region', { name: '2. Rõ việc' }).getByText(/ký tự không được phép \(U\+202E\)/).waitFor();
    await harmless(page, 'refused mark');
  });

  test('in every field of a new assignment', async () => {
    const { page } = giver;
    await pick(page, 'Người chủ trì', 'truong phong kinh te');
    await pick(page, 'Tìm văn bản đã đăng ký', 'qd');
    await page.getByLabel('Việc phải làm', { exact: true }).fill(line);
    await page.getByLabel('Mô tả thêm', { exact: true }).fill(prose);
    await page.getByRole('radio', { name: 'Số ngày làm việc' }).check();
    await page.getByLabel('Bao nhiêu ngày làm việc', { exact: true }).fill('10');
    await page.getByLabel('Nguyên văn về thời hạn', { exact: true }).fill(line);
    await page.getByLabel('Lĩnh vực', { exact: true }).fill(`${mark} ${EMOJI}`);
    await page.getByLabel('Phải có gì khi xong', { exact: true }).fill(line);
    await page.getByLabel('Loại văn bản', { exact: true }).fill('Báo cáo');
    await page.getByLabel('Tiêu chí nghiệm thu', { exact: true }).fill(`${line} ${LONG}`);
    await page.getByRole('button', { name: 'Tôi nghiệm thu' }).click();
    await page.getByLabel('Người chủ trì chịu trách nhiệm về', { exact: true }).fill(`${line} ${LONG}`);
    await pick(page, 'Lãnh đạo phụ trách, theo dõi', 'pho chu tich ubnd');
    await page.getByLabel('Quyền cần có để làm ra kết quả', { exact: true }).fill(line);
    await page.getByText('Cả sáu điểm đều đã rõ.').waitFor();
    await harmless(page, 'form');
    await page.getByRole('button', { name: 'Xem lại trước khi giao' }).click();
    await harmless(page, 'check');
    await page.getByRole('button', { name: 'Giao việc', exact: true }).click();
    const heading = page.getByRole('heading', { level: 1, name: /Đã giao việc/ });
    await heading.waitFor();
    code = (await heading.innerText()).replace('Đã giao việc', '').trim();
  });

  test('in the acts on it: a report, a question, a request for time', async () => {
    const { page } = lead;
    await page.goto(`${base}/viec/${code}?act=ACKNOWLEDGE`);
    const acts = [
      ['ACKNOWLEDGE', 'Tiếp nhận', async () => undefined],
      ['PROGRESS_REPORT', 'Báo cáo tiến độ', async (dialog) => dialog.getByLabel('Nội dung', { exact: true }).fill(prose)],
      ['CLARITY_QUERY', 'Hỏi lại cho rõ', async (dialog) => {
        await dialog.getByRole('radio', { name: 'Rõ việc' }).check();
        await dialog.getByRole('textbox').first().fill(`${line} ${LONG}`);
      }],
    ];
    for (const [act, name, fill] of acts) {
      await page.goto(`${base}/viec/${code}?act=${act}`);
      const dialog = page.getByRole('dialog');
      await dialog.waitFor();
      await fill(dialog);
      await dialog.getByRole('button', { name, exact: true }).click();
      await dialog.waitFor({ state: 'detached' });
    }
    await harmless(page, 'assignment');
  });

  test('it is shown as it was written, composed, on every page that shows it', async () => {
    for (const [who, path] of [[lead, `/viec/${code}`], [giver, `/viec/${code}`], [giver, `/viec/${code}/lich-su`], [giver, `/viec?text=${mark}`], [lead, '/'], [giver, '/'], [giver, '/cho-duyet']]) {
      await who.page.goto(base + path);
      await settled(who.page);
      await who.page.evaluate(() => document.querySelectorAll('main details').forEach((one) => { one.open = true; }));
      await harmless(who.page, path);
      if (path.startsWith('/viec')) assert.ok(whole(await who.page.locator('main').innerText()).includes(whole(`${mark} ${HTML}`)), `${path}: the markup is read as text`);
    }
  });

  test('in the search and in a pasted table', async () => {
    const { page } = giver;
    await page.goto(`${base}/viec?text=${encodeURIComponent(line)}`);
    await harmless(page, 'search');
    await page.goto(`${base}/giao-viec/bang`);
    await settled(page);
    await page.locator('#bang-dan').fill(`Nhiệm vụ\tChủ trì\tThời hạn\n${line} ${LONG}\t${HTML}\t${RTL}`);
    await page.getByRole('button', { name: 'Đọc bảng' }).click();
    await harmless(page, 'columns');
    await page.getByRole('button', { name: /^Lập 1 dự thảo/ }).click();
    await page.getByRole('region', { name: /^Dòng 1:/ }).waitFor();
    await harmless(page, 'rows');
  });

  test('no script fault, nothing against the content policy', () => {
    assert.deepEqual(giver.faults, []);
    assert.deepEqual(lead.faults, []);
  });
});
