import { useState } from 'react';
import { graphql, useLazyLoadQuery } from 'react-relay';
import type { AsOfStepsQuery } from '../__generated__/AsOfStepsQuery.graphql';
import { dayOf, daysBetween, showDay, showMoment } from '../domain/days';
import { isPast, shiftDays } from '../domain/moment';
import { useWords } from '../i18n';
import { useSteppedNode } from './asOfNode';

const query = graphql`
  query AsOfStepsQuery($at: DateTime!, $node: ID) {
    before: momentBefore(at: $at, node: $node) { at entry { label about { code title } } }
    after: momentAfter(at: $at, node: $node) { at entry { label about { code title } } }
    first: momentFirst { at }
  }
`;

type Mark = NonNullable<AsOfStepsQuery['response']['before']>;

const told = ({ at: when, entry }: Mark) => [showMoment(when), entry?.label, entry?.about?.code ?? entry?.about?.title].filter(Boolean).join(' · ');

/** From the moment in view to the events beside it, or along the days since the first thing was recorded. */
export function AsOfSteps({ at, onChoose }: { at: string; onChoose: (moment: string) => void }) {
  const { asOf } = useWords();
  const node = useSteppedNode();
  const { before, after, first } = useLazyLoadQuery<AsOfStepsQuery>(query, { at, node }, { fetchPolicy: 'store-or-network' });
  const [dragged, setDragged] = useState<number | null>(null);
  const today = dayOf(new Date());
  const reach = first ? Math.max(1, daysBetween(dayOf(new Date(first.at)), today)) : 365;
  const ago = Math.min(reach, Math.max(0, daysBetween(dayOf(new Date(at)), today)));
  const shown = dragged ?? ago;
  const moved = shiftDays(at, ago - shown);
  const settle = () => {
    if (dragged !== null && dragged !== ago) onChoose(isPast(moved) ? moved : new Date().toISOString());
    setDragged(null);
  };
  const step = (mark: Mark | null | undefined, label: string, none: string) => (
    <button type="button" className="as-of-step" disabled={!mark} title={mark ? told(mark) : none} onClick={() => mark && onChoose(mark.at)}>
      {label}
      {mark ? <span className="visually-hidden">: {told(mark)}</span> : null}
    </button>
  );
  return (
    <>
      {step(before, `‹ ${node ? asOf.previousHere : asOf.previousEvent}`, asOf.noEarlier)}
      {step(after, `${node ? asOf.nextHere : asOf.nextEvent} ›`, asOf.noLater)}
      <input
        type="range"
        className="as-of-slider"
        min={-reach}
        max={0}
        step={1}
        value={-shown}
        aria-label={asOf.slider}
        aria-valuetext={showDay(dayOf(new Date(moved)))}
        onChange={(event) => setDragged(-Number(event.currentTarget.value))}
        onPointerUp={settle}
        onKeyUp={settle}
        onBlur={settle}
      />
      <output className="as-of-drag">{showDay(dayOf(new Date(moved)))}</output>
    </>
  );
}
