import { expect, test } from 'vitest';
import { readBehind } from './figures';

const pages = (count: number, size: number) => async (after: string | null) => {
  const from = after ? Number(after) : 0;
  const nodes = Array.from({ length: Math.min(size, count - from) }, (_, index) => ({ assignmentId: String(from + index), code: `2026-${from + index}`, title: null }));
  return { totalCount: count, nodes, pageInfo: { hasNextPage: from + nodes.length < count, endCursor: String(from + nodes.length) } };
};

test('all pages are read, none twice', async () => {
  const { total, list } = await readBehind(pages(250, 100));
  expect(total).toBe(250);
  expect(new Set(list.map((one) => one.id)).size).toBe(250);
});
test('a list stops at a thousand and still tells the whole count', async () => {
  const { total, list } = await readBehind(pages(5_000, 100));
  expect([total, list.length]).toEqual([5_000, 1_000]);
});
test('a number that is gone is an empty list', async () => expect(await readBehind(async () => null)).toEqual({ total: 0, list: [] }));
test('a page without an end does not go on for ever', async () => {
  const { list } = await readBehind(async () => ({ totalCount: 9, nodes: [{ assignmentId: 'a', code: 'a' }], pageInfo: { hasNextPage: true, endCursor: null } }));
  expect(list).toHaveLength(1);
});
