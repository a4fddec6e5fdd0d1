import { randomUUID } from 'node:crypto';

import { LaunchError } from '../common/errors.ts';
import { splitWords } from '../common/words.ts';
import { withHiddenRun } from '../wandb/artifacts/hidden-run.ts';
import { artifactByName } from '../wandb/artifacts/operations.ts';
import { prepareArtifact } from '../wandb/artifacts/source.ts';
import type { PreparedArtifact } from '../wandb/artifacts/source.ts';
import { uploadArtifact } from '../wandb/artifacts/upload.ts';
import type { ArtifactInput, UploadedArtifact } from '../wandb/artifacts/upload.ts';
import type { WandbClient } from '../wandb/client.ts';
import type { JsonObject, RunRef } from '../wandb/types.ts';
import { JOB_FILE, REQUIREMENTS_FILE, serializeJob } from './document.ts';
import type { JobSource } from './document.ts';
import { formatJob } from './names.ts';

const DEFAULT_ENTRY_POINT = ['python', 'main.py'];

/** What every kind of job has. */
export interface JobInput {
  readonly entity: string;
  readonly project: string;
  /** Default: made from the source, as `wandb job create` does. */
  readonly name?: string;
  readonly description?: string;
  /** Beside `latest`, which every new version gets, and the tag of an image. */
  readonly aliases?: readonly string[];
  /** Added to the metadata of the version. Not part of the digest: an unchanged job keeps what it has. */
  readonly metadata?: JsonObject;
  readonly services?: Readonly<Record<string, 'always' | 'never'>>;
}

export interface SourceInput extends JobInput {
  /** Argument vector, or one text that is split like POSIX shell words. Default `python main.py`. */
  readonly entryPoint?: readonly string[] | string;
  /** Python's version, such as `3.12`. Default: not told. */
  readonly runtime?: string;
  /** Relative to the source. */
  readonly buildContext?: string;
  /** Relative to the build context. */
  readonly dockerfile?: string;
  /** An image that the code is mounted into, instead of one that is built. */
  readonly baseImage?: string;
}

export interface WriteOptions {
  readonly signal?: AbortSignal;
  /** The same seed lets a repeated creation go on with what an interrupted one left. Default: random. */
  readonly seed?: string;
}

export interface WrittenJob {
  /** `entity/project/name:vN`. */
  readonly job: string;
  /** `vN`. */
  readonly version: string;
  /** False: the server had this version already. */
  readonly created: boolean;
  /** 32 hex digits. */
  readonly digest: string;
  readonly artifactId: string;
}

/** The two files of a job. */
export function jobContents(
  source: JobSource,
  runtime: string,
  { services = {} }: JobInput,
  requirements: string,
): Promise<PreparedArtifact> {
  return prepareArtifact([
    { path: JOB_FILE, content: serializeJob(source, runtime, services) },
    { path: REQUIREMENTS_FILE, content: requirements },
  ]);
}

export interface NewJob {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly contents: PreparedArtifact;
}

/** Stores a job, unless the newest version is this one already. */
export async function writeJob(
  client: WandbClient,
  input: JobInput,
  { name, aliases, contents }: NewJob,
  options: WriteOptions,
  run?: RunRef,
): Promise<WrittenJob> {
  const artifact: ArtifactInput = {
    type: 'job',
    collection: name,
    aliases,
    metadata: { _partial: true, ...input.metadata },
    ...(input.description === undefined ? {} : { description: input.description }),
  };
  const upload = (by: RunRef): Promise<UploadedArtifact> =>
    uploadArtifact(client, by, artifact, contents, {
      ...signalOf(options),
      seed: options.seed ?? randomUUID(),
    });
  const { entity, project } = input;
  const stored =
    (await findUnchanged(client, input, artifact, contents.digest, options)) ??
    (run === undefined
      ? await withHiddenRun(client, { entity, project }, upload, signalOf(options))
      : await upload(run));
  const version = `v${stored.versionIndex}`;
  return {
    job: formatJob({ entity, project, name, alias: version }),
    version,
    created: stored.created,
    digest: contents.digest,
    artifactId: stored.id,
  };
}

/** The newest version, when it has these contents and aliases: then there is nothing to do, and no run is needed. */
export async function findUnchanged(
  client: WandbClient,
  { entity, project }: JobInput,
  wanted: ArtifactInput,
  digest: string,
  options: WriteOptions,
): Promise<UploadedArtifact | null> {
  const where = { entity, project, collection: wanted.collection, alias: 'latest' };
  const latest = await artifactByName(client, where, signalOf(options));
  if (latest === null) return null;
  if (latest.type !== wanted.type) {
    throw new LaunchError(
      `The name ${wanted.collection} is taken in ${entity}/${project} by an artifact of type ${latest.type}.`,
      { hint: 'Choose another name for the job.' },
    );
  }
  const same = latest.state === 'COMMITTED' && latest.digest === digest && latest.versionIndex !== null;
  if (!same || !wanted.aliases.every((alias) => alias === 'latest' || latest.aliases.includes(alias)))
    return null;
  return { id: latest.id, digest, versionIndex: latest.versionIndex, created: false };
}

/** The checked fields of a job that runs a program. @throws LaunchError */
export function programOf({
  entryPoint = DEFAULT_ENTRY_POINT,
  buildContext,
  dockerfile,
  baseImage,
}: SourceInput): {
  entryPoint: readonly string[];
  buildContext: string | undefined;
  dockerfile: string | undefined;
  baseImage: string | undefined;
} {
  const words = typeof entryPoint === 'string' ? splitWords(entryPoint) : entryPoint;
  if (words === undefined)
    throw new LaunchError('The entry point has a quote that is not closed.', {
      hint: 'Close it, or give the entry point as a list.',
    });
  if (words.length === 0)
    throw new LaunchError('The entry point is empty.', { hint: 'Name a program, such as python main.py.' });
  if (words.some((word) => word.split(/[/\\]/).includes('..'))) {
    throw new LaunchError(
      `The entry point ${JSON.stringify(words.join(' ').slice(0, 200))} leads out of the source.`,
      {
        hint: 'Use paths without "..".',
      },
    );
  }
  checkRelative('build context', buildContext);
  checkRelative('Dockerfile', dockerfile);
  return { entryPoint: words, buildContext, dockerfile, baseImage };
}

function checkRelative(what: string, path: string | undefined): void {
  if (path === undefined) return;
  if (!/^[/\\-]|^[A-Za-z]:|\p{Cc}/u.test(path) && !path.split(/[/\\]/).includes('..')) return;
  throw new LaunchError(
    `The ${what} ${JSON.stringify(path.slice(0, 200))} is not a path inside the source.`,
    {
      hint: 'Give it relative to the source, without "..".',
    },
  );
}

/** @throws LaunchError when it is no version of Python */
export function checkRuntime(runtime = ''): string {
  if (runtime === '' || /^3\.\d+$/.test(runtime)) return runtime;
  throw new LaunchError(`The runtime ${JSON.stringify(runtime.slice(0, 50))} is not a version of Python.`, {
    hint: 'Give a minor version of Python 3, such as "3.12" (in YAML with quotes).',
  });
}

export function signalOf({ signal }: { readonly signal?: AbortSignal }): { signal?: AbortSignal } {
  return signal === undefined ? {} : { signal };
}
