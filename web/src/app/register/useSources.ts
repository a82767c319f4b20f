import { useMemo } from 'react';
import { graphql, useRelayEnvironment } from 'react-relay';
import { fetchQuery } from 'relay-runtime';
import { BESIDE } from '../environment';
import type { useSourcesPersonsQuery } from '../../__generated__/useSourcesPersonsQuery.graphql';
import type { Source } from '../../domain/commandForm';
import { type Search, useLookups } from '../lookups';
import { assignmentSource } from './assignmentSource';

const persons = graphql`
  query useSourcesPersonsQuery($search: String) {
    persons(search: $search, first: 20) { nodes { id name seats { capacity position { title } } } }
  }
`;

/** Everything that forms of the registers can search for. */
export function useSources(): Record<Source, Search> {
  const environment = useRelayEnvironment();
  const { positions, units, documents, programmes } = useLookups();
  return useMemo(
    () => ({
      positions, units, documents, programmes,
      assignments: assignmentSource(environment),
      persons: async (search) => {
        const answer = await fetchQuery<useSourcesPersonsQuery>(environment, persons, { search: search || null }, { fetchPolicy: 'network-only', ...BESIDE }).toPromise();
        return (answer?.persons?.nodes ?? []).map(({ id, name, seats }) => ({
          id, label: name, detail: seats.flatMap(({ position }) => (position ? [position.title] : [])).join('; ') || undefined,
        }));
      },
    }),
    [environment, positions, units, documents, programmes],
  );
}
