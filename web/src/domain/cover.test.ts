import { expect, test } from 'vitest';
import { coverOf } from './cover';

test('a head covers as many entries as it has', () => {
  expect(coverOf('10', 10, 9)).toBe('SIGNED');
  expect(coverOf('9', 10, 9)).toBe('WITNESSED');
  expect(coverOf('11', 10, 9)).toBe('PENDING');
  expect(coverOf('1', null, null)).toBe('PENDING');
  expect(coverOf('4711/4700', 10_000, null)).toBe('PENDING');
});
