import { expect, test } from 'vitest';
import catalogue from '../../../docs/events.md?raw';
import { eventNames } from '../i18n/vi/eventNames';

test('every type of event that the log can hold can be filtered for, and none that it cannot', () => {
  const types = [...catalogue.matchAll(/^\| `([a-z_]+\.[a-z_]+)`/gm)].map((match) => match[1]);
  expect(types.length).toBeGreaterThan(50);
  expect(Object.keys(eventNames).toSorted()).toEqual(types.toSorted());
});
