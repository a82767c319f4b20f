import { useSearch } from '@tanstack/react-router';
import { graphql, useLazyLoadQuery, usePaginationFragment } from 'react-relay';
import type { Drafts_query$key } from '../../__generated__/Drafts_query.graphql';
import type { DraftsMoreQuery } from '../../__generated__/DraftsMoreQuery.graphql';
import type { DraftsQuery } from '../../__generated__/DraftsQuery.graphql';
import { useMoment } from '../../app/register/useMoment';
import { Action } from '../../ui/Action';
import { Empty } from '../../ui/Layout';
import { EventEntry } from './EventEntry';
import { useJournalWords } from './words';

const query = graphql`
  query DraftsQuery($filter: EventFilter, $asOf: AsOf) {
    ...Drafts_query @arguments(filter: $filter, asOf: $asOf)
  }
`;

const fragment = graphql`
  fragment Drafts_query on Query
  @refetchable(queryName: "DraftsMoreQuery")
  @argumentDefinitions(filter: { type: "EventFilter" }, asOf: { type: "AsOf" }, first: { type: "Int", defaultValue: 20 }, after: { type: "String" }) {
    events(filter: $filter, asOf: $asOf, first: $first, after: $after) @connection(key: "Drafts_events") {
      totalCount
      edges { node { id ...EventEntry_entry } }
    }
  }
`;

/** Drafts that were discarded before they were issued: what they said is still in the log. */
export function Drafts({ fetchKey }: { fetchKey: number }) {
  const words = useJournalWords();
  const { actor, from, until } = useSearch({ from: '/kiem-tra/nhat-ky' });
  const filter = {
    types: ['assignment.draft_discarded'], actor: actor ?? null,
    recordedFrom: from ? `${from}T00:00:00+07:00` : null, recordedUntil: until ? `${until}T23:59:59.999+07:00` : null,
  };
  const found = useLazyLoadQuery<DraftsQuery>(query, { filter, asOf: useMoment() }, { fetchKey, fetchPolicy: 'store-and-network' });
  const { data, hasNext, loadNext, isLoadingNext } = usePaginationFragment<DraftsMoreQuery, Drafts_query$key>(fragment, found);
  const rows = (data.events?.edges ?? []).map((edge) => edge.node);
  return (
    <>
      <p role="status" className="soft">{words.found(data.events?.totalCount ?? rows.length)}</p>
      {rows.length === 0 ? <Empty title={words.none}><p>{words.noneText}</p></Empty> : (
        <ol className="timeline" aria-label={words.kind.drafts}>
          {rows.map((entry) => <li key={entry.id} className="moment moment-plain"><EventEntry entry={entry} /></li>)}
        </ol>
      )}
      {hasNext ? <div className="row no-print"><Action tone="quiet" busy={isLoadingNext} onClick={() => loadNext(50)}>{words.more}</Action></div> : null}
    </>
  );
}
