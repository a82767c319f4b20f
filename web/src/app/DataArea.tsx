import { type ReactNode, Suspense, useCallback, useState, useTransition } from 'react';
import { useWords } from '../i18n';
import { Loading } from '../ui/Layout';
import { FaultBoundary } from './Fault';

export interface Freshness {
  /** Changes with every reload: pass it to Relay as the fetch key. */
  fetchKey: number;
  reload: () => void;
}

/** A part of a page that waits for data: shows the wait, survives a failure, reloads without blinking. */
export function DataArea({ children, lines = 6, fallback }: {
  children: (fresh: Freshness) => ReactNode; lines?: number; fallback?: ReactNode;
}) {
  const { app } = useWords();
  const [fetchKey, setFetchKey] = useState(0);
  const [, startTransition] = useTransition();
  const reload = useCallback(() => startTransition(() => setFetchKey((key) => key + 1)), []);
  const [attempt, setAttempt] = useState(0);
  const retry = useCallback(() => {
    setFetchKey((key) => key + 1);
    setAttempt((count) => count + 1);
  }, []);
  return (
    <FaultBoundary key={attempt} onRetry={retry}>
      <Suspense fallback={fallback ?? <Loading label={app.loading} lines={lines} />}>{children({ fetchKey, reload })}</Suspense>
    </FaultBoundary>
  );
}
