/** One assignment from the first word to acceptance, through two people's screens. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { accounts, base, close, DESK, PHONE, settled, shot, signIn, visitor } from './harness.mjs';

const title = `Lập danh sách tuyến phố cần chỉnh trang đợt ${Date.now() % 100_000}`;
const dayAfter = (days) => {
  const [day, month, year] = new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Ho_Chi_Minh' }).format(Date.now() + days * 86_400_000).split('/');
  return `${day}/${month}/${year}`;
};

/** Picks by typing a part of the name without tones, when the answer to what was typed is there. */
async function pick(page, label, text, scope = page) {
  const answered = page.waitForResponse((one) => one.url().endsWith('/graphql') && (one.request().postData() ?? '').includes(`"${text}"`));
  await scope.getByLabel(label, { exact: true }).first().fill(text);
  await answered;
  await page.getByRole('listbox', { name: label }).first().getByRole('option').first().click();
}

async function section(page, name) {
  const found = page.getByRole('region', { name });
  await found.waitFor();
  return found;
}

async function act(page, name) {
  const button = page.getByRole('button', { name, exact: true });
  if (!(await button.first().isVisible())) await page.getByText(/^Việc khác/).click();
  await button.first().click();
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  return dialog;
}

async function recorded(page, name) {
  await page.getByText(`Đã ghi: ${name}.`).waitFor();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await settled(page);
}

