import { useState } from 'react';
import { dayOf, daysBetween, showDay } from '../domain/days';
import { isPast, shiftDays } from '../domain/moment';
import { useWords } from '../i18n';

/** How far back the slider reaches, in days. Anything earlier is reached by the date field. */
const REACH = 365;

/** From the moment in view to the ones beside it: a day back, a day forward, or along the year. */
export function AsOfSteps({ at, onChoose }: { at: string; onChoose: (moment: string) => void }) {
  const { asOf } = useWords();
  const today = dayOf(new Date());
  const ago = Math.min(REACH, Math.max(0, daysBetween(dayOf(new Date(at)), today)));
  const [dragged, setDragged] = useState<number | null>(null);
  const shown = dragged ?? ago;
  const nextAllowed = isPast(shiftDays(at, 1));
  const settle = () => {
    if (dragged !== null && dragged !== ago) onChoose(shiftDays(at, ago - dragged));
    setDragged(null);
  };
  return (
    <>
      <button type="button" className="as-of-step" onClick={() => onChoose(shiftDays(at, -1))}>‹ {asOf.previousDay}</button>
      <input
        type="range"
        className="as-of-slider"
        min={-REACH}
        max={0}
        step={1}
        value={-shown}
        aria-label={asOf.slider}
        aria-valuetext={showDay(dayOf(new Date(shiftDays(at, ago - shown))))}
        onChange={(event) => setDragged(-Number(event.currentTarget.value))}
        onPointerUp={settle}
        onKeyUp={settle}
        onBlur={settle}
      />
      {dragged === null ? null : <output className="as-of-drag">{showDay(dayOf(new Date(shiftDays(at, ago - dragged))))}</output>}
      <button type="button" className="as-of-step" disabled={!nextAllowed} onClick={() => onChoose(shiftDays(at, 1))}>{asOf.nextDay} ›</button>
    </>
  );
}
