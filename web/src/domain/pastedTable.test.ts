import { expect, test } from 'vitest';
import { guessColumns, readHeading, readTsv } from './pastedTable';

test('cells with tabs, quotes and line breaks inside, as Excel copies them', () => {
  expect(readTsv('TT\tNhiệm vụ\r\n1\t"Rà soát\n""Cẩm Lệ số"""\r\n')).toEqual([['TT', 'Nhiệm vụ'], ['1', 'Rà soát\n"Cẩm Lệ số"']]);
});

test('text is composed, empty rows and columns are left out', () => {
  expect(readTsv('Việc\t\tHạn\n\t\t\nLập danh sách\t\t30/6'.normalize('NFD'))).toEqual([['Việc', 'Hạn'], ['Lập danh sách', '30/6']]);
});

test('the columns of an annex are recognised by their headings', () => {
  expect(readHeading(['TT', 'Nội dung nhiệm vụ', 'Cơ quan chủ trì', 'Cơ quan phối hợp', 'Thời hạn hoàn thành', 'Sản phẩm', 'Ghi chú'])).toEqual([
    'skip', 'title', 'lead', 'coordinators', 'time', 'result', 'skip',
  ]);
  expect(readHeading(['1', 'Rà soát hộ nghèo', 'Phòng Kinh tế', '30/6/2027'])).toBeNull();
});

test('without a heading the longest column is the task', () => {
  expect(guessColumns([['1', 'Rà soát hộ nghèo toàn phường', '30/6']])).toEqual(['skip', 'title', 'skip']);
});

test('at most fifty rows are taken', () => {
  expect(readTsv(Array.from({ length: 80 }, (_, index) => `việc\t${index}`).join('\n'))).toHaveLength(51);
});
