import type { BundleSearch } from '../../app/inspectSearch';

type Field = 'code' | 'id' | 'from' | 'until';

/** Where the bundle is taken from; or what is still missing, or in the wrong order. */
export function bundlePath({ scope = 'whole', code, id, from, until }: BundleSearch): { path: string } | { missing: readonly Field[]; disordered: boolean } {
  const given: Partial<Record<Field, string | undefined>> = scope === 'assignment' ? { code } : scope === 'period' ? { from, until } : scope === 'whole' ? {} : { id };
  const missing = (Object.keys(given) as Field[]).filter((field) => !given[field]);
  const disordered = Boolean(scope === 'period' && from && until && until < from);
  if (missing.length > 0 || disordered) return { missing, disordered };
  const asked = scope === 'assignment' ? { assignment: code } : scope === 'person' ? { person: id } : scope === 'unit' ? { unit: id } : scope === 'period' ? { from, until } : {};
  const query = new URLSearchParams(Object.entries(asked).map(([name, value]) => [name, value ?? '']));
  return { path: `/bundle${query.size > 0 ? `?${query.toString()}` : ''}` };
}
