import { graphql } from 'react-relay';
import type { deadlineActsCauseConfirmMutation } from '../../../__generated__/deadlineActsCauseConfirmMutation.graphql';
import type { deadlineActsEscalateMutation } from '../../../__generated__/deadlineActsEscalateMutation.graphql';
import type { deadlineActsExtensionGrantMutation } from '../../../__generated__/deadlineActsExtensionGrantMutation.graphql';
import type { deadlineActsExtensionRefuseMutation } from '../../../__generated__/deadlineActsExtensionRefuseMutation.graphql';
import type { deadlineActsExtensionRequestMutation } from '../../../__generated__/deadlineActsExtensionRequestMutation.graphql';
import type { deadlineActsUrgeAnswerMutation } from '../../../__generated__/deadlineActsUrgeAnswerMutation.graphql';
import type { deadlineActsUrgeMutation } from '../../../__generated__/deadlineActsUrgeMutation.graphql';
import { textOf } from '../../../domain/actForm';
import { act, cause, id, text } from './spec';

/** Deadlines: asking for more time, deciding, and why it is late. */
export const deadlineActs = {
  EXTENSION_REQUEST: act<deadlineActsExtensionRequestMutation>({
    fields: [{ name: 'until', kind: 'day', future: true }, { name: 'reason', kind: 'prose' }, { name: 'cause', kind: 'cause', path: 'claimedCause' }],
    mutation: graphql`
      mutation deadlineActsExtensionRequestMutation($input: AssignmentExtensionRequestInput!) {
        outcome: assignmentExtensionRequest(input: $input) { ...useAct_outcome }
      }
    `,
    input: (values) => ({ until: text(values, 'until'), reason: text(values, 'reason'), claimedCause: cause(values) }),
  }),
  EXTENSION_GRANT: act<deadlineActsExtensionGrantMutation>({
    fields: [{ name: 'item', kind: 'item', path: 'request' }, { name: 'untilGranted', kind: 'day', future: true, optional: true, path: 'until' }, { name: 'reason', kind: 'prose' }],
    mutation: graphql`
      mutation deadlineActsExtensionGrantMutation($input: AssignmentExtensionGrantInput!) {
        outcome: assignmentExtensionGrant(input: $input) { ...useAct_outcome }
      }
    `,
    input: (values) => ({ request: text(values, 'item'), until: textOf(values, 'untilGranted'), reason: text(values, 'reason') }),
    items: 'EXTENSION',
  }),
  EXTENSION_REFUSE: act<deadlineActsExtensionRefuseMutation>({
    fields: [{ name: 'item', kind: 'item', path: 'request' }, { name: 'reason', kind: 'prose' }],
    mutation: graphql`
      mutation deadlineActsExtensionRefuseMutation($input: AssignmentExtensionRefuseInput!) {
        outcome: assignmentExtensionRefuse(input: $input) { ...useAct_outcome }
      }
    `,
    input: (values) => ({ request: text(values, 'item'), reason: text(values, 'reason') }),
    items: 'EXTENSION',
    grave: true,
  }),
  CAUSE_CONFIRM: act<deadlineActsCauseConfirmMutation>({
    fields: [{ name: 'cause', kind: 'cause' }, { name: 'reason', kind: 'prose' }],
    mutation: graphql`
      mutation deadlineActsCauseConfirmMutation($input: AssignmentCauseConfirmInput!) {
        outcome: assignmentCauseConfirm(input: $input) { ...useAct_outcome }
      }
    `,
    input: (values) => ({ cause: cause(values), reason: text(values, 'reason') }),
  }),
  URGE: act<deadlineActsUrgeMutation>({
    fields: [{ name: 'text', kind: 'prose' }],
    mutation: graphql`
      mutation deadlineActsUrgeMutation($input: AssignmentUrgeInput!) {
        outcome: assignmentUrge(input: $input) { ...useAct_outcome }
      }
    `,
    input: (values) => ({ text: text(values, 'text') }),
  }),
  URGE_ANSWER: act<deadlineActsUrgeAnswerMutation>({
    fields: [{ name: 'item', kind: 'item', path: 'urge' }, { name: 'answer', kind: 'prose' }],
    mutation: graphql`
      mutation deadlineActsUrgeAnswerMutation($input: AssignmentUrgeAnswerInput!) {
        outcome: assignmentUrgeAnswer(input: $input) { ...useAct_outcome }
      }
    `,
    input: (values) => ({ urge: text(values, 'item'), answer: text(values, 'answer') }),
    items: 'URGE',
  }),
  ESCALATE: act<deadlineActsEscalateMutation>({
    fields: [{ name: 'to', kind: 'position' }, { name: 'reason', kind: 'prose' }],
    mutation: graphql`
      mutation deadlineActsEscalateMutation($input: AssignmentEscalateInput!) {
        outcome: assignmentEscalate(input: $input) { ...useAct_outcome }
      }
    `,
    input: (values) => ({ to: id(values, 'to'), reason: text(values, 'reason') }),
  }),
};
