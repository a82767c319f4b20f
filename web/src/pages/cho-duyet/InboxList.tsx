import { Link } from '@tanstack/react-router';
import { useWords } from '../../i18n';
import { LinkButton } from '../../ui/Action';
import { Table } from '../../ui/Table';
import type { Waiting } from './InboxItem';

/** Everything that waits, the longest wait first. */
export function InboxList({ items }: { items: readonly Waiting[] }) {
  const { acts, inbox, work } = useWords();
  const columns = [
    { key: 'kind', title: inbox.asked, names: true, width: 22, cell: ({ kind }: Waiting) => inbox.kind[kind] },
    {
      key: 'task', title: work.task, width: 36,
      cell: ({ title, code }: Waiting) => <><Link to="/viec/$code" params={{ code }} className="work-title">{title}</Link><span className="code block">{code}</span></>,
    },
    { key: 'text', title: acts.field.text, width: 24, cell: ({ text }: Waiting) => <span className="clamp">{text}</span> },
    {
      key: 'open', title: work.next, width: 18,
      cell: ({ key, code }: Waiting) => <LinkButton to="/cho-duyet" search={{ muc: key }} small tone="quiet" aria-label={`${inbox.open}: ${code}`}>{inbox.open}</LinkButton>,
    },
  ];
  return (
    <div className="table-card">
      <Table caption={<span className="visually-hidden">{inbox.listCaption}</span>} columns={columns} items={items} keyOf={(one) => one.key} />
    </div>
  );
}
