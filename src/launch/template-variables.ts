import type { JsonObject, TemplateVariable } from '../wandb/types.ts';
import type { Problem } from './errors.ts';
import { nearest, someOf } from '../common/nearest.ts';
import { isNumeric, isObject, sameJson } from './values.ts';

/** What is wrong with the values, by the schemas that the queue gives: names, types, `enum`, `minimum`, `maximum`. */
export function variableProblems(
  values: Readonly<Record<string, unknown>>,
  variables: readonly TemplateVariable[],
): readonly Problem[] {
  return Object.entries(values).flatMap(([name, value]) => {
    const variable = variables.find((candidate) => candidate.name === name);
    return variable === undefined
      ? [unknownName(name, variables)]
      : schemaProblems(name, value, variable.schema);
  });
}

/** Variables that have neither a value nor a default. */
export function missingVariables(
  values: Readonly<Record<string, unknown>>,
  variables: readonly TemplateVariable[],
): readonly string[] {
  return variables
    .filter(({ name, schema }) => !Object.hasOwn(values, name) && schemaOf(schema)['default'] === undefined)
    .map(({ name }) => name);
}

function unknownName(name: string, variables: readonly TemplateVariable[]): Problem {
  const names = variables.map((variable) => variable.name);
  const close = nearest(name, names);
  return {
    what: `the queue has no template variable ${name}`,
    why: names.length === 0 ? 'it has none at all' : `it has ${someOf(names)}`,
    next: close === undefined ? 'Remove it.' : `Did you mean ${close}?`,
  };
}

/** Schemas come bare, or below a key `schema` as they are written when a queue is made. */
function schemaOf(schema: JsonObject): JsonObject {
  return isObject(schema['schema']) ? schema['schema'] : schema;
}

function schemaProblems(name: string, value: unknown, declared: JsonObject): readonly Problem[] {
  const schema = schemaOf(declared);
  const shown = `template variable ${name} is ${typeof value === 'string' ? JSON.stringify(value) : String(value)}`;
  const type = schema['type'];
  const found: Problem[] = [];
  if (typeof type === 'string' && !hasType(value, type)) {
    return [{ what: shown, why: `the queue wants type ${type}`, next: 'Correct the value.' }];
  }
  const allowed = schema['enum'];
  if (Array.isArray(allowed) && !allowed.some((one) => sameJson(one, value))) {
    found.push({
      what: shown,
      why: 'the queue does not allow that value',
      next: `Use one of ${someOf(allowed.map(String))}.`,
    });
  }
  const { minimum, maximum } = schema;
  if (isNumeric(minimum) && Number(value) < Number(minimum)) {
    found.push({ what: shown, why: `the queue's minimum is ${String(minimum)}`, next: 'Raise it.' });
  }
  if (isNumeric(maximum) && Number(value) > Number(maximum)) {
    found.push({ what: shown, why: `the queue's maximum is ${String(maximum)}`, next: 'Lower it.' });
  }
  return found;
}

function hasType(value: unknown, type: string): boolean {
  switch (type) {
    case 'integer':
      return isNumeric(value) && Number.isInteger(Number(value));
    case 'number':
      return isNumeric(value);
    case 'string':
      return typeof value === 'string';
    default:
      // A type that only a newer server knows is the server's to judge.
      return true;
  }
}
