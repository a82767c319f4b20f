import { fireEvent, render, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { emptyDraft } from '../../domain/draft';
import { UiProvider } from '../../ui/UiProvider';
import { TaskSection } from './TaskSection';

const none = async () => [];

function show(mayRegister: boolean) {
  render(
    <UiProvider>
      <TaskSection
        draft={emptyDraft('2026-11-28', 'k')} set={() => {}} composing={() => {}} newKey={() => 'k'} today="2026-11-28" preview={null} self={null}
        searches={{ positions: none, documents: none, programmes: none, mandates: none, mandatesOf: none }}
        registerDocument={mayRegister ? (_, number) => <p>registering {number}</p> : null}
      />
    </UiProvider>,
  );
  fireEvent.change(screen.getByRole('combobox', { name: 'Tìm văn bản đã đăng ký' }), { target: { value: '345/QĐ-UBND' } });
}

test('who keeps the register is offered to register the document that was typed', () => {
  show(true);
  fireEvent.click(screen.getByRole('button', { name: 'Đăng ký 345/QĐ-UBND' }));
  expect(screen.getByText('registering 345/QĐ-UBND')).toBeTruthy();
});

test('who may not is not offered it, and is told what to do instead', () => {
  show(false);
  expect(screen.queryByRole('button', { name: /[Đđ]ăng ký/ })).toBeNull();
  expect(screen.getByText(/Đề nghị Văn phòng đăng ký, hoặc chọn “Ý kiến chỉ đạo miệng”/)).toBeTruthy();
});
