import { expect, test } from 'vitest';
import { readTypedDay } from './typedDay';

test.each([
  ['15/01/2027', '2027-01-15'],
  ['15.01.2027', '2027-01-15'],
  ['15-01-2027', '2027-01-15'],
  [' 5/1/2027 ', '2027-01-05'],
  ['5.1.2027', '2027-01-05'],
  ['2027-01-15', '2027-01-15'],
  ['29/02/2028', '2028-02-29'],
  ['', null],
  ['  ', null],
])('“%s” is %s', (text, day) => expect(readTypedDay(text)).toEqual({ day }));

test.each(['abc', '31/2/2027', '29/02/2027', '0/1/2027', '1/13/2027', '15/01/27', '15.01/2027', '15/01', '15/01/20271', '1/1/0000x'])('“%s” is no day', (text) => {
  expect(readTypedDay(text)).toEqual({ fault: 'unread' });
});

test('a day outside of what is allowed is told apart from no day', () => {
  expect(readTypedDay('14/01/2027', { min: '2027-01-15' })).toEqual({ fault: 'early' });
  expect(readTypedDay('15/01/2027', { min: '2027-01-15', max: '2027-01-15' })).toEqual({ day: '2027-01-15' });
  expect(readTypedDay('16/01/2027', { max: '2027-01-15' })).toEqual({ fault: 'late' });
});
