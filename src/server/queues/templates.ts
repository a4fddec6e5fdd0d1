import { badRequest } from '../errors.ts';
import { isObject, type JsonObject } from '../json.ts';
import type { ResourceConfigRecord, TemplateVariable } from './records.ts';

const PLACEHOLDER = /\{\{\s*([A-Za-z_][\w-]*)\s*\}\}/g;

/**
 * Merges a queue's defaults into a pushed spec: the spec's own values win, template values fill the placeholders.
 * @throws ApiError 400 for values that the queue's variables do not allow
 */
export function mergeDefaults(
  spec: JsonObject,
  defaults: ResourceConfigRecord | null,
  values: JsonObject,
): JsonObject {
  if (defaults === null) {
    if (Object.keys(values).length > 0) throw badRequest('this queue has no template variables');
    return spec;
  }
  const resolved = resolveValues(defaults.templateVariables, values);
  const config = fill(defaults.config, resolved) as JsonObject;
  const merged = deepMerge(config, spec);
  if (typeof merged['resource'] !== 'string') merged['resource'] = defaults.resource;
  return merged;
}

/** Checks the given values and adds the defaults of the variables without one. */
export function resolveValues(
  variables: Readonly<Record<string, TemplateVariable>>,
  values: JsonObject,
): JsonObject {
  for (const name of Object.keys(values)) {
    if (!Object.hasOwn(variables, name))
      throw badRequest(`template variable ${name} is not known to the queue`);
  }
  const resolved: JsonObject = {};
  for (const [name, { schema }] of Object.entries(variables)) {
    const value = Object.hasOwn(values, name) ? values[name] : schema['default'];
    if (value === undefined) throw badRequest(`template variable ${name} needs a value`);
    const problem = violation(schema, value);
    if (problem !== null) throw badRequest(`template variable ${name}: ${problem}`);
    resolved[name] = value;
  }
  return resolved;
}

/** Why `value` does not fit `schema`, or `null`. */
export function violation(schema: JsonObject, value: unknown): string | null {
  const { type, enum: allowed, minimum, maximum } = schema;
  if (typeof type === 'string' && !hasType(type, value))
    return `${JSON.stringify(value)} is not of type ${type}`;
  if (Array.isArray(allowed) && !allowed.includes(value)) {
    return `${JSON.stringify(value)} is not one of ${JSON.stringify(allowed)}`;
  }
  if (typeof value === 'number' && typeof minimum === 'number' && value < minimum) {
    return `${value} is less than ${minimum}`;
  }
  if (typeof value === 'number' && typeof maximum === 'number' && value > maximum) {
    return `${value} is more than ${maximum}`;
  }
  return null;
}

function hasType(type: string, value: unknown): boolean {
  switch (type) {
    case 'integer':
      return Number.isInteger(value);
    case 'number':
      return typeof value === 'number';
    case 'array':
      return Array.isArray(value);
    case 'object':
      return isObject(value);
    default:
      return typeof value === type;
  }
}

/** A text that is one placeholder becomes the value with its type; placeholders inside a text become text. */
function fill(template: unknown, values: JsonObject): unknown {
  if (typeof template === 'string') {
    const whole = new RegExp(`^${PLACEHOLDER.source}$`).exec(template)?.[1];
    if (whole !== undefined && Object.hasOwn(values, whole)) return values[whole];
    return template.replace(PLACEHOLDER, (found, name: string) =>
      Object.hasOwn(values, name) ? text(values[name]) : found,
    );
  }
  if (Array.isArray(template)) return template.map((element) => fill(element, values));
  if (!isObject(template)) return template;
  return Object.fromEntries(Object.entries(template).map(([key, value]) => [key, fill(value, values)]));
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function deepMerge(base: JsonObject, over: JsonObject): JsonObject {
  const merged: JsonObject = { ...base };
  for (const [key, value] of Object.entries(over)) {
    const old = merged[key];
    merged[key] = isObject(old) && isObject(value) ? deepMerge(old, value) : (value ?? old ?? null);
  }
  return merged;
}
