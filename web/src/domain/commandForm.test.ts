import { expect, test } from 'vitest';
import { type CommandField, decimal, faults, fieldOf, listAt, natural, shown } from './commandForm';

const fields: readonly CommandField[] = [
  { name: 'cover', kind: 'choice', label: '', options: [] },
  { name: 'person', kind: 'pick', source: 'persons', label: '', path: 'holder', when: (values) => values.cover !== 'none' },
  { name: 'value', kind: 'decimal', label: '' },
  { name: 'depth', kind: 'number', label: '', optional: true },
  { name: 'powers', kind: 'some', label: '', options: [], optional: true },
];

test('decimal digits with a comma or a point; nothing else', () => {
  expect(decimal('12,5')).toBe('12.5');
  expect(decimal(' 1 250 ')).toBe('1250');
  expect(decimal('-3')).toBe('-3');
  for (const bad of ['', 'mười', '1.2.3', '1,2,3', '12.', '1e5', '0.1234567', '9'.repeat(16)]) expect(decimal(bad)).toBeNull();
});

test('whole numbers from 0 up', () => {
  expect(natural('0')).toBe(0);
  expect(natural(' 12 ')).toBe(12);
  for (const bad of ['', '-1', '1.5', 'ba', '1234567890']) expect(natural(bad)).toBeNull();
});

test('words apart by commas, each once and composed', () => {
  expect(listAt({ fields: 'đô thị, môi trường;đô thị,\n , nội vụ' }, 'fields')).toEqual(['đô thị', 'môi trường', 'nội vụ']);
  expect(listAt({ fields: 'môi trường'.normalize('NFD') }, 'fields')).toEqual(['môi trường']);
  expect(listAt({ powers: ['SIGN', 'ASSIGN'] }, 'powers')).toEqual(['SIGN', 'ASSIGN']);
  expect(listAt({ seats: [{ id: 'a', label: 'A' }, { id: 'b', label: 'B' }] }, 'seats')).toEqual(['a', 'b']);
  expect(faults([{ name: 'seats', kind: 'picks', source: 'positions', most: 5, label: '' }], { seats: [] })).toEqual([{ name: 'seats', fault: 'missing' }]);
  expect(listAt({}, 'fields')).toEqual([]);
});

test('what is not on the screen is not asked for', () => {
  expect(shown(fields, { cover: 'none' }).map((field) => field.name)).toEqual(['cover', 'value', 'depth', 'powers']);
  expect(faults(fields, { cover: 'none', value: '1' })).toEqual([]);
  expect(faults(fields, { cover: 'successor', value: '1' })).toEqual([{ name: 'person', fault: 'missing' }]);
});

test('each fault at its field', () => {
  expect(faults(fields, { cover: 'successor', person: { id: 'x', label: 'X' }, value: 'nhiều', depth: 'hai' })).toEqual([
    { name: 'value', fault: 'decimal' },
    { name: 'depth', fault: 'number' },
  ]);
});

test('a refusal goes to the field its path names, by the last word that is on the screen', () => {
  expect(fieldOf(fields, ['grant.holder'])).toBe('person');
  expect(fieldOf(fields, ['input', 'value'])).toBe('value');
  expect(fieldOf(fields, ['input', 'scope', 'unit'])).toBeNull();
  expect(fieldOf(fields, [])).toBeNull();
});
