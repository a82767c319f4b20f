import { useEffect } from 'react';
import { graphql, useLazyLoadQuery } from 'react-relay';
import { useWords } from '../i18n';
import { PersonIcon } from '../ui/icons';
import { Menu, type MenuItem } from '../ui/Menu';
import type { SeatMenuQuery } from '../__generated__/SeatMenuQuery.graphql';
import { useSession } from './session';

const query = graphql`
  query SeatMenuQuery {
    viewer {
      displayName
      actingAs {
        capacity
        onBehalfOf { name }
        position { id title label rank unit { name } }
      }
      seats {
        capacity
        onBehalfOf { name }
        position { id title label rank unit { name } }
      }
    }
  }
`;

const BY_WEIGHT = ['HEAD', 'DEPUTY', 'STAFF', 'MEMBER'];
const weight = (rank: string | undefined) => (rank && BY_WEIGHT.includes(rank) ? BY_WEIGHT.indexOf(rank) : BY_WEIGHT.length);

/** Who is signed in and in which position; the way to another position and out. */
export function SeatMenu() {
  const { app } = useWords();
  const { sit, leave, acting } = useSession();
  const { viewer } = useLazyLoadQuery<SeatMenuQuery>(query, {}, { fetchPolicy: 'store-or-network' });
  // Until somebody chooses, the office that carries most work is the one to start in, not a committee seat held beside it.
  const held = (viewer?.seats ?? []).filter((seat) => seat.capacity === 'HOLDER').map((seat) => seat.position);
  const first = held.toSorted((a, b) => weight(a?.rank) - weight(b?.rank))[0];
  const better = acting === null && first && weight(first.rank) < weight(viewer?.actingAs?.position?.rank) ? first.id : null;
  useEffect(() => {
    if (better) sit(better);
  }, [better, sit]);
  if (!viewer) return null;
  const current = viewer.actingAs?.position;
  const seats = viewer.seats.flatMap(({ position, capacity, onBehalfOf }): MenuItem[] =>
    position
      ? [{
          key: position.id,
          label: position.title,
          hint: [position.unit?.name, capacity === 'HOLDER' ? null : onBehalfOf ? app.onBehalfOf(onBehalfOf.name) : app.actingForSeat].filter(Boolean).join(' · '),
          chosen: position.id === current?.id,
          onSelect: () => sit(position.id),
        }]
      : [],
  );
  return (
    <Menu
      buttonLabel={app.account}
      chosenLabel={app.chosen}
      button={
        <>
          <PersonIcon />
          <span className="who">
            <strong>{viewer.displayName}</strong>
            <span>{current?.title ?? app.noSeat}</span>
          </span>
        </>
      }
      groups={[
        ...(seats.length > 0 ? [{ key: 'seats', title: app.chooseSeat, items: seats }] : []),
        { key: 'leave', items: [{ key: 'out', label: app.signOut, onSelect: () => void leave() }] },
      ]}
    />
  );
}

/** Says on every screen when the person acts for somebody else. */
export function BehalfRibbon() {
  const { app } = useWords();
  const { viewer } = useLazyLoadQuery<SeatMenuQuery>(query, {}, { fetchPolicy: 'store-or-network' });
  const seat = viewer?.actingAs;
  if (!seat?.position || seat.capacity === 'HOLDER') return null;
  return (
    <div className="ribbon ribbon-behalf" role="status">
      <div>{seat.onBehalfOf ? app.behalfRibbon(seat.position.label, seat.onBehalfOf.name) : app.behalfRibbonSeat(seat.position.label)}</div>
    </div>
  );
}
