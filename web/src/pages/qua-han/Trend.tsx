import type { OverduePageQuery$data } from '../../__generated__/OverduePageQuery.graphql';
import { shortDay, WEEK_FIGURES } from '../../domain/heat';
import { Section } from '../../ui/Layout';
import { NumberLink } from './NumberLink';
import { useOverdueWords } from './words';

type Heat = NonNullable<OverduePageQuery$data['overdueHeat']>;

const HEIGHT = 120;
const STEP = 40;

/** The stock at the end of each week as bars, overdue within open. The table below says the same in numbers. */
function Bars({ weeks }: { weeks: Heat['weeks'] }) {
  const most = Math.max(1, ...weeks.map((week) => week.open.numerator));
  const high = (count: number) => (HEIGHT * count) / most;
  return (
    <svg className="trend" viewBox={`0 0 ${weeks.length * STEP} ${HEIGHT + 22}`} aria-hidden="true" focusable="false" preserveAspectRatio="xMinYMax meet">
      {weeks.map(({ weekStart, open, overdue }, index) => (
        <g key={weekStart}>
          <rect className="trend-open" x={index * STEP + 6} y={HEIGHT - high(open.numerator)} width={STEP - 12} height={high(open.numerator)} />
          <rect className="trend-overdue" x={index * STEP + 6} y={HEIGHT - high(overdue.numerator)} width={STEP - 12} height={high(overdue.numerator)} />
          <text x={index * STEP + STEP / 2} y={HEIGHT + 16} textAnchor="middle">{shortDay(weekStart)}</text>
        </g>
      ))}
    </svg>
  );
}

/** Open, overdue, issued and completed, week by week. */
export function Trend({ heat }: { heat: Heat }) {
  const overdue = useOverdueWords();
  const names = { open: overdue.columns.open, overdue: overdue.columns.overdue, issued: overdue.columns.issued, completedOnTime: overdue.columns.onTime, completedLate: overdue.columns.late };
  return (
    <Section title={overdue.trend} aside={<span className="row"><span className="key key-open">{names.open}</span><span className="key key-overdue">{names.overdue}</span></span>}>
      <Bars weeks={heat.weeks} />
      <div className="table-scroll">
        <table className="heat heat-plain">
          <caption className="visually-hidden">{overdue.trendCaption}</caption>
          <thead><tr><th scope="col">{overdue.columns.week}</th>{WEEK_FIGURES.map((name) => <th key={name} scope="col">{names[name]}</th>)}</tr></thead>
          <tbody>
            {heat.weeks.toReversed().map((week) => {
              const span = overdue.week(shortDay(week.weekStart), shortDay(week.weekEnd));
              return (
                <tr key={week.weekStart}>
                  <th scope="row">{shortDay(week.weekStart)}–{shortDay(week.weekEnd)}</th>
                  {WEEK_FIGURES.map((figure) => <td key={figure}><NumberLink count={week[figure].numerator} number={{ kind: 'week', week: week.weekStart, figure }} said={`${names[figure]}, ${span}`} /></td>)}
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </Section>
  );
}
