import { Notice } from '../../ui/Notice';
import { useOrganisationWords } from './words';

interface Ending {
  key: string;
  title: string;
  holder: string | null;
  next: { label: string; holder: string } | null;
}

/** What a merger does, in sentences, before it is recorded. */
export function MergePreview({ unit, into, work, below, seats, carried, mandates }: {
  unit: string; into: string; work: number; below: number; seats: readonly Ending[]; carried: number; mandates: number;
}) {
  const words = useOrganisationWords();
  const { merge } = words;
  const leaving = seats.flatMap(({ holder }) => holder ?? []);
  return (
    <Notice tone="warn" title={merge.preview}>
      <ul>
        <li>{merge.unitEnds(unit, into)}</li>
        <li>{merge.work(work, into)}</li>
        {seats.map(({ key, title, holder, next }) => <li key={key}>{next ? merge.seatEnds(title, holder ?? words.vacant, next.label, next.holder) : merge.seatOpen(title)}</li>)}
        {leaving.length > 0 ? <li>{merge.holderEnds(leaving.join('; '))}</li> : null}
        {below > 0 ? <li>{merge.below(below, into)}</li> : null}
        {mandates > 0 ? <li>{merge.carried(carried, mandates)}</li> : null}
        <li>{merge.forGood}</li>
      </ul>
    </Notice>
  );
}
