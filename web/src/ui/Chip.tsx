import type { ReactNode } from 'react';
import { AlertIcon, CheckIcon, CircleIcon, ClockIcon, CrossIcon, LateIcon, PauseIcon } from './icons';

export type ChipTone = 'red' | 'amber' | 'blue' | 'green' | 'orange' | 'grey' | 'violet';
export type ChipMark = 'late' | 'soon' | 'clock' | 'check' | 'pause' | 'cross' | 'open';

const marks: Record<ChipMark, () => ReactNode> = {
  late: LateIcon, soon: AlertIcon, clock: ClockIcon, check: CheckIcon, pause: PauseIcon, cross: CrossIcon, open: CircleIcon,
};

/** A status: a shape and a word; the colour only helps. */
export function Chip({ tone, mark, children }: { tone: ChipTone; mark: ChipMark; children: ReactNode }) {
  const Mark = marks[mark];
  return (
    <span className={`chip chip-${tone}`}>
      <Mark />
      <span>{children}</span>
    </span>
  );
}
