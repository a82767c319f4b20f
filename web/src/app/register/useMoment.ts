import { useMemo } from 'react';
import { useAsOf } from '../asOf';

/** The moment looked at, as queries take it: none = the present. The same answer every time for the same moment. */
export function useMoment(): { knownAt: string } | null {
  const { at } = useAsOf();
  return useMemo(() => (at ? { knownAt: at } : null), [at]);
}
