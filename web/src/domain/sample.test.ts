import { expect, test } from 'vitest';
import { digestOf, drawAgain, drawByHand, drawnName } from './sample';

const all = [1, 2, 3, 4, 5].map((digit) => `01J0000000000000000000000${digit}`);

test('the seed alone decides, whatever the order things come in: as sha256sum and sort say', async () => {
  const drawn = ['01J00000000000000000000003', '01J00000000000000000000004', '01J00000000000000000000001'];
  expect(await drawAgain('phiếu số 7', all, 3)).toEqual(drawn);
  expect(await drawAgain('phiếu số 7', [...all, ...all].toReversed(), 3)).toEqual(drawn);
  expect(await drawAgain('phiếu số 8', all, 3)).not.toEqual(drawn);
});

test('leaving out what was not drawn changes nothing', async () => {
  expect(await drawAgain('phiếu số 7', all.filter((one) => !one.endsWith('5')), 3)).toEqual(await drawAgain('phiếu số 7', all, 3));
});

test('a population has one digest', async () => {
  expect(await digestOf(all.toReversed())).toBe('f208f4851c5441e35d35b6dfa364faee7d35501a34a9d9bd93242b0303b1ae5b');
  expect(await digestOf(all.slice(1))).not.toBe(await digestOf(all));
});

test('the lines for a shell keep the seed whole', () => {
  expect(drawByHand("it's", 3)).toContain("seed='it'\\''s'");
  expect(drawByHand('a', 3)).toContain('head -n 3');
});

test('an id is drawn by its own part', () => {
  expect(drawnName('Assignment_01J00000000000000000000001')).toBe('01J00000000000000000000001');
  expect(drawnName('01J00000000000000000000001')).toBe('01J00000000000000000000001');
});
