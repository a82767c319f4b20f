import { describe, expect, test } from 'vitest';
import { day, inspectSearch, overdueSearch, reportSearch } from './followSearch';

describe('what these addresses may say', () => {
  test('days that are none are dropped', () => {
    expect(day('2026-02-28')).toBe('2026-02-28');
    for (const wrong of ['2026-02-30', '2026-13-01', '1800-01-01', '9999-12-31', '28/02/2026', 5, null]) expect(day(wrong)).toBeUndefined();
  });
  test('an opened figure has the shape of one', () => {
    expect(reportSearch({ open: 'OPEN_OVERDUE.CURRENT' }).open).toBe('OPEN_OVERDUE.CURRENT');
    expect(reportSearch({ open: 'OPEN_OVERDUE.<b>' }).open).toBeUndefined();
    expect(reportSearch({ kind: 'other' }).kind).toBeUndefined();
  });
  test('weeks stay within what the server answers', () => {
    expect(overdueSearch({ weeks: '8' }).weeks).toBe(8);
    for (const weeks of [0, 54, 2.5, 'x', null]) expect(overdueSearch({ weeks }).weeks).toBeUndefined();
  });
  test('moments to compare are moments', () => {
    expect(inspectSearch({ a: '2026-06-30T10:00:00Z', late: 'true', corrected: 'no' })).toMatchObject({ a: '2026-06-30T10:00:00Z', late: true, corrected: undefined });
    expect(inspectSearch({ a: 'yesterday', kind: 'DROP TABLE', pattern: 'x' })).toMatchObject({ a: undefined, kind: undefined, pattern: undefined });
  });
});
