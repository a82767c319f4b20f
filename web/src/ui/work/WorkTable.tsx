import { Link } from '@tanstack/react-router';
import { notGiven } from '../../domain/phases';
import { useWords } from '../../i18n';
import { Table } from '../Table';
import { Due } from './Due';
import { StandingChips } from './StatusChips';

export interface WorkRow {
  id: string;
  code: string;
  title?: string | null;
  phase: string;
  timeStatus: { current: string };
  deadline: { current?: string | null; daysLeft?: number | null };
  lead?: { personName?: string | null; positionTitle: string } | null;
}

const RUNNING = new Set(['ISSUED', 'IN_PROGRESS', 'DECLINED', 'SUBMITTED']);

/** Assignments with their deadline and state; who leads them where that is not plain from the page. */
export function WorkTable({ caption, rows, withLead = false }: { caption: string; rows: readonly WorkRow[]; withLead?: boolean }) {
  const { work, view } = useWords();
  return (
    <Table
      caption={<span className="visually-hidden">{caption}</span>}
      items={rows}
      keyOf={(row) => row.id}
      columns={[
        {
          key: 'task', title: work.task, names: true, width: withLead ? 42 : 58,
          cell: ({ code, title }: WorkRow) => <><Link to="/viec/$code" params={{ code }} className="work-title">{title ?? code}</Link><span className="code block">{code}</span></>,
        },
        ...(withLead ? [{ key: 'lead', title: work.lead, width: 22, cell: ({ lead }: WorkRow) => lead && <>{lead.personName ?? view.vacant}<span className="soft block">{lead.positionTitle}</span></> }] : []),
        { key: 'due', title: work.due, width: 16, cell: ({ deadline, phase }: WorkRow) => <Due due={deadline.current ?? null} daysLeft={deadline.daysLeft ?? null} open={RUNNING.has(phase)} draft={notGiven(phase)} /> },
        { key: 'state', title: work.state, width: 20, cell: ({ phase, timeStatus }: WorkRow) => <span className="stack stack-s chips"><StandingChips phase={phase} time={timeStatus.current} /></span> },
      ]}
    />
  );
}
