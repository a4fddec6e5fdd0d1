import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';

import { LaunchError } from '../common/errors.ts';
import { checkoutCommit } from '../job/checkout.ts';
import { runGit } from '../job/git-process.ts';
import type { GitOptions } from '../job/git-process.ts';
import { resolveGitVersion } from '../job/git.ts';
import type { GitSource, JobProject } from '../job/project.ts';
import { readJob } from '../job/read.ts';
import type { ReadLimits } from '../job/read.ts';
import type { WandbClient } from '../wandb/client.ts';
import type { JsonObject } from '../wandb/types.ts';

/** What an image can be made of. The uri of a W&B run is turned into a job before it comes here. */
export type BuildSource =
  /** A folder that is there already; `root` confines it. */
  | { readonly kind: 'folder'; readonly directory: string; readonly root: string }
  /** A branch, tag or commit of a repository; no version: its default branch. */
  | { readonly kind: 'git'; readonly remote: string; readonly version?: string }
  /** `entity/project/name:alias-or-version`. */
  | { readonly kind: 'job'; readonly reference: string };

export interface SourceTools {
  /** Absolute path of an existing folder for temporary files. */
  readonly tempDirectory: string;
  readonly client: WandbClient;
  readonly signal?: AbortSignal;
  readonly git?: Omit<GitOptions, 'signal'>;
  readonly limits?: ReadLimits;
  /** What a reference to a job that leaves out entity or project means. */
  readonly defaults?: { readonly entity?: string; readonly project?: string };
}

/** A source as a folder on this machine, with what it says about its own build. */
export interface FetchedSource {
  readonly directory: string;
  /** Nothing outside may be used. */
  readonly root: string;
  /** The commit that lies in the folder, compared with the one asked for; null for other sources. */
  readonly commit: GitSource | null;
  /** `entity/project/name:vN` of the job that it came from. */
  readonly job: string | null;
  /** Relative to `directory`. */
  readonly buildContext: string | null;
  /** Relative to `buildContext`. */
  readonly dockerfile: string | null;
  readonly entryPoint: readonly string[] | null;
  readonly runtime: string | null;
  readonly baseImage: string | null;
  /** Metadata of the job that it came from: types of its inputs and outputs, when they are known. */
  readonly metadata: JsonObject;
}

const SAYS_NOTHING = {
  commit: null,
  job: null,
  buildContext: null,
  dockerfile: null,
  entryPoint: null,
  runtime: null,
  baseImage: null,
  metadata: {},
};

/**
 * Brings a source onto this machine: into a folder of its own below `tempDirectory`, unless it is there already.
 * @throws LaunchError that says in one line what is wrong with it; then nothing is left behind
 */
export async function fetchSource(source: BuildSource, tools: SourceTools): Promise<FetchedSource> {
  if (source.kind === 'folder') {
    const { directory, root } = source;
    return { ...SAYS_NOTHING, directory, root };
  }
  const directory = await makeFolder(tools.tempDirectory);
  try {
    const found =
      source.kind === 'git'
        ? { ...SAYS_NOTHING, commit: await fetchCommit(source, directory, tools) }
        : await fetchJob(source.reference, directory, tools);
    return { ...found, directory, root: directory };
  } catch (error) {
    await rm(directory, { recursive: true, force: true }).catch(() => undefined);
    throw error;
  }
}

async function makeFolder(parent: string): Promise<string> {
  return mkdtemp(join(parent, 'wandb-source-')).catch((error: NodeJS.ErrnoException) => {
    throw new LaunchError(
      `The folder for temporary files cannot be made (${error.code ?? 'unknown error'}).`,
      {
        cause: error,
        hint: `Check that ${parent} exists and is writable.`,
      },
    );
  });
}

async function fetchCommit(
  { remote, version }: BuildSource & { kind: 'git' },
  directory: string,
  tools: SourceTools,
): Promise<GitSource> {
  const git = gitOptions(tools);
  const resolved = await resolveGitVersion(remote, version, git);
  const commit = await checkoutCommit({ remote, commit: resolved.commit, directory }, git);
  sameCommit(resolved.commit, commit, resolved.remote);
  return { remote: resolved.remote, commit };
}

async function fetchJob(
  reference: string,
  directory: string,
  tools: SourceTools,
): Promise<Omit<FetchedSource, 'directory' | 'root'>> {
  const { client, signal, limits, defaults, tempDirectory } = tools;
  const project = await readJob(client, reference, {
    directory,
    temporary: tempDirectory,
    ...(tools.git === undefined ? {} : { git: tools.git }),
    ...(signal === undefined ? {} : { signal }),
    ...(limits === undefined ? {} : { limits }),
    ...(defaults === undefined ? {} : { defaults }),
  });
  if (project.kind === 'image') {
    throw new LaunchError(`The job ${project.reference} is an image already: ${project.image ?? ''}.`, {
      hint: 'Launch it without `build`.',
    });
  }
  if (project.notebook) {
    throw new LaunchError(
      `The program of the job ${project.reference} is a notebook, which no image is built for.`,
      {
        hint: 'Convert it with `jupyter nbconvert --to script` and make a job from the script.',
      },
    );
  }
  return {
    commit: await commitOf(project, directory, tools),
    job: project.reference,
    buildContext: project.buildContext,
    dockerfile: project.dockerfile,
    entryPoint: project.entryPoint.length === 0 ? null : project.entryPoint,
    runtime: project.runtime,
    baseImage: project.baseImage,
    metadata: project.metadata,
  };
}

async function commitOf(
  { git }: JobProject,
  directory: string,
  tools: SourceTools,
): Promise<GitSource | null> {
  if (git === null) return null;
  const options = { ...gitOptions(tools), cwd: directory };
  const commit = (await runGit(['rev-parse', '--verify', 'HEAD'], options)).trim();
  sameCommit(git.commit, commit, git.remote);
  return { remote: git.remote, commit };
}

/** Jobs of old clients may name a branch: that is whatever it is now, and recorded as such. */
function sameCommit(asked: string, found: string, remote: string): void {
  if (!/^[0-9a-f]{40}$/i.test(asked) || asked.toLowerCase() === found.toLowerCase()) return;
  throw new LaunchError(`The server of ${remote} gave commit ${found} for ${asked}.`, {
    hint: 'Name the commit itself as `version`: a tag may have moved, or a mirror be behind.',
  });
}

function gitOptions({ git, signal }: SourceTools): GitOptions {
  return { ...git, ...(signal === undefined ? {} : { signal }) };
}
