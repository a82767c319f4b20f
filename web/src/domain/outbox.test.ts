import { expect, test } from 'vitest';
import { drop, due, type Pending, put, readOutbox, waitAfter } from './outbox';

const one: Pending = {
  command: '01J0', account: 'tp', acting: null, act: 'PROGRESS_REPORT', assignment: 'Assignment_1', code: '2026-0001', text: 'Đã xong', percent: 40, made: '2026-11-23T03:00:00Z', state: 'waiting',
};

test('what was kept is read back; what cannot be read is left out', () => {
  expect(readOutbox(JSON.stringify([one, { command: 1 }, null, 'x']))).toEqual([one]);
  expect(readOutbox('not json')).toEqual([]);
  expect(readOutbox('{}')).toEqual([]);
  expect(readOutbox(null)).toEqual([]);
});

test('the same command stands in the list once', () => {
  const list = put(put([], one), { ...one, state: 'refused', refusal: 'Đã nộp.' });
  expect(list).toHaveLength(1);
  expect(list[0]?.state).toBe('refused');
  expect(drop(list, one.command)).toEqual([]);
});

test('only what this person wrote is sent, oldest first, and nothing that was refused', () => {
  const older = { ...one, command: '01H0', made: '2026-11-22T03:00:00Z' };
  const others = { ...one, command: '01K0', account: 'ct' };
  const refused = { ...one, command: '01L0', state: 'refused' as const };
  expect(due([one, others, refused, older], 'tp').map((entry) => entry.command)).toEqual(['01H0', '01J0']);
});

test('the wait grows to a minute and no further', () => {
  expect([1, 2, 3, 20].map(waitAfter)).toEqual([2_000, 4_000, 8_000, 60_000]);
});
