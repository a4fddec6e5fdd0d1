import { LaunchError } from '../common/errors.ts';
import { createArtifactJob, createGitJob } from '../job/write.ts';
import { resolveGitVersion, type GitOptions, type ResolvedGit } from '../job/git.ts';
import { formatJob } from '../job/names.ts';
import type { WandbClient } from '../wandb/client.ts';
import { runSource } from '../wandb/operations/runs.ts';
import type { RunRef, RunSource } from '../wandb/types.ts';
import { ACCEPTED_FORMS, type UriTarget } from './uri.ts';
import { jobOfCode } from './code-job.ts';

export interface UriRequest {
  readonly target: UriTarget;
  readonly version: string | undefined;
  readonly entryPoint: readonly string[] | undefined;
  /** Where a job that has to be made goes. `project` empty: that of the source. */
  readonly entity: string;
  readonly project: string;
  /** Nothing may be written. */
  readonly dryRun: boolean;
}

/** What a `uri` became. */
export interface ResolvedUri {
  /** `entity/project/name:vN`; null: it would have to be made, and this is a dry run. */
  readonly job: string | null;
  /** The default project of the launch. */
  readonly project: string;
  /** Arguments of the run that was named. */
  readonly args: readonly string[];
  /** The commit that the job is pinned to; null when it is not made of a repository. */
  readonly commit: string | null;
  /** One line for the log. */
  readonly note: string;
}

/** What reaches outside: passed in by tests. */
export interface UriTools {
  readonly resolveGitVersion: typeof resolveGitVersion;
  readonly createGitJob: typeof createGitJob;
  readonly createArtifactJob: typeof createArtifactJob;
}

/** What runs in a repository when nobody says. */
export const DEFAULT_ENTRY_POINT: readonly string[] = ['python', 'main.py'];

/**
 * Turns the thing that a `uri` names into a job, as agents run nothing else.
 * @throws LaunchError that says what is missing
 */
export async function resolveUri(
  client: WandbClient,
  request: UriRequest,
  git: GitOptions,
  tools: UriTools = { resolveGitVersion, createGitJob, createArtifactJob },
): Promise<ResolvedUri> {
  const { target } = request;
  switch (target.kind) {
    case 'unknown':
      throw new LaunchError(`The uri cannot be used: ${target.why}.`, { hint: ACCEPTED_FORMS });
    case 'job':
      return {
        job: formatJob(target),
        project: target.project,
        args: [],
        commit: null,
        note: `The uri names the job ${formatJob(target)}.`,
      };
    case 'git':
      return gitJob(client, request, target, git, tools);
    case 'run':
      return jobOfRun(client, request, target, git, tools);
  }
}

async function gitJob(
  client: WandbClient,
  request: UriRequest,
  target: UriTarget & { kind: 'git' },
  git: GitOptions,
  tools: UriTools,
): Promise<ResolvedUri> {
  const { resolved, path } = await resolveRef(target, request.version, git, tools);
  const shown = target.view?.kind === 'blob' && path.endsWith('.py') ? ['python', path] : undefined;
  return makeGitJob(client, request, {
    resolved,
    entryPoint: request.entryPoint ?? shown ?? DEFAULT_ENTRY_POINT,
    project: target.project,
    args: [],
    tools,
    git,
  });
}

/** The page of a folder or file names a ref and a path without saying where one ends: the shortest ref that exists wins. */
export async function resolveRef(
  target: UriTarget & { kind: 'git' },
  version: string | undefined,
  git: GitOptions,
  tools: UriTools,
): Promise<{ resolved: ResolvedGit; path: string }> {
  const segments = target.view?.segments ?? [];
  if (version !== undefined || segments.length === 0) {
    const path = segments.slice(1).join('/');
    return { resolved: await tools.resolveGitVersion(target.address, version, git), path };
  }
  let first: unknown;
  for (let length = 1; length <= segments.length; length++) {
    try {
      const resolved = await tools.resolveGitVersion(
        target.address,
        segments.slice(0, length).join('/'),
        git,
      );
      return { resolved, path: segments.slice(length).join('/') };
    } catch (error) {
      git.signal?.throwIfAborted();
      first ??= error;
    }
  }
  throw first;
}

