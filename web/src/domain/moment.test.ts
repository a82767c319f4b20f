import { describe, expect, test } from 'vitest';
import { momentOf, readMoment, shiftDays, writeMoment } from './moment';

describe('a moment in an address', () => {
  test('a day is its end, an hour is on the clock of Việt Nam', () => {
    expect(readMoment('2026-06-30')).toBe('2026-06-30T23:59:59+07:00');
    expect(readMoment('2026-06-30T09:00')).toBe('2026-06-30T09:00:00+07:00');
    expect(readMoment('2026-06-30T02:00:00.25Z')).toBe('2026-06-30T02:00:00.25Z');
    expect(readMoment('2026-06-30T09:00+07:00')).toBe('2026-06-30T09:00:00+07:00');
  });
  test('a plus sign that became a space on the way is still read', () => expect(readMoment('2026-06-30T09:00:00 07:00')).toBe('2026-06-30T09:00:00+07:00'));
  test.each(['', 'hôm qua', '30/06/2026', '2026-02-31', '2026-13-01T00:00', '2026-06-30T25:00', '2026-06-30T09:00; drop'])('%j is none', (text) => {
    expect(readMoment(text)).toBeNull();
  });
  test('it is written short on a full minute and whole otherwise, and reads back the same', () => {
    for (const moment of ['2026-06-30T09:00:00+07:00', '2026-06-30T02:00:00.250Z']) {
      expect(new Date(readMoment(writeMoment(moment)) ?? '').getTime()).toBe(new Date(moment).getTime());
    }
    expect(writeMoment('2026-06-30T02:00:00Z')).toBe('2026-06-30T09:00');
  });
  test('a day and an hour', () => {
    expect(momentOf('2026-06-30', '17:00')).toBe('2026-06-30T17:00:00+07:00');
    expect(momentOf('2026-06-30', '5pm')).toBeNull();
  });
  test('a day later is the same hour', () => expect(shiftDays('2026-06-30T17:00:00+07:00', 1)).toBe('2026-07-01T10:00:00.000Z'));
});
