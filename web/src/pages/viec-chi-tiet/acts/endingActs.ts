import { graphql } from 'react-relay';
import type { endingActsCancelMutation } from '../../../__generated__/endingActsCancelMutation.graphql';
import type { endingActsEntryCorrectMutation } from '../../../__generated__/endingActsEntryCorrectMutation.graphql';
import type { endingActsReopenMutation } from '../../../__generated__/endingActsReopenMutation.graphql';
import type { endingActsResultAcceptMutation } from '../../../__generated__/endingActsResultAcceptMutation.graphql';
import type { endingActsResultReturnMutation } from '../../../__generated__/endingActsResultReturnMutation.graphql';
import type { endingActsResumeMutation } from '../../../__generated__/endingActsResumeMutation.graphql';
import type { endingActsSuspendMutation } from '../../../__generated__/endingActsSuspendMutation.graphql';
import type { endingActsWorkFileCloseMutation } from '../../../__generated__/endingActsWorkFileCloseMutation.graphql';
import { idOf, textOf } from '../../../domain/actForm';
import { act, term, text } from './spec';

/** Judging the result, pausing, ending, opening again. */
export const endingActs = {
  RESULT_ACCEPT: act<endingActsResultAcceptMutation>({
    fields: [{ name: 'note', kind: 'prose', optional: true }],
    mutation: graphql`
      mutation endingActsResultAcceptMutation($input: AssignmentResultAcceptInput!) {
        outcome: assignmentResultAccept(input: $input) { ...useAct_outcome }
      }
    `,
    input: (values) => ({ note: textOf(values, 'note') }),
  }),
  RESULT_RETURN: act<endingActsResultReturnMutation>({
    fields: [{ name: 'reason', kind: 'prose' }],
    mutation: graphql`
      mutation endingActsResultReturnMutation($input: AssignmentResultReturnInput!) {
        outcome: assignmentResultReturn(input: $input) { ...useAct_outcome }
      }
    `,
    input: (values) => ({ reason: text(values, 'reason') }),
    grave: true,
  }),
  SUSPEND: act<endingActsSuspendMutation>({
    fields: [{ name: 'reason', kind: 'prose' }, { name: 'basis', kind: 'document', optional: true }],
    mutation: graphql`
      mutation endingActsSuspendMutation($input: AssignmentSuspendInput!) {
        outcome: assignmentSuspend(input: $input) { ...useAct_outcome }
      }
    `,
    input: (values) => ({ reason: text(values, 'reason'), basis: idOf(values, 'basis') }),
  }),
  RESUME: act<endingActsResumeMutation>({
    fields: [{ name: 'reason', kind: 'prose' }],
    mutation: graphql`
      mutation endingActsResumeMutation($input: AssignmentResumeInput!) {
        outcome: assignmentResume(input: $input) { ...useAct_outcome }
      }
    `,
    input: (values) => ({ reason: text(values, 'reason') }),
  }),
  CANCEL: act<endingActsCancelMutation>({
    fields: [{ name: 'reason', kind: 'prose' }, { name: 'basis', kind: 'document', optional: true }],
    mutation: graphql`
      mutation endingActsCancelMutation($input: AssignmentCancelInput!) {
        outcome: assignmentCancel(input: $input) { ...useAct_outcome }
      }
    `,
    input: (values) => ({ reason: text(values, 'reason'), basis: idOf(values, 'basis') }),
    grave: true,
  }),
  REOPEN: act<endingActsReopenMutation>({
    fields: [{ name: 'reason', kind: 'prose' }, { name: 'time', kind: 'term' }],
    mutation: graphql`
      mutation endingActsReopenMutation($input: AssignmentReopenInput!) {
        outcome: assignmentReopen(input: $input) { ...useAct_outcome }
      }
    `,
    input: (values) => ({ reason: text(values, 'reason'), time: term(values, 'time') }),
  }),
  WORK_FILE_CLOSE: act<endingActsWorkFileCloseMutation>({
    fields: [{ name: 'note', kind: 'prose', optional: true }],
    mutation: graphql`
      mutation endingActsWorkFileCloseMutation($input: AssignmentWorkFileCloseInput!) {
        outcome: assignmentWorkFileClose(input: $input) { ...useAct_outcome }
      }
    `,
    input: (values) => ({ note: textOf(values, 'note') }),
  }),
  ENTRY_CORRECT: act<endingActsEntryCorrectMutation>({
    fields: [{ name: 'item', kind: 'item', path: 'revision' }, { name: 'correction', kind: 'prose', path: 'text' }, { name: 'reason', kind: 'prose' }],
    mutation: graphql`
      mutation endingActsEntryCorrectMutation($input: AssignmentEntryCorrectInput!) {
        outcome: assignmentEntryCorrect(input: $input) { ...useAct_outcome }
      }
    `,
    input: (values) => ({ revision: Number(text(values, 'item')), text: text(values, 'correction'), reason: text(values, 'reason') }),
    items: 'ENTRY',
  }),
};
