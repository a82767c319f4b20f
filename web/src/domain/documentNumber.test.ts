import { expect, test } from 'vitest';
import { readDocumentNumber } from './documentNumber';

test.each([
  ['345/QĐ-UBND', '345/QĐ-UBND', 'QĐ', 'UBND'],
  ['Số: 345/QÐ – UBND', '345/QĐ-UBND', 'QĐ', 'UBND'],
  ['12-nq/đu', '12-NQ/ĐU', 'NQ', 'ĐU'],
  ['15/2021/QĐ-UBND', '15/2021/QĐ-UBND', 'QĐ', 'UBND'],
  ['345/QĐ-UBND'.normalize('NFD'), '345/QĐ-UBND', 'QĐ', 'UBND'],
])('%s is read', (typed, text, type, issuer) => {
  expect(readDocumentNumber(typed)).toEqual({ text, type, issuer });
});

test.each(['', 'hôm qua', '345', 'QĐ-UBND', '12/NQ', '12-NQ'])('%s is not a document number', (typed) => {
  expect(readDocumentNumber(typed)).toBeNull();
});
