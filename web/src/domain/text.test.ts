import { expect, test } from 'vitest';
import { clean, cleanOrNull, composed, sentence } from './text';

const decomposed = 'Cẩm Lệ'.normalize('NFD');

test('typed text leaves composed and trimmed', () => {
  expect(clean(`  ${decomposed} `)).toBe('Cẩm Lệ');
  expect(cleanOrNull('   ')).toBeNull();
});

test('every text inside a message is composed, everything else stays', () => {
  expect(composed({ a: [decomposed, 3, null, { b: decomposed, c: true }] })).toEqual({
    a: ['Cẩm Lệ', 3, null, { b: 'Cẩm Lệ', c: true }],
  });
});

test('words become a sentence of their own', () => {
  expect(sentence('đầu sổ bị mất')).toBe('Đầu sổ bị mất.');
  expect(sentence('The end is missing.')).toBe('The end is missing.');
  expect(sentence(' ')).toBe('');
});
