import { createContext, useContext } from 'react';
import { type Dictionary, vi } from './vi';

export type Language = 'vi' | 'en';

export interface LanguageChoice {
  language: Language;
  words: Dictionary;
  choose: (language: Language) => void;
}

export const LanguageContext = createContext<LanguageChoice>({ language: 'vi', words: vi, choose: () => undefined });

/** The dictionary of the language on screen. */
export function useWords(): Dictionary {
  return useContext(LanguageContext).words;
}

export function useLanguage(): LanguageChoice {
  return useContext(LanguageContext);
}
