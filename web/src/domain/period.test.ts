import { describe, expect, test } from 'vitest';
import { kindOf, periodBefore, periodOf } from './period';

describe('reporting periods that close on the 14th', () => {
  test.each([
    ['month', '2026-11-14', '2026-10-15', '2026-11-14'],
    ['month', '2026-11-15', '2026-11-15', '2026-12-14'],
    ['month', '2026-12-15', '2026-12-15', '2027-01-14'],
    ['month', '2027-01-03', '2026-12-15', '2027-01-14'],
    ['quarter', '2026-11-23', '2026-09-15', '2026-12-14'],
    ['quarter', '2026-12-20', '2026-12-15', '2027-03-14'],
    ['half', '2026-06-14', '2025-12-15', '2026-06-14'],
    ['half', '2026-06-15', '2026-06-15', '2026-12-14'],
    ['year', '2026-11-23', '2025-12-15', '2026-12-14'],
    ['year', '2026-12-15', '2026-12-15', '2027-12-14'],
  ] as const)('%s of %s is %s to %s', (kind, day, from, until) => {
    expect(periodOf(kind, day, 'on14')).toEqual({ from, until });
    expect(kindOf({ from, until })).toMatchObject({ kind, rule: 'on14' });
  });
});

describe('calendar periods', () => {
  test('February of a leap year ends on the 29th', () => expect(periodOf('month', '2028-02-10', 'calendar')).toEqual({ from: '2028-02-01', until: '2028-02-29' }));
  test('the year', () => expect(periodOf('year', '2026-11-23', 'calendar')).toEqual({ from: '2026-01-01', until: '2026-12-31' }));
  test('the quarter is named by its number', () => expect(kindOf({ from: '2026-10-01', until: '2026-12-31' })).toEqual({ kind: 'quarter', rule: 'calendar', year: 2026, number: 4 }));
});

test('the period before, across a new year', () => {
  expect(periodBefore('month', { from: '2026-12-15', until: '2027-01-14' }, 'on14')).toEqual({ from: '2026-11-15', until: '2026-12-14' });
  expect(periodBefore('quarter', { from: '2026-01-01', until: '2026-03-31' }, 'calendar')).toEqual({ from: '2025-10-01', until: '2025-12-31' });
});
test('a period somebody typed is of no kind', () => expect(kindOf({ from: '2026-01-02', until: '2026-11-23' })).toBeNull());
