import { Link } from '@tanstack/react-router';
import { graphql, useFragment } from 'react-relay';
import type { WorkGroup_group$data, WorkGroup_group$key } from '../../__generated__/WorkGroup_group.graphql';
import { useWords } from '../../i18n';
import type { Dictionary } from '../../i18n/vi';
import { LinkButton } from '../../ui/Action';
import { Section } from '../../ui/Layout';
import { Table } from '../../ui/Table';
import { actName, roleName } from '../../ui/work/act';
import { Due } from '../../ui/work/Due';
import { StateChip } from '../../ui/work/StatusChips';

const fragment = graphql`
  fragment WorkGroup_group on WorklistGroup @argumentDefinitions(first: { type: "Int!" }) {
    totalCount
    items(first: $first) {
      nodes {
        assignment { id code title phase lead { personName positionTitle } }
        roles
        nextAct
        waitingFor
        dueDate
        daysLeft
      }
    }
  }
`;

type Item = NonNullable<WorkGroup_group$data['items']>['nodes'][number];

/** One group of the first screen: rows with code, title, my role, deadline and the next act. */
export function WorkGroup({ groupKey, group }: { groupKey: keyof Dictionary['work']['groups']; group: WorkGroup_group$key }) {
  const words = useWords();
  const { work } = words;
  const { items, totalCount } = useFragment(fragment, group);
  const rows = (items?.nodes ?? []).filter((item) => item.assignment);

  const columns = [
    {
      key: 'task', title: work.task, names: true, width: 44,
      cell: ({ assignment }: Item) => assignment && (
        <>
          <Link to="/viec/$code" params={{ code: assignment.code }} className="work-title">{assignment.title ?? assignment.code}</Link>
          <span className="row row-tight"><span className="code">{assignment.code}</span><StateChip state={assignment.phase} /></span>
        </>
      ),
    },
    { key: 'role', title: work.role, width: 18, cell: ({ roles }: Item) => roles.map((role) => roleName(words, role)).join(', ') },
    {
      key: 'due', title: work.due, width: 15,
      cell: ({ dueDate, daysLeft, assignment }: Item) => <Due due={dueDate ?? null} daysLeft={daysLeft ?? null} open={assignment?.phase !== 'ACCEPTED'} />,
    },
    {
      key: 'next', title: work.next, width: 23,
      cell: ({ nextAct, waitingFor, assignment }: Item) => assignment && (nextAct || waitingFor) && (
        <span className="stack stack-s next">
          {waitingFor ? <span className="soft">{work.waitingFor(waitingFor)}{nextAct ? ` · ${actName(words, nextAct)}` : ''}</span> : null}
          {nextAct && !waitingFor ? (
            <LinkButton to="/viec/$code" params={{ code: assignment.code }} search={{ act: nextAct }} small tone={groupKey === 'OTHER_IN_PROGRESS' ? 'quiet' : 'primary'} aria-label={`${actName(words, nextAct)}: ${assignment.code}`}>
              {actName(words, nextAct)}
            </LinkButton>
          ) : null}
        </span>
      ),
    },
  ];

  return (
    <Section id={`nhom-${groupKey}`} title={`${work.groups[groupKey]} (${totalCount})`} aside={work.groupHints[groupKey]}>
      <Table caption={<span className="visually-hidden">{work.groups[groupKey]}</span>} columns={columns} items={rows} keyOf={(item) => `${item.assignment?.id} ${item.nextAct} ${item.waitingFor}`} />
      {rows.length < totalCount ? <p><Link to="/viec" search={{ mine: true }}>{work.more(totalCount - rows.length)}</Link></p> : null}
    </Section>
  );
}
