import { render } from '@testing-library/react';
import { expect, test } from 'vitest';
import { notGiven } from '../../domain/phases';
import { Due } from './Due';
import { StandingChips } from './StatusChips';

const chips = (phase: string, time: string) => render(<StandingChips phase={phase} time={time} />).container.textContent;
const due = (phase: string, day: string | null = null) => render(<Due due={day} daysLeft={null} draft={notGiven(phase)} />).container.textContent;

test('a draft has no deadline yet; that there is none is said only of what was given so', () => {
  expect(due('DRAFT')).toBe('tính khi giao');
  expect(due('IN_PROGRESS')).toBe('Không có hạn');
  expect(due('DRAFT', '2026-12-31')).toBe('31/12/2026');
});

test('the state and how the deadline stands are two chips, except where the state says it all', () => {
  expect(chips('IN_PROGRESS', 'OVERDUE')).toBe('Đang thực hiệnQuá hạn');
  expect(chips('CANCELLED', 'CANCELLED')).toBe('Đã thu hồi, hủy');
  expect(chips('DISCARDED', 'CANCELLED')).toBe('Dự thảo đã bỏ');
  expect(chips('DRAFT', 'NOT_STARTED')).toBe('Dự thảo');
  expect(chips('IN_PROGRESS', 'NEWER_THAN_THIS')).toBe('Đang thực hiệnKhác');
});
