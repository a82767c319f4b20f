/** Việc của tôi: the next act in one tap, a report that survives a lost connection and is recorded once, the keys. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { accessible, accounts, base, close, DESK, fits, PHONE, settled, shot, signIn, visitor } from './harness.mjs';

const named = async (name) => {
  const found = (await accounts()).find((one) => one.account === name);
  assert.ok(found, `the demonstration has the account ${name}`);
  return found;
};
const isMutation = (request) => (request.postData() ?? '').includes('commandId');

/** How often a text stands in the history of an assignment, asked with a session of its own. */
async function recordedTimes(context, code, words) {
  const page = await context.newPage();
  await page.goto(`${base}/viec/${code}`);
  await settled(page);
  await page.getByText(words).first().waitFor();
  const times = await page.getByRole('list', { name: 'Lịch sử' }).getByText(words, { exact: false }).count();
  await page.close();
  return times;
}

describe('a report from a phone', () => {
  let who;
  let page;
  let code;
  let form;

  before(async () => {
    who = await visitor({ viewport: PHONE });
    page = who.page;
    await signIn(page, await named('tp-kinhte'));
  });
  after(() => who.context.close());

  const open = async (at) => {
    const button = page.getByRole('button', { name: /^Báo cáo tiến độ: / }).nth(at);
    code = (await button.getAttribute('aria-label')).replace('Báo cáo tiến độ: ', '');
    await button.click();
    form = page.getByRole('form', { name: `Báo cáo tiến độ: ${code}` });
    await form.waitFor();
  };

  test('open, percent, send: three taps, and the row says what was saved', async () => {
    await open(0);
    const frames = await form.locator('.pills label').first().evaluate((label) => [label, label.querySelector('span')].map((one) => getComputedStyle(one).borderTopWidth));
    assert.deepEqual(frames, ['0px', '1px'], 'each step is one oval, not an oval in an oval');
    await form.getByRole('radio', { name: '75%' }).check({ force: true });
    await form.getByRole('button', { name: 'Gửi báo cáo' }).click();
    await page.getByText('Đã gửi', { exact: true }).first().waitFor();
    await page.getByText('75% · Đã làm được 75%.').first().waitFor();
    await fits(page, 'sent');
    await shot(page, 'quick-sent');
  });

  test('nothing said is not sent, and the form tells why', async () => {
    await open(1);
    await form.getByRole('button', { name: 'Gửi báo cáo' }).click();
    await form.getByText('Chọn phần trăm hoặc viết một câu.').waitFor();
    await form.getByLabel('Số khác (%)').fill('140');
    await form.getByRole('button', { name: 'Gửi báo cáo' }).click();
    await form.getByText('Phần trăm là số từ 0 đến 100.').waitFor();
  });

  test('what was typed is still there after the page is loaded again', async () => {
    await form.getByLabel('Số khác (%)').fill('45');
    await form.getByLabel(/^Đã làm được gì/).fill('Gõ dở trên điện thoại');
    await page.reload();
    await settled(page);
    await open(1);
    assert.equal(await form.getByLabel(/^Đã làm được gì/).inputValue(), 'Gõ dở trên điện thoại');
    assert.equal(await form.getByLabel('Số khác (%)').inputValue(), '45');
  });

  test('the network goes between sending and the answer: it is kept, sent again by itself, and recorded once', async () => {
    const words = `Mất mạng giữa chừng ${process.pid}`;
    let reached = 0;
    let away = false;
    const ids = new Set();
    await page.route('**/graphql', async (route) => {
      const request = route.request();
      if (!isMutation(request)) return route.continue();
      // Not from the page that is being put away, or there would be nothing left for the one that comes.
      if (away) return route.abort('internetdisconnected');
      ids.add(JSON.parse(request.postData()).variables.input.commandId);
      reached += 1;
      if (reached > 1) return route.continue();
      // The server takes it; the answer is lost on the way back.
      await route.fetch();
      away = true;
      await page.context().setOffline(true);
      return route.abort('internetdisconnected');
    });
    await form.getByLabel(/^Đã làm được gì/).fill(words);
    await form.getByRole('button', { name: 'Gửi báo cáo' }).click();
    await page.getByText('Chưa gửi', { exact: true }).first().waitFor();
    if (process.env.SAURO_SHOTS) await page.screenshot({ path: `${process.env.SAURO_SHOTS}/quick-unsent.png` });
    await accessible(page, 'unsent', 'vi');

    // The phone is put away and taken out again where there is a network.
    await page.context().setOffline(false);
    await page.reload();
    away = false;
    await settled(page);
    await page.getByText('Đã gửi', { exact: true }).first().waitFor();
    await page.unroute('**/graphql');
    assert.ok(reached >= 2, 'sent again');
    assert.equal(ids.size, 1, 'under one command id');
    assert.equal(await page.getByText('Chưa gửi', { exact: true }).count(), 0);
    assert.equal(await recordedTimes(who.context, code, words), 1, 'recorded once');
    assert.equal(await page.evaluate(() => window.localStorage.getItem('sauro.outbox')), '[]');
  });

  test('without a network nothing is lost, and another account does not send it', async () => {
    await open(2);
    await form.getByRole('radio', { name: '50%' }).check({ force: true });
    await page.context().setOffline(true);
    await form.getByRole('button', { name: 'Gửi báo cáo' }).click();
    await page.getByText('Chưa gửi', { exact: true }).first().waitFor();
    const kept = await page.evaluate(() => window.localStorage.getItem('sauro.outbox'));
    assert.equal(JSON.parse(kept).length, 1);
    await page.context().setOffline(false);
    await page.getByText('Đã gửi', { exact: true }).first().waitFor();

    const other = await visitor({ viewport: PHONE });
    await other.context.addInitScript((value) => window.localStorage.getItem('sauro.outbox') ?? window.localStorage.setItem('sauro.outbox', value), kept);
    await signIn(other.page, await named('pct-kinhte'));
    await other.page.waitForTimeout(1500);
    assert.equal(await other.page.evaluate(() => window.localStorage.getItem('sauro.outbox')), kept, 'untouched');
    assert.equal(await other.page.getByText('Chưa gửi', { exact: true }).count(), 0, 'and not shown');
    await other.context.close();
  });

  test('no script fault on the way', () => assert.deepEqual(who.faults.filter((fault) => !/net::ERR_/.test(fault)), []));
});

