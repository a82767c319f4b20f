import { expect, test } from 'vitest';
import { type Lookups, positionChoice } from '../../app/lookups';
import type { Choice } from '../../domain/choice';
import { folded } from '../../domain/text';
import { draftOfRow, positionNamed } from './fromTable';

const seat = (id: string, title: string, unit: string, personName: string | null = null) => positionChoice({ id, title, unit: { name: unit }, accountable: { personName } });

const SEATS: readonly Choice[] = [
  seat('head', 'Trưởng phòng Văn hóa – Xã hội', 'Phòng Văn hóa – Xã hội', 'Nguyễn Thị Hòa'),
  seat('deputy', 'Phó Trưởng phòng Văn hóa – Xã hội', 'Phòng Văn hóa – Xã hội', 'Trần Văn An'),
  seat('staff', 'Chuyên viên an sinh xã hội', 'Phòng Văn hóa – Xã hội'),
  seat('office-clerk', 'Chuyên viên tổng hợp', 'Văn phòng HĐND và UBND'),
  seat('party-clerk', 'Chuyên viên tổng hợp', 'Văn phòng Đảng ủy'),
];

/** As the server searches: every word anywhere, without tones. */
const search = async (text: string) => SEATS.filter(({ label, detail }) => folded(text).split(/\s+/).every((word) => folded(`${label}, ${detail}`).includes(word)));

test.each([
  ['Phòng Văn hóa – Xã hội', 'head'],
  ['Phòng Văn hóa - Xã hội', 'head'],
  ['Phòng Văn hóa-Xã hội', 'head'],
  ['phong van hoa — xa hoi', 'head'],
  ['Trưởng phòng Văn hóa – Xã hội', 'head'],
  ['Trưởng phòng Văn hóa - Xã hội', 'head'],
  ['Trưởng phòng Văn hóa - Xã hội, Phòng Văn hóa - Xã hội', 'head'],
  ['Phó Trưởng phòng Văn hóa - Xã hội', 'deputy'],
  ['Trần Văn An', 'deputy'],
  ['Trần Văn An – Phó Trưởng phòng Văn hóa – Xã hội', 'deputy'],
  ['Chuyên viên tổng hợp, Văn phòng Đảng ủy', 'party-clerk'],
  ['Chuyên viên tổng hợp', null],
  ['Chuyên viên', null],
  ['Phòng không có', null],
  [' – ', null],
])('“%s” means %s', async (written, id) => {
  expect((await positionNamed(written, search))?.id ?? null).toBe(id);
});

test.each([
  ['31/02/2027', [{ what: 'time', text: '31/02/2027' }], null],
  ['trước Tết', [{ what: 'time', text: 'trước Tết' }], null],
  ['30/6/2027', [], '2027-06-30'],
  ['Quý III/2027', [], null],
  ['', [], null],
])('a deadline written “%s” is read or quoted', async (written, unfound, due) => {
  const lookups = { positions: search } as unknown as Lookups;
  const row = await draftOfRow(['Rà soát', written], ['title', 'time'], { document: null, supervisor: null, accepter: null }, '2026-11-28', () => 'key', lookups);
  expect(row.unfound).toEqual(unfound);
  expect(row.draft.due).toBe(due);
});
