import { expect, test } from 'vitest';
import { headingOf } from './units';

test.each([
  ['a Party committee', ['PARTY_COMMITTEE'], 'party'],
  ['the office of a Party committee', ['OFFICE', 'PARTY_COMMITTEE'], 'party'],
  ['a People’s Committee under the Party organisation', ['PEOPLES_COMMITTEE', 'PARTY_COMMITTEE'], 'state'],
  ['a division of a People’s Committee', ['DIVISION', 'PEOPLES_COMMITTEE', 'PARTY_COMMITTEE'], 'state'],
  ['a body of a kind that is not known', ['SOMETHING_NEW'], 'state'],
  ['nothing', [], 'state'],
] as const)('%s heads its papers so', (_, kinds, heading) => expect(headingOf(kinds)).toBe(heading));
