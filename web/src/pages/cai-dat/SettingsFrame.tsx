import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { settings as en } from '../../i18n/en/settings';
import { topic } from '../../i18n/topic';
import { settings as vi } from '../../i18n/vi/settings';
import { Page } from '../../ui/Layout';
import '../../ui/css/register.css';

export const useSettingsWords = topic(vi, en);

export type Part = keyof typeof vi.sections;

/** Where each part of the settings is. */
const PARTS = [
  ['account', '/cai-dat'], ['tokens', '/cai-dat/ma-truy-cap'], ['calendar', '/cai-dat/lich'], ['documents', '/cai-dat/van-ban'], ['keyboard', '/cai-dat/phim-tat'], ['about', '/cai-dat/gioi-thieu'],
] as const;

/** One part of the settings, with the way to the others. */
export function SettingsFrame({ part, actions, children }: { part: Part; actions?: ReactNode; children: ReactNode }) {
  const words = useSettingsWords();
  return (
    <Page title={words.sections[part]} lede={words.ledes[part]} actions={actions}>
      <div className="with-side">
        <nav aria-label={words.nav} className="no-print">
          <ul className="side-nav">
            {PARTS.map(([key, to]) => <li key={key}><Link to={to} activeOptions={{ exact: true, includeSearch: false }}>{words.sections[key]}</Link></li>)}
          </ul>
        </nav>
        <div className="stack stack-l">{children}</div>
      </div>
    </Page>
  );
}
