import { fetchQuery, graphql } from 'react-relay';
import type { Environment } from 'relay-runtime';
import type { assignmentSourceQuery } from '../../__generated__/assignmentSourceQuery.graphql';
import type { Search } from '../lookups';

const query = graphql`
  query assignmentSourceQuery($search: String) {
    assignments(filter: { text: $search }, first: 20) { nodes { id code title lead { personName positionTitle } } }
  }
`;

/** Assignments by a part of their code or title. What is looked up so does not make the page busy. */
export const assignmentSource = (environment: Environment): Search => async (search) => {
  const beside = { fetchPolicy: 'network-only', networkCacheConfig: { metadata: { beside: true } } } as const;
  const answer = await fetchQuery<assignmentSourceQuery>(environment, query, { search: search || null }, beside).toPromise();
  return (answer?.assignments?.nodes ?? []).map(({ id, code, title, lead }) => ({
    id, label: `${code} ${title ?? ''}`.trim(), detail: lead ? [lead.personName, lead.positionTitle].filter(Boolean).join(', ') : undefined,
  }));
};
