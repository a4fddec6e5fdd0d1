/** A metric over a run, brought into the few values that a page can show. Pure functions of numbers. */

export type Points = readonly (readonly [number, number])[];

export interface Trend {
  readonly first: number;
  readonly last: number;
  readonly min: number;
  readonly max: number;
  readonly firstStep: number;
  readonly lastStep: number;
}

/** The points that can be drawn. */
export function finite(points: Points): Points {
  return points.filter(([step, value]) => Number.isFinite(step) && Number.isFinite(value));
}

/** Null without points. `points`: finite, ascending by step. */
export function trendOf(points: Points): Trend | null {
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined) return null;
  let [min, max] = [first[1], first[1]];
  for (const [, value] of points) {
    min = Math.min(min, value);
    max = Math.max(max, value);
  }
  return {
    first: first[1],
    last: last[1],
    min,
    max,
    firstStep: first[0],
    lastStep: last[0],
  };
}

/**
 * The values at `size` even steps from `from` to `to`, on straight lines between the points; before the first and
 * after the last point the value of that.
 */
export function resample(points: Points, from: number, to: number, size: number): number[] {
  let at = 0;
  return Array.from({ length: size }, (_, index) => {
    const step = size === 1 ? to : from + ((to - from) * index) / (size - 1);
    while (at < points.length - 1 && (points[at + 1]?.[0] ?? Infinity) <= step) at += 1;
    const [left, right] = [points[at], points[at + 1]];
    if (left === undefined) return NaN;
    if (right === undefined || step <= left[0]) return left[1];
    return left[1] + ((right[1] - left[1]) * (step - left[0])) / (right[0] - left[0]);
  });
}

/** The points with their values divided by `factor`: differences of the largest numbers overflow. */
export function scaledBy(points: Points, factor: number): Points {
  return points.map(([step, value]) => [step, value / factor]);
}

const BARS = '▁▂▃▄▅▆▇█';
const SPARKS = 16;

/** A line of at most 16 bars; readable without any drawing. */
export function sparkline(points: Points): string {
  const trend = trendOf(points);
  if (trend === null) return '';
  const factor = Math.max(Math.abs(trend.min), Math.abs(trend.max)) || 1;
  const [min, max] = [trend.min / factor, trend.max / factor];
  const size = Math.min(SPARKS, points.length);
  return resample(scaledBy(points, factor), trend.firstStep, trend.lastStep, size)
    .map((value) => (max === min ? 0.5 : (value - min) / (max - min)))
    .map((share) => BARS[Math.round(share * (BARS.length - 1))])
    .join('');
}
