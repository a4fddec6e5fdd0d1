import { isLosslessNumber, LosslessNumber, parse } from 'lossless-json';

/**
 * Stand-ins for the bare words of Python's `json`. As numbers they overflow to what they stand for (the one of NaN
 * to 0), and no writer of JSON makes them.
 */
const STAND_INS: Readonly<Record<string, { readonly literal: string; readonly value: number }>> = {
  NaN: { literal: '0e999999999', value: NaN },
  Infinity: { literal: '1e999999999', value: Infinity },
  '-Infinity': { literal: '-1e999999999', value: -Infinity },
};
const VALUE_OF_STAND_IN = new Map(Object.values(STAND_INS).map(({ literal, value }) => [literal, value]));

/** Everything below the space. */
const CONTROL_CHARACTER = /[^\u0020-\uffff]/g;
const STRING_OR_BARE_WORD = /"(?:[^"\\]|\\[^])*"|-?Infinity\b|\bNaN\b/g;

export interface ParseJsonOptions {
  /**
   * `exact` (default): a number that JavaScript would write differently (`1.0`, 2^60) becomes a `LosslessNumber`.
   * `plain`: every number is a `number`, for values that are only looked at.
   */
  readonly numbers?: 'exact' | 'plain';
}

/**
 * Reads JSON as the encoders of W&B and of Python write it: `NaN`, `Infinity` and `-Infinity` may stand bare, strings
 * may hold raw control characters, and of equal keys the last one counts.
 * @returns `undefined` for null and for text that is empty but for white space
 * @throws SyntaxError
 */
export function parseJson(text: string | null | undefined, options: ParseJsonOptions = {}): unknown {
  if (text === null || text === undefined || text.trim() === '') return undefined;
  const strict = text.replace(STRING_OR_BARE_WORD, (token) =>
    token.startsWith('"')
      ? token.replace(CONTROL_CHARACTER, escapeUnit)
      : (STAND_INS[token]?.literal ?? token),
  );
  return parse(strict, undefined, {
    parseNumber: options.numbers === 'plain' ? plainNumber : exactNumber,
    onDuplicateKey: ({ newValue }) => newValue,
  });
}

function plainNumber(literal: string): number {
  return VALUE_OF_STAND_IN.get(literal) ?? Number(literal);
}

function exactNumber(literal: string): number | LosslessNumber {
  const standIn = VALUE_OF_STAND_IN.get(literal);
  if (standIn !== undefined) return standIn;
  const number = Number(literal);
  return String(number) === literal ? number : new LosslessNumber(literal);
}

/** Whether a value of `parseJson` is a number, in either form. */
export function isJsonNumber(value: unknown): value is number | LosslessNumber {
  return typeof value === 'number' || isLosslessNumber(value);
}

export interface StringifyJsonOptions {
  /** Separators and ASCII escapes as Python's `json.dumps` writes them. */
  readonly python?: boolean;
  /** What becomes of NaN and the infinities: an error (default), or `null`. */
  readonly nonFinite?: 'error' | 'null';
  /** Spaces per level; without it one line. */
  readonly indent?: number;
}

/**
 * Writes JSON; numbers kept by `parseJson` come out as they came in, and bigints in full.
 * Members whose value is undefined or a function are left out, as `JSON.stringify` does.
 * @throws TypeError for a number that JSON cannot hold, naming its place, and for a circular value
 */
export function stringifyJson(value: unknown, options: StringifyJsonOptions = {}): string {
  return new Writer(options).write(value, [], 0) ?? 'null';
}

class Writer {
  readonly #options: StringifyJsonOptions;
  readonly #open = new Set<object>();

  constructor(options: StringifyJsonOptions) {
    this.#options = options;
  }

  write(value: unknown, path: readonly string[], depth: number): string | undefined {
    if (isLosslessNumber(value)) return value.value;
    switch (typeof value) {
      case 'string':
        return this.#text(value);
      case 'boolean':
      case 'bigint':
        return String(value);
      case 'number':
        return this.#number(value, path);
      case 'object':
        return value === null ? 'null' : this.#container(value, path, depth);
      default:
        return undefined;
    }
  }

  #number(value: number, path: readonly string[]): string {
    if (Number.isFinite(value)) return Object.is(value, -0) ? '-0' : String(value);
    if (this.#options.nonFinite === 'null') return 'null';
    throw new TypeError(`${value} at ${path.join('.') || 'the top'} cannot be written as JSON.`);
  }

  #text(value: string): string {
    const text = JSON.stringify(value);
    return this.#options.python === true ? text.replace(/[^ -~]/g, escapeUnit) : text;
  }

  #container(value: object, path: readonly string[], depth: number): string {
    if (this.#open.has(value))
      throw new TypeError(`The value at ${path.join('.') || 'the top'} holds itself.`);
    if (hasToJson(value)) return this.write(value.toJSON(), path, depth) ?? 'null';
    this.#open.add(value);
    const parts = Array.isArray(value)
      ? value.map((item, index) => this.write(item, [...path, String(index)], depth + 1) ?? 'null')
      : Object.entries(value).flatMap(([key, member]) => {
          const text = this.write(member, [...path, key], depth + 1);
          return text === undefined ? [] : [`${this.#text(key)}${this.#colon()}${text}`];
        });
    this.#open.delete(value);
    const [open, close] = Array.isArray(value) ? '[]' : '{}';
    return `${open}${this.#join(parts, depth)}${close}`;
  }

  #colon(): string {
    return this.#options.python === true || this.#options.indent !== undefined ? ': ' : ':';
  }

  #join(parts: readonly string[], depth: number): string {
    const { indent, python } = this.#options;
    if (parts.length === 0) return '';
    if (indent === undefined) return parts.join(python === true ? ', ' : ',');
    const inner = `\n${' '.repeat(indent * (depth + 1))}`;
    return `${inner}${parts.join(`,${inner}`)}\n${' '.repeat(indent * depth)}`;
  }
}

function hasToJson(value: object): value is { toJSON(): unknown } {
  return 'toJSON' in value && typeof value.toJSON === 'function';
}

/** One UTF-16 code unit as `\uXXXX`; a pair of surrogates becomes two, as in Python. */
function escapeUnit(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