interface GitJobPlan {
  readonly resolved: ResolvedGit;
  readonly entryPoint: readonly string[];
  readonly project: string;
  readonly args: readonly string[];
  readonly tools: UriTools;
  readonly git: GitOptions;
}

async function makeGitJob(client: WandbClient, request: UriRequest, plan: GitJobPlan): Promise<ResolvedUri> {
  const project = request.project || plan.project;
  const { remote, commit } = plan.resolved;
  const source = `${remote} at ${commit.slice(0, 12)}`;
  if (request.dryRun) {
    return { job: null, project, args: plan.args, commit, note: `A git job would be made of ${source}.` };
  }
  const made = await plan.tools.createGitJob(
    client,
    { entity: request.entity, project, remote, commit, entryPoint: plan.entryPoint },
    plan.git.signal === undefined ? {} : { signal: plan.git.signal },
  );
  return {
    job: made.job,
    project,
    args: plan.args,
    commit,
    note: `${made.created ? 'Made' : 'Found'} the job ${made.job} of ${source}.`,
  };
}

/** In this order: the job that the run came from, a job of the code artifact it logged, a job of the commit it recorded. */
async function jobOfRun(
  client: WandbClient,
  request: UriRequest,
  target: RunRef,
  git: GitOptions,
  tools: UriTools,
): Promise<ResolvedUri> {
  const call = git.signal === undefined ? {} : { signal: git.signal };
  const source = await runSource(client, target, call);
  const path = `${target.entity}/${target.project}/${target.runId}`;
  if (source === null) {
    throw new LaunchError(`The run ${path} does not exist, or the key may not see it.`, {
      hint: 'Check the address.',
    });
  }
  const input = source.inputArtifacts.find((artifact) => artifact.type === 'job');
  if (input !== undefined) {
    const job = formatJob({
      ...input,
      alias: input.versionIndex === null ? 'latest' : `v${input.versionIndex}`,
    });
    return {
      job,
      project: target.project,
      args: source.args,
      commit: null,
      note: `The run ${path} came from the job ${job}.`,
    };
  }
  const code = source.outputArtifacts.find((artifact) => artifact.type === 'code');
  if (code !== undefined) {
    const entryPoint = request.entryPoint ?? entryPointOf(source);
    const made = await jobOfCode(client, { request, run: target, source, code, entryPoint }, tools, call);
    return { ...made, project: target.project, args: source.args, commit: null };
  }
  if (!source.git?.commit) throw nothingToRun(path, source);
  const resolved = await tools.resolveGitVersion(source.git.remote, source.git.commit, git);
  return makeGitJob(client, request, {
    resolved,
    entryPoint: request.entryPoint ?? entryPointOf(source),
    project: target.project,
    args: source.args,
    tools,
    git,
  });
}

function entryPointOf(source: RunSource): readonly string[] {
  const program = source.program ?? '';
  if (program.endsWith('.sh')) return ['bash', program];
  if (program.endsWith('.py')) return ['python', program];
  throw new LaunchError(
    `The run was started from ${program === '' ? 'an unknown program' : program}, which cannot be started again.`,
    {
      hint: 'Give entryPoint, such as ["python", "train.py"].',
    },
  );
}

function nothingToRun(path: string, source: RunSource): LaunchError {
  const git = source.git === null ? 'no git commit' : 'a git remote but no commit';
  return new LaunchError(
    `The run ${path} cannot be repeated: it has no job among its inputs, no code artifact, and ${git} recorded.`,
    {
      hint: 'Launch a job or a git repository instead, or let the run call run.log_code() inside a git checkout.',
    },
  );
}
