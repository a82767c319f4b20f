/** The registers: who may what, who holds which seat, what programmes reach, and keys for dashboards. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { accessible, accounts, base, close, DESK, fits, PHONE, settled, shot, signIn, visitor } from './harness.mjs';

const mark = `${Date.now() % 1_000_000}`;

async function entered(name, viewport = DESK) {
  const account = (await accounts()).find((one) => one.account === name);
  assert.ok(account, `the demonstration has the account ${name}`);
  const who = await visitor({ viewport });
  await signIn(who.page, account);
  return who;
}

/** Picks by typing a part of the name without tones. */
async function pick(page, label, text, wanted, scope = page) {
  const field = scope.getByRole('combobox', { name: label });
  await field.fill(text);
  const option = page.getByRole('option').filter({ hasText: wanted }).first();
  await option.waitFor();
  await option.click();
}

async function open(page, path) {
  await page.goto(base + path);
  await settled(page);
}

/** The page of a seat, reached as people do: by the search of the organisation page. */
async function seatPage(page, text, wanted) {
  await open(page, '/to-chuc');
  await pick(page, /^Tìm đơn vị, chức vụ/, text, wanted);
  await page.waitForURL(/\/to-chuc\/chuc-vu\//);
  await settled(page);
}

/** How the server answers a question asked with a key. */
async function read(secret) {
  const answer = await fetch(`${base}/graphql`, {
    method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${secret}` }, body: JSON.stringify({ query: '{ installation { name } }' }),
  });
  return answer.status;
}

after(close);

describe('asking about authority', () => {
  let who;
  before(async () => { who = await entered('chutich'); });
  after(async () => { await who.context.close(); });

  const ask = async (seat, wantedSeat, power, unit, wantedUnit) => {
    const { page } = who;
    await open(page, '/tham-quyen');
    await pick(page, 'Chức vụ nào', seat, wantedSeat);
    await page.getByLabel('Muốn làm gì').selectOption({ label: power });
    await pick(page, /^Ở đơn vị nào/, unit, wantedUnit);
    await page.getByRole('button', { name: 'Xem có được không' }).click();
    await page.locator('.verdict').waitFor();
    return page.getByRole('region', { name: 'Hỏi thẩm quyền' });
  };

  test('yes: with the chain from the root down', async () => {
    const box = await ask('truong phong kinh te', /Trưởng phòng Kinh tế/, 'Giao việc', 'phong kinh te', 'Phòng Kinh tế, Hạ tầng và Đô thị');
    assert.match(await box.locator('.verdict-yes .verdict-word').innerText(), /^Được$/);
    const cards = box.locator('.chain-card');
    assert.equal(await cards.count(), 3, 'chair, vice-chair, head of division');
    assert.match(await cards.first().innerText(), /Chủ tịch UBND phường/);
    assert.match(await cards.last().innerText(), /Trưởng phòng Kinh tế/);
    await accessible(who.page, 'authority, allowed', 'vi');
    await shot(who.page, 'authority-allowed');
  });

  test('no: what is missing, and who could; the address carries the question', async () => {
    const box = await ask('truong phong kinh te', /Trưởng phòng Kinh tế/, 'Giao việc', 'phong van hoa', 'Phòng Văn hóa – Xã hội');
    assert.match(await box.locator('.verdict-no .verdict-word').innerText(), /^Không được$/);
    await box.getByRole('heading', { name: 'Còn thiếu' }).waitFor();
    assert.match(await box.innerText(), /không bao gồm đơn vị này/);
    assert.ok(await box.getByRole('link', { name: /Chủ tịch UBND phường/ }).count() > 0, 'the chair could');
    const { page } = who;
    await page.reload();
    await page.locator('.verdict-no').waitFor();
    await accessible(page, 'authority, refused', 'vi');
    await shot(page, 'authority-refused');
  });

  test('an incomplete question says what is missing', async () => {
    const { page } = who;
    await open(page, '/tham-quyen');
    await page.getByRole('button', { name: 'Xem có được không' }).click();
    await page.getByText('Chọn chức vụ, việc muốn làm và đơn vị.').first().waitFor();
    assert.equal(await page.locator('.verdict').count(), 0);
    assert.deepEqual(who.faults, []);
  });
});

describe('granting and revoking', () => {
  let who;
  before(async () => { who = await entered('chutich'); });
  after(async () => { await who.context.close(); });

  test('a delegation with no end is refused at its field; with one it is granted', async () => {
    const { page } = who;
    await open(page, '/tham-quyen');
    await page.getByRole('link', { name: 'Trao thẩm quyền' }).click();
    await page.waitForURL(/\/tham-quyen\/trao/);
    await settled(page);
    await page.getByRole('button', { name: 'Trao thẩm quyền' }).click();
    await page.getByRole('alert').waitFor();
    assert.match(await page.getByRole('alert').innerText(), /Chức vụ nhận[\s\S]*Các quyền[\s\S]*Căn cứ pháp lý/);

    await page.getByRole('radio', { name: 'Ủy quyền', exact: true }).check();
    await pick(page, 'Chức vụ nhận', 'chanh van phong hdnd', /Chánh Văn phòng HĐND/);
    await page.getByRole('checkbox', { name: 'Ký văn bản' }).check();
    await page.getByLabel('Căn cứ pháp lý').fill(`Văn bản ủy quyền thử ${mark}`);
    await page.getByRole('button', { name: 'Trao thẩm quyền' }).click();
    const refusal = page.getByRole('alert').locator('a[href="#field-validUntil"]');
    await refusal.waitFor();
    await refusal.click();
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'field-validUntil');
    await accessible(page, 'grant refused', 'vi');

    await page.locator('#field-validUntil').fill('31/12/2027');
    await page.keyboard.press('Tab');
    await page.getByRole('button', { name: 'Trao thẩm quyền' }).click();
    await page.waitForURL(/\/tham-quyen\/Mandate_/);
    await settled(page);
    const text = await page.locator('main').innerText();
    assert.match(text, new RegExp(`Văn bản ủy quyền thử ${mark}`));
    assert.match(text, /Từ \d\d\/\d\d\/\d{4} đến 31\/12\/2027/);
    assert.match(text, /Không được trao lại/);
  });

  test('taken back with a reason, it no longer holds, and the reason stays', async () => {
    const { page } = who;
    await page.getByRole('button', { name: 'Thu hồi thẩm quyền' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    await dialog.getByRole('button', { name: 'Thu hồi thẩm quyền' }).click();
    await dialog.getByRole('alert').waitFor();
    await dialog.getByLabel('Lý do').fill('Đã bố trí người khác');
    await dialog.getByRole('button', { name: 'Thu hồi thẩm quyền' }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByText('Đã thu hồi').first().waitFor();
    await page.getByText('Đã bố trí người khác').waitFor();
    assert.equal(await page.getByRole('button', { name: 'Thu hồi thẩm quyền' }).count(), 0);
    await accessible(page, 'a revoked mandate', 'vi');
    assert.deepEqual(who.faults, []);
  });

  test('in the past nothing can be granted or revoked', async () => {
    const { page } = who;
    await open(page, '/tham-quyen?luc=2026-01-15T10:00');
    assert.equal(await page.getByRole('link', { name: 'Trao thẩm quyền' }).count(), 0);
    assert.ok(await page.locator('.chain-card').count() > 5, 'what held then is listed');
    assert.doesNotMatch(await page.locator('main').innerText(), new RegExp(`thử ${mark}`));
  });
});

describe('the organisation', () => {
  let who;
  before(async () => { who = await entered('chanhvp-du'); });
  after(async () => { await who.context.close(); });

  test('the tree opens and is walked by arrow keys', async () => {
    const { page } = who;
    await open(page, '/to-chuc');
    await page.getByRole('link', { name: 'Ủy ban nhân dân phường', exact: true }).focus();
    await page.keyboard.press('ArrowRight');
    await page.getByRole('link', { name: 'Phòng Kinh tế, Hạ tầng và Đô thị', exact: true }).waitFor();
    await page.keyboard.press('ArrowRight');
    await page.waitForFunction(() => document.activeElement?.textContent === 'Văn phòng HĐND và UBND');
    await page.keyboard.press('ArrowLeft');
    assert.equal(await page.evaluate(() => document.activeElement?.textContent), 'Ủy ban nhân dân phường');
    await page.keyboard.press('ArrowLeft');
    await page.getByRole('link', { name: 'Phòng Kinh tế, Hạ tầng và Đô thị', exact: true }).waitFor({ state: 'detached' });
    await accessible(page, 'tree of units', 'vi');
  });

  test('a person is registered and takes over a seat; the hand-over sheet says from whom, to whom and what', async () => {
    const { page } = who;
    const name = `Trần Thị Kế Nhiệm ${mark}`;
    await open(page, '/to-chuc');
    await page.getByRole('button', { name: 'Đăng ký người' }).click();
    const registering = page.getByRole('dialog');
    await registering.getByLabel('Họ và tên').fill(name);
    await registering.getByRole('button', { name: 'Đăng ký người' }).click();
    await page.waitForURL(/\/to-chuc\/nguoi\//);
    await page.getByRole('heading', { level: 1, name }).waitFor();
    await page.getByText('Không giữ chức vụ nào.').first().waitFor();

    await seatPage(page, 'pho truong phong do thi', /Phó Trưởng phòng \(đô thị/);
    const holder = await page.locator('dd').first().innerText();
    const work = await page.getByRole('region', { name: 'Việc đang chịu trách nhiệm' }).locator('tbody tr').count();
    await page.getByRole('button', { name: 'Chuyển giao cho người kế nhiệm' }).click();
    const dialog = page.getByRole('dialog');
    await pick(page, 'Người kế nhiệm', `ke nhiem ${mark}`, name, dialog);
    await dialog.getByLabel('Lý do').fill('Điều động theo quyết định');
    await dialog.getByRole('button', { name: 'Chuyển giao cho người kế nhiệm' }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByRole('link', { name: 'Mở biên bản bàn giao' }).waitFor();
    await page.locator('dd').first().getByText(name).waitFor();
    await accessible(page, 'a seat after the transfer', 'vi');

    await page.getByRole('link', { name: 'Mở biên bản bàn giao' }).click();
    await page.locator('.sheet').waitFor();
    const sheet = page.locator('.sheet');
    const text = await sheet.innerText();
    assert.match(text, /CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM/);
    assert.match(text, /Biên bản bàn giao công việc/);
    assert.ok(text.includes(holder.split('\n')[0]), `handed over by ${holder}`);
    assert.ok(text.includes(name), `taken over by ${name}`);
    assert.equal(await sheet.locator('tbody tr').count(), work, 'every open assignment of the seat is on the sheet');
    await accessible(page, 'hand-over sheet', 'vi');
    await shot(page, 'handover');
    await page.emulateMedia({ media: 'print' });
    assert.equal(await page.getByRole('button', { name: 'In trang này' }).isVisible(), false, 'buttons are not printed');
    const paper = await page.pdf({ format: 'A4' });
    assert.ok(paper.length > 5000, 'it prints');
    await page.emulateMedia({ media: 'screen' });
    assert.deepEqual(who.faults, []);
  });

  test('whoever may not organise is not offered it, and a seat already held refuses in words', async () => {
    const other = await entered('tp-kinhte', PHONE);
    await seatPage(other.page, 'chuyen vien moi truong', /Chuyên viên môi trường/);
    for (const name of ['Chuyển giao cho người kế nhiệm', 'Thôi giữ chức vụ', 'Cử người làm thay']) assert.equal(await other.page.getByRole('button', { name }).count(), 0, name);
    await fits(other.page, 'a seat on a phone');
    await other.context.close();
  });

  test('relieving somebody who leads open work asks who carries on', async () => {
    const { page } = who;
    await seatPage(page, 'truong phong van hoa', /Trưởng phòng Văn hóa/);
    await page.getByRole('button', { name: 'Thôi giữ chức vụ' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Lý do').fill('Thử xem có được không');
    await dialog.getByRole('button', { name: 'Thôi giữ chức vụ' }).click();
    await dialog.getByRole('alert').waitFor();
    assert.match(await dialog.getByRole('alert').innerText(), /kế nhiệm|thay/);
    await page.keyboard.press('Escape');
  });
});

test('an indicator is measured; a figure that is none is refused at its field', async () => {
  const { page, context, faults } = await entered('chanhvp-du');
  await open(page, '/chuong-trinh');
  await page.getByRole('link', { name: 'Chương trình “Cẩm Lệ số”' }).click();
  await page.waitForURL(/\/chuong-trinh\/Programme_/);
  await settled(page);
  const dots = await page.locator('.chart-dot').count();
  await page.getByRole('button', { name: /^Ghi số liệu: Tỷ lệ hồ sơ/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(/^Giá trị/).fill('bảy mươi');
  await dialog.getByLabel('Nguồn').fill(`Báo cáo tháng của Trung tâm, lần ${mark}`);
  await dialog.getByRole('button', { name: 'Ghi số liệu' }).click();
  assert.match(await dialog.getByRole('alert').innerText(), /nhập một số/);
  await dialog.getByLabel(/^Giá trị/).fill('78,5');
  await dialog.getByRole('button', { name: 'Ghi số liệu' }).click();
  await dialog.waitFor({ state: 'detached' });
  await page.getByText('Mới nhất: 78,5 %').waitFor();
  assert.ok(await page.locator('.chart-dot').count() >= dots, 'it is drawn');
  await page.getByText('Bảng số liệu: Tỷ lệ hồ sơ').click();
  await page.getByText(`lần ${mark}`).first().waitFor();
  await accessible(page, 'a programme', 'vi');
  assert.deepEqual(faults, []);
  await context.close();
});

test('a key for a dashboard: shown once, reads, and reads no more once taken back', async () => {
  const { page, context, faults } = await entered('tp-kinhte', PHONE);
  const label = `Bảng phòng họp ${mark}`;
  await open(page, '/cai-dat/ma-truy-cap');
  await page.getByRole('button', { name: 'Tạo mã truy cập' }).click();
  await page.getByRole('alert').waitFor();
  await page.getByLabel('Dùng cho việc gì').fill(label);
  await page.getByLabel('Có hiệu lực bao nhiêu ngày').fill('400');
  await page.getByRole('button', { name: 'Tạo mã truy cập' }).click();
  await page.getByRole('link', { name: 'Nhập số ngày từ 1 đến 365.' }).waitFor();
  await page.getByLabel('Có hiệu lực bao nhiêu ngày').fill('30');
  await page.getByRole('button', { name: 'Tạo mã truy cập' }).click();
  const secret = (await page.getByTestId('token-secret').innerText()).trim();
  assert.match(secret, /^sr_/);
  await page.getByRole('button', { name: `Thu hồi mã ${label}` }).waitFor();
  await accessible(page, 'a new key', 'vi');
  await fits(page, 'a new key');
  assert.equal(await read(secret), 200, 'the key reads');
  await page.reload();
  await settled(page);
  assert.equal(await page.getByTestId('token-secret').count(), 0, 'it is not shown again');
  await page.getByRole('button', { name: `Thu hồi mã ${label}` }).click();
  await page.getByText(`Đã thu hồi mã “${label}”`).waitFor();
  assert.equal(await read(secret), 401, 'the key reads no more');
  assert.deepEqual(faults, []);
  await context.close();
});

test('a new password that is too short or differs is refused before it is sent; a wrong old one by the server', async () => {
  const { page, context } = await entered('cv-cntt');
  await open(page, '/cai-dat');
  const change = () => page.getByRole('button', { name: 'Đổi mật khẩu' }).click();
  await page.getByLabel('Mật khẩu hiện nay').fill('không phải mật khẩu này');
  await page.getByLabel('Mật khẩu mới', { exact: true }).fill('ngắn');
  await change();
  await page.getByRole('alert').getByText(/ít nhất 8 ký tự/).waitFor();
  await page.getByLabel('Mật khẩu mới', { exact: true }).fill('một câu đủ dài để nhớ');
  await page.getByLabel('Nhập lại mật khẩu mới').fill('một câu khác hẳn');
  await change();
  await page.getByRole('alert').getByText(/không giống nhau/).waitFor();
  await page.getByLabel('Nhập lại mật khẩu mới').fill('một câu đủ dài để nhớ');
  await change();
  await page.getByRole('alert').getByText(/mật khẩu/i).waitFor();
  assert.equal(await page.getByText('Đã đổi mật khẩu.').count(), 0);
  await context.close();
});
