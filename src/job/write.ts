import { readFile } from 'node:fs/promises';
import { basename, isAbsolute, join, relative } from 'node:path';
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
import { listCodeFiles } from './code-files.ts';
import type { CodeLimits } from './code-files.ts';
import { frozenRequirements, JOB_FILE, REQUIREMENTS_FILE, serializeJob } from './document.ts';
import type { JobSource } from './document.ts';
import {
  artifactJobName,
  checkJobName,
  codeArtifactName,
  formatJob,
  imageJobName,
  imageTag,
  jobAliases,
  repoJobName,
} from './names.ts';
import { checkRemote, withoutCredentials } from './remote.ts';

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

export interface ImageJobInput extends JobInput {
  readonly image: string;
}

export interface GitJobInput extends SourceInput {
  readonly remote: string;
  /** 40 hex digits: `resolveGitVersion` finds it. */
  readonly commit: string;
}

export interface CodeJobInput extends SourceInput {
  readonly directory: string;
  readonly limits?: CodeLimits;
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

/**
 * Makes a job that runs an image. The image is neither pulled nor looked up.
 * @throws LaunchError for a name, alias or reference that cannot be; WandbError
 */
export async function createImageJob(
  client: WandbClient,
  input: ImageJobInput,
  options: WriteOptions = {},
): Promise<WrittenJob> {
  const { image } = input;
  if (!/^[^-\s\p{Cc}][^\s\p{Cc}]*$/u.test(image)) {
    throw new LaunchError(`${JSON.stringify(image.slice(0, 200))} is not an image reference.`, {
      hint: 'Write it as registry/repository:tag or registry/repository@sha256:digest.',
    });
  }
  const name = input.name ?? imageJobName(image);
  checkJobName(name);
  const aliases = jobAliases(input.aliases ?? [], imageTag(image));
  const contents = await jobContents({ type: 'image', image }, '', input, '');
  return writeJob(client, input, { name, aliases, contents }, options);
}

/**
 * Makes a job that runs one commit of a repository. Credentials in the address are left out.
 * @throws LaunchError for a remote, commit, entry point or path that cannot be; WandbError
 */
export async function createGitJob(
  client: WandbClient,
  input: GitJobInput,
  options: WriteOptions = {},
): Promise<WrittenJob> {
  checkRemote(input.remote);
  const remote = withoutCredentials(input.remote);
  if (!/^[0-9a-f]{40}$/.test(input.commit)) {
    throw new LaunchError(`${JSON.stringify(input.commit.slice(0, 100))} is not a full commit.`, {
      hint: 'A git job is pinned to all 40 hex digits of a commit.',
    });
  }
  const program = programOf(input);
  const name = input.name ?? repoJobName(remote);
  checkJobName(name);
  const source: JobSource = { type: 'repo', remote, commit: input.commit, ...program };
  const contents = await jobContents(source, checkRuntime(input.runtime), input, '');
  return writeJob(client, input, { name, aliases: jobAliases(input.aliases ?? []), contents }, options);
}

/**
 * Makes a job from the files of a folder: a code artifact, and the job that names it.
 * @throws LaunchError for a folder, entry point or path that cannot be; WandbError
 */
export async function createCodeJob(
  client: WandbClient,
  input: CodeJobInput,
  options: WriteOptions = {},
): Promise<WrittenJob> {
  const program = programOf(input);
  const runtime = checkRuntime(input.runtime);
  const lastWord = program.entryPoint.at(-1) ?? '';
  if (input.name !== undefined) checkJobName(input.name);
  const codeName = codeArtifactName(join(folderLabel(input.directory), lastWord), input.name);
  const name = input.name ?? artifactJobName(codeName);
  checkJobName(name);
  const aliases = jobAliases(input.aliases ?? []);
  const files = await listCodeFiles(input.directory, input.limits);
  const code = await prepareArtifact(files, signalOf(options));
  const requirementsFile = files.find(({ path }) => path === 'requirements.txt');
  const requirements =
    requirementsFile === undefined ? '' : frozenRequirements(await readFile(requirementsFile.file, 'utf8'));
  const seed = options.seed ?? randomUUID();
  const codeInput: ArtifactInput = {
    type: 'code',
    collection: codeName,
    description: 'Code artifact for job',
    metadata: { codePath: folderLabel(input.directory) || '.', entrypoint: lastWord },
    aliases: ['latest'],
  };

  async function contentsFor(artifactId: string): Promise<PreparedArtifact> {
    return jobContents({ type: 'artifact', artifactId, ...program }, runtime, input, requirements);
  }

  const known = await findUnchanged(client, input, codeInput, code.digest, options);
  if (known !== null) {
    const job = { name, aliases, contents: await contentsFor(known.id) };
    return writeJob(client, input, job, { ...options, seed });
  }
  return withHiddenRun(
    client,
    { entity: input.entity, project: input.project },
    async (run) => {
      const { id } = await uploadArtifact(client, run, codeInput, code, { ...signalOf(options), seed });
      const job = { name, aliases, contents: await contentsFor(id) };
      return writeJob(client, input, job, { ...options, seed }, run);
    },
    signalOf(options),
  );
}

/** How the folder is called in names: relative to where the program runs, never a path of this machine. */
function folderLabel(directory: string): string {
  const path = relative(process.cwd(), directory);
  return path.startsWith('..') || isAbsolute(path) ? basename(directory) : path.replaceAll('\\', '/');
}

function jobContents(
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

interface NewJob {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly contents: PreparedArtifact;
}

async function writeJob(
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
async function findUnchanged(
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

function programOf({ entryPoint = DEFAULT_ENTRY_POINT, buildContext, dockerfile, baseImage }: SourceInput): {
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

function checkRuntime(runtime = ''): string {
  if (runtime === '' || /^3\.\d+$/.test(runtime)) return runtime;
  throw new LaunchError(`The runtime ${JSON.stringify(runtime.slice(0, 50))} is not a version of Python.`, {
    hint: 'Give a minor version of Python 3, such as "3.12" (in YAML with quotes).',
  });
}

function signalOf({ signal }: { readonly signal?: AbortSignal }): { signal?: AbortSignal } {
  return signal === undefined ? {} : { signal };
}
