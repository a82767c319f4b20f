import { describe, expect, test } from 'vitest';
import { heatStep, type OpenNumber, readNumber, shortDay, weekEnd, writeNumber } from './heat';

test('steps never go down as counts go up, and nothing is nothing', () => {
  const steps = Array.from({ length: 40 }, (_, count) => heatStep(count));
  expect(steps[0]).toBe(0);
  expect(steps[1]).toBe(1);
  expect(steps.every((step, index) => index === 0 || step >= (steps[index - 1] ?? 0))).toBe(true);
  expect(new Set(steps)).toEqual(new Set([0, 1, 2, 3, 4, 5]));
});
test('weeks end on Sunday, across months and years', () => {
  expect(weekEnd('2026-11-23')).toBe('2026-11-29');
  expect(weekEnd('2026-12-28')).toBe('2027-01-03');
  expect(shortDay('2026-11-03')).toBe('03/11');
});
describe('the open number in the address', () => {
  const numbers: OpenNumber[] = [
    { kind: 'cell', unit: 'Unit_01JZ1QYXM0BE8Z8WBD9CCV9384', week: '2026-11-16' },
    { kind: 'age', key: 'LATE_8_30' },
    { kind: 'week', week: '2026-11-16', figure: 'completedLate' },
  ];
  test.each(numbers)('%o comes back', (number) => expect(readNumber(writeNumber(number))).toEqual(number));
  test.each([undefined, '', 'cell', 'cell.x.y', 'week.2026-11-16.__proto__', 'age.lower', 'cell.2026-11-16.<script>'])('%s opens nothing', (text) => {
    expect(readNumber(text)).toBeNull();
  });
});
