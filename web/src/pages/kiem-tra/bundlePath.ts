import type { BundleSearch } from '../../app/inspectSearch';

type Field = 'code' | 'id' | 'from' | 'until';

const NEEDED: Record<NonNullable<BundleSearch['scope']>, readonly Field[]> = { whole: [], assignment: ['code'], person: ['id'], unit: ['id'], period: ['from', 'until'] };

/** Whether days narrow this kind of bundle. */
export const dated = (scope: BundleSearch['scope']): boolean => scope === 'person' || scope === 'unit' || scope === 'period';

/** Where the bundle is taken from; or what is still missing, or in the wrong order. */
export function bundlePath({ scope = 'whole', code, id, from, until, personal, files, since }: BundleSearch): { path: string } | { missing: readonly Field[]; disordered: boolean } {
  const given = { code, id, from, until };
  const missing = NEEDED[scope].filter((field) => !given[field]);
  const disordered = Boolean(dated(scope) && from && until && until < from);
  if (missing.length > 0 || disordered) return { missing, disordered };
  const asked = {
    ...(scope === 'assignment' ? { assignment: code } : scope === 'person' ? { person: id } : scope === 'unit' ? { unit: id } : {}),
    ...(dated(scope) ? { from, until } : {}),
    personal, files, since,
  };
  const query = new URLSearchParams(Object.entries(asked).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])));
  return { path: `/inspection/bundle${query.size > 0 ? `?${query.toString()}` : ''}` };
}
