import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { INPUTS, MODES, type InputName, type InputSpec } from '../../../src/github/inputs/table.ts';
import { JSON_OUTPUTS, TEXT_OUTPUTS } from '../../../src/github/outputs.ts';

interface Action {
  readonly inputs: Record<
    string,
    { readonly description: string; readonly required: boolean; readonly default?: string }
  >;
  readonly outputs: Record<string, { readonly description: string }>;
  readonly runs: Record<string, string>;
  readonly branding: Record<string, string>;
}
interface Types {
  readonly inputs: Record<string, { readonly type: string; readonly 'allowed-values'?: readonly string[] }>;
  readonly outputs: Record<string, { readonly type: string }>;
}

const action = parse(readFileSync('action.yml', 'utf8')) as Action;
const types = parse(readFileSync('action-types.yml', 'utf8')) as Types;
const specs = Object.entries(INPUTS) as [InputName, InputSpec][];

test('action.yml, its types and the table name the same inputs in the same order', () => {
  expect(Object.keys(action.inputs)).toEqual(Object.keys(INPUTS));
  expect(Object.keys(types.inputs)).toEqual(Object.keys(INPUTS));
});

test('action.yml, its types and the code name the same outputs', () => {
  const outputs = [...TEXT_OUTPUTS, ...Object.keys(JSON_OUTPUTS)];
  expect(Object.keys(action.outputs)).toEqual(outputs);
  expect(Object.keys(types.outputs)).toEqual(outputs);
  for (const { description } of Object.values(action.outputs)) expect(description).toMatch(/\.$/);
});

test.each(specs)('the description of %s tells its modes and its default', (name, spec) => {
  const { description, required } = action.inputs[name] ?? { description: '', required: true };
  expect(description).toMatch(/^[A-Z].*\.$/s);
  expect(required).toBe(false);
  const modes = spec.modes.length === MODES.length ? undefined : spec.modes.join(', ');
  expect(/ Modes?: ([^.]+)\./.exec(description)?.[1]).toBe(modes);
  const isExpression = spec.default?.startsWith('${{') === true;
  expect(/ Default: (\S+)\.(?: |$)/.exec(description)?.[1]).toBe(isExpression ? undefined : spec.default);
});

test('only mode and what GitHub fills in have a default in action.yml: all others tell "not set" from a value', () => {
  const defaults = Object.entries(action.inputs).filter(([, { default: value }]) => value !== undefined);
  expect(defaults.map(([name, { default: value }]) => [name, value])).toEqual([
    ['mode', INPUTS.mode.default],
    ['github-token', INPUTS['github-token'].default],
    ['matrix', INPUTS.matrix.default],
  ]);
});

test.each(specs)('the type of %s agrees with its kind', (name, spec) => {
  const type = types.inputs[name];
  const expected: Partial<Record<InputSpec['kind'], string>> = {
    enum: 'enum',
    boolean: 'boolean',
    integer: 'integer',
    names: 'list',
    lines: 'list',
    'secret-lines': 'list',
  };
  expect(type?.type).toBe(expected[spec.kind] ?? 'string');
  expect(type?.['allowed-values']).toEqual(spec.kind === 'enum' ? spec.values : undefined);
});

test('the action runs on node 24, with a post step', () => {
  expect(action.runs).toEqual({ using: 'node24', main: 'dist/main/index.js', post: 'dist/post/index.js' });
  expect(action.branding).toEqual({ icon: 'play-circle', color: 'yellow' });
});
