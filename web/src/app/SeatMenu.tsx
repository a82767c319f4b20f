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
        position { id title label unit { name } }
      }
      seats {
        capacity
        onBehalfOf { name }
        position { id title label unit { name } }
      }
    }
  }
`;

/** Who is signed in and in which position; the way to another position and out. */
export function SeatMenu() {
  const { app } = useWords();
  const { sit, leave } = useSession();
  const { viewer } = useLazyLoadQuery<SeatMenuQuery>(query, {}, { fetchPolicy: 'store-or-network' });
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
