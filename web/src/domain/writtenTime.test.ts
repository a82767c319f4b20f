import { expect, test } from 'vitest';
import { readWrittenTime } from './writtenTime';

test.each([
  ['30/6/2027', { timeKind: 'on', due: '2027-06-30' }],
  ['Trước ngày 30/06/2027', { timeKind: 'on', due: '2027-06-30', wording: 'Trước ngày 30/06/2027' }],
  ['Trước 15/3', { timeKind: 'on', due: '2027-03-15', wording: 'Trước 15/3' }],
  ['15 ngày làm việc', { timeKind: 'workingDays', count: '15', wording: '15 ngày làm việc' }],
  ['30 ngày kể từ ngày giao', { timeKind: 'days', count: '30', wording: '30 ngày kể từ ngày giao' }],
  ['Quý III/2027', { timeKind: 'period', periodKind: 'quarter', periodQuarter: '3', periodYear: '2027', wording: 'Quý III/2027' }],
  ['Trong tháng 12', { timeKind: 'period', periodKind: 'month', periodMonth: '12', periodYear: '2026', wording: 'Trong tháng 12' }],
  ['tháng 6/2027', { timeKind: 'period', periodKind: 'month', periodMonth: '6', periodYear: '2027', wording: 'tháng 6/2027' }],
  ['Năm 2027', { timeKind: 'period', periodKind: 'year', periodYear: '2027', wording: 'Năm 2027' }],
  ['Hằng tháng', { timeKind: 'recurring', every: 'MONTHLY', due: null, wording: 'Hằng tháng' }],
  ['sớm nhất có thể', { wording: 'sớm nhất có thể' }],
  ['31/02/2027', { wording: '31/02/2027' }],
  ['', {}],
])('%s', (written, read) => {
  expect(readWrittenTime(written, '2026-11-23')).toEqual(read);
  expect(readWrittenTime(written.normalize('NFD'), '2026-11-23')).toEqual(read);
});
