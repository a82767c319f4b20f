/** Giao việc: what the form finds, explains and suggests; and many drafts from one pasted table. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { accessible, accounts, base, close, DESK, fits, PHONE, settled, shot, signIn, visitor } from './harness.mjs';

const named = async (name) => {
  const found = (await accounts()).find((one) => one.account === name);
  assert.ok(found, `the demonstration has the account ${name}`);
  return found;
};
const part = (page, name) => page.getByRole('region', { name });
const day = (days) => new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Ho_Chi_Minh', day: '2-digit', month: '2-digit', year: 'numeric' }).format(new Date(Date.now() + days * 86_400_000));

/** Puts text on a clipboard of its own and pastes it where the focus is. */
async function paste(page, selector, kinds) {
  await page.locator(selector).focus();
  await page.evaluate(([where, texts]) => {
    const data = new DataTransfer();
    for (const [kind, text] of Object.entries(texts)) data.setData(kind, text);
    document.querySelector(where).dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  }, [selector, kinds]);
}

describe('the form', () => {
  let who;
  let page;

  before(async () => {
    who = await visitor({ viewport: DESK });
    page = who.page;
    await signIn(page, await named('chutich'));
    await page.goto(`${base}/giao-viec/moi`);
    await settled(page);
  });
  after(() => who.context.close());

  test('“nguyen” finds Nguyễn, “dinh” finds Đình, whatever the tones', async () => {
    const field = page.getByRole('combobox', { name: 'Người chủ trì' });
    const choices = page.getByRole('listbox', { name: 'Người chủ trì' }).getByRole('option');
    await field.fill('nguyen hoai');
    await choices.filter({ hasText: 'Nguyễn Hoài' }).first().waitFor();
    await field.fill('dinh khoi');
    await choices.filter({ hasText: 'Đình Khôi' }).first().waitFor();
    await field.fill('ĐÌNH KHÔI'.normalize('NFD'));
    await choices.filter({ hasText: 'Đình Khôi' }).first().waitFor();
    await field.fill('truong phong kinh te');
    await choices.filter({ hasText: 'Trưởng phòng' }).first().click();
    assert.match(await field.inputValue(), /Trưởng phòng/);
  });

  test('a slogan is answered with an action, taken over by a button', async () => {
    const task = part(page, '2. Rõ việc');
    const title = task.getByLabel('Việc phải làm', { exact: true });
    await title.fill('Tăng cường công tác vệ sinh môi trường');
    await task.getByText(/chỉ nêu khẩu hiệu/).waitFor();
    await task.getByRole('button', { name: /^Dùng câu này: Rà soát và báo cáo/ }).click();
    assert.equal(await title.inputValue(), 'Rà soát và báo cáo hiện trạng vệ sinh môi trường');
    await task.getByText(/chỉ nêu khẩu hiệu/).waitFor({ state: 'detached' });
  });

  test('a basis typed as 345/QĐ-UBND is read and offered for registration', async () => {
    const task = part(page, '2. Rõ việc');
    const number = `${10_000 + (Date.now() % 89_999)}/QĐ-UBND`;
    await task.getByRole('combobox', { name: 'Tìm văn bản đã đăng ký' }).fill(`số: ${number.toLowerCase()}`);
    await task.getByText(`Đọc được ${number}: loại QĐ, cơ quan UBND.`).waitFor();
    await task.getByRole('button', { name: `Đăng ký ${number}` }).click();
    assert.equal(await task.getByLabel('Số, ký hiệu').inputValue(), number);
    await task.getByLabel('Ngày ban hành').fill(day(-3));
    await task.getByLabel('Cơ quan ban hành').fill('UBND phường Cẩm Lệ');
    await task.getByLabel('Trích yếu').fill('Về việc kiểm tra vệ sinh môi trường');
    await task.getByRole('button', { name: 'Đăng ký văn bản', exact: true }).click();
    await page.getByText(`Đã đăng ký ${number}`).waitFor();
    await task.getByText('Đã rõ').first().waitFor();
  });

  test('working days are resolved to a day, and the screen says how', async () => {
    const time = part(page, '3. Rõ thời gian');
    await time.getByRole('button', { name: 'Dùng câu này: Trong 10 ngày làm việc' }).click();
    await time.getByText(/^Hạn hoàn thành: thứ \S+, \d\d\/\d\d\/\d{4}$/).waitFor();
    await time.getByText(/Tính theo lịch làm việc bản \d+/).waitFor();
    await time.getByRole('radio', { name: 'Lặp lại theo kỳ' }).check();
    await time.getByLabel('Hạn của kỳ đầu tiên').fill(day(30));
    await time.getByText('Đã rõ').waitFor();
    await shot(page, 'give-recurring');
    await time.getByRole('radio', { name: 'Số ngày làm việc' }).check();
  });

  test('the rest is taken from suggestions, one button each, until all six are clear', async () => {
    await part(page, '4. Rõ kết quả').getByRole('button', { name: /^Dùng câu này: Báo cáo kết quả/ }).click();
    await part(page, '4. Rõ kết quả').getByRole('button', { name: /^Dùng câu này: Đủ nội dung/ }).click();
    await part(page, '4. Rõ kết quả').getByRole('button', { name: 'Tôi nghiệm thu' }).click();
    const duty = part(page, '5. Rõ trách nhiệm');
    await duty.getByRole('button', { name: /^Dùng câu này: Chịu trách nhiệm/ }).click();
    await duty.getByRole('button', { name: /^Dùng câu này: .*Chủ tịch/ }).click();
    await part(page, '6. Rõ thẩm quyền').getByRole('button', { name: /^Dùng câu này: Ký văn bản/ }).click();
    await page.getByText('Cả sáu điểm đều đã rõ.').waitFor();
    await accessible(page, 'give-clear', 'vi');
    await shot(page, 'give-clear');
  });

  test('check, give, receipt with the hash', async () => {
    await page.getByRole('button', { name: 'Xem lại trước khi giao' }).click();
    await page.getByText(/^Hạn hoàn thành: thứ/).waitFor();
    await page.getByText('Sẽ giao theo thẩm quyền').waitFor();
    await shot(page, 'give-check');
    await page.getByRole('button', { name: 'Giao việc', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: /Đã giao việc/ }).waitFor();
    await settled(page);
    assert.match(await page.locator('main .hash').innerText(), /^[0-9a-f]{64}$/);
    await shot(page, 'give-receipt');
  });

  test('no script fault', () => assert.deepEqual(who.faults, []));
});

