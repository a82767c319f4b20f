/**
 * Drives the real product in Chromium. Expects a running demonstration:
 *   SAURO_URL       its address, by default http://127.0.0.1:8046
 *   SAURO_PASSWORD  password of the demonstration accounts; by default the one that /auth/info tells
 *   CHROMIUM        the browser, by default /usr/bin/chromium
 *   SAURO_SHOTS     a folder for screenshots; none are taken without it
 *   SAURO_SLOWER    how many times slower the pages run; finds what a test does not wait for
 */
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import axe from 'axe-core';
import { chromium } from 'playwright-core';

export const base = (process.env.SAURO_URL ?? 'http://127.0.0.1:8046').replace(/\/$/, '');
const shots = process.env.SAURO_SHOTS;
if (shots) mkdirSync(shots, { recursive: true });

export const PHONE = { width: 390, height: 844 };
export const DESK = { width: 1440, height: 900 };
export const NARROW = { width: 320, height: 640 };

let browser;

export async function open() {
  browser ??= await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });
  return browser;
}

export async function close() {
  await browser?.close();
  browser = undefined;
}

/** The demonstration accounts and their password, as the server tells them. */
export async function accounts() {
  const response = await fetch(`${base}/auth/info`);
  assert.equal(response.status, 200, '/auth/info answers');
  const info = await response.json();
  assert.ok(info.demo && info.accounts?.length > 0, 'the installation is a demonstration with accounts');
  return info.accounts.map((one) => ({ ...one, password: process.env.SAURO_PASSWORD ?? one.password ?? info.password }));
}

/** A fresh visitor. Script faults and violations of the content policy are collected, to be asserted empty. */
export async function visitor({ viewport = DESK, language = 'vi' } = {}) {
  const context = await (await open()).newContext({ viewport, locale: language === 'vi' ? 'vi-VN' : 'en-GB', timezoneId: 'Asia/Ho_Chi_Minh', reducedMotion: 'reduce' });
  await context.addInitScript((chosen) => window.localStorage.setItem('sauro.language', chosen), language);
  const page = await context.newPage();
  if (process.env.SAURO_SLOWER) await (await context.newCDPSession(page)).send('Emulation.setCPUThrottlingRate', { rate: Number(process.env.SAURO_SLOWER) });
  const faults = [];
  page.on('pageerror', (error) => faults.push(`script: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error' && !/status of 40[13]/.test(message.text())) faults.push(`console: ${message.text()}`);
  });
  page.setDefaultTimeout(20_000);
  return { context, page, faults, language };
}

export async function signIn(page, account) {
  await page.goto(`${base}/dang-nhap`);
  await page.locator('#account').fill(account.account);
  await page.locator('#password').fill(account.password);
  await page.locator('form button[type=submit]').click();
  await page.waitForURL(`${base}/`);
  await settled(page);
}

/** Nothing is loading any more, and no page is on its way. */
export async function settled(page) {
  await page.locator('h1').first().waitFor();
  await page.waitForFunction(() => document.querySelectorAll('.loading, main[aria-busy=true]').length === 0);
}

const STANDARD = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/**
 * Whatever floats over the page (a calendar, a list of choices) has found its place: it is set anew some time after the
 * screen has changed its size. Looked at when nothing else waits to be done, until twice in a row nothing has moved.
 */
async function still(page) {
  await page.evaluate(() => new Promise((resolve) => {
    let before = '';
    let same = 0;
    let looks = 0;
    const look = () => {
      const now = JSON.stringify([...document.querySelectorAll('[data-position], [data-portal] *')].map((one) => {
        const { x, y, width, height } = one.getBoundingClientRect();
        return [x, y, width, height];
      }));
      same = now === before ? same + 1 : 0;
      before = now;
      looks += 1;
      if (same >= 2 || looks >= 100) resolve();
      else next();
    };
    const next = () => requestAnimationFrame(() => requestIdleCallback(look, { timeout: 1000 }));
    next();
  }));
}

/** What axe finds. On a screen as tall as the page nothing lies below a bar that stays in place while one scrolls. */
async function violations(page, runOnly) {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  const screen = page.viewportSize();
  const [tall, scrolled] = await page.evaluate(() => [document.documentElement.scrollHeight, window.scrollY]);
  const scroll = (top) => page.evaluate((to) => window.scrollTo({ top: to, behavior: 'instant' }), top);
  if (tall > screen.height) await page.setViewportSize({ width: screen.width, height: Math.min(tall + 200, 16_000) });
  // What is as tall as the screen grows with it: some of the page may still lie above.
  await scroll(0);
  await still(page);
  const found = await page.evaluate((only) => window.axe.run(document, { runOnly: only, resultTypes: ['violations'] }), runOnly);
  if (tall > screen.height) await page.setViewportSize(screen);
  await scroll(scrolled);
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => `${node.target.join(' ')} ${node.failureSummary ?? ''}`).join(' | ')}`);
}

/** Zero violations of WCAG 2.2 A and AA on what is on the screen now, one h1, the right lang. */
export async function accessible(page, where, language, { heading = true } = {}) {
  const told = await violations(page, { type: 'tag', values: STANDARD });
  // While a page loads its heading may still be on the way.
  assert.deepEqual(heading ? told : told.filter((one) => !one.startsWith('page-has-heading-one')), [], `${where}: no accessibility violation`);
  if (heading) assert.equal(await page.locator('h1').count(), 1, `${where}: one h1`);
  assert.equal(await page.locator('html').getAttribute('lang'), language, `${where}: lang`);
}

/** Enough contrast: all that another colour scheme can change. */
export async function contrasts(page, where) {
  assert.deepEqual(await violations(page, { type: 'rule', values: ['color-contrast'] }), [], `${where}: enough contrast`);
}

/** Nothing sticks out sideways. */
export async function fits(page, where) {
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.ok(over <= 0, `${where}: ${over}px wider than the screen`);
}

export async function shot(page, name) {
  if (shots) await page.screenshot({ path: `${shots}/${name}.png`, fullPage: true });
}
