import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useWords } from '../i18n';
import { MoreIcon } from '../ui/icons';
import { Overlay } from '../ui/Overlay';
import { FaultBoundary } from './Fault';
import { groups, type Place, places, placesOf } from './navigation';

const LookFields = lazy(() => import('./LookFields').then((module) => ({ default: module.LookFields })));

const exactly = (place: Place) => ({ exact: place.to === '/' || place.to === '/viec', includeSearch: false });

function PlaceLink({ place, brief = false, onGo }: { place: Place; brief?: boolean; onGo?: () => void }) {
  const { nav } = useWords();
  const Icon = place.icon;
  return (
    <Link to={place.to} activeOptions={exactly(place)} onClick={onGo}>
      <Icon />
      <span>{brief && place.short ? nav.short[place.short] : nav.pages[place.name]}</span>
    </Link>
  );
}

/** The pages by group, one below the other. */
function PlaceGroups({ onGo }: { onGo?: () => void }) {
  const { nav } = useWords();
  return groups.map((group) => {
    const list = placesOf(group);
    return list.length === 0 ? null : (
      <div key={group} className="side-group" role="group" aria-label={nav.groups[group]}>
        <span className="side-title" aria-hidden="true">{nav.groups[group]}</span>
        <ul>{list.map((place) => <li key={place.to}><PlaceLink place={place} onGo={onGo} /></li>)}</ul>
      </div>
    );
  });
}

/** On a wide screen every page stands at the side; elsewhere the daily ones are under the thumb and the rest one press away. */
export function Navigation() {
  const { nav, app } = useWords();
  const [more, setMore] = useState(false);
  return (
    <>
      <nav className="side" aria-label={nav.label}><PlaceGroups /></nav>
      <nav className="bar" aria-label={nav.label}>
        <ul>
          {places.filter((place) => place.short).map((place) => <li key={place.to}><PlaceLink place={place} brief /></li>)}
          <li>
            <button type="button" aria-haspopup="dialog" aria-expanded={more} onClick={() => setMore(true)}>
              <MoreIcon />
              <span>{nav.more}</span>
            </button>
          </li>
        </ul>
      </nav>
      {more ? (
        <Overlay title={nav.moreTitle} closeLabel={app.close} onClose={() => setMore(false)}>
          <nav className="side-list" aria-label={nav.moreTitle}><PlaceGroups onGo={() => setMore(false)} /></nav>
          <FaultBoundary onRetry={() => setMore(false)} quiet><Suspense fallback={null}><LookFields /></Suspense></FaultBoundary>
        </Overlay>
      ) : null}
    </>
  );
}
