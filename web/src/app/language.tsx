import { type ReactNode, useCallback, useEffect, useMemo, useState } from 'react';
import { type Dictionary, vi } from '../i18n/vi';
import { type Language, LanguageContext } from '../i18n';

const KEY = 'sauro.language';

function remembered(): Language {
  const asked = new URLSearchParams(window.location.search).get('lang');
  if (asked === 'vi' || asked === 'en') return asked;
  return window.localStorage.getItem(KEY) === 'en' ? 'en' : 'vi';
}

/** Vietnamese comes with the first load; English is fetched when somebody asks for it. */
export function LanguageProvider({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState<Language>(remembered);
  const [english, setEnglish] = useState<Dictionary | null>(null);

  useEffect(() => {
    if (language === 'en' && !english) void import('../i18n/en').then((module) => setEnglish(module.en));
  }, [language, english]);

  const words = language === 'en' ? english : vi;
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
