import { clean } from './text';
import type { Choice } from './choice';
import type { Draft } from './draft';

/** A wording that would make one finding go away; it can be taken over as it is and changed afterwards. */
export interface Suggestion {
  /** What would be written, in the language of the record. */
  text: string;
  patch: Partial<Draft>;
}

/** What suggestions are made from, besides the draft: the record is kept in Vietnamese whatever the screen speaks. */
export interface SuggestionSource {
  /** The assigner's own position. */
  self: Choice | null;
  /** ISO day. */
  today: string;
  newKey: () => string;
}

const SLOGAN = /^(tăng cường|đẩy mạnh|nâng cao|quán triệt|chú trọng|quan tâm|phát huy|tiếp tục|tích cực|chủ động|quyết liệt|đổi mới|siết chặt|làm tốt)\s+(công tác\s+|việc\s+|hiệu quả\s+|chất lượng\s+)?/iu;
const ISO_DAY = 86_400_000;

const lower = (text: string) => text.charAt(0).toLocaleLowerCase('vi') + text.slice(1);
const upper = (text: string) => text.charAt(0).toLocaleUpperCase('vi') + text.slice(1);
/** Ten pieces of a long title are enough to recognise it by. */
const short = (text: string) => (text.length > 120 ? `${text.slice(0, 117).trimEnd()}…` : text);

function midway(today: string, due: string): string {
  const middle = new Date((Date.parse(`${today}T00:00:00Z`) + Date.parse(`${due}T00:00:00Z`)) / 2);
  return new Date(Math.floor(middle.getTime() / ISO_DAY) * ISO_DAY).toISOString().slice(0, 10);
}

/** Wordings for a finding, by its code; none where only a person can know. */
export function suggestionsFor(code: string, draft: Draft, source: SuggestionSource, deadline: string | null): readonly Suggestion[] {
  const title = clean(draft.title);
  const first = draft.deliverables[0];
  const said = short(title || clean(first?.name ?? ''));
  switch (code) {
    case 'SLOGAN_ONLY': {
      const matter = clean(title.replace(SLOGAN, ''));
      return matter === '' || matter === title ? [] : ['Rà soát và báo cáo hiện trạng', 'Lập và trình kế hoạch'].map((verb) => ({ text: `${verb} ${lower(matter)}`, patch: { title: `${verb} ${lower(matter)}` } }));
    }
    case 'TASK_WITHOUT_OBJECT':
    case 'TASK_MISSING': {
      const sentence = clean(clean(draft.description).split(/[.;\n]/u)[0] ?? '');
      return sentence.split(/\s+/u).length > 1 ? [{ text: upper(short(sentence)), patch: { title: upper(short(sentence)) } }] : [];
    }
    case 'TIME_MISSING':
    case 'TIME_VAGUE':
      if (code === 'TIME_VAGUE' && deadline) return [];
      return [
        { text: 'Trong 10 ngày làm việc', patch: { timeKind: 'workingDays', count: '10' } },
        { text: 'Trong 30 ngày', patch: { timeKind: 'days', count: '30' } },
      ];
    case 'MILESTONES_MISSING': {
      if (!deadline) return [];
      const due = midway(source.today, deadline);
      return [{ text: `Báo cáo giữa kỳ: ${due.split('-').toReversed().join('/')}`, patch: { milestones: [...draft.milestones, { key: source.newKey(), title: 'Báo cáo giữa kỳ', due }] } }];
    }
    case 'RESULT_MISSING': {
      if (!first || !said) return [];
      const name = `Báo cáo kết quả ${lower(said)}`;
      return [{ text: name, patch: { deliverables: draft.deliverables.map((one) => (one === first ? { ...one, name, kind: 'document', documentType: one.documentType || 'Báo cáo' } : one)) } }];
    }
    case 'CRITERION_MISSING':
    case 'CRITERION_VAGUE': {
      const criterion = 'Đủ nội dung được giao, có số liệu và minh chứng kèm theo, được người nghiệm thu xác nhận.';
      const lacking = draft.deliverables.filter((one) => clean(one.name) && (code === 'CRITERION_VAGUE' || !clean(one.criterion)));
      return lacking.length === 0 ? [] : [{ text: criterion, patch: { deliverables: draft.deliverables.map((one) => (lacking.includes(one) ? { ...one, criterion } : one)) } }];
    }
    case 'DOCUMENT_TYPE_MISSING':
      return ['Báo cáo', 'Kế hoạch'].map((documentType) => ({
        text: documentType,
        patch: { deliverables: draft.deliverables.map((one) => (one.kind === 'document' && clean(one.name) && !clean(one.documentType) ? { ...one, documentType } : one)) },
      }));
    case 'ACCEPTER_MISSING':
    case 'LEAD_IS_ACCEPTER':
      return source.self && source.self.id !== draft.lead?.id ? [{ text: source.self.label, patch: { accepter: source.self } }] : [];
    case 'SUPERVISOR_MISSING':
      return source.self && source.self.id !== draft.lead?.id ? [{ text: source.self.label, patch: { supervisor: source.self } }] : [];
    case 'DUTY_MISSING': {
      const what = clean(first?.name ?? '') || title;
      if (!what) return [];
      const leadDuty = `Chịu trách nhiệm về tiến độ, chất lượng và tính trung thực của kết quả: ${lower(short(what))}.`;
      return [{ text: leadDuty, patch: { leadDuty } }];
    }
    case 'LEAD_POWER_MISSING': {
      const power = 'Ký văn bản đôn đốc, đề nghị phối hợp trong phạm vi việc được giao';
      const [slot] = draft.powers;
      return [{ text: power, patch: { powers: slot ? draft.powers.map((one) => (one === slot ? { ...one, power, source: 'inherent' } : one)) : [{ key: source.newKey(), power, mandate: null, source: 'inherent' }] } }];
    }
    case 'COORDINATOR_PART_MISSING': {
      const part = 'Cung cấp số liệu, tài liệu và ý kiến thuộc lĩnh vực phụ trách';
      return [{ text: part, patch: { coordinators: draft.coordinators.map((one) => (clean(one.part) ? one : { ...one, part })) } }];
    }
    default:
      return [];
  }
}
