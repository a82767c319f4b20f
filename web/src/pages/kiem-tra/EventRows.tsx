import { graphql, usePaginationFragment } from 'react-relay';
import type { EventRows_query$key } from '../../__generated__/EventRows_query.graphql';
import type { EventRowsPageQuery } from '../../__generated__/EventRowsPageQuery.graphql';
import { Action } from '../../ui/Action';
import { Empty, Section } from '../../ui/Layout';
import { EventEntry } from './EventEntry';
import { useInspectAddress } from './useInspectAddress';
import { useInspectWords } from './words';

const fragment = graphql`
  fragment EventRows_query on Query
  @refetchable(queryName: "EventRowsPageQuery")
  @argumentDefinitions(filter: { type: "EventFilter" }, oldest: { type: "Boolean!" }, asOf: { type: "AsOf" }, first: { type: "Int", defaultValue: 20 }, after: { type: "String" }) {
    events(filter: $filter, oldestFirst: $oldest, asOf: $asOf, first: $first, after: $after) @connection(key: "EventRows_events") {
      totalCount
      edges { node { id ...EventEntry_entry } }
    }
  }
`;

/** The entries that match, page by page. */
export function EventRows({ query }: { query: EventRows_query$key }) {
  const inspect = useInspectWords();
  const { search, put } = useInspectAddress();
  const comparing = { first: search.a, onFirst: (a: string) => put({ a }), onSecond: (b: string) => put({ b }) };
  const { data, hasNext, loadNext, isLoadingNext } = usePaginationFragment<EventRowsPageQuery, EventRows_query$key>(fragment, query);
  const rows = (data.events?.edges ?? []).map((edge) => edge.node);
  const total = data.events?.totalCount ?? 0;
  return (
    <Section title={inspect.events} aside={<span role="status">{rows.length < total ? inspect.foundShown(rows.length, total) : inspect.found(total)}</span>}>
      {rows.length === 0 ? <Empty title={inspect.empty}><p>{inspect.emptyText}</p></Empty> : (
        <ol className="timeline" aria-label={inspect.events}>
          {rows.map((entry) => <li key={entry.id} className="moment moment-plain"><EventEntry entry={entry} comparing={comparing} /></li>)}
        </ol>
      )}
      {hasNext ? <div className="row no-print"><Action tone="quiet" busy={isLoadingNext} onClick={() => loadNext(50)}>{inspect.more}</Action></div> : null}
    </Section>
  );
}
