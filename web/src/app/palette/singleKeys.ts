import { useSyncExternalStore } from 'react';

const KEY = 'sauro.keys';
const listeners = new Set<() => void>();

/** Whether single keys act on this device. Ctrl K always does. */
export function singleKeys(): boolean {
  return window.localStorage.getItem(KEY) !== 'off';
}

export function keepSingleKeys(on: boolean): void {
  window.localStorage.setItem(KEY, on ? 'on' : 'off');
  for (const tell of listeners) tell();
}

const listen = (tell: () => void) => {
  listeners.add(tell);
  return () => listeners.delete(tell);
};

export function useSingleKeys(): boolean {
  return useSyncExternalStore(listen, singleKeys);
}
