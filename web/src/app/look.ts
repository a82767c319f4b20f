import { createContext, useContext } from 'react';
import type { Language } from '../i18n';

export type SchemeChoice = 'device' | 'light' | 'dark';
export type ContrastChoice = 'device' | 'normal' | 'more';

/** What was chosen on this device; `device` follows its own settings. */
export interface LookChoice {
  scheme: SchemeChoice;
  contrast: ContrastChoice;
}

/** What the screen shows. */
export interface Look {
  scheme: 'light' | 'dark';
  contrast: 'normal' | 'more';
}

const KEY = 'sauro.look';
/** What can be chosen, in the order it is offered. */
export const SCHEMES: readonly SchemeChoice[] = ['device', 'light', 'dark'];
export const CONTRASTS: readonly ContrastChoice[] = ['device', 'normal', 'more'];
export const LANGUAGES: readonly Language[] = ['vi', 'en'];
export const DARK = '(prefers-color-scheme: dark)';
export const MORE = '(prefers-contrast: more)';

/** Reads what is kept; anything unknown follows the device. */
export function readLook(): LookChoice {
  try {
    const kept = JSON.parse(window.localStorage.getItem(KEY) ?? '{}') as Partial<LookChoice> | null;
    return {
      scheme: kept?.scheme === 'dark' || kept?.scheme === 'light' ? kept.scheme : 'device',
      contrast: kept?.contrast === 'more' || kept?.contrast === 'normal' ? kept.contrast : 'device',
    };
  } catch {
    return { scheme: 'device', contrast: 'device' };
  }
}

export function keepLook(choice: LookChoice): void {
  window.localStorage.setItem(KEY, JSON.stringify(choice));
}

/** What a choice comes to on a device that asks so. The same rule runs in `public/look.js` before the first paint. */
export function lookOf(choice: LookChoice, device: { dark: boolean; more: boolean }): Look {
  return {
    scheme: choice.scheme === 'device' ? (device.dark ? 'dark' : 'light') : choice.scheme,
    contrast: choice.contrast === 'device' ? (device.more ? 'more' : 'normal') : choice.contrast,
  };
}

export interface LookControl extends Look {
  choice: LookChoice;
  choose: (choice: LookChoice) => void;
}

export const LookContext = createContext<LookControl>({
  scheme: 'light', contrast: 'normal', choice: { scheme: 'device', contrast: 'device' }, choose: () => undefined,
});

/** The look of the screens, and the way to change it. */
export function useLook(): LookControl {
  return useContext(LookContext);
}
