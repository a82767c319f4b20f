import { useCallback } from 'react';
import { graphql, useRelayEnvironment } from 'react-relay';
import { commitMutation, type GraphQLTaggedNode, readInlineData } from 'relay-runtime';
import type { useCommand_refusal$data, useCommand_refusal$key } from '../../__generated__/useCommand_refusal.graphql';
import { TransportProblem } from '../transport';

const fragment = graphql`
  fragment useCommand_refusal on UserError @inline {
    __typename
    code
    message
    remedy
    path
    ... on AuthorityMissing { holders { id label } }
  }
`;

/** Why a command was refused, in the server's words. */
export type Refusal = useCommand_refusal$data;

/** What every mutation of the registers answers, as far as forms need it. */
export interface Answered {
  readonly repeated: boolean;
  readonly userErrors: ReadonlyArray<useCommand_refusal$key>;
}

export interface CommandOperation {
  readonly variables: { readonly input: object };
  readonly response: { readonly outcome?: Answered | null };
}

export interface CommandOutcome<Operation extends CommandOperation> {
  outcome: NonNullable<Operation['response']['outcome']>;
  refusals: readonly Refusal[];
}

/** Sends one command to a register. A refusal comes back as data; only a lost connection or a fault is thrown. */
export function useCommand(): <Operation extends CommandOperation>(mutation: GraphQLTaggedNode, input: Operation['variables']['input']) => Promise<CommandOutcome<Operation>> {
  const environment = useRelayEnvironment();
  return useCallback(
    <Operation extends CommandOperation>(mutation: GraphQLTaggedNode, input: Operation['variables']['input']) =>
      new Promise<CommandOutcome<Operation>>((resolve, reject) => {
        commitMutation<CommandOperation>(environment, {
          mutation,
          variables: { input },
          onCompleted: ({ outcome }, errors) => {
            if (!outcome) return reject(new TransportProblem('internal', errors?.[0]?.message ?? ''));
            const refusals = outcome.userErrors.map((error) => readInlineData<useCommand_refusal$key>(fragment, error));
            return resolve({ outcome: outcome as CommandOutcome<Operation>['outcome'], refusals });
          },
          onError: reject,
        });
      }),
    [environment],
  );
}
