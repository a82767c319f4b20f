import { Link } from '@tanstack/react-router';
import { graphql, useFragment } from 'react-relay';
import type { Tenures_seat$data, Tenures_seat$key } from '../../__generated__/Tenures_seat.graphql';
import { showDay, showMoment } from '../../domain/days';
import { Table } from '../../ui/Table';
import { useOrganisationWords } from './words';

const fragment = graphql`
  fragment Tenures_seat on Seat {
    tenures { person { presentId name } acting from to until basis { label } }
  }
`;

type Tenure = Tenures_seat$data['tenures'][number];

/** Everybody who held the seat or acted in it, the newest first. */
export function Tenures({ seat }: { seat: Tenures_seat$key }) {
  const words = useOrganisationWords();
  const { tenures } = useFragment(fragment, seat);
  if (tenures.length === 0) return <p className="soft">{words.tenuresNone}</p>;
  return (
    <Table
      caption={<span className="visually-hidden">{words.tenures}</span>}
      items={tenures.toReversed()}
      keyOf={(one) => `${one.person?.presentId ?? ''}${one.from}${one.acting ? 'a' : 'h'}`}
      columns={[
        { key: 'person', title: words.person, names: true, width: 30, cell: ({ person }: Tenure) => (person ? <Link to="/to-chuc/nguoi/$id" params={{ id: person.presentId }}>{person.name}</Link> : '') },
        { key: 'as', title: words.as, width: 15, cell: ({ acting }: Tenure) => (acting ? words.tenureActing : words.tenureHolder) },
        { key: 'from', title: words.from, width: 15, cell: ({ from }: Tenure) => showMoment(from) },
        { key: 'to', title: words.to, width: 18, cell: ({ to, until }: Tenure) => (to ? showMoment(to) : until ? words.plannedUntil(showDay(until)) : words.still) },
        { key: 'basis', title: words.basis, width: 22, cell: ({ basis }: Tenure) => basis?.label ?? '' },
      ]}
    />
  );
}
