import { LaunchError } from '../../common/errors.ts';
import { stringifyJson } from '../../common/json.ts';
import type { CallOptions, Operation, WandbClient } from '../client.ts';
import { isObject, Reader } from '../read.ts';
import type { JsonObject, RunRef } from '../types.ts';
import { runQuery, runVariables } from './run-reads.ts';

/** `[step, value]`; values may be NaN or infinite. */
export type Point = readonly [step: number, value: number];

/** The numbers of one key each, ascending by step. A key that was never logged has none. */
export type MetricHistory = ReadonlyMap<string, readonly Point[]>;

/** A stretch of steps of one key. Both ends belong to it, as far as the server agrees. */
interface Stretch {
  readonly key: string;
  readonly from: number;
  readonly to: number;
}

const SPECS_VARIABLE = ', $specs: [JSONString!]!';
const METRICS = runQuery('RunSampledHistory', 'sampledHistory(specs: $specs)', SPECS_VARIABLE);
/** Also how long the history is. */
const FIRST_METRICS = runQuery(
  'RunSampledHistory',
  'historyLineCount historyKeys sampledHistory(specs: $specs)',
  SPECS_VARIABLE,
);

/** Rows that a server gives for one spec without choosing among them: the page of the Python client's scan. */
const PAGE = 1_000;
/** Specs in one request: its answer stays below a few megabytes. */
const SPECS = 20;
/** Requests for one run; beyond that a history is not read whole. */
const REQUESTS = 250;

/**
 * Every number that a run logged under the keys. One request for a run of up to 1 000 rows; longer ones are read in
 * stretches of steps that are short enough for the server not to leave out rows.
 * @throws LaunchError for a history of many millions of steps; WandbError
 */
export async function wholeHistory(
  client: WandbClient,
  run: RunRef,
  keys: readonly string[],
  call?: CallOptions,
): Promise<MetricHistory> {
  if (keys.length === 0) return new Map();
  const found = new Map(keys.map((key) => [key, new Map<number, number>()]));
  const everything = keys.map((key) => ({ keys: ['_step', key], samples: PAGE }));
  const first = await ask(client, run, FIRST_METRICS, everything, call);
  if (first.lineCount <= PAGE) {
    keys.forEach((key, index) => take(found, key, first.rows[index] ?? []));
    return inOrder(found);
  }
  // A stretch of as many steps as a page has rows holds no more rows than that. Where steps are far apart, longer ones
  // are tried first, and halved when their page is full.
  const width = Math.max(PAGE - 1, Math.floor(((first.lastStep + 1) / first.lineCount) * (PAGE / 2)));
  let open = keys.flatMap((key) => stretches(key, first.lastStep, width));
  for (let requests = 0; open.length > 0; requests += 1) {
    if (requests === REQUESTS || open.length > REQUESTS * SPECS) throw tooLong(run, first.lineCount);
    const [now, later] = [open.slice(0, SPECS), open.slice(SPECS)];
    const specs = now.map(({ key, from, to }) => ({
      keys: ['_step', key],
      minStep: from,
      maxStep: to,
      samples: PAGE,
    }));
    const { rows } = await ask(client, run, METRICS, specs, call);
    const full = now.filter(({ key, from, to }, index) => {
      const page = rows[index] ?? [];
      if (page.length >= PAGE && to - from >= PAGE) return true;
      take(found, key, page);
      return false;
    });
    open = [...full.flatMap(halves), ...later];
  }
  return inOrder(found);
}

/** At most `samples` numbers of each key, chosen by the server over the whole run: for drawing. One request. */
export async function sampledMetrics(
  client: WandbClient,
  run: RunRef,
  keys: readonly string[],
  samples: number,
  call?: CallOptions,
): Promise<MetricHistory> {
  if (keys.length === 0) return new Map();
  const found = new Map(keys.map((key) => [key, new Map<number, number>()]));
  const specs = keys.map((key) => ({ keys: ['_step', key], samples }));
  const { rows } = await ask(client, run, METRICS, specs, call);
  keys.forEach((key, index) => take(found, key, rows[index] ?? []));
  return inOrder(found);
}

async function ask(
  client: WandbClient,
  run: RunRef,
  operation: Operation,
  specs: readonly JsonObject[],
  call: CallOptions | undefined,
): Promise<{ rows: readonly (readonly JsonObject[])[]; lineCount: number; lastStep: number }> {
  const read = new Reader(operation.name);
  const variables = { ...runVariables(run), specs: specs.map((spec) => stringifyJson(spec)) };
  const answer = read.object(await client.graphql(operation, variables, call), 'project', 'run');
  if (answer === null) return { rows: [], lineCount: 0, lastStep: -1 };
  const lists = read.list(answer, 'sampledHistory');
  const lineCount = read.number(answer, 'historyLineCount') ?? 0;
  const about = read.plainDocument(answer, 'historyKeys');
  return {
    rows: lists.map((list) =>
      Array.isArray(list) ? list.map((row) => read.row(row)).filter((row) => row !== null) : [],
    ),
    lineCount,
    lastStep: (about && read.number(about, 'lastStep')) ?? Math.max(0, lineCount - 1),
  };
}

/** Neighbours share a step, so that none is lost on a server for which the last one does not belong to a stretch. */
function stretches(key: string, lastStep: number, width: number): Stretch[] {
  const count = Math.max(1, Math.ceil((lastStep + 1) / width));
  return Array.from({ length: Math.min(count, REQUESTS * SPECS + 1) }, (_, index) => ({
    key,
    from: index * width,
    to: (index + 1) * width,
  }));
}

function halves({ key, from, to }: Stretch): Stretch[] {
  const middle = from + Math.ceil((to - from) / 2);
  return [
    { key, from, to: middle },
    { key, from: middle, to },
  ];
}

function take(
  found: ReadonlyMap<string, Map<number, number>>,
  key: string,
  rows: readonly JsonObject[],
): void {
  for (const row of rows) {
    const step = row['_step'];
    const value = numberAt(row, key);
    if (typeof step === 'number' && value !== undefined) found.get(key)?.set(step, value);
  }
}

/** Rows hold nested keys by their full name, or as objects within each other. */
function numberAt(row: JsonObject, key: string): number | undefined {
  const value = Object.hasOwn(row, key)
    ? row[key]
    : key.split('.').reduce<unknown>((inner, part) => (isObject(inner) ? inner[part] : undefined), row);
  if (typeof value === 'number') return value;
  return value === 'NaN' || value === 'Infinity' || value === '-Infinity' ? Number(value) : undefined;
}

function inOrder(found: ReadonlyMap<string, ReadonlyMap<number, number>>): MetricHistory {
  return new Map([...found].map(([key, points]) => [key, [...points].sort(([a], [b]) => a - b)]));
}

function tooLong(run: RunRef, lineCount: number): LaunchError {
  return new LaunchError(
    `The history of run ${run.runId} (${lineCount} rows) is too long to be read whole.`,
    {
      hint: 'Let the run keep the value in its summary (define_metric with summary="max" or "min"), and compare that.',
    },
  );
}
