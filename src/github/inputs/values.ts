/** From texts to values: each input by the kind that the table gives it. */
import type { InputProblem } from './problem.ts';
import { good, type Parsed } from './parsed.ts';
import * as reference from './references.ts';
import * as scalar from './scalars.ts';
import { parseCommand, parseList, parseMapping, parseMappings, type Mapping } from './structured.ts';
import { INPUTS, type InputName, type InputSpec } from './table.ts';
import { parseUntrustedCheck, type UntrustedCheck } from './untrusted-check.ts';

type ValueOf<Spec extends InputSpec> = Spec extends { kind: 'boolean' }
  ? boolean
  : Spec extends { kind: 'integer' | 'duration' | 'priority' }
    ? number
    : Spec extends { kind: 'enum'; values: readonly (infer Value)[] }
      ? Value
      : Spec extends { kind: 'mapping' }
        ? Mapping
        : Spec extends { kind: 'mappings' }
          ? readonly Mapping[]
          : Spec extends { kind: 'untrusted-check' }
            ? UntrustedCheck
            : Spec extends { kind: 'names' | 'lines' | 'secret-lines' | 'command' }
              ? readonly string[]
              : string;

type WithDefault = {
  [Name in InputName]: (typeof INPUTS)[Name] extends { default: string } ? Name : never;
}[InputName];

/** The values of all inputs: defaults are filled in, the others are undefined when not set. */
export type Values = { readonly [Name in WithDefault]: ValueOf<(typeof INPUTS)[Name]> } & {
  readonly [Name in Exclude<InputName, WithDefault>]: ValueOf<(typeof INPUTS)[Name]> | undefined;
};

/**
 * Parses every text, and the defaults of the inputs that have none. An input with a problem keeps its default in
 * `values`, so that the checks that follow do not report it again.
 */
export async function parseValues(
  texts: ReadonlyMap<InputName, string>,
): Promise<{ values: Values; problems: InputProblem[] }> {
  const values: Partial<Record<InputName, unknown>> = {};
  const problems: InputProblem[] = [];
  for (const [name, spec] of Object.entries(INPUTS) as [InputName, InputSpec][]) {
    const text = texts.get(name);
    if (text !== undefined) {
      const parsed = await parseValue(spec, text);
      if (parsed.ok) values[name] = parsed.value;
      else problems.push({ input: name, ...parsed.fault });
    }
    if (!(name in values) && spec.default !== undefined) {
      const fallback = await parseDefault(spec, spec.default);
      if (fallback.ok) values[name] = fallback.value;
    }
  }
  return { values: values as Values, problems };
}

/** A default that GitHub would have computed (`${{ … }}`) is empty when it did not. */
async function parseDefault(spec: InputSpec, text: string): Promise<Parsed<unknown>> {
  return text.startsWith('${{') ? good('') : parseValue(spec, text);
}

async function parseValue(spec: InputSpec, text: string): Promise<Parsed<unknown>> {
  switch (spec.kind) {
    case 'text':
      return scalar.parseText(text);
    case 'token':
      return scalar.parseToken(text);
    case 'secret':
      return scalar.parseSecret(text);
    case 'boolean':
      return scalar.parseBoolean(text);
    case 'integer':
      return scalar.parseInteger(text, spec.min, spec.max);
    case 'duration':
      return scalar.parseDurationInput(text, spec.minMs);
    case 'enum':
      return scalar.parseEnum(text, spec.values);
    case 'priority':
      return scalar.parsePriority(text);
    case 'url':
      return reference.parseBaseUrl(text);
    case 'job':
      return reference.parseJob(text);
    case 'run-id':
      return reference.parseRunId(text);
    case 'entity':
      return reference.parseEntity(text);
    case 'project':
      return reference.parseProject(text);
    case 'json':
      return scalar.parseJsonText(text);
    case 'untrusted-check':
      return parseUntrustedCheck(text);
    case 'mapping':
      return parseMapping(text, spec.pairs);
    case 'mappings':
      return parseMappings(text);
    case 'names':
      return parseList(text, true);
    case 'lines':
      return parseList(text, false);
    case 'secret-lines':
      return scalar.parseSecretLines(text);
    case 'command':
      return parseCommand(text);
  }
}
