import { render } from '@testing-library/react';
import { expect, test } from 'vitest';
import { vi as words } from '../../i18n/vi';
import { type EntryFacts, entryMoment } from './Entry';

const entry: EntryFacts = {
  id: 'e', type: 'assignment.acknowledged', label: 'Tiếp nhận', summary: '', recordedAt: '2026-11-20T02:00:00Z', effectiveAt: '2026-11-20T02:00:00Z', enteredDaysLate: 0,
  actor: { label: 'Trần Văn An, Phó Trưởng phòng, thay mặt Nguyễn Thị Hòa', system: false },
  changes: [], correctedBy: [], authority: [], revision: 3, position: '9',
};

test('on whose behalf somebody acted is said once', () => {
  const { container } = render(<>{entryMoment(entry, words, { link: () => null, foot: null }).body}</>);
  expect(container.textContent?.match(/thay mặt/g)).toHaveLength(1);
});
