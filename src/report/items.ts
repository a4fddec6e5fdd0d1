import { formatDuration } from '../common/duration.ts';
import type { GateResult } from '../gates/types.ts';
import type { LaunchState, Outcome } from '../launch/result.ts';
import { escapeText, link, shorten } from './escape.ts';
import { fit } from './fit.ts';
import { gatesCell } from './gates.ts';
import { count, page, table } from './table.ts';
import { formatValue } from './values.ts';
import { isGreen, OUTCOME_WORDS } from './words.ts';

/** One item of several, as plain data. The `items` output has the same names. */
export interface ItemRow {
  /** Null: nothing came onto a queue. */
  readonly itemId: string | null;
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
  /** The GPUs that it was lent. */
  readonly gpus?: readonly string[];
  /** The rules that were held against its run. */
  readonly gates?: readonly GateResult[];
}

export interface ItemsPage {
  readonly items: readonly ItemRow[];
  /** Why the work ended, such as `queue empty for 5m`. */
  readonly ending: string | null;
  /** Metrics that get a column of their own, in this order; the others share one. */
  readonly columns?: readonly string[];
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

const HEAD = ['job', 'run', 'state', 'outcome'];
const TAIL = ['queue wait', 'run time', 'exit code', 'message'];

/** Several items as Markdown of at most `limit` bytes: one row each, in their order; failed ones are cut last. */
export function renderItems(
  { items, ending, columns = [] }: ItemsPage,
  { limit }: { readonly limit: number },
): string {
  return fit(LEVELS, limit, (level) => {
    const shown = choose(items, level.rows);
    const more = items.length - shown.length;
    const extra = extraColumns(shown, columns.slice(0, MOST_COLUMNS), level);
    return page([
      headline(items),
      ending === null ? '' : `Ended: ${escapeText(shorten(ending, 500))}`,
      shown.length === 0
        ? ''
        : table(
            [...HEAD, ...extra.map(({ head }) => head), ...TAIL],
            shown.map((item) => [
              ...headCells(item, level),
              ...extra.map(({ cellOf }) => cellOf(item)),
              ...tailCells(item, level),
            ]),
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

function headCells(item: ItemRow, { cell }: Level): string[] {
  return [
    escapeText(shorten(item.job ?? '—', cell)),
    item.runId === null ? '—' : link(shorten(item.runId, cell), item.runUrl),
    escapeText(shorten(item.state, cell)),
    OUTCOME_WORDS[item.outcome],
  ];
}

function tailCells(item: ItemRow, { message }: Level): string[] {
  return [
    seconds(item.queueSeconds),
    seconds(item.runSeconds),
    item.exitCode === null ? '—' : String(item.exitCode),
    escapeText(shorten(item.message ?? '', message)),
  ];
}

/** More make a table that nobody can read. */
const MOST_COLUMNS = 20;

interface Column {
  readonly head: string;
  readonly cellOf: (item: ItemRow) => string;
}

/** The columns that only some pages have: gates, GPUs, chosen metrics, other metrics. */
function extraColumns(items: readonly ItemRow[], chosen: readonly string[], { cell }: Level): Column[] {
  const columns: Column[] = chosen.map((name) => ({
    head: escapeText(shorten(name, cell)),
    cellOf: ({ metrics }) => {
      const value = Object.hasOwn(metrics ?? {}, name) ? metrics?.[name] : undefined;
      return value === undefined ? '—' : escapeText(shorten(formatValue(value), cell));
    },
  }));
  const others = ({ metrics }: ItemRow): [string, number | string][] =>
    Object.entries(metrics ?? {}).filter(([name]) => !chosen.includes(name));
  if (items.some((item) => others(item).length > 0)) {
    const cellOf = (item: ItemRow): string => {
      const entries = others(item).map(([name, value]) => `${name}: ${formatValue(value)}`);
      return escapeText(shorten(entries.join(', '), cell));
    };
    columns.push({ head: 'metrics', cellOf });
  }
  if (items.some(({ gpus = [] }) => gpus.length > 0)) {
    const cellOf = ({ gpus = [] }: ItemRow): string => escapeText(shorten(gpus.join(', ') || '—', cell));
    columns.unshift({ head: 'GPUs', cellOf });
  }
  if (items.some(({ gates = [] }) => gates.length > 0)) {
    columns.unshift({ head: 'gates', cellOf: ({ gates }) => gatesCell(gates, cell) });
  }
  return columns;
}

function seconds(value: number | null): string {
  return value === null ? '—' : formatDuration(value * 1_000);
}
