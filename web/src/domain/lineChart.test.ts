import { expect, test } from 'vitest';
import { missingTo, scale } from './lineChart';

const points = [{ on: '2026-01-01', value: 41 }, { on: '2026-07-01', value: 77 }];

test('everything is on the drawing: days from the first to the due one, figures from nothing to the target', () => {
  const { x, y, ticks } = scale(points, 90, '2026-12-31');
  expect(x('2026-01-01')).toBe(0);
  expect(x('2026-12-31')).toBe(1);
  expect(x('2026-07-01')).toBeCloseTo(181 / 364);
  expect(ticks).toEqual([0, 50, 100]);
  expect(y(90)).toBeCloseTo(0.9);
});

test('figures below nothing and a single point do not break it', () => {
  const { x, y, ticks } = scale([{ on: '2026-01-01', value: -4 }], 2, '2026-01-01');
  expect(x('2026-01-01')).toBe(0);
  expect(ticks[0]).toBeLessThanOrEqual(-4);
  expect(y(-4)).toBeGreaterThanOrEqual(0);
  expect(scale([], 0, '2026-01-01').ticks.length).toBeGreaterThan(1);
});

test('what is missing to the target, upwards and downwards', () => {
  expect(missingTo(90, points)).toBe(13);
  expect(missingTo(70, points)).toBe(0);
  expect(missingTo(2, [{ on: '2026-01-01', value: 9 }, { on: '2026-02-01', value: 3.5 }])).toBe(1.5);
  expect(missingTo(2, [{ on: '2026-01-01', value: 9 }, { on: '2026-02-01', value: 1 }])).toBe(0);
  expect(missingTo(90, [])).toBeNull();
});
