import { useNavigate, useSearch } from '@tanstack/react-router';
import { useAsOf } from '../../app/asOf';
import type { OverdueSearch } from '../../app/followSearch';
import type { AsOf, StatisticsScope } from '../../__generated__/OverduePageQuery.graphql';

const WEEKS = 12;

export interface Asked {
  weeks: number;
  against: 'ORIGINAL' | 'CURRENT';
  scope: StatisticsScope | null;
  asOf: AsOf | null;
}

/** What the address asks, and how to ask otherwise. A number belongs to what was asked before, so it closes. */
export function useOverdueAddress(): { search: OverdueSearch; asked: Asked; put: (patch: Partial<OverdueSearch>) => void } {
  const search = useSearch({ from: '/qua-han' });
  const navigate = useNavigate({ from: '/qua-han' });
  const { at } = useAsOf();
  return {
    search,
    asked: { weeks: search.weeks ?? WEEKS, against: search.against ?? 'CURRENT', scope: search.unit ? { unit: search.unit } : null, asOf: at ? { knownAt: at } : null },
    put: (patch) => void navigate({ search: { ...search, open: undefined, ...patch }, replace: true, resetScroll: false }),
  };
}
