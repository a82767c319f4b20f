import { expect, test } from 'vitest';
import { journal as en } from '../../i18n/en/journal';
import { journal as vi } from '../../i18n/vi/journal';
import { pageOf, whichInWords } from './reads';

const sources = import.meta.glob<string>('../../**/*.{ts,tsx}', { query: '?raw', import: 'default', eager: true });

test('every operation of the screens belongs to a page that has a name', () => {
  const written = Object.entries(sources).filter(([path]) => !path.includes('__generated__') && !/\.test\.tsx?$/.test(path)).map(([, text]) => text).join('\n');
  const names = [...written.matchAll(/^ {2}(?:query|subscription) (\w+)|@refetchable\(queryName: "(\w+)"/gm)].map((found) => found[1] ?? found[2] ?? '');
  expect(names.length).toBeGreaterThan(60);
  expect(names.filter((name) => pageOf(name) === null)).toEqual([]);
  expect(pageOf('SomebodyElsesQuery')).toBeNull();
});

test.each([
  ['whole', 'toàn bộ sổ', 'the whole log'],
  ['assignment 2026-0001, with personal values, with files', 'việc 2026-0001, kèm dữ liệu cá nhân, kèm tệp minh chứng', 'assignment 2026-0001, with personal values, with files of evidence'],
  ['from 2026-01-31, until 2026-06-30', 'từ ngày 31/01/2026, đến ngày 30/06/2026', 'from 31/01/2026, until 30/06/2026'],
  ['412 events', '412 mục', '412 entries'],
  ['4711', '4711', '4711'],
  ['9f86d081884c7d65', '9f86d081884c7d65', '9f86d081884c7d65'],
])('“%s” is said in words', (which, inVietnamese, inEnglish) => {
  expect(whichInWords(which, vi)).toBe(inVietnamese);
  expect(whichInWords(which, en)).toBe(inEnglish);
});
