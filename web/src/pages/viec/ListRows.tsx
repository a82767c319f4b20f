import { Link } from '@tanstack/react-router';
import { graphql, usePaginationFragment } from 'react-relay';
import type { ListRows_query$data, ListRows_query$key } from '../../__generated__/ListRows_query.graphql';
import type { ListRowsPageQuery } from '../../__generated__/ListRowsPageQuery.graphql';
import { useWords } from '../../i18n';
import { Action } from '../../ui/Action';
import { Empty } from '../../ui/Layout';
import { Table } from '../../ui/Table';
import { Due } from '../../ui/work/Due';
import { StateChip, TimeChip } from '../../ui/work/StatusChips';

const fragment = graphql`
  fragment ListRows_query on Query
  @refetchable(queryName: "ListRowsPageQuery")
  @argumentDefinitions(filter: { type: "AssignmentFilter" }, first: { type: "Int", defaultValue: 30 }, after: { type: "String" }) {
    assignments(filter: $filter, first: $first, after: $after) @connection(key: "ListRows_assignments") {
      totalCount
      edges {
        node {
          id
          code
          title
          phase
          starred
          timeStatus { current }
          deadline { current daysLeft extensionCount }
          lead { personName positionTitle unitName }
        }
      }
    }
  }
`;

type Row = NonNullable<ListRows_query$data['assignments']>['edges'][number]['node'];
const RUNNING = new Set(['ISSUED', 'IN_PROGRESS', 'DECLINED', 'SUBMITTED']);

/** The rows and how many there are; more come by cursor. */
export function ListRows({ query, filtered }: { query: ListRows_query$key; filtered: boolean }) {
  const { list, work, view, status } = useWords();
  const { data, loadNext, hasNext, isLoadingNext } = usePaginationFragment<ListRowsPageQuery, ListRows_query$key>(fragment, query);
  const rows = (data.assignments?.edges ?? []).map((edge) => edge.node);
  const total = data.assignments?.totalCount ?? 0;

  const columns = [
    {
      key: 'task', title: work.task, names: true, width: 40,
      cell: ({ code, title, starred }: Row) => (
        <>
          <Link to="/viec/$code" params={{ code }} className="work-title">{title ?? code}</Link>
          <span className="row row-tight"><span className="code">{code}</span>{starred ? <span className="mark">★ {view.starred}</span> : null}</span>
        </>
      ),
    },
    {
      key: 'lead', title: work.lead, width: 25,
      cell: ({ lead }: Row) => lead && <>{lead.personName ?? view.vacant}<span className="soft block">{lead.positionTitle}, {lead.unitName}</span></>,
    },
    {
      key: 'due', title: work.due, width: 15,
      cell: ({ deadline, phase }: Row) => (
        <>
          <Due due={deadline.current ?? null} daysLeft={deadline.daysLeft ?? null} open={RUNNING.has(phase)} />
          {deadline.extensionCount > 0 ? <span className="soft block">{view.extensions(deadline.extensionCount)}</span> : null}
        </>
      ),
    },
    {
      key: 'state', title: work.state, width: 20,
      cell: ({ phase, timeStatus }: Row) => <span className="stack stack-s chips"><StateChip state={phase} />{phase === 'DRAFT' ? null : <TimeChip time={timeStatus.current} />}</span>,
    },
  ];

  return (
    <section className="section" aria-label={list.title}>
      <p role="status">{rows.length < total ? list.foundShown(rows.length, total) : list.found(total)}</p>
      {rows.length === 0 ? (
        <Empty title={filtered ? list.emptyTitle : status.other}><p>{list.emptyText}</p></Empty>
      ) : (
        <div className="table-card"><Table caption={<span className="visually-hidden">{list.caption}</span>} columns={columns} items={rows} keyOf={(row) => row.id} /></div>
      )}
      {hasNext ? <div className="row"><Action tone="quiet" busy={isLoadingNext} onClick={() => loadNext(30)}>{list.more}</Action></div> : null}
    </section>
  );
}
