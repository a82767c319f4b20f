import { Link } from '@tanstack/react-router';
import { graphql, useFragment } from 'react-relay';
import type { UnitSeats_unit$data, UnitSeats_unit$key } from '../../__generated__/UnitSeats_unit.graphql';
import { useRegisterWords } from '../../app/register/words';
import { showDayOf } from '../../domain/days';
import { Section } from '../../ui/Layout';
import { Table } from '../../ui/Table';
import { useOrganisationWords } from './words';

const fragment = graphql`
  fragment UnitSeats_unit on Unit {
    positions {
      presentId
      title
      rank
      holder { presentId name }
      acting { presentId name }
      accountable { since person { presentId accountableFor(first: 1) { totalCount } } }
    }
  }
`;

type Seat = UnitSeats_unit$data['positions'][number];

/** The seats of a unit in the order of their rank, who sits in them, and how much each holder carries. */
export function UnitSeats({ unit }: { unit: UnitSeats_unit$key }) {
  const words = useOrganisationWords();
  const register = useRegisterWords();
  const { positions } = useFragment(fragment, unit);
  return (
    <Section title={words.positions}>
      {positions.length === 0 ? <p className="soft">{words.positionsNone}</p> : (
        <>
          <Table
            caption={<span className="visually-hidden">{words.positionsCaption}</span>}
            items={positions}
            keyOf={(seat) => seat.presentId}
            columns={[
              { key: 'seat', title: words.position, names: true, width: 36, cell: ({ presentId: id, title, rank }: Seat) => <><Link to="/to-chuc/chuc-vu/$id" params={{ id }} search={{}} className="work-title">{title}</Link><span className="soft block">{rank in register.rank ? register.rank[rank as keyof typeof register.rank] : rank}</span></> },
              {
                key: 'holder', title: words.holder, width: 30,
                cell: ({ holder, acting }: Seat) => (
                  <>
                    {holder ? <Link to="/to-chuc/nguoi/$id" params={{ id: holder.presentId }}>{holder.name}</Link> : <span className="soft">{words.vacant}</span>}
                    {acting ? <span className="soft block"><Link to="/to-chuc/nguoi/$id" params={{ id: acting.presentId }}>{words.acting(acting.name)}</Link></span> : null}
                  </>
                ),
              },
              { key: 'since', title: words.from, width: 14, cell: ({ accountable }: Seat) => (accountable?.since ? showDayOf(accountable.since) : '') },
              { key: 'load', title: words.load, width: 20, cell: ({ accountable }: Seat) => (accountable?.person ? words.openWork(accountable.person.accountableFor?.totalCount ?? 0) : '') },
            ]}
          />
          <p className="soft">{words.loadNote}</p>
        </>
      )}
    </Section>
  );
}
