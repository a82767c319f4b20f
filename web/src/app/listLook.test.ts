import { expect, test } from 'vitest';
import { columnsOf, columnsText, filterOf, orderOf } from './listLook';

test('columns come in their fixed order, unknown ones are passed over, none means the usual', () => {
  expect(columnsOf({ cot: 'state,lead,evil' })).toEqual(['lead', 'state']);
  expect(columnsOf({ cot: 'nothing' })).toEqual(['lead', 'due', 'state']);
  expect(columnsText(['state', 'lead', 'due'])).toBeUndefined();
  expect(columnsText(['percent', 'lead'])).toBe('lead,percent');
});
test('an unknown state or order is no filter', () => {
  expect(filterOf({ state: 'EVIL', time: 'OVERDUE' })).toMatchObject({ phases: null, timeStatuses: ['OVERDUE'] });
  expect(orderOf({ xep: 'EVIL' })).toBe('DUE_DATE');
  expect(orderOf({ xep: 'CODE' })).toBe('CODE');
});
