import { expect, test } from 'vitest';
import { EventCutter } from './eventStream';

test('events are cut wherever the network cuts the bytes', () => {
  const text = 'event: next\ndata: {"data":{"a":1}}\n\n: keep-alive\n\nevent: complete\ndata:\n\n';
  for (let size = 1; size < text.length; size += 1) {
    const cutter = new EventCutter();
    const events = [];
    for (let at = 0; at < text.length; at += size) events.push(...cutter.push(text.slice(at, at + size)));
    expect(events).toEqual([
      { event: 'next', data: '{"data":{"a":1}}' },
      { event: 'complete', data: '' },
    ]);
  }
});
