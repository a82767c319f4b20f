import { useEffect, useRef } from 'react';
import { intentOf, type KeyIntent } from '../../domain/keys';
import { letters, places } from '../navigation';
import { singleKeys } from './singleKeys';

const SEQUENCE = 1_500;
const LETTERS = new Set(places.map((place) => letters[place.name]));

const typing = (target: EventTarget | null) =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches('input:not([type=checkbox], [type=radio]), textarea, select'));
const covered = () => document.querySelector('dialog[open], [role="dialog"], [role="menu"]') !== null;

/** Moves the focus to the next or previous row of what is listed on the page. */
function step(by: 1 | -1): void {
  const rows = [...document.querySelectorAll<HTMLElement>('main tbody th a, main .rows > li a')].filter((row) => row.offsetParent !== null);
  const active = document.activeElement;
  const line = active?.closest('tr, li');
  const at = rows.findIndex((row) => row === active || (line !== null && line !== undefined && row.closest('tr, li') === line));
  const next = rows[at < 0 ? (by > 0 ? 0 : rows.length - 1) : at + by];
  next?.focus();
  next?.scrollIntoView({ block: 'nearest' });
}

/** Listens to the keyboard for the whole page. */
export function useKeys(on: { palette: () => void; shortcuts: () => void; go: (to: (typeof places)[number]['to']) => void }): void {
  const latest = useRef(on);
  useEffect(() => {
    latest.current = on;
  }, [on]);
  useEffect(() => {
    let before: { key: string; at: number } | null = null;
    const act = (intent: KeyIntent) => {
      if (intent === 'palette') latest.current.palette();
      else if (intent === 'shortcuts') latest.current.shortcuts();
      else if (intent === 'next') step(1);
      else if (intent === 'previous') step(-1);
      else {
        const place = places.find(({ name }) => letters[name] === intent.go);
        if (place) latest.current.go(place.to);
      }
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.repeat || covered()) return;
      const busy = typing(event.target);
      const intent = intentOf(
        {
          key: event.key, ctrl: event.ctrlKey, meta: event.metaKey, alt: event.altKey, busy,
          composing: event.isComposing || event.keyCode === 229,
          before: before && Date.now() - before.at < SEQUENCE ? before.key : null,
        },
        LETTERS,
        singleKeys(),
      );
      if (event.key === 'Shift') return;
      before = intent || busy ? null : { key: event.key.toLowerCase(), at: Date.now() };
      if (!intent) return;
      event.preventDefault();
      act(intent);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}
