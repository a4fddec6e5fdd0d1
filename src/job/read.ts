import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { LaunchError } from '../common/errors.ts';
import { downloadArtifact } from '../wandb/artifacts/download.ts';
import { artifactById, artifactByName } from '../wandb/artifacts/operations.ts';
import type { ArtifactVersion } from '../wandb/artifacts/operations.ts';
import type { WandbClient } from '../wandb/client.ts';
import { jobNames } from '../wandb/operations/jobs.ts';
import type { JobRef } from '../wandb/operations/jobs.ts';
import { applyDiff, checkoutCommit } from './checkout.ts';
import { DIFF_FILE, JOB_FILE, REQUIREMENTS_FILE } from './document.ts';
import type { GitOptions } from './git-process.ts';
import { parseJobFile } from './job-file.ts';
import type { CodeArtifactReference, JobDocument } from './job-file.ts';
import { formatJob, resolveJobReference } from './names.ts';
import type { JobProject } from './project.ts';
import { withoutCredentials } from './remote.ts';

/** Files of a job artifact itself. A patch may be large; nothing else is. */
const JOB_LIMITS = { files: 3, bytes: 256 * 1024 * 1024 };

export interface ReadLimits {
  /** Files of a code artifact. Default 100 000. */
  readonly files?: number;
  /** Bytes of a code artifact in all. Default 10 GiB. */
  readonly bytes?: number;
}

export interface ReadJobOptions {
  /** Empty or missing folder for the source. Without it only the job's own documents are read. */
  readonly directory?: string;
  readonly signal?: AbortSignal;
  readonly limits?: ReadLimits;
  readonly git?: Omit<GitOptions, 'signal'>;
  /** What a reference that leaves out entity or project means. */
  readonly defaults?: { readonly entity?: string; readonly project?: string };
  /** Where the job's own documents lie for a moment. Default: the system's folder for temporary files. */
  readonly temporary?: string;
}

/**
 * Reads a job, and with `directory` its source as well.
 * @param reference `entity/project/name:alias-or-version`
 * @throws LaunchError with a sentence for everything that can be wrong with a job
 */
