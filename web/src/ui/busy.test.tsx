import { act, render, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { beginBusy, useIsBusy } from './busy';
import { Loading } from './Layout';

function Main({ waits }: { waits: boolean }) {
  return <main aria-busy={useIsBusy() || undefined}>{waits ? <Loading label="…" /> : <p>there</p>}</main>;
}
const busy = () => screen.getByRole('main').getAttribute('aria-busy');

test('the page is busy while a part of it loads, and no longer', () => {
  const { rerender } = render(<Main waits />);
  expect(busy()).toBe('true');
  rerender(<Main waits={false} />);
  expect(busy()).toBeNull();
});

test('two questions on their way are ended one by one, each once', () => {
  render(<Main waits={false} />);
  const ends: (() => void)[] = [];
  act(() => void ends.push(beginBusy(), beginBusy()));
  act(() => {
    ends[0]?.();
    ends[0]?.();
  });
  expect(busy()).toBe('true');
  act(() => ends[1]?.());
  expect(busy()).toBeNull();
});
