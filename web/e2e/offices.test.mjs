/** Acts of an office that come seldom: merging units, setting a register entry right, erasing a person's data. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { accessible, accounts, base, close, DESK, fits, PHONE, settled, shot, signIn, visitor } from './harness.mjs';

const mark = `${Date.now() % 1_000_000}`;
const [OLD, NEW, NOBODY] = [`Tổ công tác cũ ${mark}`, `Tổ công tác mới ${mark}`, `Lê Thị Tạm Giữ ${mark}`];
const [FIRST, SECOND] = [`${mark}/QĐ-UBND`, `${mark}/KH-UBND`];

async function entered(name, viewport = DESK) {
  const account = (await accounts()).find((one) => one.account === name);
  assert.ok(account, `the demonstration has the account ${name}`);
  const who = await visitor({ viewport });
  await signIn(who.page, account);
  return who;
}

/** The page, or what was asked of it, is there: nothing of it is on its way. */
async function calm(page) {
  await settled(page);
  await page.locator('main:not([aria-busy])').waitFor();
}

async function open(page, path) {
  await page.goto(base + path);
  await calm(page);
}

async function pick(scope, page, label, text, wanted) {
  await scope.getByRole('combobox', { name: label }).fill(text);
  const option = page.getByRole('option').filter({ hasText: wanted }).first();
  await option.waitFor();
  await option.click();
}

