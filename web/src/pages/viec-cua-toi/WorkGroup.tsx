import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useState } from 'react';
import { graphql, useFragment } from 'react-relay';
import type { WorkGroup_group$data, WorkGroup_group$key } from '../../__generated__/WorkGroup_group.graphql';
import { outbox, useOutbox } from '../../app/outbox';
import type { LaterAct } from '../../domain/outbox';
import { notGiven } from '../../domain/phases';
import { ulid } from '../../domain/ulid';
import { byAssignment, countAssignments, type OneAssignment } from '../../domain/worklist';
import { useWords } from '../../i18n';
import type { Dictionary } from '../../i18n/vi';
import { Action } from '../../ui/Action';
import { Loading, Section } from '../../ui/Layout';
import { Table } from '../../ui/Table';
import { roleName } from '../../ui/work/act';
import { Due } from '../../ui/work/Due';
import { StateChip } from '../../ui/work/StatusChips';
import { NextAct } from './NextAct';
import { SendState } from './SendState';

/** The form comes once the rows stand, before anybody has read them: the first screen does not wait for it. */
const loadReport = () => import('./QuickReport').then((module) => ({ default: module.QuickReport }));
const QuickReport = lazy(loadReport);

const fragment = graphql`
  fragment WorkGroup_group on WorklistGroup @argumentDefinitions(first: { type: "Int!" }) {
    totalCount
    items(first: $first) {
      nodes {
        assignment { id code title phase percent }
        roles
        nextAct
        text
        waitingFor
        dueDate
        daysLeft
      }
    }
  }
`;

export type WorkItem = NonNullable<WorkGroup_group$data['items']>['nodes'][number];
type WorkRow = OneAssignment<WorkItem>;

/** Who is working here, as the server names them. */
export interface Who {
  account: string;
  position: string | null;
}

/** Over and done with: nobody waits for it, and no deadline runs. */
const ended = (phase: string | undefined) => phase === 'ACCEPTED' || phase === 'CLOSED' || phase === 'CANCELLED';

/** One group of the first screen: a row for each assignment with code, title, my role, deadline and the next acts. */
export function WorkGroup({ groupKey, group, who, most, onMore }: {
  groupKey: keyof Dictionary['work']['groups']; group: WorkGroup_group$key; who: Who; most: number; onMore: () => void;
}) {
  const words = useWords();
  const { work, quick } = words;
  const { items, totalCount } = useFragment(fragment, group);
  const { pending, sent } = useOutbox();
  const [reporting, setReporting] = useState<string | null>(null);
  const nodes = items?.nodes ?? [];
  const rows = byAssignment(nodes);
  const count = countAssignments(totalCount, nodes);
  useEffect(() => {
    const timer = window.setTimeout(() => void loadReport().catch(() => undefined), 500);
    return () => window.clearTimeout(timer);
  }, []);

  const send = (item: WorkItem, act: LaterAct, text: string, percent: number | null) => {
    const { assignment } = item;
    if (!assignment) return;
    outbox.add({
      command: ulid(), account: who.account, acting: who.position, act, assignment: assignment.id, code: assignment.code, text, percent, made: new Date().toISOString(), state: 'waiting',
    });
  };
  const unsent = (item: WorkItem, act: LaterAct) => pending.some((one) => one.assignment === item.assignment?.id && one.act === act);

  const said = (id: string) => sent.some((one) => one.assignment === id) || pending.some((one) => one.account === who.account && one.assignment === id);

  const columns = [
    {
      key: 'task', title: work.task, names: true, width: 46,
      cell: ({ first: { assignment }, items: asked }: WorkRow) => assignment && (
        <>
          <Link to="/viec/$code" params={{ code: assignment.code }} className="work-title">{assignment.title ?? assignment.code}</Link>
          {asked.map(({ text, nextAct }) => (text ? <span key={`${nextAct} ${text}`} className="work-asked">“{text}”</span> : null))}
          <span className="row row-tight">
            <span className="code">{assignment.code}</span>
            <StateChip state={assignment.phase} />
            {typeof assignment.percent === 'number' && !ended(assignment.phase) ? <span className="soft">{quick.percentDone(assignment.percent)}</span> : null}
          </span>
        </>
      ),
    },
    { key: 'role', title: work.role, width: 16, cell: ({ first: { roles } }: WorkRow) => roles.map((role) => roleName(words, role)).join(', ') },
    {
      key: 'due', title: work.due, width: 14,
      cell: ({ first: { dueDate, daysLeft, assignment } }: WorkRow) => <Due due={dueDate ?? null} daysLeft={daysLeft ?? null} open={!ended(assignment?.phase)} draft={notGiven(assignment?.phase ?? '')} />,
    },
    {
      key: 'next', title: work.next, width: 24,
      cell: ({ id, items: todo }: WorkRow) => (
        <span className={todo.length > 1 ? 'next-acts' : undefined}>
          {todo.map((item) => (
            <NextAct
              key={`${item.nextAct} ${item.waitingFor} ${item.text}`}
              item={item}
              calm={groupKey === 'OTHER_IN_PROGRESS'}
              ended={ended(item.assignment?.phase)}
              reporting={reporting === id}
              acknowledging={unsent(item, 'ACKNOWLEDGE')}
              onReport={() => setReporting((before) => (before === id ? null : id))}
              onAcknowledge={() => send(item, 'ACKNOWLEDGE', '', null)}
            />
          ))}
        </span>
      ),
    },
  ];

  return (
    <Section id={`nhom-${groupKey}`} title={`${work.groups[groupKey]} (${count})`} aside={work.groupHints[groupKey]}>
      <Table
        caption={<span className="visually-hidden">{work.groups[groupKey]}</span>}
        columns={columns}
        items={rows}
        keyOf={(row) => row.id}
        below={({ id, items: todo }) => {
          // What is sent from here belongs to the act of the lead.
          const item = todo.find(({ nextAct }) => nextAct === 'RESULT_SUBMIT' || nextAct === 'ACKNOWLEDGE');
          if (!item) return null;
          return reporting === id ? (
            <Suspense fallback={<Loading label={words.app.loading} lines={3} />}>
              <QuickReport
                account={who.account}
                assignment={id}
                code={item.assignment?.code ?? ''}
                onSend={(text, percent) => {
                  setReporting(null);
                  send(item, 'PROGRESS_REPORT', text, percent);
                  document.getElementById(`bao-cao-${id}`)?.focus();
                }}
                onClose={() => {
                  setReporting(null);
                  document.getElementById(`bao-cao-${id}`)?.focus();
                }}
              />
            </Suspense>
          ) : said(id) ? <SendState account={who.account} assignment={id} /> : null;
        }}
      />
      {nodes.length < totalCount && nodes.length < most ? <div className="row"><Action tone="quiet" onClick={onMore}>{quick.more(totalCount - nodes.length)}</Action></div> : null}
      {nodes.length < totalCount && nodes.length >= most ? <p><Link to="/viec" search={{ mine: true }}>{work.more(totalCount - nodes.length)}</Link></p> : null}
    </Section>
  );
}
