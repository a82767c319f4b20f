import { expect, test } from 'vitest';
import { countedOf, type Figure, linesOf, percentOf } from './figures';

const figure = (key: string, against: 'ORIGINAL' | 'CURRENT', numerator: number, denominator: number | null = null): Figure => ({ key, against, numerator, denominator, label: key, rule: '' });
const figures = [
  figure('COMPLETED_ON_TIME', 'ORIGINAL', 2), figure('OPEN_OVERDUE', 'ORIGINAL', 6), figure('ON_TIME_RATE', 'ORIGINAL', 2, 8),
  figure('COMPLETED_ON_TIME', 'CURRENT', 5), figure('OPEN_OVERDUE', 'CURRENT', 3), figure('ON_TIME_RATE', 'CURRENT', 5, 8),
];

test('buckets are told out of all counted, rates by their own denominator', () => {
  const lines = linesOf(figures);
  expect(lines.map((line) => line.key)).toEqual(['COMPLETED_ON_TIME', 'OPEN_OVERDUE', 'ON_TIME_RATE']);
  expect(lines[0]?.values).toEqual({ ORIGINAL: { numerator: 2, denominator: 8 }, CURRENT: { numerator: 5, denominator: 8 } });
  expect(lines[2]?.values.CURRENT).toEqual({ numerator: 5, denominator: 8 });
  expect(countedOf(figures, 'CURRENT')).toBe(8);
});
test('a deadline that this screen does not know is left out', () => {
  expect(linesOf([{ ...figure('OPEN_OVERDUE', 'CURRENT', 1), against: '%future added value' }])).toEqual([]);
});
test('a share of nothing is not told', () => {
  expect(percentOf(0, 0)).toBeNull();
  expect(percentOf(2, 3)).toBe(67);
});
