import { formatDuration } from '../common/duration.ts';
import type { LaunchState, Outcome } from '../launch/result.ts';
import { escapeText, link, shorten } from './escape.ts';
import { fit } from './fit.ts';
import { count, page, table } from './table.ts';
import { formatValue } from './values.ts';
import { isGreen, OUTCOME_WORDS } from './words.ts';

/** One item of several, as plain data. The `items` output has the same names. */
export interface ItemRow {
  readonly itemId: string;
  readonly runId: string | null;
  readonly runUrl: string | null;
  /** Job or image, as the spec names it. */
  readonly job: string | null;
  readonly state: LaunchState;
  readonly outcome: Outcome;
  readonly queueSeconds: number | null;
  readonly runSeconds: number | null;
  readonly exitCode: number | null;
  readonly message: string | null;
  /** A few numbers and short texts of its run's summary. */
  readonly metrics?: Readonly<Record<string, number | string>> | null;
}

export interface ItemsPage {
  readonly items: readonly ItemRow[];
  /** Why the work ended, such as `queue empty for 5m`. */
  readonly ending: string | null;
}

interface Level {
  readonly rows: number;
  readonly cell: number;
  readonly message: number;
}

const LEVELS: readonly Level[] = [
  { rows: 1_000, cell: 120, message: 400 },
  { rows: 1_000, cell: 80, message: 120 },
  { rows: 500, cell: 60, message: 60 },
  { rows: 100, cell: 60, message: 60 },
  { rows: 20, cell: 40, message: 40 },
  { rows: 0, cell: 40, message: 40 },
];

const HEAD = ['job', 'run', 'state', 'outcome', 'queue wait', 'run time', 'exit code', 'message'];

/** Several items as Markdown of at most `limit` bytes: one row each, in their order; failed ones are cut last. */
export function renderItems({ items, ending }: ItemsPage, { limit }: { readonly limit: number }): string {
  return fit(LEVELS, limit, (level) => {
    const shown = choose(items, level.rows);
    const more = items.length - shown.length;
    const withMetrics = shown.some((item) => Object.keys(item.metrics ?? {}).length > 0);
    return page([
      headline(items),
      ending === null ? '' : `Ended: ${escapeText(shorten(ending, 500))}`,
      shown.length === 0
        ? ''
        : table(
            withMetrics ? [...HEAD, 'metrics'] : HEAD,
            shown.map((item) => [...cells(item, level), ...(withMetrics ? [metricsCell(item, level)] : [])]),
          ),
      more > 0 ? `${count(more, 'row')} more` : '',
    ]);
  });
}

function headline(items: readonly ItemRow[]): string {
  if (items.length === 0) return '## No items were run';
  const failed = items.filter((item) => !isGreen(item.outcome)).length;
  if (failed === 0) return `## ✅ ${count(items.length, 'item')}, none failed`;
  return `## ❌ ${failed} of ${count(items.length, 'item')} failed`;
}

function choose(items: readonly ItemRow[], most: number): readonly ItemRow[] {
  if (items.length <= most) return items;
  const failedFirst = [...items.keys()].sort(
    (a, b) =>
      Number(isGreen(items[a]?.outcome ?? 'unknown')) - Number(isGreen(items[b]?.outcome ?? 'unknown')),
  );
  const kept = new Set(failedFirst.slice(0, most));
  return items.filter((_, index) => kept.has(index));
}

function cells(item: ItemRow, { cell, message }: Level): string[] {
  return [
    escapeText(shorten(item.job ?? '—', cell)),
    link(shorten(item.runId ?? '—', cell), item.runUrl),
    escapeText(shorten(item.state, cell)),
    OUTCOME_WORDS[item.outcome],
    seconds(item.queueSeconds),
    seconds(item.runSeconds),
    item.exitCode === null ? '—' : String(item.exitCode),
    escapeText(shorten(item.message ?? '', message)),
  ];
}

function metricsCell({ metrics }: ItemRow, { cell }: Level): string {
  const entries = Object.entries(metrics ?? {}).map(([name, value]) => `${name}: ${formatValue(value)}`);
  return escapeText(shorten(entries.join(', '), cell));
}

function seconds(value: number | null): string {
  return value === null ? '—' : formatDuration(value * 1_000);
}
