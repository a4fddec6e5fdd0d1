import type { WandbClient } from '../wandb/client.ts';
import { createClient } from '../wandb/create-client.ts';
import { viewer as askViewer } from '../wandb/operations/identity.ts';
import { buildJob, planJob, type BuildAsked, type BuildJobContext } from './build-job.ts';
import { buildProblems } from './build-problems.ts';
import type { BuildSettings, BuiltJob, PlannedImage } from './build-settings.ts';
import { InvalidLaunchError, problem, type Problem } from './errors.ts';
import type { LaunchAddContext } from './launch-add.ts';
import type { LaunchAddOptions } from './options.ts';
import { ownerOf, uriProblems, uriTarget } from './prepare.ts';
import { isPlaceholder } from './spec.ts';
import type { UriTarget } from './uri.ts';
import { givenOptions, validateOptions } from './validate.ts';
import { isObject } from './values.ts';

/** Everything that can be said against a launch with `build` without asking a server, beside `validateOptions`. */
export function problemsOfBuild(
  options: LaunchAddOptions,
  target: UriTarget | undefined,
  settings: BuildSettings,
): readonly Problem[] {
  const { repository = '' } = options;
  const missing =
    projectOfBuild(options, target) === ''
      ? [
          problem(
            'project is not given',
            'the job that is made needs one, and a folder does not say it',
            'Name the W&B project.',
          ),
        ]
      : [];
  return [...(repository === '' ? [] : buildProblems(repository, settings)), ...missing];
}

/** The project of the launch and of the job; empty when nothing names one. */
export function projectOfBuild(options: LaunchAddOptions, target: UriTarget | undefined): string {
  const configured = options.config?.['project'];
  const given = options.project ?? (typeof configured === 'string' ? configured : '');
  if (given !== '') return given;
  if (target !== undefined && target.kind !== 'unknown') return target.project;
  const parts = (jobOfOptions(options) ?? '').split(/[:]/, 1)[0]?.split('/') ?? [];
  return parts.at(-2) ?? '';
}

export function askedOf(
  options: LaunchAddOptions,
  target: UriTarget | undefined,
  entity: string,
): BuildAsked {
  const overrides = isObject(options.config?.['overrides']) ? options.config['overrides'] : {};
  const words = options.entryPoint ?? overrides['entry_point'];
  const dockerfile = overrides['dockerfile'];
  return {
    target,
    job: target === undefined ? jobOfOptions(options) : undefined,
    version: options.version,
    entryPoint: Array.isArray(words) && words.length > 0 ? (words as readonly string[]) : undefined,
    dockerfile: typeof dockerfile === 'string' && dockerfile !== '' ? dockerfile : undefined,
    baseImage: acceleratorOf(options),
    repository: options.repository ?? '',
    entity,
    project: projectOfBuild(options, target),
  };
}

/** The options of the launch that comes after the build: what the image was made of is no part of its spec. */
export function withoutSource(options: LaunchAddOptions): LaunchAddOptions {
  const {
    uri: _uri,
    job: _job,
    build: _build,
    repository: _repository,
    version: _version,
    ...rest
  } = options;
  if (rest.config === undefined) return rest;
  const config = Object.fromEntries(
    Object.entries(rest.config).filter(
      ([key, value]) => key !== 'job' && (key !== 'uri' || isPlaceholder(value)),
    ),
  );
  return { ...rest, config };
}

/** Makes an image and its job, and launches nothing. */
export async function buildOnly(given: LaunchAddOptions, context: LaunchAddContext = {}): Promise<BuiltJob> {
  return withJobOf(given, context, buildJob);
}

/** What `buildOnly` would do; null: what the `uri` names would have to become a job first. */
export async function planOnly(
  given: LaunchAddOptions,
  context: LaunchAddContext = {},
): Promise<PlannedImage | null> {
  return withJobOf(given, context, planJob);
}

async function withJobOf<T>(
  given: LaunchAddOptions,
  context: LaunchAddContext,
  act: (asked: BuildAsked, context: BuildJobContext) => Promise<T>,
): Promise<T> {
  const { logger, signal, build: settings = {} } = context;
  const common = { ...(logger === undefined ? {} : { logger }), ...(signal === undefined ? {} : { signal }) };
  const own = context.client === undefined ? createClient(logger === undefined ? {} : { logger }) : null;
  const client = context.client ?? (own as WandbClient);
  try {
    const options = { ...givenOptions(given), build: true };
    const target = uriTarget(options, client);
    const problems = [
      ...validateOptions(options),
      ...uriProblems(target),
      ...problemsOfBuild(options, target, settings),
    ];
    if (problems.length > 0) throw new InvalidLaunchError(problems);
    const viewer = await askViewer(client, signal === undefined ? {} : { signal });
    const asked = askedOf(options, target, ownerOf(options, viewer));
    return await act(asked, { client, settings, ...common });
  } finally {
    await own?.close();
  }
}

function jobOfOptions(options: LaunchAddOptions): string | undefined {
  const job = options.job ?? options.config?.['job'];
  return typeof job === 'string' && job !== '' ? job : undefined;
}

/** `builder.accelerator.base_image` of the arguments of the resource, or its older name. */
function acceleratorOf(options: LaunchAddOptions): string | undefined {
  const config = options.config ?? {};
  const all = options.resourceArgs ?? config['resource_args'];
  const resource = options.resource ?? config['resource'];
  const own = isObject(all) && typeof resource === 'string' ? all[resource] : undefined;
  const builder = isObject(own) ? own['builder'] : undefined;
  if (!isObject(builder)) return undefined;
  const images = [builder['accelerator'], builder['cuda']].map((part) =>
    isObject(part) ? part['base_image'] : undefined,
  );
  return images.find((image): image is string => typeof image === 'string' && image !== '');
}
