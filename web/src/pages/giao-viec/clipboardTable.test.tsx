import { expect, test } from 'vitest';
import { readHtmlTable } from './clipboardTable';

test('a table from Word: paragraphs in a cell are lines, cells merged over rows are repeated', () => {
  const html = `<p>Phụ lục</p><table><tr><th>Việc</th><th>Chủ trì</th></tr>
    <tr><td><p>Rà soát</p><p>hộ nghèo</p></td><td rowspan="2">Phòng Kinh tế</td></tr>
    <tr><td>Lập danh sách<br>tổ dân phố</td></tr></table>`;
  expect(readHtmlTable(html)).toEqual([['Việc', 'Chủ trì'], ['Rà soát\nhộ nghèo', 'Phòng Kinh tế'], ['Lập danh sách\ntổ dân phố', 'Phòng Kinh tế']]);
});

test('nothing of it is run or kept as markup', () => {
  expect(readHtmlTable('<table><tr><td><img src=x onerror="window.hit=1"><b>Đậm</b><script>window.hit=1</script></td></tr></table>')).toEqual([['Đậm']]);
  expect((window as { hit?: number }).hit).toBeUndefined();
});

test('no table, no rows', () => {
  expect(readHtmlTable('<p>không có bảng</p>')).toEqual([]);
});
