import { Page } from '../../ui/Layout';

export function AssignmentPage() {
  return <Page title="AssignmentPage">…</Page>;
}
