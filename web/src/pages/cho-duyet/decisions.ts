import { graphql } from 'react-relay';
import type { GraphQLTaggedNode } from 'relay-runtime';
import type { decisionsAcceptMutation } from '../../__generated__/decisionsAcceptMutation.graphql';
import type { decisionsAgreeMutation } from '../../__generated__/decisionsAgreeMutation.graphql';
import type { decisionsAnswerMutation } from '../../__generated__/decisionsAnswerMutation.graphql';
import type { decisionsEscalateMutation } from '../../__generated__/decisionsEscalateMutation.graphql';
import type { decisionsGrantMutation } from '../../__generated__/decisionsGrantMutation.graphql';
import type { decisionsRefuseMutation } from '../../__generated__/decisionsRefuseMutation.graphql';
import type { decisionsResolveMutation } from '../../__generated__/decisionsResolveMutation.graphql';
import type { decisionsReturnMutation } from '../../__generated__/decisionsReturnMutation.graphql';
import type { Dictionary } from '../../i18n/vi';

/** What can wait for a decision here. */
export type DecisionKind = keyof Dictionary['inbox']['kind'];
/** Kinds that are answered on this page. */
export type AnswerKind = keyof Dictionary['inbox']['answer'];
export type Verb = 'approve' | 'return' | 'refer';

/** What was answered: to which request, in which words, to whom it is referred. */
export interface Given {
  item: string;
  text: string;
  seat: string | null;
}

export interface Decision {
  /** The act that the server must allow. */
  act: string;
  mutation: GraphQLTaggedNode;
  input: (given: Given) => Record<string, unknown>;
  /** Words are not needed: these are recorded in their place; `null` records none. */
  fallback?: 'fallback' | null;
}

type Added = 'commandId' | 'assignment' | 'expectedRevision' | 'effectiveAt' | 'why';

/** Checks a decision against the type of its mutation. */
function decision<Operation extends { readonly variables: { readonly input: object } }>(one: {
  act: string;
  mutation: GraphQLTaggedNode;
  input: (given: Given) => Omit<Operation['variables']['input'], Added>;
  fallback?: 'fallback' | null;
}): Decision {
  return { ...one, input: (given) => ({ ...one.input(given) }) };
}

const proposal = graphql`
  mutation decisionsAgreeMutation($input: AssignmentProposalAnswerInput!) {
    outcome: assignmentProposalAnswer(input: $input) { ...useAct_outcome }
  }
`;

const refer = decision<decisionsEscalateMutation>({
  act: 'ESCALATE',
  mutation: graphql`
    mutation decisionsEscalateMutation($input: AssignmentEscalateInput!) {
      outcome: assignmentEscalate(input: $input) { ...useAct_outcome }
    }
  `,
  input: ({ seat, text }) => ({ to: seat ?? '', reason: text }),
});

/** The answers to each kind of request. */
export const DECISIONS: Record<AnswerKind, Partial<Record<Verb, Decision>>> = {
  RESULT_ACCEPT: {
    approve: decision<decisionsAcceptMutation>({
      act: 'RESULT_ACCEPT',
      mutation: graphql`
        mutation decisionsAcceptMutation($input: AssignmentResultAcceptInput!) {
          outcome: assignmentResultAccept(input: $input) { ...useAct_outcome }
        }
      `,
      input: ({ text }) => ({ note: text || null }),
      fallback: null,
    }),
    return: decision<decisionsReturnMutation>({
      act: 'RESULT_RETURN',
      mutation: graphql`
        mutation decisionsReturnMutation($input: AssignmentResultReturnInput!) {
          outcome: assignmentResultReturn(input: $input) { ...useAct_outcome }
        }
      `,
      input: ({ text }) => ({ reason: text }),
    }),
    refer,
  },
  EXTENSION_GRANT: {
    approve: decision<decisionsGrantMutation>({
      act: 'EXTENSION_GRANT',
      mutation: graphql`
        mutation decisionsGrantMutation($input: AssignmentExtensionGrantInput!) {
          outcome: assignmentExtensionGrant(input: $input) { ...useAct_outcome }
        }
      `,
      input: ({ item, text }) => ({ request: item, reason: text }),
      fallback: 'fallback',
    }),
    return: decision<decisionsRefuseMutation>({
      act: 'EXTENSION_REFUSE',
      mutation: graphql`
        mutation decisionsRefuseMutation($input: AssignmentExtensionRefuseInput!) {
          outcome: assignmentExtensionRefuse(input: $input) { ...useAct_outcome }
        }
      `,
      input: ({ item, text }) => ({ request: item, reason: text }),
    }),
    refer,
  },
  PROPOSAL_ANSWER: {
    approve: decision<decisionsAgreeMutation>({
      act: 'PROPOSAL_ANSWER', mutation: proposal, input: ({ item, text }) => ({ proposal: item, agreed: true, answer: text }), fallback: 'fallback',
    }),
    return: decision<decisionsAgreeMutation>({ act: 'PROPOSAL_ANSWER', mutation: proposal, input: ({ item, text }) => ({ proposal: item, agreed: false, answer: text }) }),
    refer,
  },
  CLARITY_ANSWER: {
    approve: decision<decisionsAnswerMutation>({
      act: 'CLARITY_ANSWER',
      mutation: graphql`
        mutation decisionsAnswerMutation($input: AssignmentClarityAnswerInput!) {
          outcome: assignmentClarityAnswer(input: $input) { ...useAct_outcome }
        }
      `,
      input: ({ item, text }) => ({ query: item, answer: text }),
    }),
    refer,
  },
  OBSTACLE_RESOLVE: {
    approve: decision<decisionsResolveMutation>({
      act: 'OBSTACLE_RESOLVE',
      mutation: graphql`
        mutation decisionsResolveMutation($input: AssignmentObstacleResolveInput!) {
          outcome: assignmentObstacleResolve(input: $input) { ...useAct_outcome }
        }
      `,
      input: ({ item, text }) => ({ obstacle: item, resolution: text }),
    }),
    refer,
  },
};

export const isAnswerKind = (kind: string): kind is AnswerKind => kind in DECISIONS;
