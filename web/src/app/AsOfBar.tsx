import { lazy, Suspense, useDeferredValue, useEffect, useState } from 'react';
import { showMoment } from '../domain/days';
import { useWords } from '../i18n';
import { PastIcon } from '../ui/icons';
import { Notice } from '../ui/Notice';
import { useAsOf } from './asOf';
import { FaultBoundary } from './Fault';

const AsOfDialog = lazy(() => import('./AsOfDialog').then((module) => ({ default: module.AsOfDialog })));
const AsOfSteps = lazy(() => import('./AsOfSteps').then((module) => ({ default: module.AsOfSteps })));

/** The way into the past, for the head of every page. */
export function AsOfButton() {
  const { asOf } = useWords();
  const { at, set } = useAsOf();
  const [opened, setOpened] = useState(false);
  return (
    <>
      <button type="button" className="head-button as-of-button" aria-label={asOf.open} title={asOf.open} onClick={() => setOpened(true)}>
        <PastIcon /><span>{asOf.open}</span>
      </button>
      <FaultBoundary key={String(opened)} onRetry={() => setOpened(false)} quiet>
        <Suspense fallback={null}>
          {opened ? (
            <AsOfDialog
              at={at}
              onClose={() => setOpened(false)}
              onChoose={(moment) => {
                set(moment);
                setOpened(false);
              }}
            />
          ) : null}
        </Suspense>
      </FaultBoundary>
    </>
  );
}

/** Says on every page that the past is on the screen, and steps through it; nothing while the present is. */
export function AsOfBar() {
  const { asOf } = useWords();
  const { at, unread, set } = useAsOf();
  // The steps stay on the screen, and keep the focus, while those of the next moment are read.
  const stepped = useDeferredValue(at);
  useEffect(() => {
    if (!at) return undefined;
    document.documentElement.dataset.past = '';
    return () => {
      delete document.documentElement.dataset.past;
    };
  }, [at]);
  if (unread) return <div className="as-of-unread"><Notice tone="warn" live><p>{asOf.unread(unread)}</p></Notice></div>;
  if (!at) return null;
  return (
    <section className="as-of" aria-label={asOf.label}>
      <div>
        <p className="as-of-reading" role="status">
          <PastIcon /> <strong>{asOf.reading(showMoment(at))}</strong> <span>{asOf.known}</span>
        </p>
        <div className="as-of-steps">
          <button type="button" className="as-of-now" onClick={() => set(null)}>{asOf.now}</button>
          <FaultBoundary onRetry={() => set(at)} quiet><Suspense fallback={null}>{stepped ? <AsOfSteps at={stepped} onChoose={set} /> : null}</Suspense></FaultBoundary>
        </div>
      </div>
    </section>
  );
}

/** For pages that cannot answer for the past: says so plainly, above the present. Nothing while the present is looked at. */
export function OnlyPresent() {
  const { asOf } = useWords();
  const { at } = useAsOf();
  return at ? <Notice tone="warn" title={asOf.noPast}><p>{asOf.noPastText(showMoment(at))}</p></Notice> : null;
}
