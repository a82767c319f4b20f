import { act, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { ClarityAnswer } from '../../domain/clarity';
import { useClarityCheck } from './useClarityCheck';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const clear: readonly ClarityAnswer[] = [{ clarity: 'PERSON', clear: true, findings: [], warnings: [] }];

test('asks once, 400 ms after the last change', async () => {
  const ask = vi.fn(() => Promise.resolve(clear));
  const { rerender, result } = renderHook(({ title }) => useClarityCheck({ title }, false, ask), { initialProps: { title: 'R' } });
  await act(() => vi.advanceTimersByTimeAsync(399));
  rerender({ title: 'Rà' });
  await act(() => vi.advanceTimersByTimeAsync(399));
  expect(ask).not.toHaveBeenCalled();
  await act(() => vi.advanceTimersByTimeAsync(1));
  expect(ask).toHaveBeenCalledExactlyOnceWith({ title: 'Rà' });
  expect(result.current).toEqual({ state: 'known', last: clear });
});

test('stays silent while a syllable is composed', async () => {
  const ask = vi.fn(() => Promise.resolve(clear));
  const { rerender } = renderHook(({ composing }) => useClarityCheck('x', composing, ask), { initialProps: { composing: true } });
  await act(() => vi.advanceTimersByTimeAsync(5000));
  expect(ask).not.toHaveBeenCalled();
  rerender({ composing: false });
  await act(() => vi.advanceTimersByTimeAsync(400));
  expect(ask).toHaveBeenCalledTimes(1);
});

test('a late answer to an old question is dropped, a lost connection is told and keeps the last answer', async () => {
  const waiting: ((answers: readonly ClarityAnswer[]) => void)[] = [];
  const ask = vi.fn((title: string) => (title === 'c' ? Promise.reject(new Error('offline')) : new Promise<readonly ClarityAnswer[]>((resolve) => waiting.push(resolve))));
  const { rerender, result } = renderHook(({ title }) => useClarityCheck(title, false, ask), { initialProps: { title: 'a' } });
  await act(() => vi.advanceTimersByTimeAsync(400));
  rerender({ title: 'b' });
  await act(() => vi.advanceTimersByTimeAsync(400));
  await act(async () => waiting[0]?.([]));
  expect(result.current.state).toBe('checking');
  await act(async () => waiting[1]?.(clear));
  expect(result.current).toEqual({ state: 'known', last: clear });
  rerender({ title: 'c' });
  await act(() => vi.advanceTimersByTimeAsync(400));
  expect(result.current).toEqual({ state: 'failed', last: clear });
});

test('when the network is back it asks again, without a change', async () => {
  const ask = vi.fn<() => Promise<readonly ClarityAnswer[]>>(() => Promise.resolve(clear));
  ask.mockRejectedValueOnce(new Error('offline'));
  const { result } = renderHook(() => useClarityCheck('a', false, ask));
  await act(() => vi.advanceTimersByTimeAsync(400));
  expect(result.current).toEqual({ state: 'failed', last: [] });
  act(() => void window.dispatchEvent(new Event('online')));
  await act(() => vi.advanceTimersByTimeAsync(400));
  expect(result.current).toEqual({ state: 'known', last: clear });
  expect(ask).toHaveBeenCalledTimes(2);
});
