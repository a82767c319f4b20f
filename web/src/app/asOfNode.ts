import { useEffect, useSyncExternalStore } from 'react';

let node: string | null = null;
const listeners = new Set<() => void>();

function put(next: string | null): void {
  node = next;
  listeners.forEach((tell) => tell());
}

function listen(tell: () => void): () => void {
  listeners.add(tell);
  return () => listeners.delete(tell);
}

/** The thing whose moments are stepped through on this page; none = everything that was recorded. */
export function useSteppedNode(): string | null {
  return useSyncExternalStore(listen, () => node);
}

/** A page about one thing says so: the steps of the past then go from event to event of that thing. */
export function useStepsOf(id: string | null): void {
  useEffect(() => {
    put(id);
    return () => put(null);
  }, [id]);
}
