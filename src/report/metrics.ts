import type { RunResult } from '../launch/result.ts';
import { escapeText, shorten } from './escape.ts';
import { gateMark } from './gates.ts';
import { count, folded, section, table, valueTable } from './table.ts';
import { flatten, formatNumber, isInternal, type Row } from './values.ts';

interface Level {
  /** Most rows. */
  readonly metrics: number;
  /** Most characters of a cell. */
  readonly cell: number;
}

/** The summary of the run: beside that of the baseline, when there is one; what a gate looks at comes first. */
export function metricsSection(result: RunResult, { metrics, cell }: Level): string {
  const gates = result.gates ?? [];
  const own = flatten(result.details?.summary ?? {}).filter(({ key }) => !isInternal(key));
  const theirs = new Map(baselineRows(result).map((row) => [row.key, row]));
  const all: readonly [string, Row | undefined][] = [
    ...own.map((row): [string, Row] => [row.key, row]),
    ...[...theirs.keys()].filter(missingIn(own)).map((key): [string, undefined] => [key, undefined]),
  ];
  if (all.length === 0 || metrics === 0) return '';
  const marks = new Map(gates.length === 0 ? [] : all.map(([key]) => [key, gateMark(key, gates)]));
  const isMarked = ([key]: readonly [string, unknown]): boolean => Boolean(marks.get(key));
  const shown = [...all.filter(isMarked), ...all.filter((row) => !isMarked(row))].slice(0, metrics);
  const compared = Boolean(result.baseline);
  const head = ['metric', 'value', ...(compared ? ['baseline', 'change'] : [])];
  const rows = shown.map(([key, row]) => {
    const name = [marks.get(key) ?? '', escapeText(shorten(key, cell))]
      .filter((part) => part !== '')
      .join(' ');
    const cells = [name, valueCell(row, cell)];
    const other = theirs.get(key);
    return compared ? [...cells, valueCell(other, cell), change(row, other)] : cells;
  });
  const more = all.length - shown.length;
  if (more > 0) rows.push([`${count(more, 'row')} more`, ...head.slice(1).map(() => '')]);
  return section('Metrics', table(head, rows, compared ? [1, 2, 3] : [1]));
}

function baselineRows({ baseline }: RunResult): Row[] {
  return flatten(baseline?.summary ?? {}).filter(({ key }) => !isInternal(key));
}

function missingIn(rows: readonly Row[]): (key: string) => boolean {
  const keys = new Set(rows.map(({ key }) => key));
  return (key) => !keys.has(key);
}

function valueCell(row: Row | undefined, cell: number): string {
  return row === undefined ? '—' : escapeText(shorten(row.value, cell));
}

/** `+0.0123 (+1.3 %)`; nothing for what is no number. */
function change(own: Row | undefined, theirs: Row | undefined): string {
  const [value, base] = [own?.number ?? null, theirs?.number ?? null];
  if (value === null || base === null) return '';
  const difference = value - base;
  if (difference === 0) return '0';
  const percent = Math.abs(difference / base) * 100;
  const sign = difference < 0 ? '−' : '+';
  const share = Number.isFinite(percent) ? ` (${sign}${formatPercent(percent)} %)` : '';
  return `${sign}${formatNumber(Number(Math.abs(difference).toPrecision(3)))}${share}`;
}

function formatPercent(percent: number): string {
  if (percent >= 10_000) return '>10000';
  return percent < 0.05 ? '<0.1' : percent.toFixed(percent < 10 ? 1 : 0);
}

/** What W&B itself keeps in a summary: rarely looked at. */
export function internalSection({ details }: RunResult, { metrics, cell }: Level): string {
  const rows = flatten(details?.summary ?? {}).filter(({ key }) => isInternal(key));
  return folded("W&B's own values", valueTable(['key', 'value'], rows, Math.min(metrics, 50), cell));
}
