import { useSearch } from '@tanstack/react-router';
import { useDeferredValue } from 'react';
import { graphql, useLazyLoadQuery } from 'react-relay';
import type { AuthorityPageQuery, Power } from '../../__generated__/AuthorityPageQuery.graphql';
import { DataArea, type Freshness } from '../../app/DataArea';
import { useMoment } from '../../app/register/useMoment';
import { usePowers } from '../../app/register/usePowers';
import { register as registerWords } from '../../i18n/vi/register';
import { LinkButton } from '../../ui/Action';
import { Page } from '../../ui/Layout';
import { ExplainBox } from './ExplainBox';
import { MandateFilters } from './MandateFilters';
import { MandateList } from './MandateList';
import { Watch } from './Watch';
import { useAuthorityWords } from './words';

const query = graphql`
  query AuthorityPageQuery($holder: ID, $giver: ID, $power: Power, $unit: ID, $inForce: Boolean!, $asOf: AsOf, $holderId: ID!, $giverId: ID!, $unitId: ID!, $withHolder: Boolean!, $withGiver: Boolean!, $withUnit: Boolean!) {
    ...MandateFilters_query @arguments(holder: $holderId, giver: $giverId, unit: $unitId, withHolder: $withHolder, withGiver: $withGiver, withUnit: $withUnit)
    ...MandateList_query @arguments(holder: $holder, giver: $giver, power: $power, unit: $unit, inForce: $inForce, asOf: $asOf)
    ...Watch_query @arguments(asOf: $asOf, unit: $unit, power: $power)
  }
`;

const isPower = (value: string | undefined): value is Power => value !== undefined && value in registerWords.power;

function Mandates({ fetchKey }: Freshness) {
  const search = useDeferredValue(useSearch({ from: '/tham-quyen' }));
  const variables = {
    holder: search.holder ?? null, giver: search.giver ?? null, unit: search.unit ?? null, power: isPower(search.power) ? search.power : null, inForce: search.all !== true, asOf: useMoment(),
    holderId: search.holder ?? '', giverId: search.giver ?? '', unitId: search.unit ?? '',
    withHolder: Boolean(search.holder), withGiver: Boolean(search.giver), withUnit: Boolean(search.unit),
  };
  const data = useLazyLoadQuery<AuthorityPageQuery>(query, variables, { fetchKey, fetchPolicy: 'store-and-network' });
  return (
    <>
      <MandateFilters query={data} />
      <Watch query={data} />
      <MandateList query={data} />
    </>
  );
}

function GrantLink() {
  const words = useAuthorityWords();
  const powers = usePowers();
  return powers.any('GRANT') ? <LinkButton to="/tham-quyen/trao" search={{}}>{words.grant}</LinkButton> : null;
}

/** Who may do what: ask it, see what deserves a look, and see where every mandate comes from. */
export function AuthorityPage() {
  const words = useAuthorityWords();
  return (
    <Page title={words.title} lede={words.lede} actions={<DataArea fallback={<span />}>{() => <GrantLink />}</DataArea>}>
      <ExplainBox />
      <DataArea lines={10}>{(fresh) => <Mandates {...fresh} />}</DataArea>
    </Page>
  );
}
