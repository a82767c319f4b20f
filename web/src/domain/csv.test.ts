import { expect, test } from 'vitest';
import { csv } from './csv';

test('a byte order mark, CRLF, quotes doubled, NFC', () => {
  expect(csv(['Việc'.normalize('NFD'), 'Số'], [['a "b", c', 3], ['dòng\nhai', null]])).toBe('\uFEFFViệc,Số\r\n"a ""b"", c",3\r\n"dòng\nhai",\r\n');
});
test.each(['=1+1', '+84', '-2', '@x', '\tx'])('%s is no formula', (value) => {
  expect(csv(['a'], [[value]]).split('\r\n')[1]?.replace(/^"/, '')).toMatch(/^'/);
});
test('a number stays a number, also below zero', () => expect(csv(['a'], [[-2]])).toContain('\r\n-2\r\n'));
