import { silentLogger, type Logger } from '../../common/logger.ts';
import type { GitOptions } from '../../job/git.ts';
import { createArtifactJob, createGitJob } from '../../job/write.ts';
import { resolveGitVersion } from '../../job/git.ts';
import type { WandbClient } from '../../wandb/client.ts';
import { viewer as askViewer } from '../../wandb/operations/identity.ts';
import type { JsonObject } from '../../wandb/types.ts';
import { InvalidLaunchError, problem, type Problem } from '../errors.ts';
import type { LaunchAddOptions, LaunchOptions } from '../options.ts';
import { jobOfUri, ownerOf, uriProblems, uriTarget, withFullJob } from '../prepare.ts';
import { newRunId } from '../project/work.ts';
import { DEFAULT_ENTRY_POINT, resolveRef, type UriTools } from '../resolve-uri.ts';
import { buildLaunchSpec } from '../spec.ts';
import type { UriTarget } from '../uri.ts';
import { givenOptions, validateOptions } from '../validate.ts';
import { isTruthy } from '../values.ts';

/** What runs where it is called. */
const RESOURCES: readonly string[] = ['local-container', 'local', 'local-process'];
/** Hosts of W&B when there is no server: its public cloud. */
const NO_SERVER = { baseUrl: 'https://api.wandb.ai', appUrl: 'https://wandb.ai' };

export interface PrepareRunContext {
  /** Null: without an account. No server is asked for anything. */
  readonly client: WandbClient | null;
  readonly logger?: Logger;
  readonly signal?: AbortSignal;
  readonly random?: () => number;
  /** Variables for git. Default: those of this process. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Replaces git and the writing of jobs, for tests. */
  readonly uriTools?: UriTools;
}

/** Code of a repository that no job stands for. */
export interface GitCode {
  /** Credentials included: for git only. */
  readonly address: string;
  readonly remote: string;
  /** 40 hex digits. */
  readonly commit: string;
  readonly entryPoint: readonly string[];
}

/** A launch that passed every check that can be made without running it. */
export interface PreparedRun {
  /** The launch spec, with the id of the run. Without an account its entity may be null. */
  readonly spec: JsonObject;
  readonly runId: string;
  /** Set when the code comes from a repository, and there is no account in which it could become a job. */
  readonly code: GitCode | null;
  /** The commit that a git `uri` means now; null without one. */
  readonly commit: string | null;
  readonly warnings: readonly string[];
}

/**
 * Options → the spec of a run that is about to start here. Writes nothing, except for the job that a `uri` becomes.
 * @throws InvalidLaunchError with every mistake in the options, before anything is asked
 * @throws LaunchError, WandbError when a `uri` or the owner of the key cannot be found out
 */
export async function prepareRun(given: LaunchOptions, context: PrepareRunContext): Promise<PreparedRun> {
  const { client, logger = silentLogger, signal, random = Math.random } = context;
  const { synchronous, ...options } = givenOptions(given) as LaunchOptions;
  const target = uriTarget(options, client ?? NO_SERVER);
  const problems = [
    ...validateOptions(options),
    ...uriProblems(target),
    ...hereProblems(options, synchronous),
  ];
  if (client === null) problems.push(...accountProblems(options, target));
  if (problems.length > 0) throw new InvalidLaunchError(problems);

  const source =
    client === null
      ? await withoutAccount(options, target, context)
      : await withAccount(options, target, { ...context, client });
  if (source.note !== null) logger.info(source.note);
  const { uri: _uri, ...rest } = options;
  const { spec, warnings } = buildLaunchSpec(
    { ...rest, resource: resourceOf(options), ...(source.job === null ? {} : { job: source.job }) },
    { defaultEntity: source.defaultEntity, sourceProject: source.project, sourceArgs: source.args },
  );
  signal?.throwIfAborted();
  const asked = spec['run_id'];
  const runId = typeof asked === 'string' && asked !== '' ? asked : newRunId(random);
  return {
    spec: { ...withFullJob(spec), run_id: runId },
    runId,
    code: source.code,
    commit: source.commit,
    warnings,
  };
}

/** The argument, then `config`, then what W&B runs on when nobody says. */
function resourceOf({ resource, config }: LaunchOptions): string {
  const configured = config?.['resource'];
  return resource || (typeof configured === 'string' && configured) || 'local-container';
}

function hereProblems(options: LaunchOptions, synchronous: unknown): Problem[] {
  const found: Problem[] = [];
  const resource = resourceOf(options);
  if (!RESOURCES.includes(resource)) {
    found.push(
      problem(
        `resource ${resource} cannot run here`,
        'a launch without a queue runs on this machine',
        'Use local-container or local-process, or put the launch on a queue (launchAdd, mode: add).',
      ),
    );
  }
  if (isTruthy(options.config?.['template_variables'])) {
    found.push(
      problem(
        'config.template_variables is given',
        'only queues have template variables',
        'Put the values into resource_args.',
      ),
    );
  }
  if (synchronous !== undefined && typeof synchronous !== 'boolean') {
    found.push(problem('synchronous is neither true nor false', '', 'Give true or false.'));
  }
  return found;
}

/** What cannot be had without an account. */
function accountProblems({ job, config }: LaunchOptions, target: UriTarget | undefined): readonly Problem[] {
  const next = 'Give dockerImage or the uri of a git repository, or set an API key.';
  if (job !== undefined || isTruthy(config?.['job'])) {
    return [problem('a job is given, and no API key', 'jobs are read from a W&B server', next)];
  }
  if (target?.kind !== 'run' && target?.kind !== 'job') return [];
  const why = 'what it names is read from a W&B server';
  return [problem(`uri names a ${target.kind} of W&B, and there is no API key`, why, next)];
}

/** What the source of a launch came to. */
interface FoundSource {
  readonly job: string | null;
  readonly code: GitCode | null;
  readonly commit: string | null;
  readonly project: string | undefined;
  readonly args: readonly string[] | undefined;
  readonly defaultEntity: string | null;
  readonly note: string | null;
}

const NOTHING_FOUND = {
  job: null,
  code: null,
  commit: null,
  project: undefined,
  args: undefined,
  note: null,
};

async function withAccount(
  options: LaunchAddOptions,
  target: UriTarget | undefined,
  context: PrepareRunContext & { readonly client: WandbClient },
): Promise<FoundSource> {
  const { client, signal } = context;
  const viewer = await askViewer(client, signal === undefined ? {} : { signal });
  const entity = ownerOf(options, viewer);
  const found = { ...NOTHING_FOUND, defaultEntity: viewer.entity };
  return target === undefined ? found : { ...found, ...(await jobOfUri(target, options, entity, context)) };
}

async function withoutAccount(
  options: LaunchOptions,
  target: UriTarget | undefined,
  context: PrepareRunContext,
): Promise<FoundSource> {
  const found = { ...NOTHING_FOUND, defaultEntity: null };
  if (target?.kind !== 'git') return found;
  const { signal, env, uriTools = { resolveGitVersion, createGitJob, createArtifactJob } } = context;
  const git: GitOptions = { ...(signal ? { signal } : {}), ...(env ? { env } : {}) };
  const { resolved, path } = await resolveRef(target, options.version, git, uriTools);
  const shown = target.view?.kind === 'blob' && path.endsWith('.py') ? ['python', path] : DEFAULT_ENTRY_POINT;
  const { remote, commit } = resolved;
  return {
    ...found,
    code: { address: target.address, remote, commit, entryPoint: shown },
    commit,
    project: target.project,
    note: `The code is ${remote} at ${commit.slice(0, 12)}.`,
  };
}