/** Opens a form by its button, fills it and records it; the button that records is called like the one that opened it. */
async function record(page, name, fill) {
  await page.locator('main').getByRole('button', { name, exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  await fill(dialog);
  await dialog.getByRole('button', { name, exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
  await calm(page);
}

after(close);

describe('the register of documents', () => {
  let who;
  before(async () => { who = await entered('chanhvp-du'); });
  after(async () => { await who.context.close(); });

  const register = async (number, subject) => {
    const { page } = who;
    await open(page, '/cai-dat/van-ban');
    await record(page, 'Đăng ký văn bản', async (dialog) => {
      await dialog.getByLabel('Số, ký hiệu').fill(number);
      await dialog.getByLabel('Cơ quan ban hành').fill('Ủy ban nhân dân phường');
      await dialog.getByLabel('Ngày ban hành').fill('02/03/2026');
      await page.keyboard.press('Tab');
      await dialog.getByLabel('Trích yếu').fill(subject);
    });
  };
  const document = async (number) => {
    await open(who.page, `/cai-dat/van-ban?text=${encodeURIComponent(number)}`);
    await who.page.getByRole('link', { name: number, exact: true }).click();
    await who.page.getByRole('heading', { level: 1, name: number }).waitFor();
    await calm(who.page);
  };

  test('an entry is set right with a reason; what stood there before stays to be read', async () => {
    const { page } = who;
    await register(FIRST, `Về việc nhập nhầm ${mark}`);
    await document(FIRST);
    await record(page, 'Đính chính', async (dialog) => {
      assert.equal(await dialog.getByLabel('Trích yếu').inputValue(), `Về việc nhập nhầm ${mark}`, 'the form begins with what is there');
      await dialog.getByLabel('Trích yếu').fill(`Về việc lập tổ công tác ${mark}`);
      await dialog.getByRole('button', { name: 'Đính chính', exact: true }).click();
      await dialog.getByRole('alert').getByText(/Lý do/).waitFor();
      await accessible(page, 'correcting a document without a reason', 'vi');
      await dialog.getByLabel('Lý do').fill('Gõ nhầm trích yếu');
    });
    const text = await page.locator('main').innerText();
    assert.match(text, new RegExp(`Về việc lập tổ công tác ${mark}`));
    assert.match(text, new RegExp(`Về việc nhập nhầm ${mark}`), 'the old words are in the history');
    assert.match(text, /Gõ nhầm trích yếu/);
    await accessible(page, 'a document', 'vi');
    await shot(page, 'document');
  });

  test('another takes its place, once, and the old one leads to it', async () => {
    const { page } = who;
    await register(SECOND, `Kế hoạch thay thế ${mark}`);
    await document(FIRST);
    await record(page, 'Ghi văn bản thay thế', async (dialog) => {
      await pick(dialog, page, /^Văn bản mới/, FIRST, FIRST);
      await dialog.getByLabel('Lý do').fill('Ban hành kế hoạch mới');
      await dialog.getByRole('button', { name: 'Ghi văn bản thay thế', exact: true }).click();
      await dialog.getByRole('alert').locator('a[href="#field-by"]').waitFor();
      await pick(dialog, page, /^Văn bản mới/, SECOND, SECOND);
    });
    await page.getByText('Văn bản này đã được thay.').waitFor();
    assert.equal(await page.getByRole('button', { name: 'Ghi văn bản thay thế' }).count(), 0, 'it cannot be replaced twice');
    await page.getByRole('link', { name: new RegExp(SECOND) }).first().click();
    await page.getByRole('heading', { level: 1, name: SECOND }).waitFor();
    assert.deepEqual(who.faults, []);
  });
});

describe('merging units', () => {
  let who;
  before(async () => { who = await entered('chanhvp-du'); });
  after(async () => { await who.context.close(); });

  const unit = async (name) => {
    const { page } = who;
    await open(page, '/to-chuc');
    await pick(page, page, /^Tìm đơn vị, chức vụ/, name, name);
    await page.waitForURL(/\/to-chuc\/don-vi\//);
    await page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
    await calm(page);
  };
  const establish = async (name, seat) => {
    const { page } = who;
    await unit('Văn phòng Đảng ủy');
    await record(page, 'Lập đơn vị trực thuộc', async (dialog) => {
      await dialog.getByLabel('Tên đơn vị').fill(name);
      await dialog.getByLabel('Loại đơn vị').selectOption({ label: 'Phòng, ban' });
    });
    await unit(name);
    if (!seat) return;
    await record(page, 'Lập chức vụ', async (dialog) => {
      await dialog.getByLabel('Tên chức vụ').fill(seat);
      await dialog.getByRole('radio', { name: 'Người đứng đầu' }).check();
    });
  };

  test('two units, one with somebody in its seat', async () => {
    const { page } = who;
    await open(page, '/to-chuc');
    await page.getByRole('button', { name: 'Đăng ký người' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Họ và tên').fill(NOBODY);
    await dialog.getByRole('button', { name: 'Đăng ký người' }).click();
    await page.waitForURL(/\/to-chuc\/nguoi\//);
    await establish(NEW, null);
    await establish(OLD, `Tổ trưởng cũ ${mark}`);
    await page.getByRole('link', { name: `Tổ trưởng cũ ${mark}` }).first().click();
    await page.waitForURL(/\/to-chuc\/chuc-vu\//);
    await calm(page);
    await record(page, 'Bổ nhiệm, phân công', (appoint) => pick(appoint, page, 'Người', NOBODY, NOBODY));
  });

  test('a unit without a seat cannot take over; itself neither', async () => {
    const { page } = who;
    await unit(OLD);
    await page.getByRole('link', { name: 'Sáp nhập vào đơn vị khác' }).click();
    await page.getByRole('heading', { level: 1, name: `Sáp nhập ${OLD}` }).waitFor();
    await calm(page);
    await accessible(page, 'merging, no unit chosen yet', 'vi');
    await pick(page, page, /^Đơn vị nhận/, OLD, OLD);
    await page.getByText('Chọn đơn vị khác').waitFor();
    await pick(page, page, /^Đơn vị nhận/, NEW, NEW);
    await page.getByText('chưa có chức vụ nào để tiếp nhận').waitFor();
    await page.getByRole('link', { name: `Mở ${NEW}` }).click();
    await page.getByRole('heading', { level: 1, name: NEW }).waitFor();
    await calm(page);
    await record(page, 'Lập chức vụ', async (dialog) => {
      await dialog.getByLabel('Tên chức vụ').fill(`Tổ trưởng mới ${mark}`);
      await dialog.getByRole('radio', { name: 'Người đứng đầu' }).check();
    });
  });

  test('every seat gets its successor, what follows is said before, and the old unit leads to the new one', async () => {
    const { page } = who;
    await unit(OLD);
    await page.getByRole('link', { name: 'Sáp nhập vào đơn vị khác' }).click();
    await calm(page);
    await pick(page, page, /^Đơn vị nhận/, NEW, NEW);
    const seat = page.getByLabel(`Tổ trưởng cũ ${mark} (${NOBODY}) chuyển thành`);
    await seat.waitFor();
    assert.match(await seat.evaluate((element) => element.selectedOptions[0].textContent), new RegExp(`Tổ trưởng mới ${mark}`), 'the head follows the head');
    const preview = page.getByText('Hệ quả nếu ghi').locator('xpath=ancestor::*[.//li][1]');
    assert.match(await preview.innerText(), new RegExp(`${OLD} kết thúc hoạt động`));
    assert.match(await preview.innerText(), new RegExp(`Thôi giữ chức vụ cũ: ${NOBODY}`));
    await page.getByRole('button', { name: 'Ghi việc sáp nhập' }).click();
    await page.getByRole('alert').getByText(/Văn bản quyết định/).waitFor();
    await accessible(page, 'merging, the deciding document missing', 'vi');
    await page.setViewportSize(PHONE);
    await fits(page, 'merging on a phone');
    await shot(page, 'merge-phone');
    await page.setViewportSize(DESK);
    await shot(page, 'merge');
    await pick(page, page, /^Văn bản quyết định/, SECOND, SECOND);
    await page.getByRole('button', { name: 'Ghi việc sáp nhập' }).click();
    await page.getByRole('link', { name: `Đã sáp nhập vào ${NEW}.` }).waitFor();
    assert.equal(await page.getByRole('link', { name: 'Sáp nhập vào đơn vị khác' }).count(), 0);
    await page.getByRole('link', { name: `Đã sáp nhập vào ${NEW}.` }).click();
    await page.getByRole('heading', { level: 1, name: NEW }).waitFor();
    await page.getByRole('link', { name: OLD }).waitFor();
    assert.deepEqual(who.faults, []);
  });

  test('who may not organise is told so, and where to look who may', async () => {
    const address = who.page.url();
    const other = await entered('cv-moitruong');
    await open(other.page, new URL(`${address.split('?')[0]}/sap-nhap`).pathname);
    await other.page.getByText('không được tổ chức lại đơn vị này').waitFor();
    assert.equal(await other.page.getByRole('combobox', { name: /^Đơn vị nhận/ }).count(), 0);
    await accessible(other.page, 'merging without the power', 'vi');
    assert.deepEqual(other.faults, []);
    await other.context.close();
  });
});

test('a person\'s data is erased on a legal ground, once the name was typed again; what was done stays', async () => {
  const who = await entered('chanhvp-du');
  const { page } = who;
  await open(page, '/to-chuc');
  await pick(page, page, /^Tìm đơn vị, chức vụ/, NOBODY, NOBODY);
  await page.waitForURL(/\/to-chuc\/nguoi\//);
  await page.getByRole('heading', { level: 1, name: NOBODY }).waitFor();
  await calm(page);
  const address = new URL(page.url()).pathname;

  const other = await entered('cv-moitruong');
  await open(other.page, address);
  assert.equal(await other.page.getByRole('button', { name: 'Xóa dữ liệu cá nhân' }).count(), 0, 'it is offered to nobody else');
  await other.context.close();

  await record(page, 'Xóa dữ liệu cá nhân', async (dialog) => {
    await dialog.getByLabel('Căn cứ pháp lý').fill(`Người này yêu cầu ${mark}`);
    await dialog.getByLabel(/^Gõ lại họ tên/).fill('Lê Thị Khác');
    await dialog.getByRole('button', { name: 'Xóa dữ liệu cá nhân', exact: true }).click();
    await dialog.getByRole('alert').locator('a[href="#field-confirm"]').waitFor();
    await accessible(page, 'erasing, another name typed', 'vi');
    await shot(page, 'erase');
    await dialog.getByLabel(/^Gõ lại họ tên/).fill(NOBODY.toLocaleUpperCase('vi').normalize('NFD'));
  });
  await page.getByText('Dữ liệu cá nhân đã xóa theo quy định').waitFor();
  await page.getByRole('heading', { level: 1, name: NOBODY }).waitFor({ state: 'detached' });
  await page.getByText(`Tổ trưởng cũ ${mark}`).first().waitFor();
  assert.equal(await page.getByRole('button', { name: /Xóa dữ liệu|Đính chính/ }).count(), 0);
  assert.doesNotMatch(await page.locator('body').innerText(), new RegExp(NOBODY));
  await accessible(page, 'an erased person', 'vi');
  await open(page, '/to-chuc');
  await page.getByRole('combobox', { name: /^Tìm đơn vị, chức vụ/ }).fill(NOBODY);
  await page.getByRole('group', { name: /Không tìm thấy|Không có/ }).or(page.getByText(/Không tìm thấy|Không có/)).first().waitFor();
  assert.deepEqual(who.faults, []);
  await who.context.close();
});
