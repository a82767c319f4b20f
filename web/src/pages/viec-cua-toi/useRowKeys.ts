import { useEffect } from 'react';

const TYPING = 'input, textarea, select, [contenteditable], [role="dialog"], [role="menu"], [role="combobox"]';

/** J and K walk the rows, B opens the report of the row with the focus; Enter is the link's own. Off where text is typed or the keys are switched off. */
export function useRowKeys(): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return;
      if (event.target instanceof Element && event.target.closest(TYPING)) return;
      if (window.localStorage.getItem('sauro.keys') === 'off') return;
      const key = event.key.toLowerCase();
      if (key !== 'j' && key !== 'k' && key !== 'b') return;
      const links = [...document.querySelectorAll<HTMLElement>('main .work-title')];
      const here = document.activeElement?.closest('tr')?.querySelector<HTMLElement>('.work-title') ?? null;
      const at = here ? links.indexOf(here) : -1;
      if (key === 'b') {
        document.activeElement?.closest('tr')?.querySelector<HTMLElement>('[id^="bao-cao-"]')?.click();
        if (here) event.preventDefault();
        return;
      }
      const next = links[key === 'j' ? Math.min(at + 1, links.length - 1) : Math.max(at - 1, 0)];
      if (!next) return;
      event.preventDefault();
      next.focus();
      next.closest('tr')?.scrollIntoView({ block: 'nearest' });
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
}
