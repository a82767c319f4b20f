import { expect, test } from 'vitest';
import { ulid } from './ulid';

test('a command id is 26 characters of Crockford base 32 and sorts by time', () => {
  const early = ulid(1_700_000_000_000);
  const late = ulid(1_700_000_000_001);
  expect(early).toMatch(/^[0-7][0-9A-HJKMNP-TV-Z]{25}$/);
  expect(early.slice(0, 10) < late.slice(0, 10)).toBe(true);
});

test('the time part is the one that the standard gives', () => {
  expect(ulid(1_469_918_176_385).slice(0, 10)).toBe('01ARYZ6S41');
});

test('two ids of one moment differ', () => {
  expect(ulid(1)).not.toBe(ulid(1));
});
