import { expect, test } from 'vitest';
import { handovers } from './handovers';

const at = (day: string) => `2026-${day}T08:00:00Z`;
const tenure = (name: string, from: string, to: string | null, acting = false) => ({ person: { name }, acting, from: at(from), to: to ? at(to) : null, basis: { label: `QĐ ${name}` } });

test('one leaves and the next takes over at the same moment; the newest hand-over first', () => {
  const all = handovers([tenure('An', '01-01', '03-01'), tenure('Bình', '03-01', '06-01'), tenure('Chi', '06-01', null)]);
  expect(all.map(({ giver, taker, at: moment, acting }) => [giver, taker, moment, acting])).toEqual([
    ['Bình', 'Chi', at('06-01'), false],
    ['An', 'Bình', at('03-01'), false],
  ]);
  expect(all[0]?.basis).toBe('QĐ Chi');
});

test('a substitution while the holder is away is no hand-over', () => {
  expect(handovers([tenure('An', '01-01', null), tenure('Bình', '02-01', '02-10', true)])).toEqual([]);
});

test('a seat left to somebody acting says so', () => {
  const [only] = handovers([tenure('An', '01-01', '03-01'), tenure('Bình', '03-01', null, true)]);
  expect(only).toMatchObject({ giver: 'An', taker: 'Bình', acting: true });
});

test('left with nobody: the sheet has no taker; a later holder counts when there is one', () => {
  expect(handovers([tenure('An', '01-01', '03-01')])[0]?.taker).toBeNull();
  expect(handovers([tenure('An', '01-01', '03-01'), tenure('Chi', '04-01', null)])[0]?.taker).toBe('Chi');
});
