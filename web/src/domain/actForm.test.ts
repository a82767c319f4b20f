import { expect, test } from 'vitest';
import { fieldAt, type FieldSpec, idOf, missing, textOf } from './actForm';

const fields: readonly FieldSpec[] = [
  { name: 'until', kind: 'day' },
  { name: 'reason', kind: 'prose' },
  { name: 'note', kind: 'prose', optional: true },
  { name: 'to', kind: 'position', path: 'toPositionId' },
];

test('white space fills nothing in', () => {
  expect(missing(fields, { until: '2026-12-01', reason: '  ', to: { id: 'Position_1', label: 'A' } }).map((field) => field.name)).toEqual(['reason']);
});

test('values are read by what they are', () => {
  expect(textOf({ reason: ' vì mưa ' }, 'reason')).toBe('vì mưa');
  expect(textOf({ to: { id: 'x', label: 'y' } }, 'to')).toBeNull();
  expect(idOf({ to: { id: 'x', label: 'y' } }, 'to')).toBe('x');
});

test('a refusal finds its field by argument name, from the end of the path', () => {
  expect(fieldAt(fields, ['input', 'until'])).toBe('until');
  expect(fieldAt(fields, ['input', 'toPositionId'])).toBe('to');
  expect(fieldAt(fields, ['input', 'other'])).toBeNull();
});
