/** Documents of a run as rows of a table, and as the `metrics` output. */

type JsonObject = Readonly<Record<string, unknown>>;

export interface Row {
  readonly key: string;
  readonly value: string;
  /** The value as a number; null when it is none, or not a finite one. */
  readonly number: number | null;
}

/** More rows than any table shows: enough to count what is left out, and a bound for hostile documents. */
const MOST_ROWS = 20_000;
const DEEPEST = 12;

/** Nested objects become keys with dots. Values are for reading, not for parsing. */
export function flatten(document: JsonObject): Row[] {
  const rows: Row[] = [];
  addRows(document, '', 0, rows);
  return rows;
}

function addRows(document: JsonObject, prefix: string, depth: number, rows: Row[]): void {
  for (const [key, value] of Object.entries(document)) {
    if (rows.length >= MOST_ROWS) return;
    const path = `${prefix}${key}`;
    if (
      isObject(value) &&
      mediaType(value) === undefined &&
      depth < DEEPEST &&
      Object.keys(value).length > 0
    ) {
      addRows(value, `${path}.`, depth + 1, rows);
    } else {
      rows.push({ key: path, value: formatValue(value), number: numberOf(value) });
    }
  }
}

/** Six significant digits for a float; a media object by its type. */
export function formatValue(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return formatNumber(value);
  if (isExactNumber(value)) return value.value;
  if (Array.isArray(value)) return formatList(value);
  if (isObject(value)) {
    const type = mediaType(value);
    return type === undefined ? `{${Object.keys(value).slice(0, 10).join(', ')}}` : `(${type})`;
  }
  return String(value);
}

/** A finite number, also one whose digits were kept; else null. */
function numberOf(value: unknown): number | null {
  const number = isExactNumber(value) ? Number(value.value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : null;
}

/** An integer as it is, another number with six significant digits. */
export function formatNumber(value: number): string {
  if (Number.isInteger(value) || !Number.isFinite(value)) return String(value);
  return String(Number(value.toPrecision(6)));
}

function formatList(list: readonly unknown[]): string {
  const shown = list
    .slice(0, 20)
    .map((value) => (Array.isArray(value) ? `[${value.length}]` : formatValue(value)));
  return `[${shown.join(', ')}${list.length > 20 ? `, … ${list.length} in all` : ''}]`;
}

/** Whether a key of a summary is W&B's own (`_runtime`, `_step`, …). */
export function isInternal(key: string): boolean {
  return key.startsWith('_');
}

/**
 * The `metrics` output: the summary in W&B's own shape, without its internal keys and without media. NaN and the
 * infinities, which JSON lacks, become the texts `NaN`, `Infinity` and `-Infinity`.
 */
export function metrics(summary: JsonObject): Record<string, unknown> {
  const entries = Object.entries(summary).filter(([key]) => !isInternal(key));
  return Object.fromEntries(entries.flatMap(([key, value]) => plainEntry(key, value, 0)));
}

function plainEntry(key: string, value: unknown, depth: number): [string, unknown][] {
  if (value === undefined || (isObject(value) && mediaType(value) !== undefined)) return [];
  return [[key, plainValue(value, depth)]];
}

function plainValue(value: unknown, depth: number): unknown {
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value);
  if (depth >= DEEPEST) return formatValue(value);
  if (Array.isArray(value)) return value.map((element) => plainValue(element, depth + 1));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, member]) => plainEntry(key, member, depth + 1)),
  );
}

/** A number whose digits were kept by whoever parsed it. */
function isExactNumber(value: unknown): value is { readonly value: string } {
  return typeof value === 'object' && value !== null && 'isLosslessNumber' in value && 'value' in value;
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !isExactNumber(value);
}

/** `image-file`, `table-file`, `histogram` and the like: what `wandb.log` makes of media. */
function mediaType(value: JsonObject): string | undefined {
  return typeof value['_type'] === 'string' ? value['_type'] : undefined;
}
