import { expect, test } from 'vitest';
import { byAssignment, countAssignments } from './worklist';

const item = (id: string | null, act: string) => ({ assignment: id === null ? null : { id }, act });
const items = [item('a', 'SUBMIT'), item('b', 'ANSWER'), item('a', 'ANSWER'), item(null, 'GONE')];

test('an assignment stands once, where it comes first, with all that is to be done', () => {
  expect(byAssignment(items).map(({ id, items: acts }) => [id, acts.map(({ act }) => act)])).toEqual([['a', ['SUBMIT', 'ANSWER']], ['b', ['ANSWER']]]);
});

test('assignments are counted, not acts', () => {
  expect(countAssignments(4, items)).toBe(2);
  expect(countAssignments(30, items)).toBe(28);
  expect(countAssignments(0, [])).toBe(0);
});
