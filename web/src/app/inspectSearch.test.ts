import { expect, test } from 'vitest';
import { bundleSearch, inspectionSearch, inspectionsSearch, journalSearch } from './inspectSearch';

test('what an address does not mean is left out of it', () => {
  expect(bundleSearch({ scope: 'whole', code: 'x' })).toMatchObject({ scope: 'whole', code: 'x' });
  expect(bundleSearch({ scope: 'all', from: '2026-02-30', id: 7 })).toEqual({});
  expect(bundleSearch({ personal: 'true', files: true, since: '3011' })).toMatchObject({ personal: true, files: true, since: 3011 });
  expect(bundleSearch({ personal: 'no', since: '-4' })).toEqual({});
  expect(inspectionsSearch({ state: 'open', act: 'OPEN' })).toEqual({ state: 'open', act: 'OPEN' });
  expect(inspectionsSearch({ state: 'lost', act: 'DELETE' })).toEqual({});
  expect(inspectionSearch({ act: 'CONCLUDE', finding: '01J' })).toMatchObject({ act: 'CONCLUDE', finding: '01J' });
  expect(inspectionSearch({ act: 'DROP' })).toEqual({});
  expect(journalSearch({ kind: 'refusals', until: '2026-11-28' })).toMatchObject({ kind: 'refusals', until: '2026-11-28' });
  expect(journalSearch({ kind: 'secrets' })).toEqual({});
});
