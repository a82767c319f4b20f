import { useSyncExternalStore } from 'react';
import { type ListSearch, listSearch } from './search';

/** A way of looking at the list under a name; kept on this device. */
export interface SavedView {
  name: string;
  search: ListSearch;
}

const KEY = 'sauro.views';
const MOST = 30;
const listeners = new Set<() => void>();
let read: { text: string | null; views: readonly SavedView[] } = { text: null, views: [] };

/** Anything in the store that is no view is passed over. */
function parse(text: string | null): readonly SavedView[] {
  try {
    const found: unknown = JSON.parse(text ?? '[]');
    return (Array.isArray(found) ? found : []).flatMap((one: { name?: unknown; search?: unknown }): SavedView[] =>
      typeof one?.name === 'string' && one.search !== null && typeof one.search === 'object'
        ? [{ name: one.name.slice(0, 80), search: listSearch(one.search as Record<string, unknown>) }]
        : [],
    );
  } catch {
    return [];
  }
}

function views(): readonly SavedView[] {
  const text = window.localStorage.getItem(KEY);
  if (text !== read.text) read = { text, views: parse(text) };
  return read.views;
}

function keep(next: readonly SavedView[]): void {
  window.localStorage.setItem(KEY, JSON.stringify(next.slice(-MOST)));
  listeners.forEach((tell) => tell());
}

function listen(tell: () => void): () => void {
  listeners.add(tell);
  window.addEventListener('storage', tell);
  return () => {
    listeners.delete(tell);
    window.removeEventListener('storage', tell);
  };
}

/** The kept views; one with the same name takes the place of the older. */
export function useSavedViews(): { views: readonly SavedView[]; save: (view: SavedView) => void; remove: (name: string) => void } {
  return {
    views: useSyncExternalStore(listen, views),
    save: (view) => keep([...views().filter((one) => one.name !== view.name), view]),
    remove: (name) => keep(views().filter((one) => one.name !== name)),
  };
}