describe('a giver who does not keep the register', () => {
  let who;
  let page;

  before(async () => {
    who = await visitor({ viewport: DESK });
    page = who.page;
    await signIn(page, await named('pct-kinhte'));
    await page.goto(`${base}/giao-viec/moi`);
    await settled(page);
  });
  after(() => who.context.close());

  test('is told what to do with a document that is not in the register, and offered nothing that would be refused', async () => {
    const task = part(page, '2. Rõ việc');
    await task.getByText(/^Văn bản chưa có trong sổ\? Đề nghị Văn phòng đăng ký/).waitFor();
    await task.getByRole('combobox', { name: 'Tìm văn bản đã đăng ký' }).fill('98765/QĐ-UBND');
    await task.getByText('Đọc được 98765/QĐ-UBND: loại QĐ, cơ quan UBND.').waitFor();
    await task.getByText(/Đề nghị Văn phòng đăng ký, hoặc chọn “Ý kiến chỉ đạo miệng”/).waitFor();
    assert.equal(await task.getByRole('button', { name: /[Đđ]ăng ký/ }).count(), 0);
  });

  test('a mistyped deadline stays as it was typed, is told, and keeps the form from going on', async () => {
    const field = part(page, '3. Rõ thời gian').getByLabel('Hạn hoàn thành', { exact: true });
    const wrong = `31/2/${new Date().getFullYear() + 1}`;
    await field.fill(day(60));
    await field.press('Tab');
    await part(page, '3. Rõ thời gian').getByText(/^Hạn hoàn thành: thứ|^Hạn hoàn thành: Chủ nhật/i).waitFor();
    await field.fill(wrong);
    await field.press('Tab');
    await page.getByText(`Không phải ngày: ${wrong}.`).waitFor();
    assert.equal(await field.inputValue(), wrong);
    await part(page, '3. Rõ thời gian').getByText('Chưa rõ').first().waitFor();
    await page.getByRole('button', { name: 'Xem lại trước khi giao' }).click();
    assert.ok(await field.evaluate((one) => one === document.activeElement), 'the focus goes to what must be mended');
    await accessible(page, 'give-mistyped', 'vi');
    await field.fill(day(-3));
    await field.press('Tab');
    await page.getByText(/^Sớm hơn ngày /).waitFor();
    await field.fill(day(60).replaceAll('/', '.'));
    await field.press('Tab');
    assert.equal(await field.inputValue(), day(60));
    await field.fill('');
    await field.press('Tab');
    assert.equal(await field.inputValue(), '', 'emptying clears');
    assert.equal(await page.getByText(/^Không phải ngày|^Sớm hơn ngày/).count(), 0);
  });

  test('a draft without a deadline says that it is set when it is given', async () => {
    await part(page, '2. Rõ việc').getByLabel('Việc phải làm', { exact: true }).fill('Rà soát biển hiệu trên tuyến phố chính');
    await page.getByRole('button', { name: 'Lưu dự thảo' }).click();
    await page.getByRole('link', { name: 'Mở dự thảo', exact: false }).click();
    await page.getByRole('heading', { level: 1, name: 'Rà soát biển hiệu trên tuyến phố chính' }).waitFor();
    await settled(page);
    assert.equal(await page.getByText(/^tính khi giao/).count(), 2);
    assert.equal(await page.getByText(/^Không có hạn/).count(), 0);
    assert.deepEqual(who.faults, []);
  });
});

