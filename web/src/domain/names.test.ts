import { expect, test } from 'vitest';
import { byGivenName } from './names';

test('names sort by given name, đ after d', () => {
  expect(['Trần Văn Đức', 'Nguyễn Thị An', 'Lê Dũng', 'Bùi An'].toSorted(byGivenName)).toEqual([
    'Bùi An', 'Nguyễn Thị An', 'Lê Dũng', 'Trần Văn Đức',
  ]);
});
