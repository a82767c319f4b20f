import { useEffect } from 'react';
import { readSeen, type Seen, seenNext } from '../../domain/palette';

const KEY = 'sauro.seen';

/** The assignments that were open in this tab, the last one first. They are kept for the tab and the visit only. */
export function seenPages(): readonly Seen[] {
  return readSeen(window.sessionStorage.getItem(KEY));
}

/** Remembers assignments by the title their page gives itself, while somebody is signed in; forgets them with the visit. */
export function useSeen(): void {
  useEffect(() => {
    const note = () => {
      const { pathname } = window.location;
      const label = document.title.replace(/ · [^·]*$/, '');
      if (/^\/viec\/[^/]+$/.test(pathname) && label) window.sessionStorage.setItem(KEY, JSON.stringify(seenNext(seenPages(), { href: pathname, label })));
    };
    const title = document.querySelector('title');
    if (!title) return undefined;
    const observer = new MutationObserver(note);
    observer.observe(title, { childList: true });
    return () => {
      observer.disconnect();
      window.sessionStorage.removeItem(KEY);
    };
  }, []);
}
