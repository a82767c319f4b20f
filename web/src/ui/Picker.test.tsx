import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import type { Choice } from '../domain/choice';
import { app } from '../i18n/vi/app';
import { Picker } from './Picker';
import { UiProvider } from './UiProvider';

const search = vi.fn<(text: string) => Promise<readonly Choice[]>>(() => Promise.resolve([{ id: '1', label: 'Nguyễn Văn An' }]));
const draw = () => {
  search.mockClear();
  render(<UiProvider><Picker label="Người nhận" value={null} onChange={() => undefined} search={search} words={app.picker} /></UiProvider>);
  return screen.getByRole('combobox', { name: 'Người nhận' });
};
const opened = (field: HTMLElement) => field.getAttribute('aria-expanded') === 'true';

test('a focus alone opens nothing and asks nothing', () => {
  const field = draw();
  fireEvent.focus(field);
  expect(opened(field)).toBe(false);
  expect(search).not.toHaveBeenCalled();
});

test.each([
  ['a press', (field: HTMLElement) => fireEvent.click(field), ''],
  ['an arrow', (field: HTMLElement) => fireEvent.keyDown(field, { key: 'ArrowDown', code: 'ArrowDown' }), ''],
  ['typing', (field: HTMLElement) => fireEvent.change(field, { target: { value: 'an' } }), 'an'],
] as const)('%s opens the list with what is found', async (_, act, asked) => {
  const field = draw();
  fireEvent.focus(field);
  act(field);
  expect(opened(field)).toBe(true);
  await waitFor(() => expect(screen.getByText('Nguyễn Văn An')).toBeTruthy());
  expect(search.mock.calls).toEqual([[asked]]);
});
