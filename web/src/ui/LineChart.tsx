import { type Point, scale } from '../domain/lineChart';
import './css/register.css';

const [WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM] = [640, 230, 62, 24, 16, 30] as const;

interface Props {
  /** Said instead of the drawing. */
  says: string;
  points: readonly Point[];
  target: number;
  due: string;
  showDay: (day: string) => string;
  showFigure: (value: number) => string;
  legend: { measured: string; target: string };
}

/** A figure over time against its target. The same numbers stand in a table beside it; the drawing only helps. */
export function LineChart({ says, points, target, due, showDay, showFigure, legend }: Props) {
  const { x, y, ticks } = scale(points, target, due);
  const across = (day: string) => LEFT + x(day) * (WIDTH - LEFT - RIGHT);
  const up = (value: number) => HEIGHT - BOTTOM - y(value) * (HEIGHT - TOP - BOTTOM);
  const path = points.map((point, index) => `${index === 0 ? 'M' : 'L'}${across(point.on).toFixed(1)} ${up(point.value).toFixed(1)}`).join(' ');
  const first = points[0]?.on ?? due;
  const latest = points.at(-1);
  return (
    <figure className="chart">
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={says}>
        {ticks.map((tick) => (
          <g key={tick}>
            <line className={tick === ticks[0] ? 'chart-axis' : 'chart-grid'} x1={LEFT} x2={WIDTH - RIGHT} y1={up(tick)} y2={up(tick)} />
            <text x={LEFT - 8} y={up(tick) + 4} textAnchor="end">{showFigure(tick)}</text>
          </g>
        ))}
        <line className="chart-target" x1={LEFT} x2={WIDTH - RIGHT} y1={up(target)} y2={up(target)} />
        <text className="chart-goal" x={WIDTH - RIGHT} y={up(target) - 6} textAnchor="end">{showFigure(target)}</text>
        <path className="chart-path" d={path} />
        {points.map((point) => <circle key={`${point.on}${point.value}`} className="chart-dot" cx={across(point.on)} cy={up(point.value)} r="4.5"><title>{`${showDay(point.on)}: ${showFigure(point.value)}`}</title></circle>)}
        {latest ? <text className="chart-strong" x={Math.min(across(latest.on), WIDTH - RIGHT - 20)} y={up(latest.value) - 10} textAnchor="middle">{showFigure(latest.value)}</text> : null}
        <text x={LEFT} y={HEIGHT - 8} textAnchor="start">{showDay(first)}</text>
        <text x={WIDTH - RIGHT} y={HEIGHT - 8} textAnchor="end">{showDay(due)}</text>
      </svg>
      <figcaption>
        <ul className="chart-legend">
          <li><svg viewBox="0 0 32 12" aria-hidden="true" focusable="false"><path className="chart-path" d="M0 6h32" /><circle className="chart-dot" cx="16" cy="6" r="4" /></svg>{legend.measured}</li>
          <li><svg viewBox="0 0 32 12" aria-hidden="true" focusable="false"><path className="chart-target" d="M0 6h32" /></svg>{legend.target}</li>
        </ul>
      </figcaption>
    </figure>
  );
}
