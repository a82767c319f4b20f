import { act, fireEvent, render, screen } from '@testing-library/react';
import { RelayEnvironmentProvider } from 'react-relay';
import { expect, test, vi } from 'vitest';
import { TransportProblem } from '../../../app/transport';
import { relayUnderTest } from '../../../test-relay';
import { UiProvider } from '../../../ui/UiProvider';
import { ActForm } from './ActForm';
import { ACTS } from '.';

const assignment = 'Assignment_01JABCDEFGHJKMNPQRSTVWXYZ0';

function show(kind: 'PROGRESS_REPORT' | 'EXTENSION_GRANT' = 'PROGRESS_REPORT') {
  const { environment, asked, last } = relayUnderTest();
  const onDone = vi.fn();
  render(
    <UiProvider>
      <RelayEnvironmentProvider environment={environment}>
        <ActForm act={kind} explain="" spec={ACTS[kind]} assignment={assignment} revision={7} items={[{ id: 'Extension_1', label: 'Xin đến 31/12/2026' }]} onCancel={vi.fn()} onDone={onDone} />
      </RelayEnvironmentProvider>
    </UiProvider>,
  );
  const sent = () => last().input;
  const answer = (patch: object) =>
    act(async () => last().answer({ outcome: { repeated: false, revision: 8, position: '900', receipt: null, assignment: null, userErrors: [], ...patch } }));
  return { asked, last, onDone, sent, answer };
}

const send = () => fireEvent.click(screen.getByRole('button', { name: 'Báo cáo tiến độ' }));
const write = (text: string) => fireEvent.change(screen.getByLabelText('Nội dung'), { target: { value: text } });

test('what must be said is asked for, and nothing is sent without it', async () => {
  const { asked } = show();
  send();
  expect((await screen.findByRole('alert')).textContent).toContain('Cần nhập: Nội dung.');
  expect(asked).toEqual([]);
});

test('the command carries its id and the revision that was on the screen', async () => {
  const { onDone, sent, answer } = show();
  write('Đã xong một nửa');
  send();
  expect(sent()).toMatchObject({ assignment, expectedRevision: 7, text: 'Đã xong một nửa', percent: null, evidence: [], effectiveAt: null });
  expect(sent().commandId).toMatch(/^[0-7][0-9A-HJKMNP-TV-Z]{25}$/);
  await answer({});
  expect(onDone).toHaveBeenCalledExactlyOnceWith(false);
});

test('a lost connection keeps the text and the command id', async () => {
  const { last, onDone, sent, answer } = show();
  write('Đã xong một nửa');
  send();
  const first = sent().commandId;
  await act(async () => last().fail(new TransportProblem('offline', '')));
  expect((await screen.findByRole('alert')).textContent).toContain('Không kết nối được tới máy chủ');
  expect(screen.getByLabelText('Nội dung')).toHaveProperty('value', 'Đã xong một nửa');
  send();
  expect(sent().commandId).toBe(first);
  await answer({ repeated: true });
  expect(onDone).toHaveBeenCalledExactlyOnceWith(true);
});

test('a refusal stands at its field, in the server’s words, and nothing is lost', async () => {
  const { onDone, answer } = show();
  write('x');
  send();
  await answer({
    userErrors: [{ __typename: 'PlainUserError', code: 'TEXT_TOO_LONG', message: 'Nội dung quá dài.', remedy: 'Rút gọn.', path: ['input', 'text'] }],
  });
  expect(onDone).not.toHaveBeenCalled();
  expect(screen.getByRole('link', { name: 'Nội dung quá dài. Rút gọn.' })).toHaveProperty('hash', '#act-text');
  expect(screen.getByLabelText('Nội dung')).toHaveProperty('value', 'x');
});

test('somebody was faster: the form says so and stays', async () => {
  const { answer } = show();
  write('x');
  send();
  await answer({ userErrors: [{ __typename: 'StaleRevision', code: 'STALE_REVISION', message: 'Đã thay đổi.', remedy: '', path: [] }] });
  expect(screen.getByText(/đã có thay đổi mới/)).toBeTruthy();
});

test('a mistyped day is named at its field and nothing is sent, though the day may be left out', async () => {
  const { asked } = show('EXTENSION_GRANT');
  fireEvent.change(screen.getByLabelText('Lý do'), { target: { value: 'Mưa kéo dài' } });
  fireEvent.change(screen.getByLabelText(/^Hạn mới/), { target: { value: '31/2/2027' } });
  fireEvent.click(screen.getByRole('button', { name: 'Đồng ý gia hạn' }));
  expect((await screen.findByRole('alert')).textContent).toContain('Không phải ngày: 31/2/2027');
  expect(asked).toEqual([]);
});
