import { useSearch } from '@tanstack/react-router';
import { useDeferredValue, useMemo } from 'react';
import { graphql, useLazyLoadQuery } from 'react-relay';
import type { AssignmentFilter, AssignmentPhase, ListPageQuery, TimeStatus } from '../../__generated__/ListPageQuery.graphql';
import { DataArea, type Freshness } from '../../app/DataArea';
import { isFiltered, type ListSearch } from '../../app/search';
import { useWords } from '../../i18n';
import { vi } from '../../i18n/vi';
import { LinkButton } from '../../ui/Action';
import { Page } from '../../ui/Layout';
import { ListFilters } from './ListFilters';
import { ListRows } from './ListRows';

const query = graphql`
  query ListPageQuery($filter: AssignmentFilter, $unit: ID!, $withUnit: Boolean!) {
    ...ListRows_query @arguments(filter: $filter)
    ...ListFilters_query @arguments(unit: $unit, withUnit: $withUnit)
  }
`;

const isPhase = (value: string): value is AssignmentPhase => value in vi.status.state;
const isTime = (value: string): value is TimeStatus => value in vi.status.time;

function filterOf(search: ListSearch): AssignmentFilter {
  return {
    text: search.text?.trim() || null,
    phases: search.state && isPhase(search.state) ? [search.state] : null,
    timeStatuses: search.time && isTime(search.time) ? [search.time] : null,
    leadUnit: search.unit ?? null,
    programme: search.programme ?? null,
    mine: search.mine ?? null,
  };
}

function Results({ fetchKey }: Freshness) {
  const search = useDeferredValue(useSearch({ from: '/viec' }));
  const filter = useMemo(() => filterOf(search), [search]);
  const variables = { filter, unit: search.unit ?? '', withUnit: Boolean(search.unit) };
  const data = useLazyLoadQuery<ListPageQuery>(query, variables, { fetchKey, fetchPolicy: 'store-and-network' });
  return (
    <>
      <ListFilters query={data} />
      <ListRows query={data} filtered={isFiltered(search)} />
    </>
  );
}

/** Every assignment the viewer may see, by filters that stand in the address. */
export function ListPage() {
  const { list, app } = useWords();
  return (
    <Page title={list.title} lede={list.lede} actions={<LinkButton to="/giao-viec/moi" tone="quiet">{app.navGive}</LinkButton>}>
      <DataArea lines={10}>{(fresh) => <Results {...fresh} />}</DataArea>
    </Page>
  );
}
