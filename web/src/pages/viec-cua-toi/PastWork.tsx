import { Link } from '@tanstack/react-router';
import { graphql, useLazyLoadQuery } from 'react-relay';
import type { PastWorkQuery, PastWorkQuery$data } from '../../__generated__/PastWorkQuery.graphql';
import { showMoment } from '../../domain/days';
import { notGiven } from '../../domain/phases';
import { useWords } from '../../i18n';
import { Empty, Section } from '../../ui/Layout';
import { Notice } from '../../ui/Notice';
import { Table } from '../../ui/Table';
import { Due } from '../../ui/work/Due';
import { StateChip } from '../../ui/work/StatusChips';

const query = graphql`
  query PastWorkQuery($at: DateTime!) {
    assignmentSnapshots(asOf: { knownAt: $at }, filter: { mine: true, open: true }, first: 50) {
      totalCount
      nodes {
        id
        code
        title
        phase
        percent
        deadline { current daysLeft }
        lead { personName positionTitle }
      }
    }
  }
`;

type Row = NonNullable<PastWorkQuery$data['assignmentSnapshots']>['nodes'][number];

/** What my position took part in at a moment of the past. Nothing can be done to it. */
export function PastWork({ at }: { at: string }) {
  const { work, quick, view } = useWords();
  const { assignmentSnapshots: found } = useLazyLoadQuery<PastWorkQuery>(query, { at });
  const rows = found?.nodes ?? [];
  const columns = [
    {
      key: 'task', title: work.task, names: true, width: 50,
      cell: ({ code, title, phase, percent }: Row) => (
        <>
          <Link to="/viec/$code" params={{ code }} search={(before) => ({ luc: before.luc })} className="work-title">{title ?? code}</Link>
          <span className="row row-tight"><span className="code">{code}</span><StateChip state={phase} />{typeof percent === 'number' ? <span className="soft">{quick.percentDone(percent)}</span> : null}</span>
        </>
      ),
    },
    { key: 'lead', title: work.lead, width: 30, cell: ({ lead }: Row) => lead && <>{lead.personName ?? view.vacant}<span className="soft block">{lead.positionTitle}</span></> },
    { key: 'due', title: work.due, width: 20, cell: ({ deadline, phase }: Row) => <Due due={deadline.current ?? null} daysLeft={deadline.daysLeft ?? null} draft={notGiven(phase)} /> },
  ];
  return (
    <>
      <Notice title={quick.past}><p>{quick.pastText(showMoment(at))}</p></Notice>
      {rows.length === 0 ? <Empty title={quick.pastEmpty} /> : (
        <Section title={`${quick.pastCaption} (${found?.totalCount ?? rows.length})`}>
          <Table caption={<span className="visually-hidden">{quick.pastCaption}</span>} columns={columns} items={rows} keyOf={(row) => row.id} />
          {(found?.totalCount ?? 0) > rows.length ? <p><Link to="/viec" search={(before) => ({ luc: before.luc, mine: true })}>{work.more((found?.totalCount ?? 0) - rows.length)}</Link></p> : null}
        </Section>
      )}
    </>
  );
}
