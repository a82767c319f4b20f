import { Page } from '../../ui/Layout';

export function GivePage() {
  return <Page title="GivePage">…</Page>;
}
