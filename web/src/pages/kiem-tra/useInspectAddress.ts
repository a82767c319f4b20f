import { useNavigate, useSearch } from '@tanstack/react-router';
import { useAsOf } from '../../app/asOf';
import type { InspectSearch } from '../../app/followSearch';
import type { AsOf, EventFilter } from '../../__generated__/InspectionPageQuery.graphql';

/** What the address asks, and how to ask otherwise. */
export function useInspectAddress(): { search: InspectSearch; filter: EventFilter; asOf: AsOf | null; put: (patch: Partial<InspectSearch>) => void; clear: () => void } {
  const search = useSearch({ from: '/kiem-tra' });
  const navigate = useNavigate({ from: '/kiem-tra' });
  const { at } = useAsOf();
  const wanted = search.type ?? search.kind;
  return {
    search,
    filter: {
      text: search.text ?? null,
      actor: search.actor ?? null,
      onBehalfOf: search.whose ?? null,
      position: search.position ?? null,
      unit: search.unit ?? null,
      types: wanted ? [wanted] : null,
      recordedFrom: search.from ? `${search.from}T00:00:00+07:00` : null,
      recordedUntil: search.until ? `${search.until}T23:59:59.999+07:00` : null,
      backDated: search.late ?? null,
      corrected: search.corrected ?? null,
      anyOnBehalf: search.behalf ?? null,
    },
    asOf: at ? { knownAt: at } : null,
    put: (patch) => void navigate({ search: { ...search, ...patch }, replace: true, resetScroll: false }),
    clear: () => void navigate({ search: {}, replace: true, resetScroll: false }),
  };
}
