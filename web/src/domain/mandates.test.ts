import { expect, test } from 'vitest';
import { forest, type MandateBranch, standing } from './mandates';

const row = (id: string, parent?: string) => ({ id, parent: parent ? { id: parent } : null });
const drawn = (trees: readonly MandateBranch<ReturnType<typeof row>>[]): unknown => trees.map(({ mandate, below }) => [mandate.id, drawn(below)]);

test('each stands under the one it is cut from', () => {
  expect(drawn(forest([row('c', 'b'), row('a'), row('b', 'a'), row('d', 'a')]))).toEqual([['a', [['b', [['c', []]]], ['d', []]]]]);
});

test('one whose ground was filtered away stands at the top: nothing is lost', () => {
  expect(drawn(forest([row('c', 'b'), row('d', 'b')]))).toEqual([['c', []], ['d', []]]);
});

test('what says it is cut from itself is drawn once', () => {
  expect(drawn(forest([row('a', 'a')]))).toEqual([['a', []]]);
});

const mandate = { inForce: false, validFrom: '2026-01-01', validUntil: null, revokedAt: null };

test('why a mandate does not hold', () => {
  expect(standing({ ...mandate, inForce: true }, '2026-06-01')).toBe('inForce');
  expect(standing({ ...mandate, revokedAt: '2026-05-01T00:00:00Z' }, '2026-06-01')).toBe('revoked');
  expect(standing({ ...mandate, validUntil: '2026-05-31' }, '2026-06-01')).toBe('expired');
  expect(standing({ ...mandate, validFrom: '2026-07-01' }, '2026-06-01')).toBe('notYet');
  expect(standing(mandate, '2026-06-01')).toBe('broken');
});
