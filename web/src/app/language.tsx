import { type ReactNode, useCallback, useEffect, useMemo, useState } from 'react';
import { type Dictionary, vi } from '../i18n/vi';
import { type Language, LanguageContext } from '../i18n';

const KEY = 'sauro.language';

/** The language of this device, or the one that the address asks for. */
export function remembered(): Language {
  const asked = new URLSearchParams(window.location.search).get('lang');
  if (asked === 'vi' || asked === 'en') return asked;
  return window.localStorage.getItem(KEY) === 'en' ? 'en' : 'vi';
}

let english: Dictionary | null = null;

/** Fetches the words of a language; Vietnamese ones are always there. */
export async function fetchWords(language: Language): Promise<void> {
  if (language === 'en') english ??= (await import('../i18n/en')).en;
}

/** Vietnamese comes with the first load; English is fetched when somebody asks for it. */
export function LanguageProvider({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState<Language>(remembered);
  const [there, setThere] = useState(english);

  useEffect(() => {
    if (language === 'en' && !there) void fetchWords('en').then(() => setThere(english));
  }, [language, there]);

  const words = language === 'en' ? there : vi;
  useEffect(() => {
    if (words) document.documentElement.lang = language;
  }, [language, words]);

  const choose = useCallback((next: Language) => {
    window.localStorage.setItem(KEY, next);
    setLanguage(next);
  }, []);

  const value = useMemo(() => (words ? { language, words, choose } : null), [language, words, choose]);
  return value ? <LanguageContext.Provider value={value}>{children}</LanguageContext.Provider> : null;
}
