/** The whole course of an assignment by keyboard alone, from giving to acceptance; and reading last June. The steps are those of docs/members.md. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { accounts, base, close, DESK, PHONE, settled, shot, visitor } from './harness.mjs';

const title = `Kiểm kê cây xanh bằng bàn phím ${Date.now() % 1e6}`;
const day = (days) => new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Ho_Chi_Minh', day: '2-digit', month: '2-digit', year: 'numeric' }).format(new Date(Date.now() + days * 86_400_000));

/** Presses Tab until what has the focus is called so; never touches a pointer. */
async function reach(page, name, { backwards = false, most = 160 } = {}) {
  for (let presses = 0; presses < most; presses += 1) {
    const here = await page.evaluate(() => {
      const at = document.activeElement;
      if (!at || at === document.body) return '';
      const labels = 'labels' in at && at.labels ? [...at.labels].map((label) => label.innerText) : [];
      const named = (at.getAttribute('aria-labelledby') ?? '').split(' ').map((id) => document.getElementById(id)?.innerText ?? '');
      return (at.getAttribute('aria-label') ?? '') || labels.join(' ').trim() || named.join(' ').trim() || (at.innerText ?? '').trim();
    });
    if (typeof name === 'string' ? here === name : name.test(here)) return;
    await page.keyboard.press(backwards ? 'Shift+Tab' : 'Tab');
  }
  assert.fail(`nothing called ${name} was reached with Tab`);
}
const type = (page, text) => page.keyboard.insertText(text);

async function enter(account, viewport) {
  const who = await visitor({ viewport });
  const found = (await accounts()).find((one) => one.account === account);
  assert.ok(found);
  const { page } = who;
  await page.goto(`${base}/dang-nhap`);
  await page.locator('#account').waitFor();
  await reach(page, 'Tài khoản');
  await type(page, found.account);
  await reach(page, 'Mật khẩu');
  await type(page, found.password);
  await page.keyboard.press('Enter');
  await page.waitForURL(`${base}/`);
  await settled(page);
  return who;
}

/** Types into a picker and takes the first that is found. */
async function choose(page, label, typed) {
  await reach(page, label);
  await type(page, typed);
  await page.getByRole('listbox', { name: label }).getByRole('option').first().waitFor();
  await page.waitForTimeout(700);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
}

after(close);

