import type { ChartSeries } from '../launch/result.ts';
import { escapeText, shorten } from './escape.ts';
import { xyChart } from './mermaid.ts';
import { count, section, table } from './table.ts';
import { finite, sparkline, trendOf, type Points } from './trend.ts';
import { formatNumber } from './values.ts';

interface Level {
  /** Most metrics that are told as text. */
  readonly trends: number;
  /** Most metrics that are drawn. */
  readonly charts: number;
  /** Most characters of a cell. */
  readonly cell: number;
}

const HEAD = ['metric', 'trend', 'first', 'last', 'min', 'max', 'steps'];

/** The course of the chosen metrics: a table that reads as text, then the same as drawings. */
export function chartsSection(charts: readonly ChartSeries[], level: Level): string {
  const shown = charts.slice(0, level.trends);
  if (shown.length === 0) return '';
  const rows = shown.flatMap(({ key, points, baseline }) => [
    row(escapeText(shorten(key, level.cell)), points),
    ...(finite(baseline).length === 0 ? [] : [row('— baseline', baseline)]),
  ]);
  const more = charts.length - shown.length;
  if (more > 0) rows.push([`${count(more, 'metric')} more`, ...HEAD.slice(1).map(() => '')]);
  const drawn = shown
    .slice(0, level.charts)
    .map(({ key, points, baseline }) => xyChart(key, points, baseline))
    .filter((chart) => chart !== '');
  const compared = drawn.length > 0 && shown.some(({ baseline }) => finite(baseline).length > 1);
  const legend = compared ? ['Blue: this run; ochre: the baseline.'] : [];
  return section('Trends', [table(HEAD, rows, [2, 3, 4, 5, 6]), ...legend, ...drawn].join('\n\n'));
}

function row(name: string, points: Points): string[] {
  const drawable = finite(points);
  const trend = trendOf(drawable);
  if (trend === null) {
    return [name, points.length === 0 ? 'never logged' : 'no finite value', '', '', '', '', ''];
  }
  return [
    name,
    sparkline(drawable),
    formatNumber(trend.first),
    formatNumber(trend.last),
    formatNumber(trend.min),
    formatNumber(trend.max),
    `${formatNumber(trend.firstStep)}–${formatNumber(trend.lastStep)}`,
  ];
}
