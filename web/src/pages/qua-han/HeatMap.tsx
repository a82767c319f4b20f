import { useId, useLayoutEffect, useRef } from 'react';
import type { OverduePageQuery$data } from '../../__generated__/OverduePageQuery.graphql';
import { heatStep, shortDay, weekEnd } from '../../domain/heat';
import { NumberLink } from './NumberLink';
import { useOverdueWords } from './words';

type Heat = NonNullable<OverduePageQuery$data['overdueHeat']>;

/** Units by weeks. A real table: the number is in the cell, colour only helps. What it is stands above, where it is never scrolled away. */
export function HeatMap({ heat }: { heat: Heat }) {
  const overdue = useOverdueWords();
  const last = heat.weeks.length - 1;
  const caption = useId();
  const scroller = useRef<HTMLDivElement>(null);
  // On a narrow screen this week is seen first; earlier ones are a push of the thumb away.
  useLayoutEffect(() => {
    const box = scroller.current;
    if (box && last > 0) box.scrollLeft = box.scrollWidth;
  }, [last]);
  return (
    <>
      <p id={caption} className="soft">{overdue.mapCaption}</p>
      <div className="table-scroll" ref={scroller}>
        <table className="heat" aria-labelledby={caption}>
          <thead>
            <tr>
              <th scope="col">{overdue.unitColumn}</th>
              {heat.weeks.map(({ weekStart }, index) => (
                <th key={weekStart} scope="col">
                  <span aria-hidden="true">{shortDay(weekStart)}{index === last ? <span className="block soft">{overdue.now}</span> : null}</span>
                  <span className="visually-hidden">{overdue.week(shortDay(weekStart), shortDay(weekEnd(weekStart)))}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {heat.rows.map(({ unit, unitName, cells }) => (
              <tr key={unit?.presentId ?? unitName}>
                <th scope="row">{unitName}</th>
                {cells.map((cell) => (
                  <td key={cell.weekStart} className={`heat-${heatStep(cell.overdue)}`}>
                    <NumberLink
                      count={cell.overdue}
                      number={{ kind: 'cell', unit: unit?.presentId ?? '', week: cell.weekStart }}
                      said={overdue.cell(unitName, shortDay(cell.weekStart), shortDay(weekEnd(cell.weekStart)), cell.overdue, cell.open)}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{overdue.total}</th>
              {heat.weeks.map((week) => <td key={week.weekStart}><NumberLink count={week.overdue.numerator} number={{ kind: 'week', week: week.weekStart, figure: 'overdue' }} said={overdue.week(shortDay(week.weekStart), shortDay(week.weekEnd))} /></td>)}
            </tr>
          </tfoot>
        </table>
      </div>
    </>
  );
}