const HTML = `<html><body><p>Phụ lục</p><table>
<tr><th>TT</th><th>Nội dung nhiệm vụ</th><th>Cơ quan chủ trì</th><th>Thời hạn hoàn thành</th><th>Sản phẩm</th><th>Căn cứ</th></tr>
<tr><td>1</td><td>Rà soát <b>hộ nghèo</b> trên địa bàn</td><td>Phòng Kinh tế, Hạ tầng và Đô thị</td><td>15 ngày làm việc</td><td>Báo cáo kết quả rà soát</td><td></td></tr>
<tr><td>2</td><td>Lập danh sách tuyến phố cần chiếu sáng</td><td>Đội không có thật</td><td>Quý IV/${new Date().getFullYear() + 1}</td><td></td><td></td></tr>
<tr><td>3</td><td>Thống kê cơ sở giáo dục mầm non</td><td>Phòng Văn hóa - Xã hội</td><td>10 ngày làm việc</td><td>Bảng thống kê</td><td></td></tr>
</table></body></html>`;

for (const [size, viewport] of [['desk', DESK], ['phone', PHONE]]) {
  describe(`a table from Word, ${size}`, () => {
    let who;
    let page;

    before(async () => {
      who = await visitor({ viewport });
      page = who.page;
      await signIn(page, await named('pct-kinhte'));
      await page.goto(`${base}/giao-viec/bang`);
      await settled(page);
    });
    after(() => who.context.close());

    test('its columns are recognised', async () => {
      await accessible(page, 'table-empty', 'vi');
      await paste(page, '#bang-dan', { 'text/html': HTML, 'text/plain': 'x' });
      await page.getByRole('heading', { name: 'Mỗi cột nói về gì' }).waitFor();
      assert.equal(await page.getByLabel('Cơ quan chủ trì', { exact: true }).inputValue(), 'lead');
      assert.equal(await page.getByLabel('Thời hạn hoàn thành', { exact: true }).inputValue(), 'time');
      await fits(page, 'table-columns');
      await accessible(page, 'table-columns', 'vi');
      await shot(page, `table-columns-${size}`);
    });

    test('every row is a draft that says what it lacks', async () => {
      const basis = page.getByRole('combobox', { name: 'Tìm văn bản đã đăng ký' });
      await basis.fill('qd');
      await page.getByRole('listbox', { name: 'Tìm văn bản đã đăng ký' }).getByRole('option').first().click();
      await page.getByRole('button', { name: 'Lập 3 dự thảo' }).click();
      const second = part(page, /^Dòng 2:/);
      await second.waitFor();
      await second.getByText(/trong bảng ghi “Đội không có thật”, chưa rõ là chức vụ nào/).waitFor();
      await second.getByText('Chưa có người chủ trì.').waitFor();
      const third = part(page, /^Dòng 3:/).getByRole('combobox', { name: 'Người chủ trì' });
      assert.match(await third.inputValue(), /(^|– )Trưởng phòng Văn hóa – Xã hội$/, 'a dash in a name is one however it is typed');
      await fits(page, 'table-rows');
      await accessible(page, 'table-rows', 'vi');
      await shot(page, `table-rows-${size}`);
    });

    test('a row is mended and given on its own; the others stay', async () => {
      const first = part(page, /^Dòng 1:/);
      assert.match(await first.getByRole('combobox', { name: 'Người chủ trì' }).inputValue(), /Trưởng phòng/);
      await first.getByRole('button', { name: /^Dùng câu này: Đủ nội dung/ }).click();
      await first.getByRole('button', { name: /^Dùng câu này: Chịu trách nhiệm/ }).click();
      await first.getByRole('button', { name: /^Dùng câu này: Ký văn bản/ }).click();
      await page.getByText('1 trên 3 dòng đã đủ sáu rõ.').waitFor();
      await first.getByRole('button', { name: 'Giao việc này: dòng 1' }).click();
      await first.getByText(/^Đã giao, mã /).waitFor();
      const second = part(page, /^Dòng 2:/);
      await second.getByRole('button', { name: 'Giao việc này: dòng 2' }).click();
      await second.getByRole('alert').waitFor();
      assert.match(await second.getByRole('alert').innerText(), /Chưa có người chủ trì/);
      await second.getByRole('link', { name: /^Sửa đầy đủ dự thảo/ }).waitFor();
      assert.deepEqual(who.faults, []);
    });
  });
}

after(close);
