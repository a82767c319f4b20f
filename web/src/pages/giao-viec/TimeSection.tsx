import { type Every, type PeriodKind, type TimeKind, wholeNumber } from '../../domain/draft';
import { useWords } from '../../i18n';
import { Action } from '../../ui/Action';
import { ChoiceField, ProseField, SelectField, TextField } from '../../ui/Fields';
import { PlusIcon } from '../../ui/icons';
import { Stack } from '../../ui/Layout';
import { Resolved } from './Resolved';
import { Day, Item, replaced, type SectionProps, without } from './parts';

const KINDS: readonly TimeKind[] = ['on', 'days', 'workingDays', 'months', 'period', 'recurring', 'undated'];
const EVERY: readonly Every[] = ['WEEKLY', 'MONTHLY', 'QUARTERLY', 'YEARLY'];
const PERIODS: readonly PeriodKind[] = ['month', 'quarter', 'year'];
const MOST = { days: 3650, workingDays: 2500, months: 120 };

export function TimeSection({ draft, set, composing, newKey, today, preview }: SectionProps) {
  const { give, giving } = useWords();
  const { timeKind } = draft;
  const counted = timeKind === 'days' || timeKind === 'workingDays' || timeKind === 'months' ? timeKind : null;
  const months = Array.from({ length: 12 }, (_, index) => String(index + 1));
  return (
    <Stack>
      <ChoiceField
        id="time"
        label={give.timeKind}
        value={timeKind}
        options={KINDS.map((value) => ({ value, label: value === 'recurring' ? giving.recurring : give.timeKinds[value] }))}
        onChange={(kind) => set({ timeKind: kind })}
      />
      {timeKind === 'on' ? <Day label={give.due} hint={give.dueHint} value={draft.due} onChange={(due) => set({ due })} min={today} /> : null}
      {counted ? (
        <TextField
          label={give.count[counted]}
          hint={give.countHint}
          inputMode="numeric"
          value={draft.count}
          onChange={(count) => set({ count })}
          error={draft.count !== '' && wholeNumber(draft.count, 1, MOST[counted]) === null ? give.countBad(MOST[counted]) : undefined}
        />
      ) : null}
      {timeKind === 'period' ? (
        <div className="fields">
          <SelectField label={give.periodKind} value={draft.periodKind} options={PERIODS.map((value) => ({ value, label: give.periodKinds[value] }))} onChange={(periodKind) => set({ periodKind })} />
          {draft.periodKind === 'month' ? (
            <SelectField label={give.month} value={draft.periodMonth} options={months.map((value) => ({ value, label: value }))} onChange={(periodMonth) => set({ periodMonth })} />
          ) : null}
          {draft.periodKind === 'quarter' ? (
            <SelectField label={give.quarter} value={draft.periodQuarter} options={['1', '2', '3', '4'].map((value, index) => ({ value, label: ['I', 'II', 'III', 'IV'][index] ?? value }))} onChange={(periodQuarter) => set({ periodQuarter })} />
          ) : null}
          <TextField label={give.year} inputMode="numeric" maxLength={4} value={draft.periodYear} onChange={(periodYear) => set({ periodYear })} />
        </div>
      ) : null}
      {timeKind === 'recurring' ? (
        <div className="fields">
          <SelectField label={giving.every} hint={giving.recurringHint} value={draft.every} options={EVERY.map((value) => ({ value, label: giving.everyKinds[value] }))} onChange={(every) => set({ every })} />
          <Day label={giving.firstDue} value={draft.due} onChange={(due) => set({ due })} min={today} />
        </div>
      ) : null}
      {timeKind === 'undated' ? (
        <ProseField label={give.undatedReason} value={draft.undatedReason} onChange={(undatedReason) => set({ undatedReason })} onComposing={composing} />
      ) : null}
      <Resolved preview={preview} />
      <TextField label={give.wording} hint={give.wordingHint} value={draft.wording} onChange={(wording) => set({ wording })} onComposing={composing} />
      {draft.milestones.map((one, index) => (
        <Item key={one.key} title={`${give.milestone} ${index + 1}`} onRemove={() => set({ milestones: without(draft.milestones, one.key) })}>
          <div className="fields">
            <TextField label={give.milestone} value={one.title} onChange={(title) => set({ milestones: replaced(draft.milestones, one.key, { title }) })} onComposing={composing} />
            <Day label={give.milestoneDue} value={one.due} onChange={(due) => set({ milestones: replaced(draft.milestones, one.key, { due }) })} min={today} />
          </div>
        </Item>
      ))}
      <div className="row">
        <Action tone="quiet" small icon={<PlusIcon />} onClick={() => set({ milestones: [...draft.milestones, { key: newKey(), title: '', due: null }] })}>{give.addMilestone}</Action>
      </div>
    </Stack>
  );
}
