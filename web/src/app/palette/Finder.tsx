import { useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useWords } from '../../i18n';
import { SearchIcon } from '../../ui/icons';
import { FaultBoundary } from '../Fault';
import { useSeen } from './seen';
import { useKeys } from './useKeys';

const Palette = lazy(() => import('./Palette').then((module) => ({ default: module.Palette })));
const Shortcuts = lazy(() => import('./Shortcuts').then((module) => ({ default: module.Shortcuts })));

/** The button of the masthead that finds anything, and the keys that do the same. */
export function Finder() {
  const { nav } = useWords();
  const [opened, setOpened] = useState<'palette' | 'shortcuts' | null>(null);
  const navigate = useNavigate();
  useSeen();
  useKeys({ palette: () => setOpened('palette'), shortcuts: () => setOpened('shortcuts'), go: (to) => void navigate({ to }) });
  const close = () => setOpened((now) => (now === 'palette' ? null : now));
  return (
    <>
      <button type="button" className="finder" aria-haspopup="dialog" aria-keyshortcuts="Control+K" onClick={() => setOpened('palette')}>
        <SearchIcon /><span className="finder-words">{nav.find}</span><kbd aria-hidden="true">Ctrl K</kbd>
      </button>
      <FaultBoundary key={opened} onRetry={() => setOpened(null)} quiet>
        <Suspense fallback={null}>
          {opened === 'palette' ? <Palette onClose={close} onShortcuts={() => setOpened('shortcuts')} /> : null}
          {opened === 'shortcuts' ? <Shortcuts onClose={() => setOpened(null)} /> : null}
        </Suspense>
      </FaultBoundary>
    </>
  );
}
