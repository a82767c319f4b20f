import { useLayoutEffect, useSyncExternalStore } from 'react';

/** How much of the page is on its way: its code, its data, a change of what it shows. */
let under = 0;
const listeners = new Set<() => void>();

const tell = (change: 1 | -1) => {
  under += change;
  for (const listener of listeners) listener();
};

/** Says that something of the page is on its way; the answer ends it, once. */
export function beginBusy(): () => void {
  let ended = false;
  tell(1);
  return () => {
    if (!ended) tell(-1);
    ended = true;
  };
}

/** The same for as long as a part of the page waits. */
export function useBusy(waiting: boolean): void {
  useLayoutEffect(() => (waiting ? beginBusy() : undefined), [waiting]);
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

/** Whether anything of the page is on its way. */
export function useIsBusy(): boolean {
  return useSyncExternalStore(subscribe, () => under > 0);
}
