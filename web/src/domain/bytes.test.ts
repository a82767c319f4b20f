import { expect, test } from 'vitest';
import { showBytes } from './bytes';

test('bytes in the unit people would say', () => {
  expect([0, 900, 2048, 3_565_158, 5 * 1024 ** 3].map((bytes) => showBytes(bytes, 'vi'))).toEqual(['0 B', '900 B', '2 KB', '3,4 MB', '5 GB']);
  expect(showBytes(3_565_158, 'en')).toBe('3.4 MB');
});
