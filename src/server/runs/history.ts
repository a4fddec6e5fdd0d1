import { isObject, lookUp, parseObject, type JsonObject } from '../json.ts';

type Lines = readonly (string | null)[];

/** Lines that arrived, in order. */
export function arrived(lines: Lines): string[] {
  return lines.filter((line) => line !== null);
}

/** At most `samples` of `rows`, evenly over the whole, the first and the last among them. */
export function sample<T>(rows: readonly T[], samples: number): T[] {
  if (rows.length <= samples) return [...rows];
  if (samples <= 1) return rows.slice(0, Math.max(0, samples));
  const stride = (rows.length - 1) / (samples - 1);
  return Array.from({ length: samples }, (_, index) => rows[Math.round(index * stride)] as T);
}

export interface HistoryQuery {
  samples?: number | null;
  /** Inclusive. */
  minStep?: number | null;
  /** Exclusive. */
  maxStep?: number | null;
}

/** Rows as JSON texts. A range of steps gives a page, without one the rows are sampled over the run. */
export function historyTexts(lines: Lines, query: HistoryQuery): string[] {
  const { samples, minStep, maxStep } = query;
  const texts = arrived(lines);
  const limit = samples ?? 500;
  if (minStep === null && maxStep === null) return sample(texts, limit);
  if (minStep === undefined && maxStep === undefined) return sample(texts, limit);
  const page = texts.filter((text, line) => {
    const step = stepOf(parseObject(text), line);
    return step >= (minStep ?? 0) && step < (maxStep ?? Infinity);
  });
  return page.slice(0, limit);
}

export interface SampleSpec {
  keys?: string[];
  samples?: number;
  /** Inclusive. */
  minStep?: number;
  /** Inclusive, unlike that of `history`: the client asks for `lastStep`. */
  maxStep?: number;
}

/** Row objects that hold all of the keys, and only those; without keys whole rows. */
export function sampledRows(all: readonly JsonObject[], spec: SampleSpec): JsonObject[] {
  const { keys = [], samples = 500, minStep = 0, maxStep = Infinity } = spec;
  const rows: JsonObject[] = [];
  all.forEach((row, line) => {
    const step = stepOf(row, line);
    if (step < minStep || step > maxStep) return;
    if (keys.length === 0) rows.push(row);
    else if (keys.every((key) => lookUp(row, key) !== undefined)) {
      rows.push(Object.fromEntries(keys.map((key) => [key, lookUp(row, key)])));
    }
  });
  return sample(rows, samples);
}

export function rowsOf(lines: Lines): JsonObject[] {
  return arrived(lines).flatMap((text): JsonObject[] => {
    const row = parseObject(text);
    return row === null ? [] : [row];
  });
}

/** The keys of a history with the types of their values, and the last step; `null` before the first row. */
export function historyKeys(lines: Lines): JsonObject | null {
  const rows = rowsOf(lines);
  if (rows.length === 0) return null;
  const types = new Map<string, Map<string, number>>();
  for (const row of rows) {
    for (const [key, value] of leaves(row)) {
      const counts = types.get(key) ?? new Map<string, number>();
      counts.set(typeName(value), (counts.get(typeName(value)) ?? 0) + 1);
      types.set(key, counts);
    }
  }
  const keys = Object.fromEntries(
    [...types].map(([key, counts]) => [
      key,
      { typeCounts: [...counts].map(([type, count]) => ({ type, count })), monotonic: key === '_step' },
    ]),
  );
  return { keys, sets: [], lastStep: Math.max(...rows.map((row, line) => stepOf(row, line))) };
}

function stepOf(row: JsonObject | null, line: number): number {
  return typeof row?.['_step'] === 'number' ? row['_step'] : line;
}

function leaves(row: JsonObject, prefix = ''): [string, unknown][] {
  return Object.entries(row).flatMap(([key, value]): [string, unknown][] =>
    isObject(value) && !Object.hasOwn(value, '_type')
      ? leaves(value, `${prefix}${key}.`)
      : [[`${prefix}${key}`, value]],
  );
}

function typeName(value: unknown): string {
  if (isObject(value)) return typeof value['_type'] === 'string' ? value['_type'] : 'map';
  if (Array.isArray(value)) return 'list';
  return value === null ? 'nil' : typeof value;
}
