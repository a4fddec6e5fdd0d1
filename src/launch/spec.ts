import type { JsonObject } from '../wandb/types.ts';
import { unknownConfigKeys } from '../common/spec-keys.ts';
import type { LaunchAddOptions } from './options.ts';
import { copyJson, isObject, isTruthy } from './values.ts';

/** What a spec takes from elsewhere. */
export interface SpecContext {
  /** The viewer's default entity: used when neither argument nor config names one. */
  readonly defaultEntity: string | null;
  /** The project that a `uri` belongs to; a job's own project is read from the job. */
  readonly sourceProject?: string | undefined;
  /** Arguments of the run that a `uri` names: used when `overrides.args` is empty. */
  readonly sourceArgs?: readonly string[] | undefined;
}

export interface BuiltSpec {
  readonly spec: JsonObject;
  /** Undefined: none were given, and none are sent. */
  readonly templateVariables: Readonly<Record<string, string | number>> | undefined;
  readonly warnings: readonly string[];
}

/**
 * The document that is pushed, from options that passed `validateOptions`. A `uri` must have become a `job` before.
 * The same arguments give the same document as Python's `launch_add` (0.31), keys in the same order, except for what
 * docs/differences.md lists.
 */
export function buildLaunchSpec(options: LaunchAddOptions, context: SpecContext): BuiltSpec {
  const config = options.config ?? {};
  const spec = copyJson(config);
  const warnings = unknownConfigKeys(config).map(
    ({ key, nearest }) => `config.${key} is not a key that launch knows: did you mean ${nearest}?`,
  );

  if (!isPlaceholder(spec['uri'])) delete spec['uri'];
  if (options.job !== undefined) spec['job'] = options.job;
  spec['entity'] = options.entity ?? truthyText(config['entity']) ?? context.defaultEntity;
  if (options.author) spec['author'] = options.author;
  spec['project'] = options.project ?? truthyText(config['project']) ?? sourceProject(options, context);
  if (options.name) spec['name'] = options.name;

  const docker = section(spec, 'docker');
  if (options.dockerImage) docker['docker_image'] = options.dockerImage;
  if (options.sweepId) spec['sweep_id'] = options.sweepId;

  setResource(spec, options.resource, warnings);

  if (spec['git'] === undefined) spec['git'] = {};
  if (options.version) section(spec, 'git')['version'] = options.version;

  setOverrides(spec, options, context);

  if (isTruthy(options.resourceArgs)) spec['resource_args'] = copyJson(options.resourceArgs);
  if (options.runId !== undefined) spec['run_id'] = options.runId;
  if (options.repository) {
    spec['registry'] = isTruthy(spec['registry'])
      ? { ...(spec['registry'] as JsonObject), url: options.repository }
      : { url: options.repository };
  }
  return { spec, templateVariables: takeTemplateVariables(spec, options), warnings };
}

/** Sweep schedulers carry such a text where a source was once; agents test for it. */
export function isPlaceholder(uri: unknown): boolean {
  return typeof uri === 'string' && uri.startsWith('placeholder');
}

function truthyText(value: unknown): unknown {
  return isTruthy(value) ? value : undefined;
}

/** Only a job that was given as an argument lends its project, as in Python: not one inside `config`. */
function sourceProject(options: LaunchAddOptions, context: SpecContext): string {
  if (context.sourceProject !== undefined) return context.sourceProject;
  const parts = (options.job ?? '').split('/');
  return parts.length === 3 ? (parts[1] ?? '') : '';
}

/** The mapping at `key`, made when it is missing or null. */
function section(spec: JsonObject, key: string): JsonObject {
  const present = spec[key];
  if (isObject(present)) return present;
  const made: JsonObject = {};
  spec[key] = made;
  return made;
}

function setResource(spec: JsonObject, resource: string | undefined, warnings: string[]): void {
  const configured = spec['resource'];
  if (resource && configured && configured !== resource) {
    warnings.push(
      `The argument resource (${resource}) replaces config.resource (${JSON.stringify(configured)}).`,
    );
  }
  if (resource) spec['resource'] = resource;
  else if (configured === undefined) spec['resource'] = null;
}

function setOverrides(spec: JsonObject, options: LaunchAddOptions, context: SpecContext): void {
  const overrides = section(spec, 'overrides');
  if (overrides['args'] === null) delete overrides['args'];
  if (context.sourceArgs !== undefined && context.sourceArgs.length > 0 && !isTruthy(overrides['args'])) {
    overrides['args'] = [...context.sourceArgs];
  }
  if (isTruthy(options.parameters)) {
    const configured = isObject(overrides['run_config']) ? overrides['run_config'] : {};
    overrides['run_config'] = { ...configured, ...copyJson(options.parameters) };
  }
  if (isTruthy(options.entryPoint)) overrides['entry_point'] = [...(options.entryPoint ?? [])];
}

/** Values of the argument win over those of `config`, name by name. They travel beside the document, not in it. */
function takeTemplateVariables(spec: JsonObject, options: LaunchAddOptions): BuiltSpec['templateVariables'] {
  const configured = spec['template_variables'];
  if (!isObject(configured))
    return options.templateVariables === undefined ? undefined : { ...options.templateVariables };
  delete spec['template_variables'];
  return { ...configured, ...options.templateVariables } as Record<string, string | number>;
}

/** The image of a spec; null when its source is something else. */
export function imageOf(spec: JsonObject): string | null {
  const docker = isObject(spec['docker']) ? spec['docker'] : {};
  const image = docker['docker_image'];
  return typeof image === 'string' && image !== '' ? image : null;
}
