import { act, renderHook } from '@testing-library/react';
import type { ReactNode } from 'react';
import { RelayEnvironmentProvider } from 'react-relay';
import { expect, test } from 'vitest';
import { TransportProblem } from '../../app/transport';
import { relayUnderTest } from '../../test-relay';
import { useGiving } from './useGiving';

function start() {
  const { environment, last } = relayUnderTest();
  const wrapper = ({ children }: { children: ReactNode }) => <RelayEnvironmentProvider environment={environment}>{children}</RelayEnvironmentProvider>;
  const { result } = renderHook(() => useGiving(null), { wrapper });
  const answer = (revision: number, patch: object = {}) =>
    act(async () =>
      last().answer({
        outcome: {
            repeated: false, revision, position: '9', receipt: { eventIds: ['e'] }, userErrors: [],
            assignment: { id: 'Assignment_1', code: '2026-0001', phase: 'DRAFT', revision },
            ...patch,
          },
      }),
    );
  const lose = () => act(async () => last().fail(new TransportProblem('offline', '')));
  const issue = (terms: object) => act(async () => void result.current.issue(terms));
  return { result, last, answer, lose, issue };
}

test('draft, then issue, each with its own id', async () => {
  const { result, last, answer, issue } = start();
  await issue({ title: 'a' });
  expect(last().name).toBe('draftingDraftMutation');
  const drafted = last().input.commandId;
  await answer(1);
  expect(last()).toMatchObject({ name: 'draftingIssueMutation', input: { assignment: 'Assignment_1', expectedRevision: 1 } });
  expect(last().input.commandId).not.toBe(drafted);
  await answer(2);
  expect(result.current.step).toMatchObject({ state: 'issued', code: '2026-0001' });
});

test('a draft whose answer was lost is not made twice, even when the text changed meanwhile', async () => {
  const { result, last, answer, lose, issue } = start();
  await issue({ title: 'a' });
  const drafted = last().input.commandId;
  await lose();
  expect(result.current.step.state).toBe('fault');
  await issue({ title: 'b' });
  expect(last()).toMatchObject({ name: 'draftingDraftMutation', input: { commandId: drafted } });
  await answer(1, { repeated: true });
  expect(last()).toMatchObject({ name: 'draftingReviseMutation', input: { expectedRevision: 1, terms: { title: 'b' } } });
  await answer(2);
  expect(last()).toMatchObject({ name: 'draftingIssueMutation', input: { expectedRevision: 2 } });
});

test('a blocked draft is kept; after a change it is revised, not drafted anew', async () => {
  const { result, last, answer, issue } = start();
  await issue({ title: 'a' });
  await answer(1);
  await answer(1, { userErrors: [{ __typename: 'ClarityBlocked', code: 'CLARITY_BLOCKED', message: 'm', remedy: 'r', path: [], findings: [] }] });
  expect(result.current.step).toMatchObject({ state: 'blocked', kept: { code: '2026-0001' } });
  await issue({ title: 'a', leadDuty: 'd' });
  expect(last().name).toBe('draftingReviseMutation');
});

test('an issue whose answer was lost keeps its id', async () => {
  const { last, answer, lose, issue } = start();
  await issue({ title: 'a' });
  await answer(1);
  const issued = last().input.commandId;
  await lose();
  await issue({ title: 'a' });
  expect(last()).toMatchObject({ name: 'draftingIssueMutation', input: { commandId: issued } });
});
