import { graphql } from 'react-relay';

/** The three commands of giving: write a draft, rewrite it, send it through the gate. */
export const draftMutation = graphql`
  mutation draftingDraftMutation($input: AssignmentDraftInput!) {
    outcome: assignmentDraft(input: $input) { ...useAct_outcome }
  }
`;

export const reviseMutation = graphql`
  mutation draftingReviseMutation($input: AssignmentDraftReviseInput!) {
    outcome: assignmentDraftRevise(input: $input) { ...useAct_outcome }
  }
`;

export const issueMutation = graphql`
  mutation draftingIssueMutation($input: AssignmentIssueInput!) {
    outcome: assignmentIssue(input: $input) { ...useAct_outcome }
  }
`;
