import { Link, useSearch } from '@tanstack/react-router';
import { graphql, useLazyLoadQuery, usePaginationFragment } from 'react-relay';
import type { Refusals_query$data, Refusals_query$key } from '../../__generated__/Refusals_query.graphql';
import type { RefusalsMoreQuery } from '../../__generated__/RefusalsMoreQuery.graphql';
import type { RefusalsQuery } from '../../__generated__/RefusalsQuery.graphql';
import { destinationOf } from '../../app/destinations';
import { showMoment } from '../../domain/days';
import { Action } from '../../ui/Action';
import { Empty } from '../../ui/Layout';
import { Table } from '../../ui/Table';
import { Forbidden } from './Forbidden';
import { useInspectWords, useJournalWords } from './words';

const query = graphql`
  query RefusalsQuery($filter: RefusalFilter) {
    ...Refusals_query @arguments(filter: $filter)
  }
`;

const fragment = graphql`
  fragment Refusals_query on Query
  @refetchable(queryName: "RefusalsMoreQuery")
  @argumentDefinitions(filter: { type: "RefusalFilter" }, first: { type: "Int", defaultValue: 50 }, after: { type: "String" }) {
    refusalsRecorded(filter: $filter, first: $first, after: $after) @connection(key: "Refusals_refusalsRecorded") {
      edges { node { id at code rule path via actor { label system } about { id kind code title } } }
    }
  }
`;

type Row = NonNullable<Refusals_query$data['refusalsRecorded']>['edges'][number]['node'];

/** What the command was addressed to; nothing where that was never made. */
function About({ row: { about } }: { row: Row }) {
  if (!about) return <span className="soft">–</span>;
  const page = destinationOf(about.kind, about);
  const name = `${about.title}${about.code ? ` (${about.code})` : ''}`;
  return page ? <Link to={page as '/'}>{name}</Link> : name;
}

/** Commands that a rule forbade: who tried what, and which rule it was. */
export function Refusals({ fetchKey }: { fetchKey: number }) {
  const words = useJournalWords();
  const inspect = useInspectWords();
  const { actor, from, until } = useSearch({ from: '/kiem-tra/nhat-ky' });
  const filter = { person: actor ?? null, from: from ? `${from}T00:00:00+07:00` : null, until: until ? `${until}T23:59:59.999+07:00` : null };
  const found = useLazyLoadQuery<RefusalsQuery>(query, { filter }, { fetchKey, fetchPolicy: 'network-only' });
  const { data, hasNext, loadNext, isLoadingNext } = usePaginationFragment<RefusalsMoreQuery, Refusals_query$key>(fragment, found);
  if (!data.refusalsRecorded) return <Forbidden />;
  const rows = data.refusalsRecorded.edges.map((edge) => edge.node);
  return (
    <>
      {rows.length === 0 ? <Empty title={words.none}><p>{words.noneText}</p></Empty> : (
        <Table
          caption={<span className="visually-hidden">{words.kind.refusals}</span>}
          items={rows}
          keyOf={(row) => row.id}
          columns={[
            { key: 'when', title: words.when, width: 16, cell: ({ at, via }: Row) => <>{showMoment(at)}<span className="soft block">{via in inspect.doors ? inspect.doors[via as keyof typeof inspect.doors] : via}</span></> },
            { key: 'who', title: words.who, names: true, width: 24, cell: (row: Row) => (row.actor?.system ? words.system : (row.actor?.label ?? words.unknown)) },
            { key: 'why', title: words.why, width: 34, cell: ({ rule, code, path }: Row) => <>{rule}<span className="soft block"><code className="hash">{code}</code>{path.length > 0 ? <> · <code className="hash">{path.join('.')}</code></> : null}</span></> },
            { key: 'about', title: words.about, width: 26, cell: (row: Row) => <About row={row} /> },
          ]}
        />
      )}
      {hasNext ? <div className="row no-print"><Action tone="quiet" busy={isLoadingNext} onClick={() => loadNext(50)}>{words.more}</Action></div> : null}
    </>
  );
}
