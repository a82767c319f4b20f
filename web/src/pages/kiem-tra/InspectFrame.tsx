import '../../ui/css/report.css';
import '../../ui/css/register.css';
import '../../ui/css/inspect.css';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Page } from '../../ui/Layout';
import { useInspectWords } from './words';

/** The parts of the inspector's workspace, in order. */
const PARTS = [
  ['events', '/kiem-tra'], ['inspections', '/kiem-tra/cuoc'], ['proof', '/kiem-tra/bang-chung'], ['bundle', '/kiem-tra/goi'], ['journal', '/kiem-tra/nhat-ky'],
] as const;

export type InspectPart = (typeof PARTS)[number][0];

/** One part of the workspace, with the way to the others. */
export function InspectFrame({ part, title, lede, actions, children }: {
  part: InspectPart; title?: string; lede?: ReactNode; actions?: ReactNode; children: ReactNode;
}) {
  const inspect = useInspectWords();
  return (
    <Page title={title ?? inspect.parts[part]} lede={lede ?? inspect.ledes[part]} actions={actions}>
      <nav className="tabs tabs-parts no-print" aria-label={inspect.partsLabel}>
        {PARTS.map(([key, to]) => <Link key={key} to={to} search={{}} activeOptions={{ exact: key === 'events', includeSearch: false }} className="tab">{inspect.tabs[key]}</Link>)}
      </nav>
      {children}
    </Page>
  );
}
