import type { JsonObject } from '../wandb/types.ts';
import { problem, type Problem } from './errors.ts';
import type { LaunchAddOptions } from './options.ts';
import { isNumeric, isObject, kindOf, unencodable } from './values.ts';

const TEXTS = [
  'uri',
  'job',
  'project',
  'entity',
  'queueName',
  'resource',
  'name',
  'version',
  'dockerImage',
  'projectQueue',
  'runId',
  'repository',
  'sweepId',
  'author',
] as const satisfies readonly (keyof LaunchAddOptions)[];
const MAPPINGS = [
  'config',
  'templateVariables',
  'resourceArgs',
  'parameters',
] as const satisfies readonly (keyof LaunchAddOptions)[];

/** Options whose type is wrong, inside `config` as well: they may come from a file or from JavaScript. */
export function typeProblems(options: LaunchAddOptions): readonly Problem[] {
  return [...argumentTypes(options), ...configTypes(options.config)];
}

function argumentTypes(options: LaunchAddOptions): readonly Problem[] {
  const given: JsonObject = { ...options };
  const found: Problem[] = [];
  for (const key of TEXTS) {
    if (given[key] !== undefined && typeof given[key] !== 'string')
      found.push(wrongType(key, given[key], 'a text'));
  }
  for (const key of MAPPINGS) {
    const value = given[key];
    if (value === undefined) continue;
    const fault = isObject(value) ? unencodable(value, key) : undefined;
    if (!isObject(value)) found.push(wrongType(key, value, 'a mapping'));
    else if (fault !== undefined)
      found.push(problem(`${key} cannot be sent as JSON`, fault, 'Replace the value.'));
  }
  if (isObject(given['templateVariables']))
    found.push(...variableProblems('templateVariables', given['templateVariables']));
  if (given['build'] !== undefined && typeof given['build'] !== 'boolean')
    found.push(wrongType('build', given['build'], 'true or false'));
  if (given['entryPoint'] !== undefined) found.push(...textList('entryPoint', given['entryPoint']));
  if (given['priority'] !== undefined && typeof given['priority'] !== 'number') {
    found.push(wrongType('priority', given['priority'], 'a number'));
  }
  return found;
}

function configTypes(config: unknown): readonly Problem[] {
  if (!isObject(config)) return [];
  const found: Problem[] = [];
  for (const key of ['docker', 'git', 'overrides', 'resource_args', 'template_variables', 'registry']) {
    const value = config[key];
    if (value !== undefined && value !== null && !isObject(value))
      found.push(wrongType(`config.${key}`, value, 'a mapping'));
  }
  for (const key of ['job', 'uri', 'entity', 'project', 'queue_entity', 'name', 'run_id', 'resource']) {
    const value = config[key];
    if (value !== undefined && value !== null && typeof value !== 'string')
      found.push(wrongType(`config.${key}`, value, 'a text'));
  }
  if (isObject(config['template_variables'])) {
    found.push(...variableProblems('config.template_variables', config['template_variables']));
  }
  const overrides = config['overrides'];
  if (!isObject(overrides)) return found;
  for (const key of ['args', 'entry_point']) {
    const value = overrides[key];
    if (value !== undefined && value !== null) found.push(...textList(`config.overrides.${key}`, value));
  }
  for (const key of ['run_config', 'artifacts', 'files']) {
    const value = overrides[key];
    if (value !== undefined && value !== null && !isObject(value)) {
      found.push(wrongType(`config.overrides.${key}`, value, 'a mapping'));
    }
  }
  return found;
}

function variableProblems(path: string, variables: JsonObject): readonly Problem[] {
  return Object.entries(variables)
    .filter(([, value]) => typeof value !== 'string' && !isNumeric(value))
    .map(([name, value]) => wrongType(`${path}.${name}`, value, 'a text or a number'));
}

function textList(path: string, value: unknown): readonly Problem[] {
  const next = `Write it as a list, such as ["python", "train.py"].`;
  if (!Array.isArray(value))
    return [{ what: `${path} is ${kindOf(value)}`, why: 'it must be a list of texts', next }];
  const index = value.findIndex((element) => typeof element !== 'string');
  if (index === -1) return [];
  return [
    {
      what: `${path}[${index}] is ${kindOf(value[index])}`,
      why: 'it must be a list of texts, as agents pass each to a program',
      next: 'Put it in quotes.',
    },
  ];
}

function wrongType(path: string, value: unknown, wanted: string): Problem {
  return problem(`${path} is ${kindOf(value)}`, `it must be ${wanted}`, 'Correct the value.');
}
