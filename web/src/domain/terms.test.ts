import { describe, expect, test } from 'vitest';
import { emptyDeliverable, emptyDraft, emptyPower } from './draft';
import { sectionOf, termsOf } from './terms';

const empty = emptyDraft('2026-11-23', 'k');

describe('what the form sends', () => {
  test('nothing that was not filled in', () => {
    expect(termsOf(empty)).toEqual({
      title: null, description: null, basis: null, lead: null, followers: [], time: null, timeWording: null, milestones: [], deliverables: [],
      accepter: null, leadDuty: null, supervisor: null, coordinators: [], mandate: null, leadPowers: [], field: null, programme: null, starred: false, adHoc: false,
    });
  });
  test.each([
    [{ timeKind: 'on' as const, due: '2026-12-31' }, { on: '2026-12-31' }],
    [{ timeKind: 'workingDays' as const, count: ' 10 ' }, { within: { count: 10, unit: 'WORKING_DAYS' } }],
    [{ timeKind: 'months' as const, count: '0' }, null],
    [{ timeKind: 'period' as const, periodKind: 'quarter' as const, periodQuarter: '3', periodYear: '2027' }, { quarter: { year: 2027, quarter: 3 } }],
    [{ timeKind: 'period' as const, periodKind: 'year' as const, periodYear: '2027' }, { year: 2027 }],
    [{ timeKind: 'undated' as const, undatedReason: ' việc thường xuyên ' }, { undated: 'việc thường xuyên' }],
  ])('time as it was ordered: %o', (patch, time) => expect(termsOf({ ...empty, ...patch }).time).toEqual(time));

  test('an oral order counts only when who, when and what are there', () => {
    const oral = { ...empty, basisKind: 'oral' as const, oralBy: { id: 'Position_1', label: 'Chủ tịch' }, oralOn: '2026-11-20' };
    expect(termsOf(oral).basis).toBeNull();
    expect(termsOf({ ...oral, oralWords: 'Làm ngay' }).basis).toEqual({ oral: { by: 'Position_1', on: '2026-11-20', words: 'Làm ngay' } });
  });

  test('text is composed, a decimal comma becomes a point, a mandate counts only where it is the source', () => {
    const terms = termsOf({
      ...empty,
      title: 'Rà soát'.normalize('NFD'),
      deliverables: [{ ...emptyDeliverable('a'), name: 'Tỷ lệ', kind: 'figure', unit: '%', target: '12,5', criterion: 'Theo sổ' }],
      powers: [{ ...emptyPower('p'), power: 'Ký', mandate: { id: 'Mandate_1', label: 'm' }, source: 'inherent' }],
    });
    expect(terms.title).toBe('Rà soát'.normalize('NFC'));
    expect(terms.deliverables).toEqual([{ name: 'Tỷ lệ', criterion: 'Theo sổ', kind: { figure: { unit: '%', target: '12.5' } } }]);
    expect(terms.leadPowers).toEqual([{ power: 'Ký', mandate: null }]);
  });
});

test.each([
  [['draft', 'deliverables', '0', 'criterion'], 'RESULT'],
  [['lead_duty'], 'RESPONSIBILITY'],
  [['input', 'terms', 'leadPowers', '1', 'power'], 'AUTHORITY'],
  [['nowhere'], null],
])('%j belongs to %s', (path, section) => expect(sectionOf(path)).toBe(section));
