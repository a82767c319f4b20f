import { graphql } from 'react-relay';
import type { workActsEvidenceAttachMutation } from '../../../__generated__/workActsEvidenceAttachMutation.graphql';
import type { workActsEvidenceSupersedeMutation } from '../../../__generated__/workActsEvidenceSupersedeMutation.graphql';
import type { workActsMilestoneReachMutation } from '../../../__generated__/workActsMilestoneReachMutation.graphql';
import type { workActsObstacleReportMutation } from '../../../__generated__/workActsObstacleReportMutation.graphql';
import type { workActsObstacleResolveMutation } from '../../../__generated__/workActsObstacleResolveMutation.graphql';
import type { workActsOpinionReserveMutation } from '../../../__generated__/workActsOpinionReserveMutation.graphql';
import type { workActsProgressReportMutation } from '../../../__generated__/workActsProgressReportMutation.graphql';
import type { workActsProposalAnswerMutation } from '../../../__generated__/workActsProposalAnswerMutation.graphql';
import type { workActsProposalMakeMutation } from '../../../__generated__/workActsProposalMakeMutation.graphql';
import type { workActsResultSubmitMutation } from '../../../__generated__/workActsResultSubmitMutation.graphql';
import { textOf } from '../../../domain/actForm';
import { act, evidence, id, text, percent, piece } from './spec';

/** Doing the work and saying so. */
export const workActs = {
  PROGRESS_REPORT: act<workActsProgressReportMutation>({
    fields: [{ name: 'percent', kind: 'percent', optional: true }, { name: 'text', kind: 'prose' }, { name: 'file', kind: 'file', optional: true, path: 'evidence' }, { name: 'document', kind: 'document', optional: true }],
    mutation: graphql`
      mutation workActsProgressReportMutation($input: AssignmentProgressReportInput!) {
        outcome: assignmentProgressReport(input: $input) { ...useAct_outcome }
      }
    `,
    input: (values) => ({ percent: percent(values), text: text(values, 'text'), evidence: evidence(values) }),
  }),
  MILESTONE_REACH: act<workActsMilestoneReachMutation>({
    fields: [{ name: 'item', kind: 'item', path: 'milestone' }, { name: 'note', kind: 'prose', optional: true }],
    mutation: graphql`
      mutation workActsMilestoneReachMutation($input: AssignmentMilestoneReachInput!) {
        outcome: assignmentMilestoneReach(input: $input) { ...useAct_outcome }
      }
    `,
    input: (values) => ({ milestone: Number(text(values, 'item')), note: textOf(values, 'note') }),
    items: 'MILESTONE',
  }),
  EVIDENCE_ATTACH: act<workActsEvidenceAttachMutation>({
    fields: [{ name: 'file', kind: 'file', optional: true, path: 'evidence' }, { name: 'document', kind: 'document', instead: 'file' }, { name: 'title', kind: 'line' }, { name: 'dated', kind: 'day' }],
    mutation: graphql`
      mutation workActsEvidenceAttachMutation($input: AssignmentEvidenceAttachInput!) {
        outcome: assignmentEvidenceAttach(input: $input) { ...useAct_outcome }
      }
    `,
    input: (values) => ({ evidence: piece(values) }),
  }),
  EVIDENCE_SUPERSEDE: act<workActsEvidenceSupersedeMutation>({
    fields: [{ name: 'item', kind: 'item', path: 'old' }, { name: 'file', kind: 'file', optional: true, path: 'evidence' }, { name: 'document', kind: 'document', instead: 'file' }, { name: 'title', kind: 'line' }, { name: 'dated', kind: 'day' }, { name: 'reason', kind: 'prose' }],
    mutation: graphql`
      mutation workActsEvidenceSupersedeMutation($input: AssignmentEvidenceSupersedeInput!) {
        outcome: assignmentEvidenceSupersede(input: $input) { ...useAct_outcome }
      }
    `,
    input: (values) => ({ old: text(values, 'item'), evidence: piece(values), reason: text(values, 'reason') }),
    items: 'EVIDENCE',
  }),
  OBSTACLE_REPORT: act<workActsObstacleReportMutation>({
    fields: [{ name: 'text', kind: 'prose' }, { name: 'addressee', kind: 'position', path: 'addressedTo' }],
    mutation: graphql`
      mutation workActsObstacleReportMutation($input: AssignmentObstacleReportInput!) {
        outcome: assignmentObstacleReport(input: $input) { ...useAct_outcome }
      }
    `,
    input: (values) => ({ text: text(values, 'text'), addressedTo: id(values, 'addressee') }),
  }),
  OBSTACLE_RESOLVE: act<workActsObstacleResolveMutation>({
    fields: [{ name: 'item', kind: 'item', path: 'obstacle' }, { name: 'resolution', kind: 'prose' }],
    mutation: graphql`
      mutation workActsObstacleResolveMutation($input: AssignmentObstacleResolveInput!) {
        outcome: assignmentObstacleResolve(input: $input) { ...useAct_outcome }
      }
    `,
    input: (values) => ({ obstacle: text(values, 'item'), resolution: text(values, 'resolution') }),
    items: 'OBSTACLE',
  }),
  PROPOSAL_MAKE: act<workActsProposalMakeMutation>({
    fields: [{ name: 'text', kind: 'prose' }, { name: 'addressee', kind: 'position', path: 'addressedTo' }],
    mutation: graphql`
      mutation workActsProposalMakeMutation($input: AssignmentProposalMakeInput!) {
        outcome: assignmentProposalMake(input: $input) { ...useAct_outcome }
      }
    `,
    input: (values) => ({ text: text(values, 'text'), addressedTo: id(values, 'addressee') }),
  }),
  PROPOSAL_ANSWER: act<workActsProposalAnswerMutation>({
    fields: [{ name: 'item', kind: 'item', path: 'proposal' }, { name: 'agreed', kind: 'yesno' }, { name: 'answer', kind: 'prose' }],
    mutation: graphql`
      mutation workActsProposalAnswerMutation($input: AssignmentProposalAnswerInput!) {
        outcome: assignmentProposalAnswer(input: $input) { ...useAct_outcome }
      }
    `,
    input: (values) => ({ proposal: text(values, 'item'), agreed: textOf(values, 'agreed') === 'yes', answer: text(values, 'answer') }),
    items: 'PROPOSAL',
  }),
  OPINION_RESERVE: act<workActsOpinionReserveMutation>({
    fields: [{ name: 'text', kind: 'prose' }, { name: 'addressee', kind: 'position', path: 'addressedTo' }],
    mutation: graphql`
      mutation workActsOpinionReserveMutation($input: AssignmentOpinionReserveInput!) {
        outcome: assignmentOpinionReserve(input: $input) { ...useAct_outcome }
      }
    `,
    input: (values) => ({ text: text(values, 'text'), addressedTo: id(values, 'addressee') }),
  }),
  RESULT_SUBMIT: act<workActsResultSubmitMutation>({
    fields: [{ name: 'text', kind: 'prose' }, { name: 'file', kind: 'file', optional: true, path: 'evidence' }, { name: 'document', kind: 'document', optional: true }],
    mutation: graphql`
      mutation workActsResultSubmitMutation($input: AssignmentResultSubmitInput!) {
        outcome: assignmentResultSubmit(input: $input) { ...useAct_outcome }
      }
    `,
    input: (values) => ({ text: text(values, 'text'), evidence: evidence(values) }),
  }),
};
