import { expect, test } from 'vitest';
import { bodyLines, headingOf } from './units';

test.each([
  ['a Party committee', ['PARTY_COMMITTEE'], 'party'],
  ['the office of a Party committee', ['OFFICE', 'PARTY_COMMITTEE'], 'party'],
  ['a People’s Committee under the Party organisation', ['PEOPLES_COMMITTEE', 'PARTY_COMMITTEE'], 'state'],
  ['a division of a People’s Committee', ['DIVISION', 'PEOPLES_COMMITTEE', 'PARTY_COMMITTEE'], 'state'],
  ['a body of a kind that is not known', ['SOMETHING_NEW'], 'state'],
  ['nothing', [], 'state'],
] as const)('%s heads its papers so', (_, kinds, heading) => expect(headingOf(kinds)).toBe(heading));

const party = { name: 'Đảng bộ phường', kind: 'PARTY_COMMITTEE' };
const committee = { name: 'Ủy ban nhân dân phường', kind: 'PEOPLES_COMMITTEE' };
test.each([
  ['a division under its committee', { name: 'Phòng Kinh tế', kind: 'DIVISION', ancestors: [committee, party] }, ['Ủy ban nhân dân phường', 'Phòng Kinh tế']],
  ['an office under the Party committee', { name: 'Văn phòng', kind: 'OFFICE', ancestors: [party] }, ['Đảng bộ phường', 'Văn phòng']],
  ['a State body under one of the Party', { ...committee, ancestors: [party] }, ['Ủy ban nhân dân phường']],
  ['the whole', { ...party, ancestors: [] }, ['Đảng bộ phường']],
] as const)('%s is named so on its papers', (_, unit, lines) => expect(bodyLines(unit)).toEqual(lines));
