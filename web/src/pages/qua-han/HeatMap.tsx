import type { OverduePageQuery$data } from '../../__generated__/OverduePageQuery.graphql';
import { heatStep, shortDay, weekEnd } from '../../domain/heat';
import { NumberLink } from './NumberLink';
import { useOverdueWords } from './words';

type Heat = NonNullable<OverduePageQuery$data['overdueHeat']>;

/** Units by weeks. A real table: the number is in the cell, colour only helps. */
export function HeatMap({ heat }: { heat: Heat }) {
  const overdue = useOverdueWords();
  const last = heat.weeks.length - 1;
  return (
    <div className="table-scroll">
      <table className="heat">
        <caption>{overdue.mapCaption}</caption>
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
  );
}