describe('by keyboard alone', () => {
  let giver;
  let lead;
  let code;

  before(async () => {
    giver = await enter('pct-kinhte', DESK);
    lead = await enter('tp-kinhte', DESK);
  });

  /** One act on the assignment: its form, the fields by their names, the button. */
  async function act(who, key, name, fields = {}) {
    const { page } = who;
    await page.goto(`${base}/viec/${code}?act=${key}`);
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    for (const [label, value] of Object.entries(fields)) {
      await reach(page, label);
      if (value === ' ') await page.keyboard.press('Space');
      else await type(page, value);
      if (/^\d\d\/\d\d\/\d{4}$/.test(value)) await page.keyboard.press('Tab');
    }
    await reach(page, name);
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'detached' });
    await settled(page);
  }

  test('give', async () => {
    const { page } = giver;
    await page.keyboard.press('g');
    await page.keyboard.press('g');
    await page.waitForURL(/giao-viec\/moi/);
    await settled(page);
    await choose(page, 'Người chủ trì', 'truong phong kinh te');
    await reach(page, 'Việc phải làm');
    await type(page, title);
    await choose(page, 'Tìm văn bản đã đăng ký', 'qd');
    await page.getByRole('button', { name: 'Dùng câu này: Trong 10 ngày làm việc' }).waitFor();
    await reach(page, 'Dùng câu này: Trong 10 ngày làm việc');
    await page.keyboard.press('Enter');
    await reach(page, 'Phải có gì khi xong');
    await type(page, 'Danh sách cây xanh theo tuyến');
    await reach(page, 'Loại văn bản');
    await type(page, 'Báo cáo');
    await reach(page, 'Tiêu chí nghiệm thu');
    await type(page, 'Đủ 12 tuyến, có số cây và tình trạng.');
    await reach(page, 'Tôi nghiệm thu');
    await page.keyboard.press('Enter');
    await reach(page, 'Người chủ trì chịu trách nhiệm về');
    await type(page, 'Tính đầy đủ của danh sách.');
    await choose(page, 'Lãnh đạo phụ trách, theo dõi', 'pho chu tich ubnd');
    await reach(page, 'Quyền cần có để làm ra kết quả');
    await type(page, 'Ký văn bản mời họp các tổ dân phố');
    await page.getByText('Cả sáu điểm đều đã rõ.').waitFor();
    await reach(page, 'Xem lại trước khi giao');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Xem lại trước khi giao' }).waitFor();
    await reach(page, 'Giao việc', { backwards: true });
    // The first one met is the link of the navigation when going backwards past the top: the button is what counts.
    if ((await page.evaluate(() => document.activeElement?.tagName)) !== 'BUTTON') {
      await page.keyboard.press('Shift+Tab');
      await reach(page, 'Giao việc', { backwards: true });
    }
    await page.keyboard.press('Enter');
    const heading = page.getByRole('heading', { level: 1, name: /Đã giao việc/ });
    await heading.waitFor();
    code = (await heading.innerText()).replace('Đã giao việc', '').trim();
  });

  test('acknowledge', async () => {
    const { page } = lead;
    await page.getByRole('button', { name: `Tiếp nhận: ${code}` }).waitFor();
    await reach(page, `Tiếp nhận: ${code}`);
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: `Báo cáo tiến độ: ${code}` }).waitFor();
  });

  test('query a clarity, and answer it', async () => {
    await act(lead, 'CLARITY_QUERY', 'Hỏi lại cho rõ', { 'Rõ người': ' ', 'Câu hỏi': 'Ai ký danh sách?' });
    await act(giver, 'CLARITY_ANSWER', 'Trả lời câu hỏi', { 'Trả lời': 'Trưởng phòng ký.' });
  });

  test('report progress from the first screen', async () => {
    const { page } = lead;
    await page.keyboard.press('g');
    await page.keyboard.press('v');
    await page.waitForURL(`${base}/`);
    await settled(page);
    await page.getByRole('button', { name: `Báo cáo tiến độ: ${code}` }).waitFor();
    await reach(page, `Báo cáo tiến độ: ${code}`);
    await page.keyboard.press('Enter');
    await reach(page, 'Số khác (%)');
    await type(page, '60');
    await reach(page, 'Gửi báo cáo');
    await page.keyboard.press('Enter');
    await page.getByText('60% · Đã làm được 60%.').first().waitFor();
  });

  test('ask for an extension: refused, asked again, granted', async () => {
    const request = { 'Đến ngày': day(40), 'Lý do': 'Mưa kéo dài.', 'Khách quan': ' ' };
    await act(lead, 'EXTENSION_REQUEST', 'Xin gia hạn', request);
    await act(giver, 'EXTENSION_REFUSE', 'Không đồng ý gia hạn', { 'Lý do': 'Còn đủ thời gian.' });
    await act(lead, 'EXTENSION_REQUEST', 'Xin gia hạn', { ...request, 'Lý do': 'Mưa lớn hơn dự báo.' });
    await act(giver, 'EXTENSION_GRANT', 'Đồng ý gia hạn', { 'Lý do': 'Nguyên nhân khách quan.' });
  });

  test('submit, return, submit, accept', async () => {
    await act(lead, 'RESULT_SUBMIT', 'Nộp kết quả', { 'Nội dung': 'Danh sách 11 tuyến.' });
    await act(giver, 'RESULT_RETURN', 'Trả lại làm tiếp', { 'Lý do': 'Thiếu một tuyến.' });
    await act(lead, 'RESULT_SUBMIT', 'Nộp kết quả', { 'Nội dung': 'Đủ 12 tuyến.' });
    await act(giver, 'RESULT_ACCEPT', 'Nghiệm thu');
    await giver.page.getByText('Đã nghiệm thu').first().waitFor();
    await shot(giver.page, 'keyboard-accepted');
  });

  test('nothing broke on the way', () => {
    assert.deepEqual(giver.faults, []);
    assert.deepEqual(lead.faults, []);
  });
});

test('reading last June: the first screen as it was known then, and nothing can be done to it', async () => {
  const who = await enter('tp-kinhte', PHONE);
  const { page } = who;
  await page.goto(`${base}/?luc=${new Date().getFullYear()}-06-30T17:00`);
  await settled(page);
  await page.getByText('Trang này chỉ nói về lúc này').waitFor();
  assert.equal(await page.getByRole('button', { name: /^(Báo cáo tiến độ|Tiếp nhận)/ }).count(), 0, 'no act');
  const then = page.locator('main .work-title').first();
  await then.waitFor();
  await then.focus();
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/viec\/.*luc=/);
  await settled(page);
  assert.equal(await page.getByRole('region', { name: 'Bạn có thể' }).locator('button').count(), 0, 'no act on the assignment');
  await who.context.close();
});
