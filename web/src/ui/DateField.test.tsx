import { fireEvent, render, screen } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { app } from '../i18n/vi/app';
import { DateField } from './DateField';
import { UiProvider } from './UiProvider';
import { unread } from './unread';

beforeEach(() => vi.useFakeTimers({ now: new Date('2026-11-28T03:00:00Z'), toFake: ['Date'] }));
afterEach(() => vi.useRealTimers());

function Form({ start, keeps = false }: { start: string | null; keeps?: boolean }) {
  const [day, setDay] = useState(start);
  return (
    <UiProvider>
      <form aria-label="form">
        <DateField label="Hạn" value={day} min="2026-11-28" words={{ language: 'vi', ...app.date }} onChange={(next, typed) => (keeps ? (next !== null || typed === '') && setDay(next ?? start) : setDay(next))} />
        <button type="button" onClick={() => setDay('2026-12-24')}>elsewhere</button>
        <output>{day ?? 'none'}</output>
      </form>
    </UiProvider>
  );
}

const field = () => screen.getByLabelText<HTMLInputElement>('Hạn');
const given = () => screen.getByRole('status').textContent;
function type(text: string) {
  fireEvent.focus(field());
  fireEvent.change(field(), { target: { value: text } });
}
function typeAndLeave(text: string) {
  type(text);
  fireEvent.blur(field());
}

test.each([
  ['31/2/2027', /Không phải ngày: 31\/2\/2027/],
  ['abc', /Không phải ngày: abc/],
  ['27/11/2026', /Sớm hơn ngày 28\/11\/2026/],
])('“%s” stays with what is wrong, and the day of before is not given', (text, wrong) => {
  render(<Form start="2026-12-31" />);
  typeAndLeave(text);
  expect(field().value).toBe(text);
  expect(given()).toBe('none');
  expect(screen.getByText(wrong)).toBeTruthy();
  expect(field().getAttribute('aria-invalid')).toBe('true');
  expect(unread(screen.getByRole('form'))).toEqual([{ field: field().id, message: expect.stringMatching(wrong) }]);
  typeAndLeave('15/01/2027');
  expect(given()).toBe('2027-01-15');
  expect(screen.queryByText(wrong)).toBeNull();
  expect(unread(screen.getByRole('form'))).toEqual([]);
});

test.each(['15.01.2027', '15-01-2027', '15/1/2027', '2027-01-15'])('“%s” is taken, and shown as days are', (text) => {
  render(<Form start="2026-12-31" />);
  typeAndLeave(text);
  expect(given()).toBe('2027-01-15');
  expect(field().value).toBe('15/01/2027');
});

test('emptying clears, without a word', () => {
  render(<Form start="2026-12-31" />);
  typeAndLeave('');
  expect(field().value).toBe('');
  expect(given()).toBe('none');
  expect(field().getAttribute('aria-invalid')).not.toBe('true');
});

test('nobody is found fault with while typing, but the day of before is gone already', () => {
  render(<Form start="2026-12-31" />);
  type('15/0');
  expect(screen.queryByText(/Không phải ngày/)).toBeNull();
  expect(given()).toBe('none');
});

test('a day picked or set elsewhere takes the place of what was mistyped', () => {
  render(<Form start={null} />);
  typeAndLeave('31/11/2026');
  fireEvent.click(screen.getByRole('button', { name: 'elsewhere' }));
  expect(field().value).toBe('24/12/2026');
  expect(screen.queryByText(/Không phải ngày/)).toBeNull();
});

test('where a day always stands, a mistyped one is told and an emptied one comes back', () => {
  render(<Form start="2026-12-31" keeps />);
  typeAndLeave('31/2/2027');
  expect(field().value).toBe('31/2/2027');
  expect(screen.getByText(/Không phải ngày/)).toBeTruthy();
  expect(given()).toBe('2026-12-31');
  typeAndLeave('');
  expect(field().value).toBe('31/12/2026');
});
