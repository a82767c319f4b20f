import { expect, test } from 'vitest';
import { bundlePath } from './bundlePath';

test('each kind of bundle is asked for by what it needs, and nothing else', () => {
  expect(bundlePath({ id: 'Unit_1', code: '2026-0001' })).toEqual({ path: '/inspection/bundle' });
  expect(bundlePath({ scope: 'assignment', code: '2026-0001', from: '2026-01-01' })).toEqual({ path: '/inspection/bundle?assignment=2026-0001' });
  expect(bundlePath({ scope: 'unit', id: 'Unit_1' })).toEqual({ path: '/inspection/bundle?unit=Unit_1' });
  expect(bundlePath({ scope: 'person', id: 'Person_1' })).toEqual({ path: '/inspection/bundle?person=Person_1' });
  expect(bundlePath({ scope: 'period', from: '2026-01-01', until: '2026-01-31' })).toEqual({ path: '/inspection/bundle?from=2026-01-01&until=2026-01-31' });
  expect(bundlePath({ scope: 'person', id: 'Person_1', from: '2026-01-01' })).toEqual({ path: '/inspection/bundle?person=Person_1&from=2026-01-01' });
  expect(bundlePath({ personal: true, files: true, since: 3011 })).toEqual({ path: '/inspection/bundle?personal=true&files=true&since=3011' });
});

test('what is missing or in the wrong order is told, and nothing is taken', () => {
  expect(bundlePath({ scope: 'assignment' })).toEqual({ missing: ['code'], disordered: false });
  expect(bundlePath({ scope: 'person' })).toEqual({ missing: ['id'], disordered: false });
  expect(bundlePath({ scope: 'period', until: '2026-01-31' })).toEqual({ missing: ['from'], disordered: false });
  expect(bundlePath({ scope: 'period', from: '2026-02-01', until: '2026-01-31' })).toEqual({ missing: [], disordered: true });
});
