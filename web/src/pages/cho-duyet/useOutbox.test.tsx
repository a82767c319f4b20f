import { act, renderHook } from '@testing-library/react';
import type { ReactNode } from 'react';
import { RelayEnvironmentProvider } from 'react-relay';
import { Environment, Network, RecordSource, Store } from 'relay-runtime';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type Answer, useOutbox } from './useOutbox';

const answer = (code: string, verb: Answer['verb'] = 'approve'): Answer => ({
  key: code, kind: 'EXTENSION_GRANT', verb, code, assignment: `Assignment_${code}`, revision: 4, seatLabel: null, command: `01J0000000000000000000${code}`,
  given: { item: '01J00000000000000000000009', text: 'Đồng ý.', seat: null },
});

type Reply = () => Promise<unknown>;
const accepted: Reply = () => Promise.resolve({ data: { outcome: { repeated: false, revision: 5, position: '77', receipt: { eventIds: [], leafHashes: [] }, assignment: null, userErrors: [] } } });
const refused: Reply = () =>
  Promise.resolve({ data: { outcome: { repeated: false, revision: null, position: null, receipt: null, assignment: null, userErrors: [{ __typename: 'PlainUserError', code: 'X', message: 'Việc đã đổi.', remedy: 'Xem lại.', path: [] }] } } });

function start(reply: Reply) {
  const sent: { request: string; input: Record<string, unknown> }[] = [];
  const environment = new Environment({
    store: new Store(new RecordSource()),
    network: Network.create((request, variables) => {
      sent.push({ request: request.name, input: variables.input as Record<string, unknown> });
      return reply() as Promise<never>;
    }),
  });
  const onSent = vi.fn();
  const hook = renderHook(() => useOutbox(onSent), { wrapper: ({ children }: { children: ReactNode }) => <RelayEnvironmentProvider environment={environment}>{children}</RelayEnvironmentProvider> });
  return { sent, onSent, ...hook };
}

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

test('an answer waits, and is sent by itself with its command and the revision that was seen', async () => {
  const { sent, onSent, result } = start(accepted);
  act(() => result.current.put(answer('0001')));
  expect(result.current.isAnswered('0001')).toBe(true);
  await act(() => vi.advanceTimersByTimeAsync(7_900));
  expect(sent).toEqual([]);
  await act(() => vi.advanceTimersByTimeAsync(200));
  expect(sent).toEqual([{
    request: 'decisionsGrantMutation',
    input: { request: '01J00000000000000000000009', reason: 'Đồng ý.', commandId: '01J00000000000000000000001', assignment: 'Assignment_0001', expectedRevision: 4 },
  }]);
  expect(onSent).toHaveBeenCalledWith('77');
  expect(result.current.sent?.code).toBe('0001');
});

test('taken back, nothing is sent and it waits for an answer again', async () => {
  const { sent, result } = start(accepted);
  act(() => result.current.put(answer('0001')));
  act(() => result.current.undo());
  await act(() => vi.advanceTimersByTimeAsync(20_000));
  expect(sent).toEqual([]);
  expect(result.current.isAnswered('0001')).toBe(false);
  expect(result.current.undone?.code).toBe('0001');
});

test('the next answer sends the one before; leaving the page sends the last', async () => {
  const { sent, result, unmount } = start(accepted);
  act(() => result.current.put(answer('0001')));
  await act(async () => result.current.put(answer('0002', 'return')));
  expect(sent.map((one) => one.request)).toEqual(['decisionsGrantMutation']);
  unmount();
  expect(sent.map((one) => one.request)).toEqual(['decisionsGrantMutation', 'decisionsRefuseMutation']);
});

test('what was refused comes back with the reason and the words', async () => {
  const { result } = start(refused);
  act(() => result.current.put(answer('0001')));
  await act(async () => result.current.flush());
  await act(() => vi.advanceTimersByTimeAsync(0));
  expect(result.current.isAnswered('0001')).toBe(false);
  expect(result.current.failed.get('0001')).toMatchObject({ problems: ['Việc đã đổi. Xem lại.'], answer: { given: { text: 'Đồng ý.' } } });
});
