import { describe, expect, test } from 'vitest';
import { intentOf, type Press } from './keys';

const letters = new Set(['v', 'm', 'g']);
const press = (key: string, more: Partial<Press> = {}): Press => ({ key, ctrl: false, meta: false, alt: false, composing: false, busy: false, before: null, ...more });
const of = (key: string, more: Partial<Press> = {}, single = true) => intentOf(press(key, more), letters, single);

describe('what a key means', () => {
  test('Ctrl K and ⌘ K, also while typing in a field and with single keys off', () => {
    expect(of('k', { ctrl: true })).toBe('palette');
    expect(of('K', { meta: true, busy: true }, false)).toBe('palette');
    expect(of('k', { ctrl: true, alt: true })).toBeNull();
  });
  test('in the middle of a syllable no key means anything', () => {
    for (const key of ['k', '?', '/', 'j', 'v']) expect(of(key, { composing: true, ctrl: key === 'k', before: 'g' })).toBeNull();
  });
  test('single keys mean nothing in a field, with a modifier, or when they are off', () => {
    for (const key of ['?', '/', 'j', 'k']) {
      expect(of(key)).not.toBeNull();
      expect(of(key, { busy: true })).toBeNull();
      expect(of(key, { alt: true })).toBeNull();
      expect(of(key, {}, false)).toBeNull();
    }
  });
  test('G and then a letter goes to a page; the letter alone does not', () => {
    expect(of('v', { before: 'g' })).toEqual({ go: 'v' });
    expect(of('V', { before: 'g' })).toEqual({ go: 'v' });
    expect(of('v')).toBeNull();
    expect(of('x', { before: 'g' })).toBeNull();
    expect(of('g', { before: 'g' })).toEqual({ go: 'g' });
  });
});