export async function readJob(
  client: WandbClient,
  reference: string,
  options: ReadJobOptions = {},
): Promise<JobProject> {
  const wanted = resolveJobReference(reference, options.defaults);
  const artifact = await findJob(client, wanted, options.signal);
  const resolved = formatJob({ ...wanted, alias: `v${artifact.versionIndex}` });
  const folder = await mkdtemp(join(options.temporary ?? tmpdir(), 'wandb-job-'));
  try {
    const files = await downloadArtifact(client, artifact, {
      directory: folder,
      limits: JOB_LIMITS,
      only: (path) => [JOB_FILE, REQUIREMENTS_FILE, DIFF_FILE].includes(path),
      ...signalOf(options),
    });
    if (!files.includes(JOB_FILE)) {
      throw new LaunchError(`The job ${resolved} cannot be used: it has no ${JOB_FILE}.`, {
        hint: 'Create the job again.',
      });
    }
    const read = async (name: string): Promise<Buffer> =>
      files.includes(name) ? readFile(join(folder, name)) : Buffer.alloc(0);
    const document = parseJobFile(await read(JOB_FILE), resolved);
    const requirements = await read(REQUIREMENTS_FILE);
    if (options.directory !== undefined && document.kind !== 'image') {
      await fetchSource(
        client,
        document,
        { resolved, requirements, diff: await read(DIFF_FILE) },
        {
          ...options,
          directory: options.directory,
        },
      );
    }
    return project(artifact, resolved, document, requirements, options.directory ?? null);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function findJob(client: WandbClient, job: JobRef, signal?: AbortSignal): Promise<ArtifactVersion> {
  const call = signal === undefined ? {} : { signal };
  const { entity, project, name, alias } = job;
  const artifact = await artifactByName(client, { entity, project, collection: name, alias }, call);
  if (artifact === null) {
    const known = await jobNames(client, { entity, project }, call);
    throw new LaunchError(`The job ${formatJob(job)} was not found.`, { hint: missingHint(job, known) });
  }
  if (artifact.type !== 'job') {
    throw new LaunchError(
      `${formatJob(job)} is an artifact of type ${JSON.stringify(artifact.type)}, not a job.`,
      {
        hint: 'Name a job: they are listed on the Jobs page of the project.',
      },
    );
  }
  if (artifact.state !== 'COMMITTED' || artifact.versionIndex === null) {
    throw new LaunchError(`The job ${formatJob(job)} cannot be used: its state is ${artifact.state}.`, {
      hint: 'Choose another version, or create the job again.',
    });
  }
  return artifact;
}

function missingHint({ entity, project, name, alias }: JobRef, known: readonly string[] | null): string {
  if (known === null) return `There is no project ${entity}/${project}, or the API key may not see it.`;
  if (known.includes(name)) return `The job exists, but no version of it is called "${alias}".`;
  if (known.length === 0) return `The project ${entity}/${project} has no jobs.`;
  const listed = known.slice(0, 10).join(', ');
  return `The project has these jobs: ${listed}${known.length > 10 ? ` and ${known.length - 10} more` : ''}.`;
}

interface JobParts {
  readonly resolved: string;
  readonly requirements: Uint8Array;
  readonly diff: Uint8Array;
}

async function fetchSource(
  client: WandbClient,
  document: JobDocument,
  { resolved, requirements, diff }: JobParts,
  options: ReadJobOptions & { readonly directory: string },
): Promise<void> {
  const { directory } = options;
  if (document.git !== null) {
    const git = { ...options.git, ...signalOf(options) };
    await checkoutCommit({ ...document.git, directory }, git);
    await applyDiff(directory, diff, git);
  } else if (document.codeArtifact !== null) {
    const artifact = await findCode(client, document.codeArtifact, resolved, options.signal);
    const { limits = {} } = options;
    await downloadArtifact(client, artifact, { directory, limits, ...signalOf(options) });
  }
  // A code artifact's own file of this name wins, as it does for the client; an empty list replaces nothing.
  const replace = document.kind === 'repo' && requirements.length > 0;
  await writeRequirements(join(directory, REQUIREMENTS_FILE), requirements, replace);
}

async function writeRequirements(file: string, contents: Uint8Array, replace: boolean): Promise<void> {
  // A repository may hold a link of this name that leads elsewhere: it is replaced, not followed.
  if (replace) await rm(file, { recursive: true, force: true });
  await writeFile(file, contents, { flag: 'wx' }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
}

async function findCode(
  client: WandbClient,
  reference: CodeArtifactReference,
  job: string,
  signal?: AbortSignal,
): Promise<ArtifactVersion> {
  const call = signal === undefined ? {} : { signal };
  const artifact =
    'id' in reference
      ? await artifactById(client, reference.id, call)
      : await artifactByName(client, reference, call);
  if (artifact?.state === 'COMMITTED') return artifact;
  throw new LaunchError(
    `The code artifact of the job ${job} is ${artifact === null ? 'not there' : artifact.state.toLowerCase()}.`,
    { hint: 'It was deleted, or belongs to another server: create the job again.' },
  );
}

function project(
  artifact: ArtifactVersion,
  reference: string,
  document: JobDocument,
  requirements: Buffer,
  directory: string | null,
): JobProject {
  return {
    kind: document.kind,
    reference,
    artifactId: artifact.id,
    image: document.image,
    directory: document.kind === 'image' ? null : directory,
    entryPoint: document.entryPoint,
    notebook: document.notebook,
    runtime: document.runtime,
    git: document.git && { remote: withoutCredentials(document.git.remote), commit: document.git.commit },
    codeArtifact: document.codeArtifact?.text ?? null,
    baseImage: document.baseImage,
    dockerfile: document.dockerfile,
    buildContext: document.buildContext,
    requirements: requirements
      .toString('utf8')
      .split(/\r?\n/)
      .filter((line) => line.trim() !== ''),
    services: document.services,
    metadata: artifact.metadata,
  };
}

function signalOf({ signal }: { readonly signal?: AbortSignal }): { signal?: AbortSignal } {
  return signal === undefined ? {} : { signal };
}
