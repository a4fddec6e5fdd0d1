import type { Env } from './types.ts';
import { INPUTS, type InputName } from './table.ts';

const PREFIX = 'INPUT_';

/** The variable in which a runner hands an input over: upper case, spaces as underscores, hyphens kept. */
export function variableOf(input: string): string {
  return PREFIX + input.replaceAll(' ', '_').toUpperCase();
}

/** The inputs that hold more than white space, under their names. A runner sets the others to empty text. */
export function readInputs(env: Env): Map<InputName, string> {
  const set = new Map<InputName, string>();
  for (const name of Object.keys(INPUTS) as InputName[]) {
    const text = env[variableOf(name)]?.trim() ?? '';
    if (text !== '') set.set(name, text);
  }
  return set;
}

/** Names of `INPUT_*` variables that no input has, in lower case. */
export function unknownInputs(env: Env): string[] {
  const known = new Set(Object.keys(INPUTS).map(variableOf));
  return Object.keys(env)
    .filter((variable) => variable.startsWith(PREFIX) && !known.has(variable) && env[variable]?.trim())
    .map((variable) => variable.slice(PREFIX.length).toLowerCase());
}

/** Values to mask before the first line of log: the keys among the inputs, and the key of the environment. */
export function secretInputs(env: Env): string[] {
  const secrets = (Object.keys(INPUTS) as InputName[]).filter((name) => INPUTS[name].kind === 'secret');
  const own = secrets.map((name) => env[variableOf(name)]);
  const values = [...own, env['WANDB_API_KEY'], ...buildSecrets(env)];
  return [...new Set(values.map((value) => value?.trim() ?? '').filter((value) => value !== ''))];
}

/** What follows the first `=` of each build secret, unless it says where the value is. */
function buildSecrets(env: Env): string[] {
  const lines = (env[variableOf('build-secrets')] ?? '').split(/\r?\n/);
  return lines
    .filter((line) => !/^\s*id=[^,]+,(env|src|source)=/.test(line))
    .map((line) => line.slice(line.indexOf('=') + 1));
}
