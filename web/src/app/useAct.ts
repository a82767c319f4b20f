import { useCallback } from 'react';
import { graphql, useRelayEnvironment } from 'react-relay';
import { commitMutation, type GraphQLTaggedNode, readInlineData } from 'relay-runtime';
import type { useAct_outcome$data, useAct_outcome$key } from '../__generated__/useAct_outcome.graphql';
import { TransportProblem } from './transport';

const outcome = graphql`
  fragment useAct_outcome on AssignmentPayload @inline {
    repeated
    revision
    position
    receipt { eventIds leafHashes }
    assignment { id code phase revision }
    userErrors {
      __typename
      code
      message
      remedy
      path
      ... on ClarityBlocked { findings { clarity code message hint path } }
      ... on AuthorityMissing { holders { label } }
    }
  }
`;

export type Outcome = useAct_outcome$data;

interface ActMutation {
  readonly variables: { readonly input: Record<string, unknown> };
  readonly response: { readonly outcome?: useAct_outcome$key | null };
}

/** Sends one command. A refusal by a rule comes back as data; only a lost connection or a fault is thrown. */
export function useAct(): (mutation: GraphQLTaggedNode, input: Record<string, unknown>) => Promise<Outcome> {
  const environment = useRelayEnvironment();
  return useCallback(
    (mutation, input) =>
      new Promise((resolve, reject) => {
        commitMutation<ActMutation>(environment, {
          mutation,
          variables: { input },
          onCompleted: (response, errors) => {
            if (response.outcome) resolve(readInlineData<useAct_outcome$key>(outcome, response.outcome));
            else reject(new TransportProblem('internal', errors?.[0]?.message ?? ''));
          },
          onError: reject,
        });
      }),
    [environment],
  );
}
