import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

const ROWS = { data: { worklist: { groups: [] } } };

/** The module as it finds the page: with what the early script has asked. */
async function arrived(answer: Promise<unknown>) {
  window.sauroStart = {
    language: 'vi', acting: null, known: Promise.resolve({ installation: 'Phường' }),
    asked: Promise.resolve([{ documentId: 'a1', variables: { first: 20 }, answer: answer as Promise<never> }]),
  };
  return import('./early');
}
const me = { language: 'vi', acting: null } as const;

describe('what was asked while the screens were on their way', () => {
  beforeEach(() => vi.resetModules());
  afterEach(() => {
    delete window.sauroStart;
    vi.useRealTimers();
  });

  test('is taken once, by the same person, seat, language and question', async () => {
    const { settled, takeEarly } = await arrived(Promise.resolve(ROWS));
    await settled();
    expect(takeEarly({ language: 'en', acting: null }, 'a1', { first: 20 })).toBeNull();
    expect(takeEarly({ language: 'vi', acting: 'Seat_1' }, 'a1', { first: 20 })).toBeNull();
    expect(takeEarly(me, 'a1', { first: 100 })).toBeNull();
    expect(takeEarly(me, 'a1', { minPosition: null, first: 20 })).toEqual(ROWS);
    expect(takeEarly(me, 'a1', { first: 20 })).toBeNull();
  });

  test('is not used when it failed, nor after somebody else has signed in', async () => {
    const failed = await arrived(Promise.resolve({ data: null, errors: [{ message: 'no' }] }));
    await failed.settled();
    expect(failed.takeEarly(me, 'a1', { first: 20 })).toBeNull();
    vi.resetModules();
    const other = await arrived(Promise.resolve(ROWS));
    await other.settled();
    other.forgetEarly();
    expect(other.takeEarly(me, 'a1', { first: 20 })).toBeNull();
  });

  test('does not hold the first screen up when it stays away', async () => {
    vi.useFakeTimers();
    const { settled } = await arrived(new Promise(() => undefined));
    const there = vi.fn();
    void settled().then(there);
    await vi.advanceTimersByTimeAsync(600);
    expect(there).toHaveBeenCalled();
  });

  test('tells a script that comes too late that there is nothing left to hurry for', async () => {
    await arrived(Promise.resolve(ROWS));
    expect('sauroStart' in window).toBe(true);
    expect(window.sauroStart).toBeNull();
  });
});
