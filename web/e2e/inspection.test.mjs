/** The inspector's workspace: entries and their proof, a receipt, a bundle, and an inspection from its opening to its conclusion. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { after, before, describe, test } from 'node:test';
import { accessible, accounts, base, close, DESK, fits, PHONE, settled, shot, signIn, visitor } from './harness.mjs';

const mark = `${Date.now() % 1_000_000}`;
const title = `Kiểm tra thực hiện nhiệm vụ ${mark}`;

async function entered(name, options = {}) {
  const account = (await accounts()).find((one) => one.account === name);
  assert.ok(account, `the demonstration has the account ${name}`);
  const who = await visitor({ viewport: DESK, ...options });
  await signIn(who.page, account);
  return who;
}

async function open(page, path) {
  await page.goto(base + path);
  await settled(page);
}

/** Picks by typing a part of the name without tones. */
async function pick(page, label, text, wanted, scope = page) {
  await scope.getByRole('combobox', { name: label }).fill(text);
  const option = page.getByRole('option').filter({ hasText: wanted }).first();
  await option.waitFor();
  await option.click();
}

/** Works in another of one's seats. */
async function sit(page, seat) {
  await page.getByRole('button', { name: /Chọn chức vụ/ }).click();
  await page.getByRole('menuitem', { name: seat }).first().click();
  await page.locator('.who').getByText(seat).waitFor();
  await settled(page);
}

const day = async (scope, label, value) => {
  await scope.getByLabel(label, { exact: true }).fill(value);
  await scope.getByLabel(label, { exact: true }).press('Tab');
};
const dialogOf = (page) => page.getByRole('dialog');
const entriesOf = (page) => page.getByRole('list', { name: 'Các mục đã ghi' }).locator('> li');

