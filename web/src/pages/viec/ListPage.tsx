import { Page } from '../../ui/Layout';

export function ListPage() {
  return <Page title="ListPage">…</Page>;
}