describe('an assignment from the gate to acceptance', () => {
  let giver;
  let lead;
  let code;

  before(async () => {
    const known = await accounts();
    const account = (name) => {
      const found = known.find((one) => one.account === name);
      assert.ok(found, `the demonstration has the account ${name}`);
      return found;
    };
    giver = await visitor({ viewport: DESK });
    lead = await visitor({ viewport: PHONE });
    await signIn(giver.page, account('pct-kinhte'));
    await signIn(lead.page, account('tp-kinhte'));
  });
  after(async () => {
    await close();
  });

  test('a wrong password is refused in words, and the account typed stays', async () => {
    const { page, context } = await visitor();
    await page.goto(`${base}/dang-nhap`);
    await page.locator('#account').fill('pct-kinhte');
    await page.locator('#password').fill('không phải mật khẩu này');
    await page.locator('form button[type=submit]').click();
    await page.getByRole('alert').waitFor();
    assert.match(await page.getByRole('alert').innerText(), /không đúng/);
    assert.equal(await page.locator('#account').inputValue(), 'pct-kinhte');
    await context.close();
  });

  test('a page behind the door leads to sign-in and back', async () => {
    const { page, context } = await visitor();
    await page.goto(`${base}/viec?state=IN_PROGRESS`);
    await page.waitForURL(/\/dang-nhap/);
    const [account] = (await accounts()).filter((one) => one.account === 'pct-kinhte');
    await page.locator('#account').fill(account.account);
    await page.locator('#password').fill(account.password);
    await page.locator('form button[type=submit]').click();
    await page.waitForURL(/\/viec\?state=/);
    await context.close();
  });

  test('the gate names what is not clear while the form is being filled in', async () => {
    const { page } = giver;
    await page.getByRole('navigation', { name: 'Các trang' }).getByRole('link', { name: 'Giao việc' }).click();
    await settled(page);
    const person = await section(page, '1. Rõ người');
    await person.getByText('Chưa có người chủ trì.').waitFor();
    await pick(page, 'Người chủ trì', 'truong phong kinh te');
    await person.getByText('Đã rõ').waitFor();

    await page.getByLabel('Việc phải làm', { exact: true }).fill(title);
    await pick(page, 'Tìm văn bản đã đăng ký', 'qd');
    await (await section(page, '2. Rõ việc')).getByText('Đã rõ').waitFor();

    await page.getByLabel('Phải có gì khi xong', { exact: true }).fill('Danh sách tuyến phố có ảnh hiện trạng');
    await page.getByLabel('Loại văn bản', { exact: true }).fill('Báo cáo');
    await page.getByLabel('Tiêu chí nghiệm thu', { exact: true }).fill('Đủ 12 tổ dân phố, mỗi tuyến có ảnh và chiều dài.');
    await pick(page, 'Người nghiệm thu', 'pho chu tich ubnd');
    await page.getByLabel('Người chủ trì chịu trách nhiệm về', { exact: true }).fill('Tính đầy đủ và trung thực của danh sách.');
    await pick(page, 'Lãnh đạo phụ trách, theo dõi', 'pho chu tich ubnd');
    await page.getByLabel('Quyền cần có để làm ra kết quả', { exact: true }).fill('Ký văn bản mời họp các tổ dân phố');

    const time = await section(page, '3. Rõ thời gian');
    await time.getByText('Chưa có thời hạn.').waitFor();
    await page.getByText('Còn 1 điểm chưa rõ.').waitFor();
    await shot(page, 'gate-one-missing');
  });

  test('a draft that lacks one clarity is not issued, and the clarity is named', async () => {
    const { page } = giver;
    await page.getByRole('button', { name: 'Xem lại trước khi giao' }).click();
    await page.getByRole('heading', { level: 1, name: 'Xem lại trước khi giao' }).waitFor();
    await page.getByRole('button', { name: 'Giao việc', exact: true }).click();
    const alert = page.getByRole('alert');
    await alert.waitFor();
    assert.match(await alert.innerText(), /Rõ thời gian: Chưa có thời hạn\./);
    await page.getByText(/Nội dung đã lưu thành dự thảo/).waitFor();
    await shot(page, 'gate-blocked');
  });

  test('with the deadline given it is issued, and the receipt says code, position and event', async () => {
    const { page } = giver;
    await page.getByRole('button', { name: 'Sửa phần Rõ thời gian' }).click();
    await page.getByRole('radio', { name: 'Số ngày làm việc' }).check();
    await page.getByLabel('Bao nhiêu ngày làm việc', { exact: true }).fill('10');
    await page.getByText('Cả sáu điểm đều đã rõ.').waitFor();
    await page.getByRole('button', { name: 'Xem lại trước khi giao' }).click();
    await page.getByRole('button', { name: 'Giao việc', exact: true }).click();
    const heading = page.getByRole('heading', { level: 1, name: /Đã giao việc/ });
    await heading.waitFor();
    await settled(page);
    code = (await heading.innerText()).replace('Đã giao việc', '').trim();
    assert.match(code, /\d/);
    const facts = await page.locator('main dl').innerText();
    for (const term of ['Mã việc', 'Người chủ trì', 'Hạn hoàn thành', 'Vị trí trong sổ', 'Mã sự kiện']) assert.ok(facts.includes(term), `${term} is on the receipt`);
    await shot(page, 'receipt');
  });

  test('the lead sees it at once, without loading the page again, and acknowledges', async () => {
    const { page } = lead;
    const row = page.getByRole('row').filter({ hasText: title });
    await row.waitFor();
    await shot(page, 'lead-worklist');
    await row.getByRole('button', { name: `Tiếp nhận: ${code}` }).click();
    // One tap, and the row is at once one of those in progress: there the lead goes on to the assignment.
    await page.getByRole('button', { name: `Báo cáo tiến độ: ${code}` }).waitFor();
    await page.getByRole('row').filter({ hasText: title }).getByRole('link', { name: title }).click();
    await settled(page);
    await page.getByText('Đang thực hiện').first().waitFor();
  });

  test('exactly one party is marked accountable', async () => {
    const { page } = lead;
    assert.equal(await page.getByText('Người chịu trách nhiệm duy nhất').count(), 1);
  });

  test('a report without words is stopped at its field; with words it is recorded', async () => {
    const { page } = lead;
    const dialog = await act(page, 'Báo cáo tiến độ');
    await dialog.getByRole('button', { name: 'Báo cáo tiến độ', exact: true }).click();
    await dialog.getByRole('alert').waitFor();
    assert.match(await dialog.getByRole('alert').innerText(), /Cần nhập: Nội dung\./);
    await dialog.getByLabel('Nội dung', { exact: true }).fill('Đã đi thực địa 5 trên 12 tổ dân phố.'.normalize('NFD'));
    await dialog.getByLabel(/Đã xong bao nhiêu phần trăm/).fill('40');
    await dialog.getByRole('button', { name: 'Báo cáo tiến độ', exact: true }).click();
    await recorded(page, 'Báo cáo tiến độ');
    await page.getByRole('list', { name: 'Lịch sử' }).getByText('Đã đi thực địa 5 trên 12 tổ dân phố.').first().waitFor();
  });

  test('the lead asks for more time; the ledger shows the request beside the first date', async () => {
    const { page } = lead;
    const dialog = await act(page, 'Xin gia hạn');
    await dialog.getByLabel('Đến ngày', { exact: true }).fill(dayAfter(45));
    await dialog.getByLabel('Lý do', { exact: true }).fill('Mưa lớn kéo dài, chưa vào được ba tổ dân phố.');
    await dialog.getByRole('radio', { name: 'Khách quan' }).check();
    await dialog.getByRole('button', { name: 'Xin gia hạn', exact: true }).click();
    await recorded(page, 'Xin gia hạn');
    const ledger = page.getByRole('list', { name: 'Sổ thời hạn' });
    await ledger.getByText(`Xin gia hạn đến ${dayAfter(45)}`).waitFor();
    await ledger.getByText('Chưa quyết định').waitFor();
    await shot(page, 'extension-asked');
  });

  test('the assigner grants it from “waiting for my decision”', async () => {
    const { page } = giver;
    await page.goto(`${base}/`);
    await settled(page);
    const group = await section(page, /^Chờ tôi quyết định/);
    await group.getByRole('link', { name: title }).waitFor();
    await group.getByRole('row').filter({ hasText: title }).getByRole('link', { name: title }).click();
    await settled(page);
    const dialog = await act(page, 'Đồng ý gia hạn');
    await dialog.getByLabel('Lý do', { exact: true }).fill('Nguyên nhân khách quan.');
    await dialog.getByRole('button', { name: 'Đồng ý gia hạn', exact: true }).click();
    await recorded(page, 'Đồng ý gia hạn');
    await page.getByRole('list', { name: 'Sổ thời hạn' }).getByText(`Đồng ý, hạn mới ${dayAfter(45)}`).waitFor();
    await page.getByText('đã gia hạn 1 lần').first().waitFor();
  });

  test('the lead submits and cannot accept their own result', async () => {
    const { page } = lead;
    await page.reload();
    await settled(page);
    const dialog = await act(page, 'Nộp kết quả');
    await dialog.getByLabel('Nội dung', { exact: true }).fill('Danh sách 27 tuyến, kèm ảnh và chiều dài.');
    await dialog.getByRole('button', { name: 'Nộp kết quả', exact: true }).click();
    await recorded(page, 'Nộp kết quả');
    await page.getByText('Chờ nghiệm thu').first().waitFor();
    assert.equal(await page.getByRole('button', { name: 'Nghiệm thu', exact: true }).count(), 0);
  });

  test('the assigner accepts; the history tells who did what, newest first', async () => {
    const { page } = giver;
    await page.goto(`${base}/viec/${code}?act=RESULT_ACCEPT`);
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    await dialog.getByRole('button', { name: 'Nghiệm thu', exact: true }).click();
    await recorded(page, 'Nghiệm thu');
    await page.getByText('Đã nghiệm thu').first().waitFor();
    const history = page.getByRole('list', { name: 'Lịch sử' });
    const entries = await history.getByRole('listitem').count();
    assert.ok(entries >= 8, `${entries} entries: drafted, issued, acknowledged, reported, asked, granted, submitted, accepted`);
    await shot(page, 'accepted');
  });

  test('nothing broke on the way: no script fault, nothing against the content policy', () => {
    assert.deepEqual(giver.faults, []);
    assert.deepEqual(lead.faults, []);
  });
});
