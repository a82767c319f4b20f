import { useNavigate } from '@tanstack/react-router';
import { useLanguage } from '../../i18n';
import * as en from '../../i18n/en/palette';
import { topic } from '../../i18n/topic';
import * as vi from '../../i18n/vi/palette';
import { matching } from '../../domain/palette';
import { useAsOf } from '../asOf';
import { useLook } from '../look';
import { places } from '../navigation';
import { useSession } from '../session';
import { seenPages } from './seen';
import { useHits } from './useHits';

export const usePaletteWords = topic<typeof vi>(vi, en);

/** One line of the palette. */
export interface Entry {
  key: string;
  label: string;
  detail?: string;
  also?: string;
  run: () => void;
}

export interface EntryGroup {
  key: string;
  title: string;
  entries: readonly Entry[];
}

const KINDS = ['ASSIGNMENT', 'PERSON', 'POSITION', 'UNIT', 'PROGRAMME', 'DOCUMENT'] as const;

/** What the palette offers for what was typed: pages seen, pages, commands, and what the register knows. */
export function useEntries(text: string, showShortcuts: () => void): { groups: readonly EntryGroup[]; state: 'idle' | 'searching' | 'failed' | 'found' } {
  const { palette } = usePaletteWords();
  const { language, words: { nav }, choose } = useLanguage();
  const navigate = useNavigate();
  const { at, set } = useAsOf();
  const { choice, scheme, contrast, choose: chooseLook } = useLook();
  const { leave } = useSession();
  const { hits, state } = useHits(text);

  const go = (href: string) => () => void navigate({ href });
  const verb = (key: keyof typeof palette.commands, run: () => void, also?: string): Entry => ({ key, label: palette.commands[key], also, run });
  const pages = places.map((place): Entry => ({ key: place.to, label: nav.pages[place.name], detail: nav.groups[place.group], run: () => void navigate({ to: place.to }) }));
  const verbs = [
    ...(at ? [verb('now', () => set(null))] : [verb('give', () => void navigate({ to: '/giao-viec/moi' }))]),
    verb('print', () => window.setTimeout(() => window.print(), 150)),
    scheme === 'dark' ? verb('light', () => chooseLook({ ...choice, scheme: 'light' })) : verb('dark', () => chooseLook({ ...choice, scheme: 'dark' }), 'dark mode'),
    contrast === 'more' ? verb('plain', () => chooseLook({ ...choice, contrast: 'normal' })) : verb('contrast', () => chooseLook({ ...choice, contrast: 'more' })),
    verb('language', () => choose(language === 'vi' ? 'en' : 'vi'), 'English tiếng Việt language ngôn ngữ'),
    verb('shortcuts', showShortcuts, '?'),
    verb('signOut', () => void leave()),
  ];
  const seen = seenPages().map((page): Entry => ({ key: page.href, label: page.label, detail: decodeURIComponent(page.href.replace('/viec/', '')), also: page.href, run: go(page.href) }));
  const typed = text.normalize('NFC').trim();
  const found = KINDS.map((kind) => ({
    key: kind,
    title: palette.kinds[kind],
    entries: hits.filter((hit) => hit.kind === kind).map((hit): Entry => ({ key: hit.id, label: hit.label, detail: hit.detail, run: go(hit.href) })),
  }));
  const groups = [
    { key: 'recent', title: palette.recent, entries: matching(seen, text) },
    { key: 'pages', title: palette.pages, entries: matching(pages, text) },
    ...(typed ? found : []),
    { key: 'verbs', title: palette.verbs, entries: [...matching(verbs, text), ...(typed ? [{ key: 'in-list', label: palette.inList(typed), run: () => void navigate({ to: '/viec', search: { text: typed } }) }] : [])] },
  ];
  return { groups: groups.filter((group) => group.entries.length > 0), state };
}
