import { expect, test } from 'vitest';
import { emptyDraft } from './draft';
import { suggestionsFor } from './suggest';

const self = { id: 'Position_1', label: 'Chủ tịch' };
const source = { self, today: '2026-11-23', newKey: () => 'k' };
const draft = emptyDraft('2026-11-23', 'd');
const texts = (code: string, patch: Partial<typeof draft> = {}, deadline: string | null = null) => suggestionsFor(code, { ...draft, ...patch }, source, deadline);

test('a slogan gets an action that can be checked', () => {
  expect(texts('SLOGAN_ONLY', { title: 'Tăng cường công tác vệ sinh môi trường' })[0]?.patch.title).toBe('Rà soát và báo cáo hiện trạng vệ sinh môi trường');
  expect(texts('SLOGAN_ONLY', { title: 'Tăng cường' })).toEqual([]);
});

test('a result and a duty are drawn from what stands already', () => {
  expect(texts('RESULT_MISSING', { title: 'Rà soát hộ nghèo' })[0]?.patch.deliverables?.[0]).toMatchObject({ name: 'Báo cáo kết quả rà soát hộ nghèo', kind: 'document', documentType: 'Báo cáo' });
  expect(texts('RESULT_MISSING')).toEqual([]);
  expect(texts('DUTY_MISSING', { title: 'Rà soát hộ nghèo' })[0]?.text).toContain('rà soát hộ nghèo');
});

test('the assigner is offered as accepter, but never when leading', () => {
  expect(texts('ACCEPTER_MISSING')[0]?.patch.accepter).toBe(self);
  expect(texts('ACCEPTER_MISSING', { lead: self })).toEqual([]);
});

test('a milestone stands halfway', () => {
  expect(texts('MILESTONES_MISSING', {}, '2027-01-22')[0]?.patch.milestones?.[0]).toMatchObject({ due: '2026-12-23' });
});

test('a code that only a person can settle gets nothing', () => {
  expect(texts('LEAD_VACANT')).toEqual([]);
  expect(texts('SOMETHING_NEW')).toEqual([]);
});
