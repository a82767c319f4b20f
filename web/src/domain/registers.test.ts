import { expect, test } from 'vitest';
import { browserOf } from './browser';
import { dayFault, withDay } from './calendarDays';
import { holdsPower, offers } from './powers';
import { byKind, grouped } from './units';

test('an act is offered only under a mandate for the unit or one above, with no limit of field or programme', () => {
  const held = [{ id: 'm', powers: ['ORGANISE'], fields: [], unit: { id: 'ward' }, programme: null }];
  expect(offers(held, 'ORGANISE', ['division', 'ward'])).toBe(true);
  expect(offers(held, 'ORGANISE', ['other'])).toBe(false);
  expect(offers(held, 'REGISTER', ['ward'])).toBe(false);
  expect(offers([{ ...held[0], id: 'm', powers: ['ORGANISE'], fields: ['môi trường'] }], 'ORGANISE', ['ward'])).toBe(false);
  expect(offers([{ id: 'm', powers: ['ORGANISE'], fields: [], unit: { id: 'ward' }, programme: { id: 'p' } }], 'ORGANISE', ['ward'])).toBe(false);
  expect(holdsPower(held, 'ORGANISE')).toBe(true);
  expect(holdsPower([], 'ORGANISE')).toBe(false);
});

const unit = (name: string, kind: string) => ({ id: name, name, kind });

test('units by kind, then by name with numbers in their order', () => {
  const units = [unit('Chi bộ số 10', 'PARTY_CELL'), unit('Chi bộ số 9', 'PARTY_CELL'), unit('Phòng A', 'DIVISION'), unit('Thường vụ', 'STANDING_COMMITTEE'), unit('Mới', 'NEW_KIND')];
  expect(byKind(units).map((one) => one.name)).toEqual(['Thường vụ', 'Phòng A', 'Chi bộ số 9', 'Chi bộ số 10', 'Mới']);
});

test('many of one kind stand under one heading, unless there is nothing else', () => {
  const cells = Array.from({ length: 20 }, (_, index) => unit(`Chi bộ số ${index + 1}`, 'PARTY_CELL'));
  const both = grouped([...cells, unit('Phòng A', 'DIVISION')]);
  expect(both.single.map((one) => one.name)).toEqual(['Phòng A']);
  expect(both.many.map((one) => [one.kind, one.units.length])).toEqual([['PARTY_CELL', 20]]);
  expect(grouped(cells)).toMatchObject({ many: [], single: { length: 20 } });
});

test('a day of the calendar: complete, once, and a make-up day only at the end of a week', () => {
  const days = [{ date: '2026-04-30', why: 'Lễ' }];
  expect(dayFault(days, null, 'Lễ', false)).toBe('missing');
  expect(dayFault(days, '2026-05-01', '  ', false)).toBe('missing');
  expect(dayFault(days, '2026-04-30', 'Lễ', false)).toBe('twice');
  expect(dayFault(days, '2026-05-04', 'Làm bù', true)).toBe('weekday');
  expect(dayFault(days, '2026-05-09', 'Làm bù', true)).toBeNull();
  expect(withDay(days, { date: '2026-01-01', why: 'Tết' }).map((day) => day.date)).toEqual(['2026-01-01', '2026-04-30']);
});

test('a browser in words people know', () => {
  expect(browserOf('Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0')).toBe('Edge 140, Windows');
  expect(browserOf('Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1')).toBe('Safari 18, iOS');
  expect(browserOf('curl/8.0')).toBeNull();
});
