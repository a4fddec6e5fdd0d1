import { isInteger, LosslessNumber, parse, stringify } from 'lossless-json';

export type JsonObject = { [key: string]: unknown };

/** Python writes these words bare; readers of JSON take them only as text. */
const BARE_WORDS = /"(?:[^"\\]|\\.)*"|-?\bInfinity\b|\bNaN\b/g;

/**
 * Reads JSON as Python writes it: bare `NaN` and `Infinity` become texts, integers beyond 2^53 keep all their digits.
 * @throws SyntaxError
 */
export function parseJson(text: string): unknown {
  const strict = text.replace(BARE_WORDS, (found) => (found.startsWith('"') ? found : `"${found}"`));
  return parse(strict, undefined, {
    parseNumber: (digits) =>
      isInteger(digits) && !Number.isSafeInteger(Number(digits))
        ? new LosslessNumber(digits)
        : Number(digits),
    onDuplicateKey: ({ newValue }) => newValue,
  });
}

export function isObject(value: unknown): value is JsonObject {
  return (
    typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof LosslessNumber)
  );
}

/** The object a JSON text holds; `null` when it holds anything else, or is no JSON. */
export function parseObject(text: string | null | undefined): JsonObject | null {
  if (text === null || text === undefined) return null;
  try {
    const value = parseJson(text);
    return isObject(value) ? value : null;
  } catch {
    return null;
  }
}

/** JSON text that keeps the digits `parseJson` kept. */
export function toJson(value: unknown): string {
  return stringify(value) ?? 'null';
}

/** `path` with dots reaches into nested objects, unless a key has that very name. */
export function lookUp(object: JsonObject, path: string): unknown {
  if (Object.hasOwn(object, path)) return object[path];
  let value: unknown = object;
  for (const key of path.split('.')) {
    if (!isObject(value) || !Object.hasOwn(value, key)) return undefined;
    value = value[key];
  }
  return value;
}
