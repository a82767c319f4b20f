import { useSearch } from '@tanstack/react-router';
import { useDeferredValue, useMemo } from 'react';
import { graphql, useLazyLoadQuery } from 'react-relay';
import type { ListPageQuery } from '../../__generated__/ListPageQuery.graphql';
import { useAsOf } from '../../app/asOf';
import { DataArea, type Freshness } from '../../app/DataArea';
import { isFiltered } from '../../app/search';
import { useWords } from '../../i18n';
import { LinkButton } from '../../ui/Action';
import { Page } from '../../ui/Layout';
import { ListFilters } from './ListFilters';
import { ListRows } from './ListRows';
import { ListViews } from './ListViews';
import { useListWords } from './words';
import { columnsOf, filterOf, orderOf } from '../../app/listLook';

const query = graphql`
  query ListPageQuery($filter: AssignmentFilter, $orderBy: AssignmentOrder!, $asOf: AsOf, $withProgramme: Boolean!, $unit: ID!, $withUnit: Boolean!) {
    ...ListRows_query @arguments(filter: $filter, orderBy: $orderBy, asOf: $asOf, withProgramme: $withProgramme)
    ...ListFilters_query @arguments(unit: $unit, withUnit: $withUnit)
  }
`;

function Results({ fetchKey }: Freshness) {
  const now = useSearch({ from: '/viec' });
  const search = useDeferredValue(now);
  const { at } = useAsOf();
  const moment = useDeferredValue(at);
  const variables = useMemo(
    () => ({
      filter: filterOf(search), orderBy: orderOf(search), asOf: moment ? { knownAt: moment } : null,
      withProgramme: columnsOf(search).includes('programme'), unit: search.unit ?? '', withUnit: Boolean(search.unit),
    }),
    [search, moment],
  );
  const data = useLazyLoadQuery<ListPageQuery>(query, variables, { fetchKey, fetchPolicy: 'store-and-network' });
  return (
    <>
      <ListViews />
      <ListFilters query={data} />
      <ListRows query={data} asked={variables} columns={columnsOf(search)} filtered={isFiltered(search)} waiting={now !== search || at !== moment} />
    </>
  );
}

/** Every assignment the viewer may see, by filters that stand in the address; now or at a moment. */
export function ListPage() {
  const { list, app } = useWords();
  const words = useListWords();
  const search = useSearch({ from: '/viec' });
  const { at } = useAsOf();
  return (
    <Page title={list.title} lede={list.lede} actions={
        <>
          <LinkButton to="/so-sanh" search={{ ...search, loai: 'list' as const }} tone="quiet">{words.compare}</LinkButton>
          {at ? null : <LinkButton to="/giao-viec/moi" tone="quiet">{app.navGive}</LinkButton>}
        </>
      }>
      <DataArea lines={10}>{(fresh) => <Results {...fresh} />}</DataArea>
    </Page>
  );
}
