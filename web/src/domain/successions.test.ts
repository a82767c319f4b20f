import { expect, test } from 'vitest';
import { sameName, suggestedSuccessor } from './successions';

const seat = (id: string, title: string, rank: string) => ({ id, title, rank });
const there = [seat('a', 'Trưởng phòng', 'HEAD'), seat('b', 'Phó Trưởng phòng', 'DEPUTY'), seat('c', 'Chuyên viên đất đai', 'STAFF'), seat('d', 'Chuyên viên môi trường', 'STAFF')];

test('the same name goes before the same rank, and a rank held by several suggests nothing', () => {
  expect(suggestedSuccessor(seat('x', 'chuyên viên Môi trường', 'STAFF'), there)?.id).toBe('d');
  expect(suggestedSuccessor(seat('x', 'Giám đốc', 'HEAD'), there)?.id).toBe('a');
  expect(suggestedSuccessor(seat('x', 'Kế toán', 'STAFF'), there)).toBeNull();
  expect(suggestedSuccessor(seat('x', 'Ủy viên', 'MEMBER'), there)).toBeNull();
});

test('a name typed again counts whatever its case and composition, and nothing else does', () => {
  expect(sameName('nguyễn  Văn an '.normalize('NFD'), 'Nguyễn Văn An')).toBe(true);
  expect(sameName('Nguyen Van An', 'Nguyễn Văn An')).toBe(false);
  expect(sameName('  ', '')).toBe(false);
});
