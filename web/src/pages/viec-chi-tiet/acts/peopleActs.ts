import { graphql } from 'react-relay';
import type { peopleActsAccepterChangeMutation } from '../../../__generated__/peopleActsAccepterChangeMutation.graphql';
import type { peopleActsContributionMakeMutation } from '../../../__generated__/peopleActsContributionMakeMutation.graphql';
import type { peopleActsContributionMissMutation } from '../../../__generated__/peopleActsContributionMissMutation.graphql';
import type { peopleActsContributionRequestMutation } from '../../../__generated__/peopleActsContributionRequestMutation.graphql';
import type { peopleActsCoordinatorAddMutation } from '../../../__generated__/peopleActsCoordinatorAddMutation.graphql';
import type { peopleActsCoordinatorRemoveMutation } from '../../../__generated__/peopleActsCoordinatorRemoveMutation.graphql';
import type { peopleActsLeadReassignMutation } from '../../../__generated__/peopleActsLeadReassignMutation.graphql';
import type { peopleActsSupervisorChangeMutation } from '../../../__generated__/peopleActsSupervisorChangeMutation.graphql';
import { idOf, textOf } from '../../../domain/actForm';
import { act, evidence, id, text } from './spec';

/** Who takes part, and with which part. */
export const peopleActs = {
  LEAD_REASSIGN: act<peopleActsLeadReassignMutation>({
    fields: [{ name: 'to', kind: 'position' }, { name: 'reason', kind: 'prose' }, { name: 'handover', kind: 'prose', optional: true, path: 'handoverNote' }, { name: 'basis', kind: 'document', optional: true }],
    mutation: graphql`
      mutation peopleActsLeadReassignMutation($input: AssignmentLeadReassignInput!) {
        outcome: assignmentLeadReassign(input: $input) { ...useAct_outcome }
      }
    `,
    input: (values) => ({ to: id(values, 'to'), reason: text(values, 'reason'), handoverNote: textOf(values, 'handover'), basis: idOf(values, 'basis') }),
  }),
  COORDINATOR_ADD: act<peopleActsCoordinatorAddMutation>({
    fields: [{ name: 'position', kind: 'position', path: 'coordinator' }, { name: 'part', kind: 'prose' }, { name: 'replyBy', kind: 'day', future: true, optional: true }],
    mutation: graphql`
      mutation peopleActsCoordinatorAddMutation($input: AssignmentCoordinatorAddInput!) {
        outcome: assignmentCoordinatorAdd(input: $input) { ...useAct_outcome }
      }
    `,
    input: (values) => ({ coordinator: { position: id(values, 'position'), part: text(values, 'part'), replyBy: textOf(values, 'replyBy') } }),
  }),
  COORDINATOR_REMOVE: act<peopleActsCoordinatorRemoveMutation>({
    fields: [{ name: 'item', kind: 'item', path: 'position' }, { name: 'reason', kind: 'prose' }],
    mutation: graphql`
      mutation peopleActsCoordinatorRemoveMutation($input: AssignmentCoordinatorRemoveInput!) {
        outcome: assignmentCoordinatorRemove(input: $input) { ...useAct_outcome }
      }
    `,
    input: (values) => ({ position: text(values, 'item'), reason: text(values, 'reason') }),
    items: 'COORDINATOR',
  }),
  SUPERVISOR_CHANGE: act<peopleActsSupervisorChangeMutation>({
    fields: [{ name: 'to', kind: 'position' }, { name: 'reason', kind: 'prose' }],
    mutation: graphql`
      mutation peopleActsSupervisorChangeMutation($input: AssignmentSupervisorChangeInput!) {
        outcome: assignmentSupervisorChange(input: $input) { ...useAct_outcome }
      }
    `,
    input: (values) => ({ to: id(values, 'to'), reason: text(values, 'reason') }),
  }),
  ACCEPTER_CHANGE: act<peopleActsAccepterChangeMutation>({
    fields: [{ name: 'to', kind: 'position' }, { name: 'reason', kind: 'prose' }],
    mutation: graphql`
      mutation peopleActsAccepterChangeMutation($input: AssignmentAccepterChangeInput!) {
        outcome: assignmentAccepterChange(input: $input) { ...useAct_outcome }
      }
    `,
    input: (values) => ({ to: id(values, 'to'), reason: text(values, 'reason') }),
  }),
  CONTRIBUTION_REQUEST: act<peopleActsContributionRequestMutation>({
    fields: [{ name: 'from', kind: 'position' }, { name: 'part', kind: 'prose' }, { name: 'replyBy', kind: 'day', future: true }],
    mutation: graphql`
      mutation peopleActsContributionRequestMutation($input: AssignmentContributionRequestInput!) {
        outcome: assignmentContributionRequest(input: $input) { ...useAct_outcome }
      }
    `,
    input: (values) => ({ from: id(values, 'from'), part: text(values, 'part'), replyBy: text(values, 'replyBy') }),
  }),
  CONTRIBUTION_MAKE: act<peopleActsContributionMakeMutation>({
    fields: [{ name: 'item', kind: 'item', path: 'request' }, { name: 'text', kind: 'prose' }, { name: 'file', kind: 'file', optional: true, path: 'evidence' }, { name: 'document', kind: 'document', optional: true }],
    mutation: graphql`
      mutation peopleActsContributionMakeMutation($input: AssignmentContributionMakeInput!) {
        outcome: assignmentContributionMake(input: $input) { ...useAct_outcome }
      }
    `,
    input: (values) => ({ request: text(values, 'item'), text: text(values, 'text'), evidence: evidence(values) }),
    items: 'CONTRIBUTION',
  }),
  CONTRIBUTION_MISS: act<peopleActsContributionMissMutation>({
    fields: [{ name: 'item', kind: 'item', path: 'request' }],
    mutation: graphql`
      mutation peopleActsContributionMissMutation($input: AssignmentContributionMissInput!) {
        outcome: assignmentContributionMiss(input: $input) { ...useAct_outcome }
      }
    `,
    input: (values) => ({ request: text(values, 'item') }),
    items: 'CONTRIBUTION',
  }),
};
