import { describe, expect, test } from 'vitest';
import { matching, readSeen, seenNext } from './palette';

const items = ['Việc của tôi', 'Danh mục việc', 'Quá hạn', 'Đăng xuất'].map((label) => ({ label }));
const found = (typed: string) => matching(items, typed).map((item) => item.label);

describe('finding by name', () => {
  test('without tones, and đ as d', () => {
    expect(found('dang xuat')).toEqual(['Đăng xuất']);
    expect(found('qua han')).toEqual(['Quá hạn']);
  });
  test('what begins with it comes first', () => expect(found('việc')).toEqual(['Việc của tôi', 'Danh mục việc']));
  test('composed or not is the same', () => expect(found('việc của'.normalize('NFD'))).toEqual(['Việc của tôi']));
  test('every word must be there', () => expect(found('viec khac')).toEqual([]));
  test('further words are found too', () => expect(matching([{ label: 'Nền', also: 'dark tối' }], 'toi')).toHaveLength(1));
  test('nothing typed: all, in order', () => expect(found('  ')).toHaveLength(4));
});

const page = (href: string) => ({ href, label: href });

describe('pages seen', () => {
  test('the last one first, each once, only so many', () => {
    const seen = ['/a', '/b', '/c', '/a'].reduce<readonly { href: string; label: string }[]>((before, href) => seenNext(before, page(href), 2), []);
    expect(seen.map((one) => one.href)).toEqual(['/a', '/c']);
  });
  test.each([null, '{', '5', '[null]', '[{"href":"//evil.example","label":"x"}]', '[{"href":"javascript:1","label":"x"}]'])('kept %s is nothing', (kept) => {
    expect(readSeen(kept)).toEqual([]);
  });
});
