import type { AssignmentFilter, AssignmentOrder, AssignmentPhase, TimeStatus } from '../__generated__/ListPageQuery.graphql';
import type { ListSearch } from './search';
import { vi } from '../i18n/vi';

export const COLUMNS = ['lead', 'due', 'first', 'late', 'extensions', 'state', 'percent', 'issued', 'programme'] as const;
export type ColumnKey = (typeof COLUMNS)[number];
const USUAL: readonly ColumnKey[] = ['lead', 'due', 'state'];

export const ORDERS = ['DUE_DATE', 'RECENTLY_CHANGED', 'NEWEST', 'CODE'] as const;

const isPhase = (value: string): value is AssignmentPhase => value in vi.status.state;
const isTime = (value: string): value is TimeStatus => value in vi.status.time;

/** The filters of the address as the server takes them; what it does not know is left out. */
export function filterOf(search: ListSearch): AssignmentFilter {
  return {
    text: search.text?.trim() || null,
    phases: search.state && isPhase(search.state) ? [search.state] : null,
    timeStatuses: search.time && isTime(search.time) ? [search.time] : null,
    leadUnit: search.unit ?? null,
    programme: search.programme ?? null,
    mine: search.mine ?? null,
    open: search.open ?? null,
  };
}

export function orderOf({ xep }: ListSearch): AssignmentOrder & (typeof ORDERS)[number] {
  return ORDERS.find((one) => one === xep) ?? 'DUE_DATE';
}

/** The chosen columns in their fixed order; the usual ones when none or nothing known is named. */
export function columnsOf({ cot }: ListSearch): readonly ColumnKey[] {
  const named = (cot ?? '').split(',');
  const chosen = COLUMNS.filter((one) => named.includes(one));
  return chosen.length > 0 ? chosen : USUAL;
}

/** How chosen columns stand in the address: not at all when they are the usual ones. */
export function columnsText(chosen: readonly ColumnKey[]): string | undefined {
  const ordered = COLUMNS.filter((one) => chosen.includes(one));
  return ordered.length === 0 || ordered.join(',') === USUAL.join(',') ? undefined : ordered.join(',');
}
