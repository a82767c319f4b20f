import { useCallback, useEffect, useRef, useState, useTransition } from 'react';
import { fetchQuery, type GraphQLTaggedNode, useLazyLoadQuery, useRelayEnvironment } from 'react-relay';
import type { OperationType } from 'relay-runtime';
import { useBusy } from '../ui/busy';

/**
 * A query that is read again without ever taking away what is on the screen: the new answer replaces the old one when it
 * has arrived; when it cannot be had, the old one stays and is read again as soon as the network is back.
 */
export function useQuietQuery<Operation extends OperationType>(
  query: GraphQLTaggedNode,
  start: Operation['variables'],
): { data: Operation['response']; refresh: (patch?: Partial<Operation['variables']>) => void } {
  const environment = useRelayEnvironment();
  const [variables, setVariables] = useState<Operation['variables']>(start);
  const [turn, setTurn] = useState(0);
  const [pending, startTransition] = useTransition();
  useBusy(pending);
  const wanted = useRef(start);
  const data = useLazyLoadQuery<Operation>(query, variables, { fetchPolicy: turn === 0 ? 'store-and-network' : 'store-or-network' });

  const refresh = useCallback(
    (patch: Partial<Operation['variables']> = {}) => {
      const next = { ...wanted.current, ...patch };
      wanted.current = next;
      fetchQuery<Operation>(environment, query, next, { fetchPolicy: 'network-only' }).subscribe({
        complete: () => {
          if (wanted.current !== next) return;
          startTransition(() => {
            setVariables(next);
            setTurn((count) => count + 1);
          });
        },
        // What is on the screen stays; the notice about live updates says how old it is.
        error: () => undefined,
      });
    },
    [environment, query],
  );

  useEffect(() => {
    const back = () => refresh();
    window.addEventListener('online', back);
    return () => window.removeEventListener('online', back);
  }, [refresh]);

  return { data, refresh };
}
