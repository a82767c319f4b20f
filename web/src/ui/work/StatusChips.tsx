import { keepsTime } from '../../domain/phases';
import { useWords } from '../../i18n';
import type { Dictionary } from '../../i18n/vi';
import { Chip, type ChipMark, type ChipTone } from '../Chip';

export type StateKey = keyof Dictionary['status']['state'];
export type TimeKey = keyof Dictionary['status']['time'];

const states: Record<StateKey, [ChipTone, ChipMark]> = {
  DRAFT: ['grey', 'open'], DISCARDED: ['grey', 'cross'], ISSUED: ['violet', 'open'], IN_PROGRESS: ['blue', 'clock'], SUBMITTED: ['violet', 'clock'],
  ACCEPTED: ['green', 'check'], CLOSED: ['grey', 'check'], DECLINED: ['orange', 'cross'], SUSPENDED: ['grey', 'pause'], CANCELLED: ['grey', 'cross'],
};

const times: Record<TimeKey, [ChipTone, ChipMark]> = {
  NOT_STARTED: ['grey', 'open'], WITHIN_TERM: ['blue', 'clock'], DUE_SOON: ['amber', 'soon'], OVERDUE: ['red', 'late'],
  COMPLETED_ON_TIME: ['green', 'check'], COMPLETED_LATE: ['orange', 'check'], UNDATED: ['grey', 'open'],
};

/** A newer server may know states that this screen does not: they show as "other" instead of breaking it. */
export function StateChip({ state }: { state: string }) {
  const { status } = useWords();
  if (!(state in states)) return <Chip tone="grey" mark="open">{status.other}</Chip>;
  const [tone, mark] = states[state as StateKey];
  return <Chip tone={tone} mark={mark}>{status.state[state as StateKey]}</Chip>;
}

/** How the deadline stands. Of what was cancelled the state says all there is to say. */
export function TimeChip({ time }: { time: string }) {
  const { status } = useWords();
  if (time === 'CANCELLED') return null;
  if (!(time in times)) return <Chip tone="grey" mark="open">{status.other}</Chip>;
  const [tone, mark] = times[time as TimeKey];
  return <Chip tone={tone} mark={mark}>{status.time[time as TimeKey]}</Chip>;
}

/** Both, the state first; no time where there is none to tell. */
export function StandingChips({ phase, time }: { phase: string; time: string }) {
  return <><StateChip state={phase} />{keepsTime(phase) ? <TimeChip time={time} /> : null}</>;
}
