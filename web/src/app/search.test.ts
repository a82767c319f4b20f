import { describe, expect, test } from 'vitest';
import { assignmentSearch, listSearch, signInSearch } from './search';

describe('what the address may say', () => {
  test('filters pass, anything else is dropped', () => {
    expect(listSearch({ text: ' họp '.normalize('NFD'), state: 'ISSUED', mine: 'true', evil: 1 })).toEqual({
      text: ' họp ', state: 'ISSUED', time: undefined, unit: undefined, programme: undefined, mine: true, xep: undefined, cot: undefined,
    });
    expect(listSearch({ text: ['a'], mine: 'yes' }).mine).toBeUndefined();
  });
  test('a number typed as text stays text', () => expect(listSearch({ text: 57 }).text).toBe('57'));
  test.each(['//evil.example', 'https://evil.example', '/\\evil.example', 'viec'])('%s is not followed after sign-in', (next) => {
    expect(signInSearch({ next })).toEqual({});
  });
  test('a path of ours is followed', () => expect(signInSearch({ next: '/viec/2026-0001?act=ISSUE' })).toEqual({ next: '/viec/2026-0001?act=ISSUE' }));
  test('an act has the shape of an enum value', () => {
    expect(assignmentSearch({ act: 'REQUEST_EXTENSION' })).toEqual({ act: 'REQUEST_EXTENSION' });
    expect(assignmentSearch({ act: '<script>' })).toEqual({});
  });
});
