import type { Draft } from './draft';

const ROMAN: Record<string, string> = { i: '1', ii: '2', iii: '3', iv: '4' };
const folded = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd').toLowerCase();
const two = (text: string) => text.padStart(2, '0');

/** A day that is in the calendar, as an ISO date. */
function isoDay(year: string, month: string, day: string): string | null {
  const iso = `${year}-${two(month)}-${two(day)}`;
  const at = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().slice(0, 10) === iso ? iso : null;
}

/**
 * A deadline as offices write it: “trước 30/6/2027”, “15 ngày làm việc”, “quý III/2027”, “tháng 6/2027”, “hằng tháng”.
 * The words themselves are kept as the original wording; what cannot be read is left to the person.
 */
export function readWrittenTime(written: string, today: string): Partial<Draft> {
  const text = folded(written).replace(/\s+/g, ' ').trim();
  const wording = written.normalize('NFC').trim();
  if (text === '') return {};
  const thisYear = today.slice(0, 4);
  const day = /(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})/.exec(text);
  const due = day ? isoDay(day[3] ?? '', day[2] ?? '', day[1] ?? '') : null;
  const every = /(?:hang|moi|dinh ky)\s*(tuan|thang|quy|nam)/.exec(text);
  if (every) {
    const kinds = { tuan: 'WEEKLY', thang: 'MONTHLY', quy: 'QUARTERLY', nam: 'YEARLY' } as const;
    return { timeKind: 'recurring', every: kinds[every[1] as keyof typeof kinds], due, wording };
  }
  if (due) return { timeKind: 'on', due, ...(text === day?.[0] ? {} : { wording }) };
  const short = /(\d{1,2})[/.-](\d{1,2})(?![/.\d-])/.exec(text);
  const shortDue = short && !/thang|quy/.test(text) ? isoDay(thisYear, short[2] ?? '', short[1] ?? '') : null;
  if (shortDue) return { timeKind: 'on', due: shortDue < today ? (isoDay(String(Number(thisYear) + 1), short?.[2] ?? '', short?.[1] ?? '') ?? shortDue) : shortDue, wording };
  const counted = /(\d{1,3})\s*(ngay lam viec|ngay|thang)(?!\s*\d)/.exec(text);
  if (counted) return { timeKind: counted[2] === 'thang' ? 'months' : counted[2] === 'ngay' ? 'days' : 'workingDays', count: String(Number(counted[1])), wording };
  const quarter = /quy\s*(iv|iii|ii|i|[1-4])(?:\s*[/,]?\s*(?:nam\s*)?(\d{4}))?/.exec(text);
  if (quarter) return { timeKind: 'period', periodKind: 'quarter', periodQuarter: ROMAN[quarter[1] ?? ''] ?? quarter[1] ?? '1', periodYear: quarter[2] ?? thisYear, wording };
  const month = /thang\s*(1[0-2]|0?[1-9])(?:\s*[/,]?\s*(?:nam\s*)?(\d{4}))?/.exec(text);
  if (month) return { timeKind: 'period', periodKind: 'month', periodMonth: String(Number(month[1])), periodYear: month[2] ?? thisYear, wording };
  const year = /nam\s*(\d{4})/.exec(text);
  if (year) return { timeKind: 'period', periodKind: 'year', periodYear: year[1] ?? thisYear, wording };
  return { wording };
}
