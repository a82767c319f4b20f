import { Link } from '@tanstack/react-router';
import { showMoment } from '../../domain/days';
import { useWords } from '../../i18n';
import { LinkButton } from '../../ui/Action';
import { Table } from '../../ui/Table';
import type { Waiting } from './InboxItem';

/** Everything that waits, the longest wait first. */
export function InboxList({ items }: { items: readonly Waiting[] }) {
  const { acts, inbox, work } = useWords();
  const columns = [
    { key: 'kind', title: inbox.asked, names: true, width: 16, cell: ({ kind }: Waiting) => inbox.kind[kind] },
    {
      key: 'task', title: work.task, width: 28,
      cell: ({ title, code }: Waiting) => <><Link to="/viec/$code" params={{ code }} className="work-title">{title}</Link><span className="code block">{code}</span></>,
    },
    { key: 'text', title: acts.field.text, width: 26, cell: ({ text, askedBy }: Waiting) => <><span className="clamp">{text}</span>{askedBy ? <span className="soft block">{askedBy}</span> : null}</> },
    { key: 'since', title: inbox.since, width: 14, cell: ({ since }: Waiting) => showMoment(since) },
    {
      key: 'open', title: work.next, width: 16,
      cell: ({ key, code }: Waiting) => <LinkButton to="/cho-duyet" search={{ muc: key }} small tone="quiet" aria-label={`${inbox.open}: ${code}`}>{inbox.open}</LinkButton>,
    },
  ];
  return (
    <div className="table-card">
      <Table caption={<span className="visually-hidden">{inbox.listCaption}</span>} columns={columns} items={items} keyOf={(one) => one.key} />
    </div>
  );
}
