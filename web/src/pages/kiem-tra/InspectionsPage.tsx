import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { graphql, useLazyLoadQuery, usePaginationFragment } from 'react-relay';
import type { InspectionsPage_query$data, InspectionsPage_query$key } from '../../__generated__/InspectionsPage_query.graphql';
import type { InspectionsPageMoreQuery } from '../../__generated__/InspectionsPageMoreQuery.graphql';
import type { InspectionsPageQuery } from '../../__generated__/InspectionsPageQuery.graphql';
import { DataArea, type Freshness } from '../../app/DataArea';
import type { InspectionsSearch } from '../../app/inspectSearch';
import { useMoment } from '../../app/register/useMoment';
import { usePowers } from '../../app/register/usePowers';
import { showDay, showMoment } from '../../domain/days';
import { useWords } from '../../i18n';
import { Action } from '../../ui/Action';
import { Chip } from '../../ui/Chip';
import { Dialog } from '../../ui/Dialog';
import { Empty, Section } from '../../ui/Layout';
import { Table } from '../../ui/Table';
import { InspectFrame } from './InspectFrame';
import { OpenForm } from './inspectionActs';
import { useInspectionWords } from './words';

const query = graphql`
  query InspectionsPageQuery($open: Boolean, $asOf: AsOf) {
    ...InspectionsPage_query @arguments(open: $open, asOf: $asOf)
  }
`;

const fragment = graphql`
  fragment InspectionsPage_query on Query
  @refetchable(queryName: "InspectionsPageMoreQuery")
  @argumentDefinitions(open: { type: "Boolean" }, asOf: { type: "AsOf" }, first: { type: "Int", defaultValue: 20 }, after: { type: "String" }) {
    inspections(open: $open, asOf: $asOf, first: $first, after: $after) @connection(key: "InspectionsPage_inspections") {
      totalCount
      edges {
        node {
          id
          presentId
          title
          open
          openedAt
          closedAt
          basis { number dated }
          scope { unit { name } from until }
          inspectors { id title }
          findingCounts { total open }
        }
      }
    }
  }
`;

type Row = NonNullable<InspectionsPage_query$data['inspections']>['edges'][number]['node'];

function Rows({ state, fetchKey }: Freshness & { state: InspectionsSearch['state'] }) {
  const words = useInspectionWords();
  const found = useLazyLoadQuery<InspectionsPageQuery>(query, { open: state ? state === 'open' : null, asOf: useMoment() }, { fetchKey, fetchPolicy: 'store-and-network' });
  const { data, hasNext, loadNext, isLoadingNext } = usePaginationFragment<InspectionsPageMoreQuery, InspectionsPage_query$key>(fragment, found);
  const rows = (data.inspections?.edges ?? []).map((edge) => edge.node);
  return (
    <>
      <p role="status" className="soft">{words.found(data.inspections?.totalCount ?? rows.length)}</p>
      {rows.length === 0 ? <Empty title={words.none}><p>{words.noneText}</p></Empty> : (
        <Table
          caption={<span className="visually-hidden">{words.findings}</span>}
          items={rows}
          keyOf={(row) => row.id}
          columns={[
            { key: 'title', title: words.name, names: true, width: 34, cell: (row: Row) => <><Link to="/kiem-tra/cuoc/$id" params={{ id: row.presentId }} search={{}} className="work-title">{row.title}</Link>{row.basis ? <span className="soft block">{row.basis.number}, {showDay(row.basis.dated)}</span> : null}</> },
            { key: 'scope', title: words.scope, width: 26, cell: ({ scope }: Row) => <>{scope.unit?.name}<span className="soft block">{words.periodOf(showDay(scope.from), showDay(scope.until))}</span></> },
            { key: 'team', title: words.inspectors, width: 20, cell: ({ inspectors }: Row) => inspectors.map((seat) => seat.title).join('; ') },
            { key: 'state', title: words.findings, width: 20, cell: (row: Row) => <span className="stack stack-s chips"><Chip tone={row.open ? 'blue' : 'grey'} mark={row.open ? 'open' : 'check'}>{row.open ? words.open : words.closed}</Chip><span>{words.findingsOf(row.findingCounts.open, row.findingCounts.total)}</span><span className="soft">{showMoment(row.closedAt ?? row.openedAt)}</span></span> },
          ]}
        />
      )}
      {hasNext ? <div className="row no-print"><Action tone="quiet" busy={isLoadingNext} onClick={() => loadNext(20)}>{words.more}</Action></div> : null}
    </>
  );
}

function Whole(fresh: Freshness) {
  const words = useInspectionWords();
  const { app } = useWords();
  const search = useSearch({ from: '/kiem-tra/cuoc' });
  const navigate = useNavigate({ from: '/kiem-tra/cuoc' });
  const may = usePowers().any('INSPECT');
  const open = (act: 'OPEN' | undefined) => void navigate({ search: { ...search, act }, replace: true, resetScroll: false });
  return (
    <Section title={words.title} aside={may ? <Action small onClick={() => open('OPEN')}>{words.openIt}</Action> : null}>
      <div className="row" role="group" aria-label={words.filter}>
        {([undefined, 'open', 'closed'] as const).map((state) => (
          <button key={state ?? 'all'} type="button" className={search.state === state ? 'pill pill-on' : 'pill'} aria-pressed={search.state === state} onClick={() => void navigate({ search: { state }, replace: true, resetScroll: false })}>{words[state ?? 'all']}</button>
        ))}
      </div>
      <Rows key={search.state ?? ''} state={search.state} {...fresh} />
      {search.act === 'OPEN' && may ? (
        <Dialog opened title={words.openIt} onClose={() => open(undefined)} closeLabel={app.close}>
          <OpenForm
            onCancel={() => open(undefined)}
            onDone={(id) => {
              if (id) void navigate({ to: '/kiem-tra/cuoc/$id', params: { id }, search: {} });
              else {
                open(undefined);
                fresh.reload();
              }
            }}
          />
        </Dialog>
      ) : null}
    </Section>
  );
}

/** Every inspection, open or closed; whoever holds the power opens one. */
export function InspectionsPage() {
  return <InspectFrame part="inspections"><DataArea lines={8}>{(fresh) => <Whole {...fresh} />}</DataArea></InspectFrame>;
}