describe('at a desk', () => {
  test('J and K walk the rows, P opens the report, Enter opens the assignment', async () => {
    const who = await visitor({ viewport: DESK });
    const { page } = who;
    await signIn(page, await named('tp-kinhte'));
    const titles = page.locator('main .work-title');
    const focused = () => page.evaluate(() => [...document.querySelectorAll('main .work-title')].indexOf(document.activeElement));
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    assert.equal(await focused(), 1);
    await page.keyboard.press('k');
    assert.equal(await focused(), 0);
    await page.keyboard.press('p');
    await page.locator('form.quick').waitFor();
    await page.keyboard.press('Escape');
    await page.locator('form.quick').waitFor({ state: 'detached' });
    const href = await titles.first().getAttribute('href');
    await titles.first().focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(`**${href}`);
    assert.deepEqual(who.faults, []);
    await who.context.close();
  });

  test('an accepted assignment never reads as waiting', async () => {
    const who = await visitor({ viewport: DESK });
    const { page } = who;
    await signIn(page, await named('tp-kinhte'));
    const accepted = page.getByRole('row').filter({ hasText: 'Đã nghiệm thu' });
    for (const row of await accepted.all()) assert.doesNotMatch(await row.innerText(), /Đang chờ|Quá hạn|Còn \d/);
    await who.context.close();
  });
});

after(close);
