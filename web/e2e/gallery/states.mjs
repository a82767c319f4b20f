/**
 * Every page and state of the screens. A page made? Add its address here. `path` is an address or a function of the visit
 * that finds one; `into` brings the page into the state (a dialog, everything unfolded); `past` shows it as of a day too.
 */
const unfolded = (page) => page.evaluate(() => document.querySelectorAll('main details').forEach((one) => { one.open = true; }));
const first = (page, selector) => page.locator(selector).first();

export const pages = [
  { name: 'my-work', path: '/', past: true },
  { name: 'inbox', path: '/cho-duyet', past: true },
  { name: 'inbox-list', path: '/cho-duyet?xem=danh-sach' },
  { name: 'give', path: '/giao-viec/moi', into: (page) => page.locator('.finding').first().waitFor() },
  { name: 'give-past', path: '/giao-viec/moi?luc=2026-06-30T17:00', past: 'only' },
  {
    name: 'give-calendar', path: '/giao-viec/moi',
    into: async (page) => {
      await page.locator('.finding').first().waitFor();
      await first(page, '.date-field input').click();
      await first(page, '.date-day').waitFor();
    },
  },
  {
    name: 'give-check', path: '/giao-viec/moi',
    into: async (page) => {
      await page.locator('.finding').first().waitFor();
      await first(page, '.with-aside .action-primary').click();
    },
  },
  { name: 'give-table', path: '/giao-viec/bang' },
  { name: 'list', path: '/viec', past: true },
  { name: 'list-empty', path: '/viec?text=khong-co-viec-nao-nhu-the' },
  { name: 'list-columns', path: '/viec?cot=lead,due,first,late,extensions,state,percent,issued,programme&xep=CODE', into: unfolded },
  { name: 'compare', path: '/so-sanh' },
  { name: 'compare-found', path: '/so-sanh?tu=2026-10-01&khac=CHANGED', past: true },
  { name: 'assignment', path: (visit) => visit.assignment, past: true, into: unfolded },
  {
    name: 'assignment-act', path: (visit) => visit.assignment,
    into: async (page) => {
      await page.getByRole('region', { name: /^(Bạn có thể|You can)$/ }).locator('button').first().click();
      await page.locator('[role="dialog"], dialog[open]').first().waitFor();
    },
    leave: (page) => page.keyboard.press('Escape'),
  },
  { name: 'history', path: (visit) => `${visit.assignment}/lich-su`, past: true },
  { name: 'authority', path: '/tham-quyen', past: true },
  { name: 'authority-asked', path: (visit) => `/tham-quyen?seat=${visit.seat.split('/').at(-1)}&may=ASSIGN&where=${visit.unit.split('/').at(-1)}`, into: unfolded },
  { name: 'authority-grant', path: '/tham-quyen/trao' },
  { name: 'mandate', path: (visit) => visit.mandate, past: true },
  { name: 'organisation', path: '/to-chuc', past: true },
  { name: 'unit', path: (visit) => visit.unit, past: true },
  { name: 'seat', path: (visit) => visit.seat, past: true },
  { name: 'handover', path: (visit) => `${visit.seat}/ban-giao` },
  { name: 'person', path: (visit) => visit.person, past: true },
  { name: 'programmes', path: '/chuong-trinh', past: true },
  { name: 'programme', path: (visit) => visit.programme, past: true },
  { name: 'reports', path: '/bao-cao', past: true, into: unfolded },
  { name: 'reports-opened', path: '/bao-cao?open=OPEN_OVERDUE.CURRENT', into: (page) => page.locator('.behind-rows').waitFor() },
  { name: 'reports-meeting', path: '/bao-cao?kind=meeting&on=2026-06-30' },
  { name: 'overdue', path: '/qua-han', past: true },
  { name: 'overdue-opened', path: '/qua-han?open=age.LATE_1_7', into: (page) => page.locator('.behind-rows').waitFor() },
  { name: 'inspection', path: '/kiem-tra', past: true },
  { name: 'inspection-compare', path: '/kiem-tra?a=2026-10-01T00:00:00Z&b=2026-11-01T00:00:00Z' },
  { name: 'settings', path: '/cai-dat' },
  { name: 'settings-tokens', path: '/cai-dat/ma-truy-cap' },
  { name: 'settings-calendar', path: '/cai-dat/lich' },
  { name: 'settings-documents', path: '/cai-dat/van-ban' },
  { name: 'settings-keys', path: '/cai-dat/phim-tat' },
  { name: 'settings-about', path: '/cai-dat/gioi-thieu' },
  { name: 'not-found', path: '/khong-co-trang-nay' },
  { name: 'no-assignment', path: '/viec/khong-co' },
  {
    name: 'palette', path: '/viec',
    into: async (page) => {
      await page.keyboard.press('Control+k');
      await page.locator('dialog[open] input').waitFor();
    },
    leave: (page) => page.keyboard.press('Escape'),
  },
  { name: 'unit-merge', path: (visit) => `${visit.unit}/sap-nhap` },
  { name: 'document', path: (visit) => visit.document, past: true, into: unfolded },
  {
    name: 'inspection-entry', path: '/kiem-tra?type=assignment.extension_granted', past: true,
    into: async (page) => {
      // The entries before stay until those asked for are there.
      await page.waitForFunction(() => new Set([...document.querySelectorAll('.timeline h3')].map((one) => one.textContent)).size === 1);
      await page.locator('.timeline details > summary').first().click();
      await page.locator('.entry-open').first().waitFor();
    },
  },
  { name: 'inspections', path: '/kiem-tra/cuoc', past: true },
  { name: 'inspections-closed', path: '/kiem-tra/cuoc?state=closed' },
  { name: 'no-inspection', path: '/kiem-tra/cuoc/Inspection_01J00000000000000000000000' },
  { name: 'inspection-proof', path: '/kiem-tra/bang-chung', past: true },
  {
    name: 'inspection-receipt-refused', path: '/kiem-tra/bang-chung',
    into: async (page) => {
      await page.locator('#receipt').fill('c2sp.org/tlog-proof@v1');
      await page.locator('#bien-nhan button[type=submit]').click();
      await page.locator('.verdict[role="status"]').waitFor();
    },
  },
  { name: 'inspection-bundle', path: '/kiem-tra/goi', past: true },
  { name: 'inspection-bundle-period', path: '/kiem-tra/goi?scope=period' },
  { name: 'inspection-access', path: '/kiem-tra/nhat-ky' },
  { name: 'inspection-refusals', path: '/kiem-tra/nhat-ky?kind=refusals' },
  { name: 'inspection-drafts', path: '/kiem-tra/nhat-ky?kind=drafts', past: true },
];

/** Where the addresses with an id come from: the first link of that kind on a page. */
export const sources = [
  ['assignment', '/viec?time=OVERDUE', 'main a[href^="/viec/"]'],
  ['mandate', '/tham-quyen', 'main a[href^="/tham-quyen/Mandate"]'],
  ['unit', '/to-chuc', 'main a[href^="/to-chuc/don-vi/"]'],
  ['seat', (visit) => visit.unit, 'main a[href^="/to-chuc/chuc-vu/"]'],
  ['person', (visit) => visit.seat, 'main a[href^="/to-chuc/nguoi/"]'],
  ['programme', '/chuong-trinh', 'main a[href^="/chuong-trinh/"]'],
  ['document', '/cai-dat/van-ban', 'main a[href^="/cai-dat/van-ban/"]'],
];
