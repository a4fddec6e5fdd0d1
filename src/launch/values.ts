import type { LosslessNumber } from 'lossless-json';
import { isJsonNumber } from '../common/json.ts';
import type { JsonObject } from '../wandb/types.ts';

/** Whether `value` is a mapping: neither null nor a list nor an instance of a class. */
export function isObject(value: unknown): value is JsonObject {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/** What Python takes for true: not null, false, 0, an empty text, list or mapping. */
export function isTruthy(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0;
  if (isObject(value)) return Object.keys(value).length > 0;
  return isNumeric(value) ? Number(value) !== 0 : Boolean(value);
}

/**
 * A copy that shares nothing with `value`. Members that are `undefined` are left out, as JSON would.
 * The value must have passed `unencodable`.
 */
export function copyJson<T>(value: T): T {
  if (Array.isArray(value)) return value.map((element: unknown) => copyJson(element)) as T;
  if (!isObject(value)) return value;
  const copy: JsonObject = {};
  for (const [key, member] of Object.entries(value)) {
    if (member === undefined) continue;
    // Assigning `__proto__` would set the prototype instead of a member.
    Object.defineProperty(copy, key, {
      value: copyJson(member),
      enumerable: true,
      writable: true,
      configurable: true,
    });
  }
  return copy as T;
}

/** Where and why `value` cannot be sent as JSON; undefined when it can. Big integers can. */
export function unencodable(value: unknown, path: string, above: readonly object[] = []): string | undefined {
  switch (typeof value) {
    case 'string':
    case 'boolean':
    case 'bigint':
      return undefined;
    case 'number':
      return Number.isFinite(value) ? undefined : `${path} is ${value}, which JSON cannot express`;
    case 'object':
      break;
    case 'undefined':
    case 'function':
    case 'symbol':
    default:
      return `${path} is ${typeof value === 'undefined' ? 'undefined' : `a ${typeof value}`}`;
  }
  if (value === null || isJsonNumber(value)) return undefined;
  if (above.includes(value)) return `${path} contains itself`;
  const inside = [...above, value];
  if (Array.isArray(value)) {
    for (const [index, element] of value.entries()) {
      const found = unencodable(element, `${path}[${index}]`, inside);
      if (found !== undefined) return found;
    }
    return undefined;
  }
  if (!isObject(value)) return `${path} is a ${value.constructor.name}, not a plain value`;
  for (const [key, member] of Object.entries(value)) {
    const found = member === undefined ? undefined : unencodable(member, `${path}.${key}`, inside);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Whether two JSON values are equal; the order of members does not count. */
export function sameJson(a: unknown, b: unknown): boolean {
  if (Array.isArray(a)) {
    return (
      Array.isArray(b) && a.length === b.length && a.every((element, index) => sameJson(element, b[index]))
    );
  }
  if (isObject(a) && isObject(b)) {
    const keys = Object.keys(a);
    return (
      keys.length === Object.keys(b).length &&
      keys.every((key) => Object.hasOwn(b, key) && sameJson(a[key], b[key]))
    );
  }
  if (isNumeric(a) && isNumeric(b)) return String(a) === String(b) || sameSmallNumber(a, b);
  return a === b;
}

/** A number in any form in which it may be held: of JavaScript, big, or as the text that was read. */
export function isNumeric(value: unknown): value is number | bigint | LosslessNumber {
  return typeof value === 'bigint' || isJsonNumber(value);
}

/** `1` and `1.0` are the same, but only where JavaScript holds both exactly. */
function sameSmallNumber(a: unknown, b: unknown): boolean {
  return Number(a) === Number(b) && Math.abs(Number(a)) <= Number.MAX_SAFE_INTEGER;
}

/** What kind of value it is, in words for an error. */
export function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  if (isNumeric(value)) return 'a number';
  if (typeof value === 'object') return 'a mapping';
  if (typeof value === 'string') return 'a text';
  return `a ${typeof value}`;
}
