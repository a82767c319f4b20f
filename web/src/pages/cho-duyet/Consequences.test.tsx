import { render, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { Consequences } from './Consequences';

const accepting = (askedAt: string, daysLate: number) =>
  render(<Consequences kind="RESULT_ACCEPT" until={null} askedAt={askedAt} daysLate={daysLate} deadline={{ original: '2026-11-26', current: '2026-11-26', extensionCount: 0 }} />);

test('a result entered late as handed in before the deadline says what accepting confirms', () => {
  accepting('2026-11-26T03:00:00Z', 2);
  expect(screen.getByText(/đúng hạn/).textContent).toContain('Kết quả được ghi khi đã quá hạn 2 ngày, nêu là nộp ngày 26/11/2026');
});

test('one entered in time says nothing of it', () => {
  accepting('2026-11-26T03:00:00Z', 0);
  expect(screen.getByText(/đúng hạn/).textContent).not.toContain('nêu là nộp ngày');
});
