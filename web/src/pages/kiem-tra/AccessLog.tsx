import { Link, useSearch } from '@tanstack/react-router';
import { graphql, useLazyLoadQuery, usePaginationFragment } from 'react-relay';
import type { AccessLog_query$data, AccessLog_query$key } from '../../__generated__/AccessLog_query.graphql';
import type { AccessLogMoreQuery } from '../../__generated__/AccessLogMoreQuery.graphql';
import type { AccessLogQuery } from '../../__generated__/AccessLogQuery.graphql';
import { showMoment } from '../../domain/days';
import { Action } from '../../ui/Action';
import { Chip, type ChipMark, type ChipTone } from '../../ui/Chip';
import { Empty } from '../../ui/Layout';
import { Notice } from '../../ui/Notice';
import { Table } from '../../ui/Table';
import { Forbidden } from './Forbidden';
import { pageOf, whichInWords } from './reads';
import { useJournalWords } from './words';

const query = graphql`
  query AccessLogQuery($filter: AccessFilter) {
    ...AccessLog_query @arguments(filter: $filter)
  }
`;

const fragment = graphql`
  fragment AccessLog_query on Query
  @refetchable(queryName: "AccessLogMoreQuery")
  @argumentDefinitions(filter: { type: "AccessFilter" }, first: { type: "Int", defaultValue: 50 }, after: { type: "String" }) {
    accessLog(filter: $filter, first: $first, after: $after) @connection(key: "AccessLog_accessLog") {
      totalCount
      head { size root trouble recordedSize recordedAt }
      edges { node { number at kind operation what which code leafHash person { presentId name } position { title } } }
    }
  }
`;

type Row = NonNullable<AccessLog_query$data['accessLog']>['edges'][number]['node'];

const LOOK: Record<string, [ChipTone, ChipMark]> = { READ: ['grey', 'open'], TAKEN: ['blue', 'check'], SIGNED_IN: ['grey', 'check'], SIGN_IN_REFUSED: ['amber', 'cross'], LOST: ['red', 'late'] };

/** Things that are named by a hash or a place in the log. */
const BY_CODE = new Set(['file', 'receipt', 'entries']);

/** Who signed in, what inspectors read and what was taken away; newest first, from a log of its own. */
export function AccessLog({ fetchKey }: { fetchKey: number }) {
  const words = useJournalWords();
  const { actor, from, until, access } = useSearch({ from: '/kiem-tra/nhat-ky' });
  const filter = {
    person: actor ?? null, kind: access ?? null,
    from: from ? `${from}T00:00:00+07:00` : null, until: until ? `${until}T23:59:59.999+07:00` : null,
  };
  const found = useLazyLoadQuery<AccessLogQuery>(query, { filter }, { fetchKey, fetchPolicy: 'network-only' });
  const { data, hasNext, loadNext, isLoadingNext } = usePaginationFragment<AccessLogMoreQuery, AccessLog_query$key>(fragment, found);
  if (!data.accessLog) return <Forbidden />;
  const { head, edges } = data.accessLog;
  const rows = edges.map((edge) => edge.node);
  const named = (kind: string) => (kind in words.actions ? words.actions[kind as keyof typeof words.actions] : kind);
  const things = (what: string) => (what in words.things ? words.things[what as keyof typeof words.things] : what);
  const read = (operation: string) => {
    const page = pageOf(operation);
    return page ? words.pages[page] : words.elsewhere;
  };
  return (
    <>
      {head.trouble ? <Notice tone="bad" title={words.trouble} live><p>{head.trouble}</p></Notice> : null}
      <p className="soft">{words.head(head.size)} <code className="hash">{head.root}</code></p>
      <p className="soft">{head.recordedAt && head.recordedSize ? words.recorded(head.recordedSize, showMoment(head.recordedAt)) : words.unrecorded}</p>
      {rows.length === 0 ? <Empty title={words.none}><p>{words.noneText}</p></Empty> : (
        <Table
          caption={<span className="visually-hidden">{words.kind.reads}</span>}
          items={rows}
          keyOf={(row) => String(row.number)}
          columns={[
            { key: 'when', title: words.when, width: 18, cell: ({ at, number }: Row) => <>{showMoment(at)}<span className="soft block">{words.number(number)}</span></> },
            { key: 'who', title: words.who, names: true, width: 28, cell: ({ person, position }: Row) => (person ? <><Link to="/to-chuc/nguoi/$id" params={{ id: person.presentId }}>{person.name}</Link><span className="soft block">{position?.title}</span></> : <span className="soft">{words.unknown}</span>) },
            { key: 'act', title: words.action, width: 20, cell: ({ kind }: Row) => <Chip tone={(LOOK[kind] ?? ['grey', 'open'])[0]} mark={(LOOK[kind] ?? ['grey', 'open'])[1]}>{named(kind)}</Chip> },
            { key: 'what', title: words.what, width: 34, cell: ({ operation, what, which, code, leafHash }: Row) => <>{operation ? <>{read(operation)}<span className="soft block"><code className="hash">{operation}</code></span></> : null}{what ? <>{things(what)}{which ? <>: {BY_CODE.has(what) ? <code className="hash">{which}</code> : whichInWords(which, words)}</> : null}</> : null}{code ? <code>{code}</code> : null}<span className="soft block" title={leafHash}>{words.leaf} <code>{leafHash.slice(0, 12)}…</code></span></> },
          ]}
        />
      )}
      {hasNext ? <div className="row no-print"><Action tone="quiet" busy={isLoadingNext} onClick={() => loadNext(50)}>{words.more}</Action></div> : null}
    </>
  );
}
