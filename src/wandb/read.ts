import { isLosslessNumber } from 'lossless-json';
import { isJsonNumber, parseJson } from '../common/json.ts';
import { WandbError } from './errors.ts';
import type { JsonObject } from './types.ts';

/**
 * Readers of answers. A field that is missing or null is null here, and never a crash; one of the wrong shape is an
 * error that names operation and field, because then the server speaks another protocol.
 */
export function wrongShape(operation: string, field: string, expected: string): WandbError {
  return new WandbError(`${operation} was answered wrongly: ${field} is not ${expected}.`, {
    kind: 'server',
    operation,
    hint: 'This W&B server answers differently from those that are known; please report its version.',
  });
}

export class Reader {
  readonly operation: string;

  constructor(operation: string) {
    this.operation = operation;
  }

  /** Walks down through objects; null as soon as one of them is missing. */
  object(value: unknown, ...path: string[]): JsonObject | null {
    let current: unknown = value;
    for (const [depth, name] of ['', ...path].entries()) {
      if (depth > 0) current = (current as JsonObject)[name];
      if (current === null || current === undefined) return null;
      if (!isObject(current))
        throw wrongShape(this.operation, path.slice(0, depth).join('.') || 'data', 'an object');
    }
    return current as JsonObject;
  }

  /** As `object`, for what the protocol promises. */
  required(value: unknown, ...path: string[]): JsonObject {
    const found = this.object(value, ...path);
    if (found === null) throw wrongShape(this.operation, path.join('.'), 'there');
    return found;
  }

  /** Ids and names may come as numbers from older servers. */
  text(parent: JsonObject, field: string): string | null {
    const value = parent[field];
    if (value === null || value === undefined) return null;
    if (typeof value === 'string') return value;
    if (isJsonNumber(value)) return String(value);
    throw wrongShape(this.operation, field, 'a text');
  }

  requiredText(parent: JsonObject, field: string): string {
    const value = this.text(parent, field);
    if (value === null || value === '') throw wrongShape(this.operation, field, 'there');
    return value;
  }

  number(parent: JsonObject, field: string): number | null {
    const value = parent[field];
    if (value === null || value === undefined) return null;
    if (isJsonNumber(value)) return Number(isLosslessNumber(value) ? value.value : value);
    throw wrongShape(this.operation, field, 'a number');
  }

  isTrue(parent: JsonObject | null, field: string): boolean {
    return parent?.[field] === true;
  }

  list(parent: JsonObject, field: string): readonly unknown[] {
    const value = parent[field];
    if (value === null || value === undefined) return [];
    if (Array.isArray(value)) return value;
    throw wrongShape(this.operation, field, 'a list');
  }

  texts(parent: JsonObject, field: string): readonly string[] {
    return this.list(parent, field)
      .filter((item) => typeof item === 'string' || isJsonNumber(item))
      .map(String);
  }

  objects(parent: JsonObject, field: string): readonly JsonObject[] {
    return this.list(parent, field).filter(isObject);
  }

  /** The nodes of a connection: `{edges: [{node}]}`. */
  nodes(parent: JsonObject, field: string): readonly JsonObject[] {
    const connection = this.object(parent, field);
    if (connection === null) return [];
    return this.objects(connection, 'edges')
      .map((edge) => edge['node'])
      .filter(isObject);
  }

  /**
   * A JSON document, which travels as an object in some answers and as text in others.
   * Null when it is missing; numbers stay exact.
   */
  document(parent: JsonObject, field: string): JsonObject | null {
    return this.#asDocument(parent[field], field, 'exact');
  }

  /** A JSON document that is only looked at: every number in it is a `number`. */
  plainDocument(parent: JsonObject, field: string): JsonObject | null {
    return this.#asDocument(parent[field], field, 'plain');
  }

  /** A row of a history: JSON text or object. Null when it is neither. */
  row(value: unknown): JsonObject | null {
    return this.#asDocument(value, 'history', 'plain');
  }

  #asDocument(value: unknown, field: string, numbers: 'exact' | 'plain'): JsonObject | null {
    let parsed: unknown = value;
    if (typeof value === 'string') {
      try {
        parsed = parseJson(value, { numbers });
      } catch {
        throw wrongShape(this.operation, field, 'a JSON document');
      }
    }
    if (parsed === null || parsed === undefined) return null;
    if (!isObject(parsed)) throw wrongShape(this.operation, field, 'a JSON object');
    return numbers === 'plain' ? (toPlain(parsed) as JsonObject) : parsed;
  }
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !isLosslessNumber(value);
}

function toPlain(value: unknown): unknown {
  if (isLosslessNumber(value)) return Number(value.value);
  if (Array.isArray(value)) return value.map(toPlain);
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, toPlain(member)]));
}
