import { useMemo } from 'react';
import { graphql, useRelayEnvironment } from 'react-relay';
import { fetchQuery } from 'relay-runtime';
import type { useSourcesAssignmentsQuery } from '../../__generated__/useSourcesAssignmentsQuery.graphql';
import type { useSourcesPersonsQuery } from '../../__generated__/useSourcesPersonsQuery.graphql';
import type { Source } from '../../domain/commandForm';
import { type Search, useLookups } from '../lookups';

const persons = graphql`
  query useSourcesPersonsQuery($search: String) {
    persons(search: $search, first: 20) { nodes { id name seats { capacity position { title } } } }
  }
`;

const assignments = graphql`
  query useSourcesAssignmentsQuery($search: String) {
    assignments(filter: { text: $search }, first: 20) { nodes { id code title lead { personName positionTitle } } }
  }
`;

/** Everything that forms of the registers can search for. */
export function useSources(): Record<Source, Search> {
  const environment = useRelayEnvironment();
  const { positions, units, documents, programmes } = useLookups();
  return useMemo(
    () => ({
      positions, units, documents, programmes,
      assignments: async (search) => {
        const answer = await fetchQuery<useSourcesAssignmentsQuery>(environment, assignments, { search: search || null }, { fetchPolicy: 'network-only' }).toPromise();
        return (answer?.assignments?.nodes ?? []).map(({ id, code, title, lead }) => ({
          id, label: `${code} ${title ?? ''}`.trim(), detail: lead ? [lead.personName, lead.positionTitle].filter(Boolean).join(', ') : undefined,
        }));
      },
      persons: async (search) => {
        const answer = await fetchQuery<useSourcesPersonsQuery>(environment, persons, { search: search || null }, { fetchPolicy: 'network-only' }).toPromise();
        return (answer?.persons?.nodes ?? []).map(({ id, name, seats }) => ({
          id, label: name, detail: seats.flatMap(({ position }) => (position ? [position.title] : [])).join('; ') || undefined,
        }));
      },
    }),
    [environment, positions, units, documents, programmes],
  );
}
