import { kindOf, type Period, periodBefore, periodOf } from '../../domain/period';
import { useLanguage } from '../../i18n';
import { DateField } from '../../ui/DateField';
import { SelectField } from '../../ui/Fields';
import { ScopeFields, useReportAddress } from './ScopeFields';
import { useReportWords } from './words';

const KINDS = ['month', 'quarter', 'half', 'year'] as const;
const RULES = ['on14', 'calendar'] as const;
/** A report always has its days: one that cannot be read is told at its field and leaves the report as it is. */
export const readable = (day: string | null, typed: string) => day !== null || typed === '';
const keyOf = ({ from, until }: Period) => `${from}/${until}`;

/** The name of a period as offices say it; none for days somebody chose. */
export function usePeriodName(): (period: Period) => string | null {
  const report = useReportWords();
  return (period) => {
    const known = kindOf(period);
    return known ? `${report.periods[known.kind](known.number, known.year)} (${report[known.rule]})` : null;
  };
}

/** Which period: one of the usual ones, or two days. */
export function PeriodFields({ period, today }: { period: Period; today: string }) {
  const report = useReportWords();
  const { language, words: { app } } = useLanguage();
  const { put } = useReportAddress();
  const name = usePeriodName();
  const usual = RULES.flatMap((rule) => KINDS.flatMap((kind) => {
    const now = periodOf(kind, today, rule);
    return [now, periodBefore(kind, now, rule)];
  }));
  const options = usual.map((one) => ({ value: keyOf(one), label: name(one) ?? '' }));
  const known = usual.some((one) => keyOf(one) === keyOf(period));
  const days = { language, ...app.date };
  return (
    <section className="section section-card no-print" aria-label={report.filters}>
      <div className="fields fields-many">
        <SelectField
          label={report.period}
          value={known ? keyOf(period) : ''}
          options={known ? options : [{ value: '', label: name(period) ?? report.custom }, ...options]}
          onChange={(key) => {
            const [from, until] = key.split('/');
            if (from && until) put({ from, until });
          }}
        />
        <DateField label={report.from} value={period.from} onChange={(from, typed) => readable(from, typed) && put({ from: from ?? undefined, until: period.until })} words={days} />
        <DateField label={report.until} value={period.until} onChange={(until, typed) => readable(until, typed) && put({ from: period.from, until: until ?? undefined })} words={days} />
        <ScopeFields />
      </div>
    </section>
  );
}
