import { graphql } from 'react-relay';
import type { receiveActsAcknowledgeMutation } from '../../../__generated__/receiveActsAcknowledgeMutation.graphql';
import type { receiveActsBasisConfirmMutation } from '../../../__generated__/receiveActsBasisConfirmMutation.graphql';
import type { receiveActsClarityAnswerMutation } from '../../../__generated__/receiveActsClarityAnswerMutation.graphql';
import type { receiveActsClarityQueryMutation } from '../../../__generated__/receiveActsClarityQueryMutation.graphql';
import type { receiveActsDeclineMutation } from '../../../__generated__/receiveActsDeclineMutation.graphql';
import type { receiveActsDraftDiscardMutation } from '../../../__generated__/receiveActsDraftDiscardMutation.graphql';
import type { receiveActsIssueMutation } from '../../../__generated__/receiveActsIssueMutation.graphql';
import { textOf } from '../../../domain/actForm';
import { act, id, text, clarity } from './spec';

/** Receiving an assignment, and asking about it. */
export const receiveActs = {
  DRAFT_DISCARD: act<receiveActsDraftDiscardMutation>({
    fields: [{ name: 'reason', kind: 'prose' }],
    mutation: graphql`
      mutation receiveActsDraftDiscardMutation($input: AssignmentDraftDiscardInput!) {
        outcome: assignmentDraftDiscard(input: $input) { ...useAct_outcome }
      }
    `,
    input: (values) => ({ reason: text(values, 'reason') }),
    grave: true,
  }),
  ISSUE: act<receiveActsIssueMutation>({
    fields: [],
    mutation: graphql`
      mutation receiveActsIssueMutation($input: AssignmentIssueInput!) {
        outcome: assignmentIssue(input: $input) { ...useAct_outcome }
      }
    `,
    input: () => ({}),
  }),
  ACKNOWLEDGE: act<receiveActsAcknowledgeMutation>({
    fields: [{ name: 'note', kind: 'prose', optional: true }],
    mutation: graphql`
      mutation receiveActsAcknowledgeMutation($input: AssignmentAcknowledgeInput!) {
        outcome: assignmentAcknowledge(input: $input) { ...useAct_outcome }
      }
    `,
    input: (values) => ({ note: textOf(values, 'note') }),
  }),
  DECLINE: act<receiveActsDeclineMutation>({
    fields: [{ name: 'clarity', kind: 'clarity' }, { name: 'reason', kind: 'prose' }],
    mutation: graphql`
      mutation receiveActsDeclineMutation($input: AssignmentDeclineInput!) {
        outcome: assignmentDecline(input: $input) { ...useAct_outcome }
      }
    `,
    input: (values) => ({ clarity: clarity(values), reason: text(values, 'reason') }),
    grave: true,
  }),
  CLARITY_QUERY: act<receiveActsClarityQueryMutation>({
    fields: [{ name: 'clarity', kind: 'clarity' }, { name: 'question', kind: 'prose' }],
    mutation: graphql`
      mutation receiveActsClarityQueryMutation($input: AssignmentClarityQueryInput!) {
        outcome: assignmentClarityQuery(input: $input) { ...useAct_outcome }
      }
    `,
    input: (values) => ({ clarity: clarity(values), question: text(values, 'question') }),
  }),
  CLARITY_ANSWER: act<receiveActsClarityAnswerMutation>({
    fields: [{ name: 'item', kind: 'item', path: 'query' }, { name: 'answer', kind: 'prose' }],
    mutation: graphql`
      mutation receiveActsClarityAnswerMutation($input: AssignmentClarityAnswerInput!) {
        outcome: assignmentClarityAnswer(input: $input) { ...useAct_outcome }
      }
    `,
    input: (values) => ({ query: text(values, 'item'), answer: text(values, 'answer') }),
    items: 'CLARITY_QUERY',
  }),
  BASIS_CONFIRM: act<receiveActsBasisConfirmMutation>({
    fields: [{ name: 'basis', kind: 'document' }],
    mutation: graphql`
      mutation receiveActsBasisConfirmMutation($input: AssignmentBasisConfirmInput!) {
        outcome: assignmentBasisConfirm(input: $input) { ...useAct_outcome }
      }
    `,
    input: (values) => ({ basis: { document: id(values, 'basis') } }),
  }),
};
