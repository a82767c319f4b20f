import { expect, test } from 'vitest';
import { between } from './historyDiff';

const change = (field: string, before: string | null, after: string | null) => ({ field, label: field, before, after });
const entries = [
  { revision: 0, changes: [change('title', null, 'A'), change('due', null, '2026-06-01')] },
  { revision: 1, changes: [change('due', '2026-06-01', '2026-07-01')] },
  { revision: 2, changes: [change('phase', 'ISSUED', 'SUBMITTED')] },
  { revision: 3, changes: [change('phase', 'SUBMITTED', 'ISSUED'), change('due', '2026-07-01', '2026-08-01')] },
];

test('the first before and the last after of every field between two entries', () => {
  expect(between(entries, 0, 3)).toEqual([change('due', '2026-06-01', '2026-08-01')]);
});
test('what the earlier entry itself changed is no difference', () => expect(between(entries, 1, 2)).toEqual([change('phase', 'ISSUED', 'SUBMITTED')]));
test('the order of the two does not matter; the same twice is no difference', () => {
  expect(between(entries, 3, 0)).toEqual(between(entries, 0, 3));
  expect(between(entries, 2, 2)).toEqual([]);
});
test('from before the first entry everything is new', () => expect(between(entries, -1, 0).map((one) => one.before)).toEqual([null, null]));
