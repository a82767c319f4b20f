import { useEffect, useRef, useState } from 'react';
import { type GraphQLTaggedNode, requestSubscription, useRelayEnvironment } from 'react-relay';
import { type Disposable, type OperationType } from 'relay-runtime';

const FIRST_WAIT = 1_000;
const LONGEST_WAIT = 60_000;
/** A connection that has held so long is taken for up, even when nothing has happened on it. */
const HOLDS = 3_000;

/**
 * Keeps one subscription open while the page is visible, and opens it again from the last position after a break,
 * so that nothing is missed and nothing comes twice. Returns since when it has been down, or nothing while it is up.
 */
export function useLive<Operation extends OperationType>(
  subscription: GraphQLTaggedNode,
  variables: Omit<Operation['variables'], 'afterPosition'>,
  start: string | null,
  read: (response: Operation['response']) => string | null | undefined,
  onChange: (position: string) => void,
): Date | null {
  const environment = useRelayEnvironment();
  const [downSince, setDownSince] = useState<Date | null>(null);
  const latest = useRef({ read, onChange, position: start });
  const key = JSON.stringify(variables);

  useEffect(() => {
    latest.current = { ...latest.current, read, onChange };
  }, [read, onChange]);

  useEffect(() => {
    let open: Disposable | null = null;
    let timer: number | undefined;
    let holds: number | undefined;
    let wait = FIRST_WAIT;
    let ended = false;

    const connect = () => {
      if (ended || document.visibilityState === 'hidden' || open) return;
      const up = () => {
        wait = FIRST_WAIT;
        setDownSince(null);
      };
      const retry = () => {
        window.clearTimeout(holds);
        open = null;
        if (ended) return;
        setDownSince((since) => since ?? new Date());
        timer = window.setTimeout(connect, wait);
        wait = Math.min(wait * 2, LONGEST_WAIT);
      };
      holds = window.setTimeout(up, HOLDS);
      open = requestSubscription<Operation>(environment, {
        subscription,
        variables: { ...(JSON.parse(key) as object), afterPosition: latest.current.position } as Operation['variables'],
        onNext: (response) => {
          up();
          const position = response ? latest.current.read(response) : null;
          if (position) {
            latest.current.position = position;
            latest.current.onChange(position);
          }
        },
        onError: retry,
        onCompleted: retry,
      });
    };
    const onVisibility = () => {
      if (document.visibilityState === 'hidden') {
        window.clearTimeout(timer);
        window.clearTimeout(holds);
        open?.dispose();
        open = null;
      } else connect();
    };

    connect();
    document.addEventListener('visibilitychange', onVisibility);
    return () => {
      ended = true;
      window.clearTimeout(timer);
      window.clearTimeout(holds);
      document.removeEventListener('visibilitychange', onVisibility);
      open?.dispose();
    };
  }, [environment, subscription, key]);

  return downSince;
}