/** What a press hands to the browser to save. */
async function saved(page, press) {
  const [download] = await Promise.all([page.waitForEvent('download'), press()]);
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

after(close);

describe('what was recorded', () => {
  let who;
  before(async () => { who = await entered('cn-ubkt'); });
  after(() => who.context.close());

  test('on whose behalf somebody acted is said once', async () => {
    const { page } = who;
    await open(page, '/kiem-tra?behalf=true');
    const told = await entriesOf(page).allInnerTexts();
    for (const text of told) assert.equal((text.match(/thay mặt/g) ?? []).length, 1, text);
  });

  test('an inspector narrows by type; every entry is of it', async () => {
    const { page } = who;
    await open(page, '/kiem-tra');
    await page.getByText('Thêm điều kiện').click();
    await page.getByLabel('Loại sự kiện').selectOption('assignment.extension_granted');
    await page.waitForURL(/type=assignment\.extension_granted/);
    await page.waitForFunction(() => document.querySelector('.timeline h3')?.textContent === 'Đồng ý gia hạn');
    const titles = await entriesOf(page).locator('h3').allTextContents();
    assert.ok(titles.length > 0);
    assert.deepEqual([...new Set(titles)], ['Đồng ý gia hạn']);
  });

  test('an entry opens: who, in which position, by what authority, and its place in the log', async () => {
    const { page } = who;
    const first = entriesOf(page).first();
    await first.getByText('Mở mục này').click();
    await first.getByText('Thẩm quyền đã dựa vào').waitFor();
    assert.ok((await first.locator('.grant-chain a').count()) > 0, 'the chain of mandates has links');
    assert.match(await first.locator('.hashes').textContent(), /assignment\.extension_granted/);
    await accessible(page, 'entry opened', 'vi');
    await shot(page, 'inspection-entry-vi-desk');
  });

  test('the whole system as of an entry: a list of that moment, read-only', async () => {
    const { page } = who;
    await entriesOf(page).last().getByRole('button', { name: /^Xem toàn bộ hệ thống lúc này/ }).click();
    await page.waitForURL(/luc=/);
    await settled(page);
    const then = await page.locator('.as-of-reading strong').textContent();
    await page.getByRole('navigation', { name: 'Các trang' }).getByRole('link', { name: 'Danh mục việc' }).first().click();
    await settled(page);
    assert.equal(await page.locator('.as-of-reading strong').textContent(), then, 'the moment goes along');
    await page.getByRole('button', { name: 'Về hiện tại' }).click();
    await page.waitForFunction(() => !window.location.search.includes('luc='));
  });

  test('no fault', () => assert.deepEqual(who.faults, []));
});

describe('what it proves', () => {
  let who;
  let receipt;
  before(async () => { who = await entered('cn-ubkt'); });
  after(() => who.context.close());

  test('the proof page says what is proven, and for ever what is not', async () => {
    const { page } = who;
    await open(page, '/kiem-tra/bang-chung');
    await page.getByText('Chỉ chống được người ngoài', { exact: true }).waitFor();
    await page.getByText('Chưa có bên chứng kiến nào ở ngoài.').waitFor();
    const head = await saved(page, () => page.getByRole('button', { name: 'Tải đầu sổ', exact: true }).click());
    const lines = head.bytes.toString('utf8').split('\n');
    assert.match(lines[1], /^\d+$/, 'a C2SP checkpoint: origin, size, root');
    assert.ok(lines.some((line) => line.startsWith('— ')), 'signed');
    await accessible(page, 'proof', 'vi');
    await shot(page, 'inspection-proof-vi-desk');
  });

  test('a receipt is taken from an entry, pasted, and holds; its entry stands beside it', async () => {
    const { page } = who;
    await open(page, '/kiem-tra?kind=assignment&oldest=true');
    const first = entriesOf(page).first();
    await first.getByText('Mở mục này').click();
    const button = first.getByRole('button', { name: /^Tải biên nhận/ });
    await button.waitFor();
    receipt = await saved(page, () => button.click());
    assert.match(receipt.name, /\.tlog-proof$/);
    const text = receipt.bytes.toString('utf8');
    assert.ok(text.startsWith('c2sp.org/tlog-proof@v1\n'));
    const label = await first.locator('h3').textContent();
    await open(page, '/kiem-tra/bang-chung');
    await page.getByLabel('Nội dung biên nhận').fill(text);
    await page.getByRole('button', { name: 'Kiểm tra', exact: true }).click();
    await page.getByText('Biên nhận đúng', { exact: true }).waitFor();
    await page.locator('.moment').getByText(label, { exact: true }).waitFor();
    await accessible(page, 'receipt checked', 'vi');
    await shot(page, 'inspection-receipt-vi-desk');
  });

  test('one changed hash and it does not hold; dropped as a file it is read as well', async () => {
    const { page } = who;
    const lines = receipt.bytes.toString('utf8').split('\n');
    const at = lines.findIndex((line, index) => index > 1 && /^[A-Za-z0-9+/]{43}=$/.test(line));
    lines[at] = `${lines[at][0] === 'A' ? 'B' : 'A'}${lines[at].slice(1)}`;
    const forged = lines.join('\n');
    const carried = await page.evaluateHandle((text) => {
      const data = new DataTransfer();
      data.items.add(new File([text], 'bien-nhan.tlog-proof', { type: 'text/plain' }));
      return data;
    }, forged);
    await page.locator('.drop').dispatchEvent('drop', { dataTransfer: carried });
    await page.waitForFunction((text) => document.getElementById('receipt').value === text, forged);
    await page.getByRole('button', { name: 'Kiểm tra', exact: true }).click();
    await page.getByText('Biên nhận không đúng', { exact: true }).waitFor();
  });

  test('by keyboard alone: the field, the text, the answer', async () => {
    const { page } = who;
    await open(page, '/kiem-tra/bang-chung');
    await page.getByLabel('Nội dung biên nhận').focus();
    await page.keyboard.insertText('không phải biên nhận');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.locator('.verdict[role="status"]').waitFor();
    assert.ok(await page.evaluate(() => document.activeElement?.classList.contains('verdict')), 'the answer has the focus');
  });

  test('no fault', () => assert.deepEqual(who.faults, []));
});

describe('an inspection, from its opening to its conclusion', () => {
  let leader;
  let inspector;
  let address;
  let office;
  before(async () => {
    leader = await entered('thuongtruc');
    inspector = await entered('cn-ubkt');
  });
  after(async () => {
    await leader.context.close();
    await inspector.context.close();
  });

  test('whoever holds the power over the scope opens it', async () => {
    const { page } = leader;
    await open(page, '/kiem-tra/cuoc');
    await sit(page, 'Phó Bí thư Thường trực Đảng ủy');
    await page.getByRole('button', { name: 'Mở cuộc kiểm tra' }).click();
    const form = dialogOf(page);
    await form.getByLabel('Tên cuộc kiểm tra').fill(title);
    await pick(page, 'Quyết định kiểm tra', '10-QĐ', '10-QĐ/ĐU', form);
    await form.getByLabel('Nội dung kiểm tra').fill('Việc giao, gia hạn và nghiệm thu nhiệm vụ.');
    await pick(page, 'Đơn vị được kiểm tra', 'phong kinh te', 'Phòng Kinh tế, Hạ tầng và Đô thị', form);
    await day(form, 'Giao từ ngày', '01/01/2027');
    await pick(page, 'Đoàn kiểm tra', 'chu nhiem uy ban kiem tra', 'Chủ nhiệm Ủy ban Kiểm tra', form);
    await accessible(page, 'opening an inspection', 'vi');
    await shot(page, 'inspection-open-vi-desk');
    await form.getByRole('button', { name: 'Mở cuộc kiểm tra' }).click();
    await form.getByRole('alert').waitFor();
    assert.equal(await form.getByLabel('Tên cuộc kiểm tra').inputValue(), title, 'what was typed stays');
    await day(form, 'Giao từ ngày', '01/01/2026');
    await form.getByRole('button', { name: 'Mở cuộc kiểm tra' }).click();
    await page.waitForURL(/\/kiem-tra\/cuoc\/Inspection_/);
    address = new URL(page.url()).pathname;
    await page.getByRole('heading', { level: 1, name: title }).waitFor();
    await settled(page);
    assert.equal(await page.getByRole('button', { name: 'Ghi phát hiện' }).count(), 0, 'who opened it is no inspector');
  });

  test('an inspector draws a sample that is drawn again from its seed', async () => {
    const { page } = inspector;
    await open(page, address);
    await page.getByRole('button', { name: 'Rút mẫu' }).click();
    const form = dialogOf(page);
    await form.getByLabel('Số việc cần rút').fill('5');
    await form.getByLabel(/^Hạt giống/).fill(`phiếu ${mark}`);
    await form.getByRole('button', { name: 'Rút mẫu' }).click();
    const samples = page.getByRole('list', { name: 'Mẫu đã rút' });
    await samples.waitFor();
    assert.equal(await samples.locator('.seed').textContent(), `phiếu ${mark}`);
    assert.equal(await samples.locator('.plain-list > li').count(), 5);
    await samples.getByRole('button', { name: 'Rút lại để kiểm' }).click();
    await page.getByText('Rút lại từ hạt giống cho đúng mẫu này.').waitFor();
  });

  test('and records a finding on drawn work', async () => {
    const { page } = inspector;
    const work = (await page.getByRole('list', { name: 'Mẫu đã rút' }).locator('.plain-list a').first().textContent()).match(/\((\d{4}-\d+)\)/)[1];
    await page.getByRole('button', { name: 'Ghi phát hiện' }).click();
    const form = dialogOf(page);
    await pick(page, 'Về nhiệm vụ', work, work, form);
    await form.getByLabel('Điều đã thấy').fill('Không thấy báo cáo tiến độ trong hai tháng liền.');
    await form.getByLabel('Quy định, tiêu chí').fill('Báo cáo tiến độ hằng tháng theo quy chế.');
    await pick(page, /^Chức vụ giải trình/, 'truong phong kinh te', 'Trưởng phòng Kinh tế', form);
    await form.getByRole('button', { name: 'Ghi phát hiện' }).click();
    await page.getByText('chờ giải trình').waitFor();
    office = work;
    await accessible(page, 'inspection with a finding', 'vi');
    await shot(page, 'inspection-finding-vi-desk');
  });

  test('a stranger reads it and finds no form', async () => {
    const stranger = await entered('cv-moitruong', { viewport: PHONE });
    const { page } = stranger;
    await open(page, address);
    await page.getByText('chờ giải trình').waitFor();
    for (const name of ['Ghi phát hiện', 'Rút mẫu', 'Giải trình', 'Kết luận', 'Kết thúc cuộc kiểm tra']) {
      assert.equal(await page.getByRole('button', { name: new RegExp(`^${name}`) }).count(), 0, name);
    }
    await open(page, `${address}?act=FINDING`);
    assert.equal(await page.getByRole('dialog').count(), 0, 'nor by the address');
    await fits(page, 'inspection on a phone');
    await accessible(page, 'inspection on a phone', 'vi');
    await shot(page, 'inspection-stranger-vi-phone');
    await open(page, '/kiem-tra/cuoc');
    assert.equal(await page.getByRole('button', { name: 'Mở cuộc kiểm tra' }).count(), 0);
    assert.deepEqual(stranger.faults, []);
    await stranger.context.close();
  });

  test('the office concerned explains', async () => {
    assert.ok(office, 'a finding was recorded');
    const heard = await entered('tp-kinhte');
    const { page } = heard;
    await open(page, address);
    assert.equal(await page.getByRole('button', { name: 'Ghi phát hiện' }).count(), 0);
    await page.getByRole('button', { name: /^Giải trình/ }).click();
    const form = dialogOf(page);
    await form.getByLabel('Nội dung giải trình').fill('Đã báo cáo bằng văn bản giấy; sẽ nhập bổ sung.');
    await form.getByRole('button', { name: 'Giải trình' }).click();
    await page.getByText('đã giải trình').waitFor();
    assert.deepEqual(heard.faults, []);
    await heard.context.close();
  });

  test('it is concluded, put right and closed; nothing is written afterwards', async () => {
    const { page } = inspector;
    await open(page, address);
    await page.getByRole('button', { name: /^Kết luận/ }).click();
    let form = dialogOf(page);
    await form.getByLabel('Đúng, được giữ lại').check();
    await form.getByLabel('Lý do').fill('Giải trình không kèm văn bản.');
    await form.getByRole('button', { name: 'Kết luận' }).click();
    await page.getByText('kết luận: đúng').waitFor();
    await page.getByRole('button', { name: /^Yêu cầu khắc phục/ }).click();
    form = dialogOf(page);
    await form.getByLabel('Phải khắc phục điều gì').fill('Nhập bổ sung báo cáo kèm văn bản.');
    await pick(page, /^Nhiệm vụ khắc phục/, office, office, form);
    await form.getByRole('button', { name: 'Yêu cầu khắc phục' }).click();
    await page.getByText('Nhập bổ sung báo cáo kèm văn bản.').first().waitFor();
    await page.getByRole('button', { name: 'Kết thúc cuộc kiểm tra' }).click();
    form = dialogOf(page);
    await form.getByLabel('Kết luận chung').fill('Còn một tồn tại, đã yêu cầu khắc phục.');
    await pick(page, 'Văn bản kết luận', '10-QĐ', '10-QĐ/ĐU', form);
    await form.getByRole('button', { name: 'Kết thúc cuộc kiểm tra' }).click();
    await page.getByRole('heading', { name: 'Kết luận chung' }).waitFor();
    assert.equal(await page.getByRole('button', { name: 'Ghi phát hiện' }).count(), 0);
    await accessible(page, 'closed inspection', 'vi');
    await shot(page, 'inspection-closed-vi-desk');
    await open(page, '/kiem-tra/cuoc?state=closed');
    await page.getByRole('link', { name: title }).waitFor();
  });

  test('no fault', () => assert.deepEqual([...leader.faults, ...inspector.faults], []));
});

describe('who read, what was refused', () => {
  let who;
  before(async () => {
    who = await entered('thuongtruc');
    await sit(who.page, 'Phó Bí thư Thường trực Đảng ủy');
  });
  after(() => who.context.close());

  test('the access log tells who read and what was taken, with the root of its own tree', async () => {
    const { page } = who;
    await open(page, '/kiem-tra/nhat-ky');
    const rows = page.getByRole('table').locator('tbody tr');
    assert.ok((await rows.count()) > 0);
    await page.getByText(/^Sổ riêng này có \d+ mục/).waitFor();
    await page.getByLabel('Việc').selectOption('READ');
    await page.waitForURL(/access=READ/);
    await page.waitForFunction(() => [...document.querySelectorAll('tbody .chip')].every((one) => one.textContent === 'đọc') && document.querySelectorAll('tbody .chip').length > 0);
    assert.ok((await rows.filter({ hasText: /Nhật ký truy cập\s*AccessLogQuery/ }).count()) > 0, 'reading the access log is a read as well, and is named as people know it');
    await page.getByLabel('Việc').selectOption('TAKEN');
    await page.waitForURL(/access=TAKEN/);
    await page.waitForFunction(() => [...document.querySelectorAll('tbody .chip')].every((one) => one.textContent === 'lấy đi') && document.querySelectorAll('tbody .chip').length > 0);
    assert.ok((await rows.filter({ hasText: 'biên nhận' }).count()) > 0, 'the receipt taken before stands there');
    await accessible(page, 'access log', 'vi');
    await shot(page, 'inspection-access-vi-desk');
  });

  test('what a rule forbade stands there with the rule', async () => {
    const { page } = who;
    await open(page, '/kiem-tra/nhat-ky?kind=refusals');
    await page.getByRole('table').getByText('DATE_ORDER').first().waitFor();
    await accessible(page, 'refusals', 'vi');
    await shot(page, 'inspection-refusals-vi-desk');
  });

  test('discarded drafts open to what they said', async () => {
    const { page } = who;
    await open(page, '/kiem-tra/nhat-ky?kind=drafts');
    await page.getByRole('status').filter({ hasText: 'dòng' }).waitFor();
  });

  test('a stranger is told who may see it', async () => {
    const stranger = await entered('cv-moitruong', { viewport: PHONE });
    for (const path of ['/kiem-tra/nhat-ky', '/kiem-tra/nhat-ky?kind=refusals']) {
      await open(stranger.page, path);
      await stranger.page.getByText('Chỉ người kiểm tra và quản trị xem được').waitFor();
      assert.equal(await stranger.page.getByRole('table').count(), 0);
    }
    await accessible(stranger.page, 'access log, refused', 'vi');
    await open(stranger.page, '/kiem-tra/goi');
    await stranger.page.getByRole('button', { name: 'Lấy gói' }).click();
    await stranger.page.getByText('Chỉ người kiểm tra lấy được gói này').waitFor();
    await stranger.context.close();
  });

  test('no fault', () => assert.deepEqual(who.faults, []));
});

describe('a bundle to take away', () => {
  let who;
  before(async () => { who = await entered('cn-ubkt'); });
  after(() => who.context.close());

  test('the whole log, with progress; what was saved is what the screen says', async () => {
    const { page } = who;
    await open(page, '/kiem-tra/goi');
    await accessible(page, 'bundle', 'vi');
    const bundle = await saved(page, () => page.getByRole('button', { name: 'Lấy gói' }).click());
    await page.getByText(/^Đã lưu/).waitFor();
    const told = await page.locator('.notice code').textContent();
    assert.equal(told, createHash('sha256').update(bundle.bytes).digest('hex'));
    assert.match(bundle.name, /\.tar$/);
    assert.equal(bundle.bytes.subarray(257, 262).toString('latin1'), 'ustar');
    for (const name of ['HOWTO.txt', 'manifest.json', 'checkpoint']) assert.ok(bundle.bytes.includes(name), name);
  });

  test('what is missing is asked for', async () => {
    const { page } = who;
    await open(page, '/kiem-tra/goi?scope=period&from=2026-06-30&until=2026-06-01');
    await page.getByRole('button', { name: 'Lấy gói' }).click();
    await page.getByRole('alert').getByText('Ngày cuối phải sau ngày đầu.').waitFor();
    await page.getByLabel('Một nhiệm vụ').check();
    await page.getByRole('button', { name: 'Lấy gói' }).click();
    await page.getByRole('alert').getByText('Cần mã nhiệm vụ.').waitFor();
  });

  test('no fault', () => assert.deepEqual(who.faults, []));
});
