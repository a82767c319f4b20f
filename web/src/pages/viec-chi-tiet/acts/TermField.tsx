import { useEffect, useState } from 'react';
import { fetchQuery, graphql, useRelayEnvironment } from 'react-relay';
import { BESIDE } from '../../../app/environment';
import type { TermFieldQuery } from '../../../__generated__/TermFieldQuery.graphql';
import { showDay } from '../../../domain/days';
import { type PeriodKind, type TimeKind, wholeNumber } from '../../../domain/draft';
import { type TimeDraft, timeOf } from '../../../domain/terms';
import { useLanguage } from '../../../i18n';
import { DateField } from '../../../ui/DateField';
import { ChoiceField, ProseField, SelectField, TextField } from '../../../ui/Fields';
import { Stack } from '../../../ui/Layout';

const query = graphql`
  query TermFieldQuery($time: TimeTermInput!) {
    deadlinePreview(time: $time) { due rolledFrom explanation inputErrors { message } }
  }
`;

type Preview = TermFieldQuery['response']['deadlinePreview'];

const KINDS: readonly Exclude<TimeKind, 'recurring'>[] = ['on', 'days', 'workingDays', 'months', 'period', 'undated'];
const PERIODS: readonly PeriodKind[] = ['month', 'quarter', 'year'];
const MOST = { days: 3650, workingDays: 2500, months: 120 };
const WAIT = 400;

function emptyTime(today: string): TimeDraft {
  const [year = '', month = ''] = today.split('-');
  return {
    timeKind: 'on', due: null, count: '', periodKind: 'month', periodYear: year, periodMonth: String(Number(month)),
    periodQuarter: String(Math.ceil(Number(month) / 3)), every: 'MONTHLY', undatedReason: '',
  };
}

/** The day that the typed deadline falls on, as the server works it out; none while it is not whole. */
function usePreview(value: TimeDraft): Preview | null {
  const environment = useRelayEnvironment();
  const time = timeOf(value);
  const key = time ? JSON.stringify(time) : '';
  const [found, setFound] = useState<{ key: string; preview: Preview | null }>({ key: '', preview: null });
  useEffect(() => {
    if (!key) return undefined;
    const timer = window.setTimeout(() => {
      fetchQuery<TermFieldQuery>(environment, query, { time: JSON.parse(key) as TermFieldQuery['variables']['time'] }, { fetchPolicy: 'network-only', ...BESIDE })
        .toPromise()
        .then((answer) => setFound({ key, preview: answer?.deadlinePreview ?? null }), () => setFound({ key, preview: null }));
    }, WAIT);
    return () => window.clearTimeout(timer);
  }, [environment, key]);
  return found.key === key ? found.preview : null;
}

/** A deadline in any of the ways it can be ordered once, with the day it falls on. */
export function TermField({ id, label, error, value, onChange, today }: {
  id: string; label: string; error?: string | undefined; value: TimeDraft | null; onChange: (value: TimeDraft) => void; today: string;
}) {
  const { language, words: { app, acts, give } } = useLanguage();
  const draft = value ?? emptyTime(today);
  const set = (patch: Partial<TimeDraft>) => onChange({ ...draft, ...patch });
  const preview = usePreview(draft);
  const { timeKind } = draft;
  const counted = timeKind === 'days' || timeKind === 'workingDays' || timeKind === 'months' ? timeKind : null;
  return (
    <Stack gap="s">
      <ChoiceField id={id} label={label} error={error} value={timeKind === 'recurring' ? '' : timeKind} options={KINDS.map((kind) => ({ value: kind, label: give.timeKinds[kind] }))} onChange={(kind) => set({ timeKind: kind })} />
      {timeKind === 'on' ? <DateField label={give.due} value={draft.due} onChange={(due) => set({ due })} min={today} words={{ ...app.date, language }} /> : null}
      {counted ? (
        <TextField
          label={give.count[counted]}
          hint={acts.countFromReopening}
          inputMode="numeric"
          value={draft.count}
          onChange={(count) => set({ count })}
          error={draft.count !== '' && wholeNumber(draft.count, 1, MOST[counted]) === null ? give.countBad(MOST[counted]) : undefined}
        />
      ) : null}
      {timeKind === 'period' ? (
        <div className="fields">
          <SelectField label={give.periodKind} value={draft.periodKind} options={PERIODS.map((kind) => ({ value: kind, label: give.periodKinds[kind] }))} onChange={(periodKind) => set({ periodKind })} />
          {draft.periodKind === 'month' ? <SelectField label={give.month} value={draft.periodMonth} options={Array.from({ length: 12 }, (_, index) => ({ value: String(index + 1), label: String(index + 1) }))} onChange={(periodMonth) => set({ periodMonth })} /> : null}
          {draft.periodKind === 'quarter' ? <SelectField label={give.quarter} value={draft.periodQuarter} options={['I', 'II', 'III', 'IV'].map((name, index) => ({ value: String(index + 1), label: name }))} onChange={(periodQuarter) => set({ periodQuarter })} /> : null}
          <TextField label={give.year} inputMode="numeric" maxLength={4} value={draft.periodYear} onChange={(periodYear) => set({ periodYear })} />
        </div>
      ) : null}
      {timeKind === 'undated' ? <ProseField label={give.undatedReason} value={draft.undatedReason} onChange={(undatedReason) => set({ undatedReason })} /> : null}
      {preview ? (
        <div className="resolved" role="status">
          {preview.due ? <p><strong>{acts.termFalls(showDay(preview.due))}</strong></p> : null}
          {preview.explanation ? <p className="soft">{preview.explanation}</p> : null}
          {preview.inputErrors.map((problem) => <p key={problem.message}>{problem.message}</p>)}
        </div>
      ) : null}
    </Stack>
  );
}
