import { Page } from '../../ui/Layout';

export function MyWorkPage() {
  return <Page title="MyWorkPage">…</Page>;
}
