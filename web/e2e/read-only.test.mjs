/**
 * An old copy of the log comes back behind heads that were signed since: every page says that nothing is recorded any more,
 * and why; what is there can be read, and nothing that is typed is lost. Starts servers of its own:
 *   SAURO_BINARY  the product; without it there is nothing to start, and the tests say so
 */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';

const binary = process.env.SAURO_BINARY;

const freePort = () =>
  new Promise((resolve, reject) => {
    const socket = createServer().once('error', reject).listen(0, '127.0.0.1', () => {
      const { port } = socket.address();
      socket.close(() => resolve(port));
    });
  });

async function until(what, holds) {
  for (let waited = 0; waited < 120_000; waited += 200) {
    if (await holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  assert.fail(`waited in vain: ${what}`);
}

/** The demonstration on this folder, ready to answer. */
async function serve(data, port) {
  const child = spawn(binary, ['demo', '--data', data, '--listen', `127.0.0.1:${port}`], { stdio: 'ignore' });
  const answers = () => fetch(`http://127.0.0.1:${port}/auth/info`).then((answer) => answer.ok, () => false);
  await until('the server answers', async () => {
    assert.equal(child.exitCode, null, 'the server runs');
    return answers();
  });
  return () => new Promise((resolve) => {
    child.once('exit', resolve);
    child.kill('SIGTERM');
  });
}

describe('a log that contradicts its heads', { skip: binary ? false : 'SAURO_BINARY names no product to start' }, () => {
  let folder;
  let stop;
  let harness;
  let who;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sauro-read-only-'));
    const port = await freePort();
    process.env.SAURO_URL = `http://127.0.0.1:${port}`;
    harness = await import('./harness.mjs');
    const size = async () => Number((await (await fetch(`${harness.base}/checkpoint`)).text()).split('\n')[1]);
    await (await serve(folder, port))();
    await copyFile(join(folder, 'log.db'), join(folder, 'old.db'));

    stop = await serve(folder, port);
    const signed = await size();
    const { page, context } = await harness.visitor({ viewport: harness.PHONE });
    await harness.signIn(page, (await harness.accounts()).find((one) => one.account === 'tp-kinhte'));
    await page.getByRole('button', { name: /^Báo cáo tiến độ: / }).first().click();
    const form = page.locator('form.quick');
    await form.getByRole('radio', { name: '75%' }).check({ force: true });
    await form.getByRole('button', { name: 'Gửi báo cáo' }).click();
    await page.getByText('Đã gửi', { exact: true }).first().waitFor();
    await until('a head over the report is signed', async () => (await size()) > signed);
    await context.close();
    await stop();
    for (const rest of ['log.db-wal', 'log.db-shm']) await rm(join(folder, rest), { force: true });
    await copyFile(join(folder, 'old.db'), join(folder, 'log.db'));

    stop = await serve(folder, port);
    who = await harness.visitor({ viewport: harness.PHONE });
  });
  after(async () => {
    await harness?.close();
    await stop?.();
    if (folder) await rm(folder, { recursive: true, force: true });
  });

  const bar = () => who.page.getByRole('alert', { name: 'Hệ thống đang chỉ cho đọc' });

  test('the sign-in page says so, and lets people in', async () => {
    const { page } = who;
    await page.goto(`${harness.base}/dang-nhap`);
    await bar().waitFor();
    await harness.accessible(page, 'sign-in, read-only', 'vi');
    await harness.signIn(page, (await harness.accounts()).find((one) => one.account === 'tp-kinhte'));
    await bar().waitFor();
    assert.match(await bar().innerText(), /phần cuối/);
    await harness.accessible(page, 'my work, read-only', 'vi');
    await harness.fits(page, 'my work, read-only');
    await harness.shot(page, 'read-only-vi-phone');
  });

  test('it stays on every page, and leads to what was found', async () => {
    const { page } = who;
    for (const path of ['/viec', '/to-chuc', '/bao-cao']) {
      await page.goto(harness.base + path);
      await harness.settled(page);
      await bar().waitFor();
    }
    await bar().getByRole('link').click();
    await page.waitForURL(/\/kiem-tra\/bang-chung/);
    await harness.settled(page);
    await bar().waitFor();
    await harness.accessible(page, 'proof page, read-only', 'vi');
  });

  test('a report cannot be recorded; it is kept on the device and says so', async () => {
    const { page } = who;
    await page.goto(harness.base);
    await harness.settled(page);
    await page.getByRole('button', { name: /^Báo cáo tiến độ: / }).nth(1).click();
    const form = page.locator('form.quick');
    await form.getByRole('radio', { name: '50%' }).check({ force: true });
    await form.getByRole('button', { name: 'Gửi báo cáo' }).click();
    await page.getByText('Chưa gửi', { exact: true }).first().waitFor();
    await page.getByText('Đã giữ trên máy này; sẽ tự gửi ngay khi máy chủ nhận được, không gửi trùng.').first().waitFor();
    await page.reload();
    await harness.settled(page);
    await page.getByText('50% · Đã làm được 50%.').first().waitFor();
    await harness.accessible(page, 'kept, read-only', 'vi');
  });

  test('and in English', async () => {
    const { page } = who;
    await page.goto(`${harness.base}/?lang=en`);
    await harness.settled(page);
    await page.getByRole('alert', { name: 'The system is read-only' }).waitFor();
    await harness.accessible(page, 'my work, read-only', 'en');
  });

  test('no fault', () => assert.deepEqual(who.faults, []));
});
