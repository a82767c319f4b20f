import { Link } from '@tanstack/react-router';
import { useDeferredValue } from 'react';
import { graphql, useLazyLoadQuery } from 'react-relay';
import type { InspectionPageLimitQuery } from '../../__generated__/InspectionPageLimitQuery.graphql';
import type { InspectionPageQuery } from '../../__generated__/InspectionPageQuery.graphql';
import { DataArea, type Freshness } from '../../app/DataArea';
import { dayOf } from '../../domain/days';
import { Notice } from '../../ui/Notice';
import { EventFilters } from './EventFilters';
import { EventRows } from './EventRows';
import { InspectFrame } from './InspectFrame';
import { OpenedPattern, Patterns } from './Patterns';
import { TwoMoments } from './TwoMoments';
import { useInspectAddress } from './useInspectAddress';
import { useInspectWords } from './words';

const query = graphql`
  query InspectionPageQuery(
    $filter: EventFilter, $oldest: Boolean!, $asOf: AsOf, $period: PeriodRange!, $unitOnly: ID,
    $unit: ID!, $withUnit: Boolean!, $actor: ID!, $withActor: Boolean!, $position: ID!, $withPosition: Boolean!, $whose: ID!, $withWhose: Boolean!
  ) {
    ...EventFilters_query @arguments(unit: $unit, withUnit: $withUnit, actor: $actor, withActor: $withActor, position: $position, withPosition: $withPosition, whose: $whose, withWhose: $withWhose)
    ...Patterns_query @arguments(period: $period, unitOnly: $unitOnly, asOf: $asOf)
    ...EventRows_query @arguments(filter: $filter, oldest: $oldest, asOf: $asOf)
  }
`;

const limit = graphql`
  query InspectionPageLimitQuery {
    integrity { provable provableWords witnesses { name } }
  }
`;

const YEAR = 365 * 86_400_000;

function Explorer({ fetchKey }: Freshness) {
  const { search, filter, asOf } = useInspectAddress();
  const until = search.until ?? dayOf(asOf?.knownAt ? new Date(asOf.knownAt) : new Date());
  const period = { from: search.from ?? dayOf(new Date(Date.parse(`${until}T00:00:00Z`) - YEAR)), until };
  const variables = useDeferredValue({
    filter, oldest: search.oldest ?? false, asOf, period, unitOnly: search.unit ?? null,
    unit: search.unit ?? '', withUnit: Boolean(search.unit), actor: search.actor ?? '', withActor: Boolean(search.actor),
    position: search.position ?? '', withPosition: Boolean(search.position), whose: search.whose ?? '', withWhose: Boolean(search.whose),
  });
  const data = useLazyLoadQuery<InspectionPageQuery>(query, variables, { fetchKey, fetchPolicy: 'store-and-network' });
  return (
    <div className="with-aside">
      <div className="stack stack-l">
        <EventFilters query={data} />
        {search.pattern ? <OpenedPattern key={search.pattern} pattern={search.pattern} period={variables.period} /> : null}
        <TwoMoments />
        <EventRows query={data} />
      </div>
      <Patterns query={data} />
    </div>
  );
}

/** What cannot be proven, as long as it cannot; said above the entries on every visit. */
function Limit() {
  const inspect = useInspectWords();
  const { integrity } = useLazyLoadQuery<InspectionPageLimitQuery>(limit, {}, { fetchPolicy: 'store-and-network' });
  if (integrity?.provable === 'PROVABLE_TO_ALL_WITH_QUORUM') {
    return <Notice tone="good"><p>{integrity.provableWords} <Link to="/kiem-tra/bang-chung" search={{}}>{inspect.toProof}</Link></p></Notice>;
  }
  return (
    <Notice tone="warn" title={inspect.limitTitle}>
      <p>{integrity && integrity.witnesses.length > 0 ? integrity.provableWords : inspect.limit} <Link to="/kiem-tra/bang-chung" search={{}}>{inspect.toProof}</Link></p>
    </Notice>
  );
}

/** Everything recorded, for whoever inspects; and plainly what it does not prove. */
export function InspectionPage() {
  return (
    <InspectFrame part="events">
      <DataArea lines={2}>{() => <Limit />}</DataArea>
      <DataArea lines={10}>{(fresh) => <Explorer {...fresh} />}</DataArea>
    </InspectFrame>
  );
}
