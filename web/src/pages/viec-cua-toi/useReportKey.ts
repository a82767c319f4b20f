import { useEffect } from 'react';
import { singleKeys } from '../../app/palette/singleKeys';

const ELSEWHERE = 'input, textarea, select, [contenteditable], [role="dialog"], [role="menu"]';

/** P opens the report of the row that has the focus; J, K and Enter work here as on every list. */
export function useReportKey(): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented || event.key.toLowerCase() !== 'p') return;
      if (!singleKeys() || (event.target instanceof Element && event.target.closest(ELSEWHERE))) return;
      const button = document.activeElement?.closest('tr')?.querySelector<HTMLElement>('[id^="bao-cao-"]');
      if (!button) return;
      event.preventDefault();
      button.click();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
}
