/** The frame of every page: finding by keyboard alone, no network, and numbers that open to what they count. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { accessible, accounts, base, close, DESK, fits, PHONE, settled, shot, signIn, visitor } from './harness.mjs';

after(close);

const enter = async (options) => {
  const who = await visitor(options);
  await signIn(who.page, (await accounts()).find((one) => one.account === 'chutich'));
  return who;
};

describe('by keyboard alone', () => {
  let who;
  before(async () => {
    who = await enter();
  });
  after(() => who.context.close());

  test('Ctrl K finds an assignment without tones and opens it; it is then among the pages seen', async () => {
    const { page } = who;
    await page.goto(`${base}/viec`);
    await settled(page);
    const code = (await page.locator('main table .code').first().textContent()).trim();
    await page.keyboard.press('Control+k');
    const field = page.getByRole('combobox', { name: /Tìm việc, người/ });
    await field.waitFor();
    await page.keyboard.type(code);
    await page.getByRole('option', { name: new RegExp(code) }).first().waitFor();
    await accessible(page, 'palette', 'vi');
    await shot(page, 'palette-vi-desk');
    const named = () => page.evaluate(() => document.getElementById(document.activeElement.getAttribute('aria-activedescendant'))?.textContent ?? '');
    for (let press = 0; press < 30 && !(await named()).includes(code); press += 1) await page.keyboard.press('ArrowDown');
    assert.match(await named(), new RegExp(code));
    await page.keyboard.press('Enter');
    await page.waitForURL(`${base}/viec/${code}`);
    // The address changes before the page does.
    await page.waitForFunction((wanted) => document.title.includes(wanted), code);
    await settled(page);
    await page.keyboard.press('Control+k');
    await page.getByRole('group', { name: 'Vừa xem' }).getByRole('option').first().waitFor();
    assert.match(await page.getByRole('group', { name: 'Vừa xem' }).textContent(), new RegExp(code));
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  });

  test('people, positions and units are found and have a page', async () => {
    const { page } = who;
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: /Tìm việc, người/ }).waitFor();
    await page.keyboard.type('phong kinh te');
    const units = page.getByRole('group', { name: 'Đơn vị' }).getByRole('option');
    await units.first().waitFor();
    await units.first().click();
    await page.waitForURL(/\/to-chuc\/don-vi\//);
    await page.locator('h1').filter({ hasText: /kinh tế/i }).waitFor();
  });

  test('? lists the keys; G and a letter goes; J walks the rows; off means off', async () => {
    const { page } = who;
    await page.goto(`${base}/viec`);
    await settled(page);
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Phím tắt' }).waitFor();
    await accessible(page, 'shortcuts', 'vi');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.keyboard.press('j');
    assert.ok(await page.evaluate(() => document.activeElement?.closest('main tbody tr') !== null), 'the focus is in a row');
    await page.keyboard.press('g');
    await page.keyboard.press('b');
    await page.waitForURL(`${base}/bao-cao`);
    await settled(page);
    await page.keyboard.press('?');
    await page.getByRole('checkbox', { name: /Dùng phím tắt một phím/ }).uncheck();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.keyboard.press('g');
    await page.keyboard.press('v');
    await page.keyboard.press('?');
    await page.waitForTimeout(400);
    assert.equal(page.url(), `${base}/bao-cao`);
    assert.equal(await page.getByRole('dialog').count(), 0);
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: /Tìm việc, người/ }).waitFor();
    await page.keyboard.press('Escape');
    await page.evaluate(() => window.localStorage.removeItem('sauro.keys'));
  });

  test('a key in the middle of a syllable does nothing', async () => {
    const { page } = who;
    await page.goto(`${base}/viec`);
    await settled(page);
    await page.evaluate(() => window.dispatchEvent(new KeyboardEvent('keydown', { key: 'k', ctrlKey: true, isComposing: true, bubbles: true })));
    await page.evaluate(() => window.dispatchEvent(new KeyboardEvent('keydown', { key: '?', isComposing: true, bubbles: true })));
    await page.waitForTimeout(300);
    assert.equal(await page.getByRole('dialog').count(), 0);
  });

  test('no fault', () => assert.deepEqual(who.faults, []));
});

test('without a network: a page that says what is kept; the register is never kept on the device', async () => {
  const who = await enter();
  const { page, context } = who;
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.reload();
  await settled(page);
  assert.ok(await page.evaluate(() => navigator.serviceWorker.controller !== null), 'the worker serves this page');
  await page.goto(`${base}/viec`);
  await settled(page);
  const kept = await page.evaluate(async () => {
    const all = await Promise.all((await caches.keys()).map(async (name) => (await (await caches.open(name)).keys()).map((request) => new URL(request.url).pathname)));
    return all.flat();
  });
  assert.ok(kept.some((path) => path.startsWith('/assets/')) && kept.includes('/ngoai-tuyen.html'));
  assert.deepEqual(kept.filter((path) => /^\/(graphql|auth|files)/.test(path)), []);
  await context.setOffline(true);
  await page.goto(`${base}/viec`);
  await page.getByRole('heading', { level: 1, name: 'Không có mạng' }).waitFor();
  assert.match(await page.locator('main').textContent(), /Báo cáo tiến độ chưa gửi/);
  await accessible(page, 'offline', 'vi');
  await context.setOffline(false);
  await page.getByRole('link', { name: 'Thử lại' }).click().catch(() => undefined);
  await page.getByRole('heading', { level: 1, name: 'Danh mục việc' }).waitFor();
  await context.close();
});

test('the manifest and the worker have the right headers', async () => {
  const manifest = await fetch(`${base}/manifest.webmanifest`);
  assert.match(manifest.headers.get('content-type') ?? '', /manifest\+json|application\/json/);
  const { icons, start_url } = await manifest.json();
  assert.equal(start_url, '/');
  for (const { src } of icons) assert.equal((await fetch(base + src)).status, 200, src);
  const worker = await fetch(`${base}/sw.js`);
  assert.match(worker.headers.get('content-type') ?? '', /javascript/);
  assert.match(worker.headers.get('cache-control') ?? '', /no-cache|max-age=0/, 'a new worker is seen at once');
});

const listed = async (page) => {
  await page.locator('.behind [role=status]').last().waitFor();
  await page.waitForFunction(() => document.querySelectorAll('.behind .loading').length === 0);
  return page.locator('.behind-rows > li').count();
};

describe('numbers that open', () => {
  let who;
  before(async () => {
    who = await enter();
  });
  after(() => who.context.close());

  test('every figure of the report opens to exactly as many assignments', async () => {
    const { page } = who;
    await page.goto(`${base}/bao-cao`);
    await settled(page);
    const figures = page.locator('.figures-table a.figure');
    const count = await figures.count();
    assert.ok(count >= 10, `${count} figures can be opened`);
    for (let index = 0; index < count; index += 1) {
      const told = Number(/^\d+/.exec(await figures.nth(index).textContent())[0]);
      await figures.nth(index).click();
      await page.locator('.behind').waitFor();
      assert.equal(await listed(page), told, `figure ${index + 1}`);
    }
    await shot(page, 'report-opened-vi-desk');
  });

  test('the buckets together are all that is counted', async () => {
    const { page } = who;
    await page.goto(`${base}/bao-cao`);
    await settled(page);
    const values = await page.locator('.figures-table tbody tr:not(.figures-rate) td:last-child .figure').allTextContents();
    const parts = values.map((text) => /^(\d+)\/(\d+)/.exec(text).slice(1).map(Number));
    assert.equal(parts.reduce((sum, [part]) => sum + part, 0), parts[0][1]);
  });

  test('the printed report is headed as its body heads its papers, with the receivers one a line', async () => {
    const { page } = who;
    await page.goto(`${base}/bao-cao`);
    await settled(page);
    const sheet = page.locator('.sheet');
    await sheet.getByText('ĐẢNG CỘNG SẢN VIỆT NAM').waitFor();
    await page.getByRole('combobox', { name: /^Đơn vị chủ trì/ }).fill('phong van hoa');
    await page.getByRole('option').filter({ hasText: 'Phòng Văn hóa – Xã hội' }).first().click();
    await sheet.getByText('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM').waitFor();
    assert.ok(await sheet.getByText('Độc lập - Tự do - Hạnh phúc').isVisible());
    await page.locator('summary', { hasText: 'Thể thức khi in' }).click();
    await page.getByLabel('Phần tiêu đề').selectOption('party');
    await sheet.getByText('ĐẢNG CỘNG SẢN VIỆT NAM').waitFor();
    const places = await sheet.locator('.sheet-receivers p').evaluateAll((lines) => lines.map((line) => ({ text: line.textContent, top: line.getBoundingClientRect().top, align: getComputedStyle(line).textAlign })));
    assert.deepEqual(places.map(({ text }) => text), ['Nơi nhận:', '- Như trên;', '- Lưu: VT.']);
    assert.ok(places.every(({ align }) => align === 'start' || align === 'left'));
    assert.ok(places[2].top - places[0].top < 80, 'no room for a signature between them');
    await page.evaluate(() => window.localStorage.removeItem('sauro.paper'));
  });

  test('what was open on a past meeting day is listed and counted alike', async () => {
    const { page } = who;
    await page.goto(`${base}/bao-cao?kind=meeting&on=2026-06-30`);
    await settled(page);
    const told = Number(/\d+/.exec(await page.locator('main .sheet [role=status]').textContent())[0]);
    assert.ok(told > 0);
    assert.equal(await page.locator('.meeting-table tbody tr').count(), Math.min(told, 100));
    await accessible(page, 'meeting report', 'vi');
  });

  test('no fault', () => assert.deepEqual(who.faults, []));
});

for (const language of ['vi', 'en']) {
  for (const [size, viewport] of [['phone', PHONE], ['desk', DESK]]) {
    test(`reports, ${language}, ${size}: accessible and within the screen`, async () => {
      const who = await enter({ viewport, language });
      for (const [name, path] of [['report', '/bao-cao'], ['report-meeting', '/bao-cao?kind=meeting']]) {
        await who.page.goto(base + path);
        await settled(who.page);
        await accessible(who.page, name, language);
        await fits(who.page, name);
        await shot(who.page, `${name}-${language}-${size}`);
      }
      assert.deepEqual(who.faults, []);
      await who.context.close();
    });
  }
}

describe('overdue and inspection', () => {
  let who;
  before(async () => {
    who = await enter();
  });
  after(() => who.context.close());

  test('numbers of the heat map, the ages and the weeks open to exactly as many assignments', async () => {
    const { page } = who;
    await page.goto(`${base}/qua-han`);
    await settled(page);
    for (const [what, selector] of [['cell', '.heat tbody td[class^="heat-"] a.number'], ['age', '.shares a.number'], ['week', '.heat-plain tbody a.number']]) {
      const numbers = page.locator(selector);
      const count = await numbers.count();
      assert.ok(count > 0, `${what}: there is a number to open`);
      for (const index of new Set([0, Math.floor(count / 2), count - 1])) {
        const told = Number(/^\d+/.exec(await numbers.nth(index).textContent())[0]);
        await numbers.nth(index).click();
        await page.locator('.behind').waitFor();
        assert.equal(await listed(page), told, `${what} ${index + 1} of ${count}`);
      }
    }
    await shot(page, 'overdue-opened-vi-desk');
  });

  test('on a phone the map says what it is within the screen, and opens at this week', async () => {
    const phone = await enter({ viewport: PHONE });
    await phone.page.goto(`${base}/qua-han`);
    await settled(phone.page);
    const words = await phone.page.getByText(/^Số việc quá hạn vào cuối mỗi tuần/).boundingBox();
    assert.ok(words.x >= 0 && words.x + words.width <= PHONE.width, 'its words are not cut');
    const map = phone.page.getByRole('table', { name: /^Số việc quá hạn vào cuối mỗi tuần/ });
    const week = await map.locator('thead th').last().boundingBox();
    assert.ok(week.x + week.width <= PHONE.width + 1, 'the last week is on the screen');
    assert.deepEqual(phone.faults, []);
    await phone.context.close();
  });

  test('colour alone tells nothing: every cell has its number or a dash in words', async () => {
    const cells = await who.page.locator('.heat').first().locator('tbody td').allTextContents();
    assert.ok(cells.length > 0);
    for (const cell of cells) assert.match(cell, /\d/);
  });

  test('entries narrow by filter, lead to a past moment, and two moments compare', async () => {
    const { page } = who;
    await page.goto(`${base}/kiem-tra?kind=assignment`);
    await settled(page);
    assert.ok(await page.getByText('Sổ này chưa có bên chứng kiến ở ngoài').isVisible());
    const entries = page.getByRole('list', { name: 'Các mục đã ghi' }).locator('> li');
    const shown = await entries.count();
    assert.ok(shown > 0);
    await entries.first().getByRole('button', { name: /^Mốc đầu/ }).click();
    await entries.nth(shown - 1).getByRole('button', { name: /^Mốc cuối/ }).click();
    await page.getByRole('heading', { name: 'So sánh hai thời điểm' }).waitFor();
    await settled(page);
    await accessible(page, 'two moments', 'vi');
    await page.goto(`${base}/kiem-tra?corrected=true`);
    await settled(page);
    for (const entry of await entries.all()) assert.match(await entry.textContent(), /đã được đính chính/);
    await page.goto(`${base}/kiem-tra?kind=assignment&oldest=true&from=2026-06-01`);
    await settled(page);
    await entries.first().getByRole('button', { name: /^Xem như lúc đó/ }).click();
    await page.waitForURL(/luc=/);
    await settled(page);
    assert.ok(await page.locator('.as-of').isVisible(), 'the bar says that this is the past');
  });

  test('a pattern opens to as many entries as it counts', async () => {
    const { page } = who;
    await page.goto(`${base}/kiem-tra`);
    await settled(page);
    const link = page.locator('main a.figure').first();
    const told = Number(/^\d+/.exec(await link.textContent())[0]);
    await link.click();
    const list = page.getByRole('list', { name: /^Dấu hiệu/ });
    await list.waitFor();
    assert.equal(await list.locator('> li').count(), Math.min(told, 50));
  });

  test('no fault', () => assert.deepEqual(who.faults, []));
});

for (const language of ['vi', 'en']) {
  for (const [size, viewport] of [['phone', PHONE], ['desk', DESK]]) {
    test(`overdue and inspection, ${language}, ${size}: accessible and within the screen`, async () => {
      const who = await enter({ viewport, language });
      for (const [name, path] of [['overdue', '/qua-han'], ['overdue-past', '/qua-han?luc=2026-06-30T10:00'], ['inspection', '/kiem-tra'], ['inspection-empty', '/kiem-tra?text=khong-co-viec-nao-nhu-the']]) {
        await who.page.goto(base + path);
        await settled(who.page);
        await accessible(who.page, name, language);
        await fits(who.page, name);
        await shot(who.page, `${name}-${language}-${size}`);
      }
      assert.deepEqual(who.faults, []);
      await who.context.close();
    });
  }
}
