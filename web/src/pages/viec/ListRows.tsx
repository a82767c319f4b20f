import { Link } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { graphql, usePaginationFragment } from 'react-relay';
import type { ListRows_query$data, ListRows_query$key } from '../../__generated__/ListRows_query.graphql';
import type { ListRowsPageQuery } from '../../__generated__/ListRowsPageQuery.graphql';
import { dayOf, showDay } from '../../domain/days';
import { notGiven } from '../../domain/phases';
import { useWords } from '../../i18n';
import { Action, LinkButton } from '../../ui/Action';
import { useBusy } from '../../ui/busy';
import { Empty } from '../../ui/Layout';
import { LongTable } from '../../ui/LongTable';
import { Due } from '../../ui/work/Due';
import { StandingChips } from '../../ui/work/StatusChips';
import { ListTools } from './ListTools';
import type { ColumnKey } from '../../app/listLook';
import type { Asked } from './useWholeList';
import { useListWords } from './words';

const fragment = graphql`
  fragment ListRows_query on Query
  @refetchable(queryName: "ListRowsPageQuery")
  @argumentDefinitions(
    filter: { type: "AssignmentFilter" }
    orderBy: { type: "AssignmentOrder!" }
    asOf: { type: "AsOf" }
    withProgramme: { type: "Boolean!" }
    first: { type: "Int", defaultValue: 40 }
    after: { type: "String" }
  ) {
    assignments(filter: $filter, orderBy: $orderBy, asOf: $asOf, first: $first, after: $after) @connection(key: "ListRows_assignments") {
      totalCount
      edges {
        node {
          id
          code
          title
          phase
          starred
          percent
          issuedAt
          timeStatus { current daysLate }
          deadline { original current daysLeft extensionCount }
          lead { personName positionTitle unitName }
          terms @include(if: $withProgramme) { programme { title } }
        }
      }
    }
  }
`;

type Row = NonNullable<ListRows_query$data['assignments']>['edges'][number]['node'];
const RUNNING = new Set(['ISSUED', 'IN_PROGRESS', 'DECLINED', 'SUBMITTED']);
const MORE = 40;
const WIDTHS: Record<ColumnKey, number> = { lead: 22, due: 14, first: 12, late: 10, extensions: 10, state: 17, percent: 9, issued: 12, programme: 18 };

/** The rows and how many there are. More come by cursor as the end comes near; only those near the screen are drawn. */
export function ListRows({ query, asked, columns: chosen, filtered, waiting }: {
  query: ListRows_query$key; asked: Asked; columns: readonly ColumnKey[]; filtered: boolean;
  /** Whether the rows of the latest filters are still on their way. */
  waiting: boolean;
}) {
  const { app, list, work, view } = useWords();
  const words = useListWords();
  const { data, loadNext, hasNext, isLoadingNext } = usePaginationFragment<ListRowsPageQuery, ListRows_query$key>(fragment, query);
  useBusy(waiting);
  const rows = (data.assignments?.edges ?? []).map((edge) => edge.node);
  const total = data.assignments?.totalCount ?? 0;
  const [printing, setPrinting] = useState(false);
  const end = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const element = end.current;
    if (!element || !hasNext || isLoadingNext || typeof IntersectionObserver === 'undefined') return undefined;
    const eye = new IntersectionObserver((seen) => {
      if (seen.some((one) => one.isIntersecting)) loadNext(MORE);
    }, { rootMargin: '800px 0px' });
    eye.observe(element);
    return () => eye.disconnect();
  }, [hasNext, isLoadingNext, loadNext]);

  useEffect(() => {
    if (!printing || isLoadingNext) return;
    if (hasNext) loadNext(100);
    else {
      window.print();
      // oxlint-disable-next-line react-hooks/set-state-in-effect
      setPrinting(false);
    }
  }, [printing, hasNext, isLoadingNext, loadNext]);

  const cells: Record<ColumnKey, (row: Row) => React.ReactNode> = {
    lead: ({ lead }) => lead && <>{lead.personName ?? view.vacant}<span className="soft block">{lead.positionTitle}, {lead.unitName}</span></>,
    due: ({ deadline, phase }) => (
      <>
        <Due due={deadline.current ?? null} daysLeft={deadline.daysLeft ?? null} open={RUNNING.has(phase)} draft={notGiven(phase)} />
        {deadline.extensionCount > 0 && !chosen.includes('extensions') ? <span className="soft block">{view.extensions(deadline.extensionCount)}</span> : null}
      </>
    ),
    first: ({ deadline, phase }) => (deadline.original ? showDay(deadline.original) : notGiven(phase) ? work.dueWhenGiven : work.undated),
    late: ({ timeStatus }) => (timeStatus.daysLate > 0 ? timeStatus.daysLate : ''),
    extensions: ({ deadline }) => deadline.extensionCount,
    state: ({ phase, timeStatus }) => <span className="stack stack-s chips"><StandingChips phase={phase} time={timeStatus.current} /></span>,
    percent: ({ percent }) => (percent === null || percent === undefined ? '' : view.percent(percent)),
    issued: ({ issuedAt }) => (issuedAt ? showDay(dayOf(new Date(issuedAt))) : ''),
    programme: ({ terms }) => terms?.programme?.title ?? '',
  };
  const columns = [
    {
      key: 'task', title: work.task, names: true, width: Math.max(24, 100 - chosen.reduce((sum, key) => sum + WIDTHS[key], 0)),
      cell: ({ code, title, starred }: Row) => (
        <>
          <Link to="/viec/$code" params={{ code }} className="work-title">{title ?? code}</Link>
          <span className="row row-tight"><span className="code">{code}</span>{starred ? <span className="mark">★ {view.starred}</span> : null}</span>
        </>
      ),
    },
    ...chosen.map((key) => ({ key, title: words.column[key], width: WIDTHS[key], cell: cells[key] })),
  ];

  return (
    <section className="section" aria-label={list.title} aria-busy={waiting || undefined}>
      <div className="row row-wide">
        <p role="status">{printing ? words.printBusy(rows.length, total) : rows.length < total ? list.foundShown(rows.length, total) : total > 0 || filtered ? list.found(total) : ''}</p>
        <span className="soft keys-hint">{words.keys}</span>
      </div>
      <ListTools asked={asked} onPrint={() => setPrinting(true)} printing={printing} />
      {rows.length === 0 ? (
        filtered ? <Empty title={list.emptyTitle}><p>{list.emptyText}</p></Empty> : (
          <Empty title={list.noneTitle}><p>{list.noneText}</p>{asked.asOf ? null : <div className="row"><LinkButton to="/giao-viec/moi">{app.navGive}</LinkButton></div>}</Empty>
        )
      ) : (
        <div className={waiting ? 'table-card is-waiting' : 'table-card'}>
          <LongTable caption={<span className="visually-hidden">{list.caption}</span>} columns={columns} items={rows} total={total} keyOf={(row) => row.id} />
        </div>
      )}
      <div ref={end} />
      {hasNext ? <div className="row"><Action tone="quiet" busy={isLoadingNext} onClick={() => loadNext(MORE)}>{list.more}</Action></div> : null}
    </section>
  );
}
