/** A point of a line over time: an ISO day and a figure. */
export interface Point {
  on: string;
  value: number;
}

export interface Scale {
  /** Where a day stands, between 0 and 1. */
  x: (day: string) => number;
  /** Where a figure stands, between 0 (lowest) and 1 (highest). */
  y: (value: number) => number;
  /** Round figures to draw lines at, lowest first. */
  ticks: readonly number[];
}

const DAY = 86_400_000;
const time = (day: string) => Date.parse(`${day.slice(0, 10)}T00:00:00Z`);

/** A step of 1, 2 or 5 times a power of ten that cuts a span into about four. */
function step(span: number): number {
  const raw = span / 4;
  const base = 10 ** Math.floor(Math.log10(raw));
  const factor = [1, 2, 5, 10].find((one) => one * base >= raw) ?? 10;
  return factor * base;
}

/** The scale that shows every point, the target and its day. Starts at nothing unless figures are below it. */
export function scale(points: readonly Point[], target: number, due: string): Scale {
  const days = [...points.map((point) => time(point.on)), time(due)].filter((at) => !Number.isNaN(at));
  const [first, last] = [Math.min(...days), Math.max(...days)];
  const width = Math.max(last - first, DAY);
  const values = [...points.map((point) => point.value), target, 0];
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const by = step(high > low ? high - low : 1);
  const [bottom, top] = [Math.floor(low / by) * by, Math.max(Math.ceil(high / by) * by, by)];
  const count = Math.round((top - bottom) / by);
  return {
    x: (day) => (time(day) - first) / width,
    y: (value) => (value - bottom) / (top - bottom),
    ticks: Array.from({ length: count + 1 }, (_, index) => Number((bottom + index * by).toPrecision(12))),
  };
}

/** Whether a target is met, and what is missing when it is not: the sign of the way tells whether more or less is wanted. */
export function missingTo(target: number, points: readonly Point[]): number | null {
  const latest = points.at(-1);
  if (!latest) return null;
  const first = points[0];
  const downwards = first !== undefined && first.value > target;
  const lacks = downwards ? latest.value - target : target - latest.value;
  return lacks <= 0 ? 0 : Number(lacks.toPrecision(12));
}
