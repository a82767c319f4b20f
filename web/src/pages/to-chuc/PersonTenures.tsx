import { Link } from '@tanstack/react-router';
import { showDay, showMoment } from '../../domain/days';
import { Table } from '../../ui/Table';
import { useOrganisationWords } from './words';

interface Tenure {
  readonly position?: { readonly presentId: string; readonly label: string } | null;
  readonly acting: boolean;
  readonly from: string;
  readonly to?: string | null;
  readonly until?: string | null;
  readonly basis?: { readonly label: string } | null;
}

/** Every position somebody held or acted in, the newest first. */
export function PersonTenures({ tenures }: { tenures: readonly Tenure[] }) {
  const words = useOrganisationWords();
  if (tenures.length === 0) return <p className="soft">{words.seatsNone}</p>;
  return (
    <Table
      caption={<span className="visually-hidden">{words.seatsOverTime}</span>}
      items={tenures.toSorted((a, b) => Date.parse(b.from) - Date.parse(a.from))}
      keyOf={(one) => `${one.position?.presentId ?? ''}${one.from}${one.acting ? 'a' : 'h'}`}
      columns={[
        { key: 'seat', title: words.position, names: true, width: 38, cell: ({ position }: Tenure) => (position ? <Link to="/to-chuc/chuc-vu/$id" params={{ id: position.presentId }} search={{}}>{position.label}</Link> : '') },
        { key: 'as', title: words.as, width: 13, cell: ({ acting }: Tenure) => (acting ? words.tenureActing : words.tenureHolder) },
        { key: 'from', title: words.from, width: 15, cell: ({ from }: Tenure) => showMoment(from) },
        { key: 'to', title: words.to, width: 15, cell: ({ to, until }: Tenure) => (to ? showMoment(to) : until ? words.plannedUntil(showDay(until)) : words.still) },
        { key: 'basis', title: words.basis, width: 19, cell: ({ basis }: Tenure) => basis?.label ?? '' },
      ]}
    />
  );
}
