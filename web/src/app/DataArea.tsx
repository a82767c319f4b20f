import { type ReactNode, Suspense, useCallback, useState, useTransition } from 'react';
import { useWords } from '../i18n';
import { useBusy } from '../ui/busy';
import { Loading, Page } from '../ui/Layout';
import { FaultBoundary } from './Fault';

export interface Freshness {
  /** Changes with every reload: pass it to Relay as the fetch key. */
  fetchKey: number;
  /** The position the answer must reflect: pass it to the query, so that a reload never joins a request sent before the change. */
  minPosition: string | null;
  /** Reads again; after a change, from its position on. */
  reload: (position?: string) => void;
}

/**
 * A part of a page that waits for data: shows the wait, survives a failure, reloads without blinking. With a `title` it is
 * the whole page, whose heading comes with the data: until then, and when they do not come, the title stands in its place.
 */
export function DataArea({ children, lines = 6, fallback, title }: {
  children: (fresh: Freshness) => ReactNode; lines?: number; fallback?: ReactNode; title?: string;
}) {
  const { app } = useWords();
  const [{ fetchKey, minPosition }, setFresh] = useState<{ fetchKey: number; minPosition: string | null }>({ fetchKey: 0, minPosition: null });
  const [pending, startTransition] = useTransition();
  useBusy(pending);
  const reload = useCallback((position?: string) => startTransition(() => setFresh((last) => ({ fetchKey: last.fetchKey + 1, minPosition: position ?? last.minPosition }))), []);
  const [attempt, setAttempt] = useState(0);
  const retry = useCallback(() => {
    setFresh((last) => ({ fetchKey: last.fetchKey + 1, minPosition: null }));
    setAttempt((count) => count + 1);
  }, []);
  const waiting = <Loading label={app.loading} lines={lines} />;
  return (
    <FaultBoundary key={attempt} onRetry={retry} title={title}>
      <Suspense fallback={title ? <Page title={title}>{waiting}</Page> : (fallback ?? waiting)}>{children({ fetchKey, minPosition, reload })}</Suspense>
    </FaultBoundary>
  );
}
