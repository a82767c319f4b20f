import { type ReactNode, useCallback, useLayoutEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { UiProvider } from '../ui/UiProvider';
import { DARK, keepLook, LookContext, lookOf, MORE, readLook, type LookChoice } from './look';

function useAsked(query: string): boolean {
  const [subscribe, read] = useMemo(() => {
    const list = window.matchMedia(query);
    return [
      (tell: () => void) => {
        list.addEventListener('change', tell);
        return () => list.removeEventListener('change', tell);
      },
      () => list.matches,
    ] as const;
  }, [query]);
  return useSyncExternalStore(subscribe, read);
}

/** Light or dark, plain or high contrast: as the device asks, or as was chosen on it. */
export function LookProvider({ children }: { children: ReactNode }) {
  const [choice, setChoice] = useState<LookChoice>(readLook);
  const dark = useAsked(DARK);
  const more = useAsked(MORE);
  const { scheme, contrast } = lookOf(choice, { dark, more });
  const choose = useCallback((next: LookChoice) => {
    keepLook(next);
    setChoice(next);
  }, []);
  useLayoutEffect(() => {
    document.documentElement.dataset.contrast = contrast;
    document.querySelector('meta[name="theme-color"]')?.setAttribute('content', scheme === 'dark' ? '#211d1a' : '#8e1f1d');
  }, [contrast, scheme]);
  const value = useMemo(() => ({ scheme, contrast, choice, choose }), [scheme, contrast, choice, choose]);
  return (
    <LookContext.Provider value={value}>
      <UiProvider scheme={scheme}>{children}</UiProvider>
    </LookContext.Provider>
  );
}
