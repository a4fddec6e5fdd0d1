import { silentLogger, type Logger } from '../common/logger.ts';
import { formatJob } from '../job/names.ts';
import type { CallOptions, WandbClient } from '../wandb/client.ts';
import { viewer as askViewer } from '../wandb/operations/identity.ts';
import type { JsonObject, QueueRef, Viewer } from '../wandb/types.ts';
import { jobOf } from './check-job.ts';
import { checkLaunch, type ResolvedLaunch } from './checks.ts';
import { InvalidLaunchError, type Problem } from './errors.ts';
import type { LaunchAddOptions } from './options.ts';
import { resolveUri, type ResolvedUri, type UriTools } from './resolve-uri.ts';
import type { BuildSettings, PendingBuild } from './build-settings.ts';
import { buildLaunchSpec, isPlaceholder } from './spec.ts';
import { ACCEPTED_FORMS, classifyUri, type UriHosts, type UriTarget } from './uri.ts';
import { givenOptions, validateOptions } from './validate.ts';

/** The project that holds an entity's queues. */
const QUEUE_PROJECT = 'model-registry';
/** The queue that `launch_add` takes when none is named. */
const DEFAULT_QUEUE = 'default';

export interface PrepareContext {
  readonly client: WandbClient;
  readonly logger?: Logger;
  readonly signal?: AbortSignal;
  /** Nothing is written: a git `uri` is resolved, but no job is made of it, and `spec` then holds none. */
  readonly dryRun?: boolean;
  /** Pushes the version (`v7`) that a job's alias names now, instead of the alias. Default false, as in Python. */
  readonly pinJob?: boolean;
  /** Variables for git. Default: those of this process. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Replaces git and the writing of jobs, for tests. */
  readonly uriTools?: UriTools;
  /** How the image of a launch with `build` is made. */
  readonly build?: BuildSettings;
}

/** A launch that passed every check and can be pushed. */
export interface PreparedLaunch {
  readonly spec: JsonObject;
  readonly queue: QueueRef;
  readonly templateVariables: Readonly<Record<string, string | number>> | undefined;
  readonly priority: number | undefined;
  readonly resolved: ResolvedLaunch;
  /** The commit that a git `uri` means now; null without one. */
  readonly commit: string | null;
  readonly warnings: readonly string[];
  /** With `build`: the job of the spec is still to be made, by its `run`, which gives the launch that can be pushed. */
  readonly build: PendingBuild<PreparedLaunch> | null;
}

/**
 * Options → a spec that was checked against the server. Writes nothing, except for the job that a git `uri` becomes.
 * @throws InvalidLaunchError with every mistake in the options (before anything is asked) or every failed check
 * @throws WandbError when the server cannot be asked
 */
export async function prepareLaunch(
  given: LaunchAddOptions,
  context: PrepareContext,
): Promise<PreparedLaunch> {
  const { client, logger = silentLogger, signal } = context;
  const options = givenOptions(given);
  const target = uriTarget(options, client);
  const builds = options.build === true ? await import('./prepare-build.ts') : null;
  const problems = [
    ...validateOptions(options),
    ...uriProblems(target),
    ...(builds?.problemsOfPush(options, target, context) ?? []),
  ];
  if (problems.length > 0) throw new InvalidLaunchError(problems);

  const call: CallOptions = signal === undefined ? {} : { signal };
  const viewer = await askViewer(client, call);
  const entity = ownerOf(options, viewer);
  if (builds !== null) return builds.prepareBuild(options, { target, entity, viewer }, context);
  const resolvedUri = target === undefined ? undefined : await jobOfUri(target, options, entity, context);
  if (resolvedUri !== undefined) logger.info(resolvedUri.note);

  const { uri: _uri, ...rest } = options;
  const built = buildLaunchSpec(resolvedUri?.job ? { ...rest, job: resolvedUri.job } : rest, {
    defaultEntity: viewer.entity,
    sourceProject: resolvedUri?.project,
    sourceArgs: resolvedUri?.args,
  });
  const spec = withFullJob(built.spec);
  const queue = queueOf(options, spec);
  const { resolved, warnings } = await checkLaunch(
    client,
    { viewer, queue, spec, templateVariables: built.templateVariables, priority: options.priority },
    call,
  );
  return {
    spec:
      context.pinJob === true && resolved.jobReference !== null
        ? { ...spec, job: resolved.jobReference }
        : spec,
    queue,
    templateVariables: built.templateVariables,
    priority: options.priority,
    resolved,
    commit: resolvedUri?.commit ?? null,
    warnings: [...built.warnings, ...warnings],
    build: null,
  };
}

/** What the `uri` of the options, or of their `config`, names; undefined: there is none. */
export function uriTarget(options: LaunchAddOptions, hosts: UriHosts): UriTarget | undefined {
  const uri = options.uri ?? options.config?.['uri'];
  // A uri of the wrong type is named by the validation.
  return typeof uri !== 'string' || uri === '' || isPlaceholder(uri) ? undefined : classifyUri(uri, hosts);
}

export function uriProblems(target: UriTarget | undefined): readonly Problem[] {
  if (target?.kind !== 'unknown') return [];
  return [{ what: 'uri cannot be used', why: target.why, next: ACCEPTED_FORMS }];
}

/** The entity that the run, and a job made for it, belongs to. */
export function ownerOf(options: LaunchAddOptions, viewer: Viewer): string {
  const configured = options.config?.['entity'];
  const entity =
    options.entity ?? (typeof configured === 'string' && configured !== '' ? configured : viewer.entity);
  if (entity) return entity;
  throw new InvalidLaunchError([
    {
      what: 'no entity is given',
      why: 'the key has no default entity',
      next: 'Name the entity (a user or team) that the run belongs to.',
    },
  ]);
}

/** Makes a job of what a `uri` names. */
export function jobOfUri(
  target: UriTarget,
  options: LaunchAddOptions,
  entity: string,
  context: PrepareContext,
): Promise<ResolvedUri> {
  const configured = options.config?.['project'];
  const git = {
    ...(context.signal === undefined ? {} : { signal: context.signal }),
    ...(context.env === undefined ? {} : { env: context.env }),
  };
  return resolveUri(
    context.client,
    {
      target,
      version: options.version,
      entryPoint: options.entryPoint,
      entity,
      project: options.project ?? (typeof configured === 'string' ? configured : ''),
      dryRun: context.dryRun ?? false,
    },
    git,
    context.uriTools,
  );
}

/** Agents read nothing shorter than `entity/project/name:alias`. */
export function withFullJob(spec: JsonObject): JsonObject {
  const job = spec['job'];
  return typeof job !== 'string' || job === '' ? spec : { ...spec, job: formatJob(jobOf(spec, job)) };
}

export function queueOf(options: LaunchAddOptions, spec: JsonObject): QueueRef {
  return {
    entity: String(spec['queue_entity'] || spec['entity']),
    project: options.projectQueue ?? QUEUE_PROJECT,
    name: options.queueName ?? DEFAULT_QUEUE,
  };
}
