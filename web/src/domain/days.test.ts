import { describe, expect, test } from 'vitest';
import { dayOf, daysBetween, lateBy, showDay, showDayOf, showMoment } from './days';

describe('days on the clock of Việt Nam', () => {
  test('the day turns at 17:00 UTC', () => {
    expect(dayOf(new Date('2026-11-22T16:59:59Z'))).toBe('2026-11-22');
    expect(dayOf(new Date('2026-11-22T17:00:00Z'))).toBe('2026-11-23');
  });
  test('shown day first', () => {
    expect(showDay('2026-02-03')).toBe('03/02/2026');
    expect(showMoment('2026-11-22T17:05:00Z')).toBe('23/11/2026 00:05');
    expect(showDayOf('2026-11-22T17:00:00Z')).toBe('23/11/2026');
  });
  test('what is not a date is left alone', () => {
    expect(showDay('soon')).toBe('soon');
    expect(showMoment('soon')).toBe('soon');
    expect(showDayOf('soon')).toBe('soon');
  });
  test('distance across a month and a leap day', () => {
    expect(daysBetween('2028-02-28', '2028-03-01')).toBe(2);
    expect(daysBetween('2026-11-23', '2026-11-20')).toBe(-3);
  });
  test('an entry of the same day is not late', () => {
    expect(lateBy('2026-11-23T01:00:00Z', '2026-11-23T09:00:00Z')).toBe(0);
    expect(lateBy('2026-11-18T01:00:00Z', '2026-11-23T09:00:00Z')).toBe(5);
  });
});
