import { act, renderHook } from '@testing-library/react';
import type { ReactNode } from 'react';
import { RelayEnvironmentProvider } from 'react-relay';
import { Environment, Network, Observable, RecordSource, Store } from 'relay-runtime';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import node from '../__generated__/MyWorkPageChangedSubscription.graphql';
import { useLive } from './useLive';

interface Line {
  after: unknown;
  tell: (position: string) => void;
  cut: () => void;
  closed: boolean;
}

const read = (response: unknown) => (response as { worklistChanged?: { position: string } }).worklistChanged?.position;

function start(onChange: () => void) {
  const lines: Line[] = [];
  const environment = new Environment({
    store: new Store(new RecordSource()),
    network: Network.create(
      () => Promise.reject(new Error('no query expected')),
      (_request, variables) =>
        Observable.create((sink) => {
          const line: Line = {
            after: variables.afterPosition,
            tell: (position) => sink.next({ data: { worklistChanged: { position } } } as never),
            cut: () => sink.error(new Error('cut')),
            closed: false,
          };
          lines.push(line);
          return () => { line.closed = true; };
        }),
    ),
  });
  const hook = renderHook(() => useLive(node, {}, '10', read, onChange), {
    wrapper: ({ children }: { children: ReactNode }) => <RelayEnvironmentProvider environment={environment}>{children}</RelayEnvironmentProvider>,
  });
  return { lines, ...hook };
}

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

test('listens from the position on the screen and tells of a change', () => {
  const onChange = vi.fn();
  const { lines } = start(onChange);
  expect(lines.map((line) => line.after)).toEqual(['10']);
  act(() => lines[0]?.tell('11'));
  expect(onChange).toHaveBeenCalledTimes(1);
});

test('after a break it resumes from the last position heard, and says so meanwhile', async () => {
  const { lines, result } = start(vi.fn());
  act(() => lines[0]?.tell('12'));
  act(() => lines[0]?.cut());
  expect(result.current).toBeInstanceOf(Date);
  await act(() => vi.advanceTimersByTimeAsync(1_000));
  expect(lines.map((line) => line.after)).toEqual(['10', '12']);
  await act(() => vi.advanceTimersByTimeAsync(3_000));
  expect(result.current).toBeNull();
});

test('it waits longer after each failure, and closes its line when the page goes', async () => {
  const { lines, unmount } = start(vi.fn());
  act(() => lines[0]?.cut());
  await act(() => vi.advanceTimersByTimeAsync(1_000));
  act(() => lines[1]?.cut());
  await act(() => vi.advanceTimersByTimeAsync(1_999));
  expect(lines).toHaveLength(2);
  await act(() => vi.advanceTimersByTimeAsync(1));
  expect(lines).toHaveLength(3);
  unmount();
  expect(lines[2]?.closed).toBe(true);
});
