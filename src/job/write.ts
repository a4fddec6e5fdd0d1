import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename, isAbsolute, join, relative } from 'node:path';

import { LaunchError } from '../common/errors.ts';
import { withHiddenRun } from '../wandb/artifacts/hidden-run.ts';
import { prepareArtifact } from '../wandb/artifacts/source.ts';
import type { PreparedArtifact } from '../wandb/artifacts/source.ts';
import { uploadArtifact } from '../wandb/artifacts/upload.ts';
import type { ArtifactInput } from '../wandb/artifacts/upload.ts';
import type { WandbClient } from '../wandb/client.ts';
import { listCodeFiles } from './code-files.ts';
import type { CodeLimits } from './code-files.ts';
import { frozenRequirements } from './document.ts';
import type { JobSource } from './document.ts';
import {
  artifactJobName,
  checkJobName,
  codeArtifactName,
  imageJobName,
  imageTag,
  jobAliases,
  repoJobName,
} from './names.ts';
import { checkRemote, withoutCredentials } from './remote.ts';
import { checkRuntime, findUnchanged, jobContents, programOf, signalOf, writeJob } from './store.ts';
import type { JobInput, SourceInput, WriteOptions, WrittenJob } from './store.ts';

export type { JobInput, SourceInput, WriteOptions, WrittenJob } from './store.ts';

export interface ImageJobInput extends JobInput {
  readonly image: string;
  /** Alias that stands for the image; null: none. Default: its tag or the digits of its digest, as `wandb job create` does. */
  readonly imageAlias?: string | null;
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

export interface ArtifactJobInput extends SourceInput {
  /** Id of a committed artifact of type `code`, as the server gave it. */
  readonly artifactId: string;
  /** Its name, without version: the job is named after it. */
  readonly artifactName: string;
  /** What the code needs, as `requirements.txt` has it. */
  readonly requirements?: string;
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
  const alias = input.imageAlias === undefined ? imageTag(image) : (input.imageAlias ?? undefined);
  const aliases = jobAliases(input.aliases ?? [], alias);
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

/**
 * Makes a job from a code artifact that is there already, such as the one that a run logged.
 * @throws LaunchError for an entry point or name that cannot be; WandbError
 */
export async function createArtifactJob(
  client: WandbClient,
  input: ArtifactJobInput,
  options: WriteOptions = {},
): Promise<WrittenJob> {
  const name = input.name ?? artifactJobName(input.artifactName);
  checkJobName(name);
  const source: JobSource = { type: 'artifact', artifactId: input.artifactId, ...programOf(input) };
  const requirements = frozenRequirements(input.requirements ?? '');
  const contents = await jobContents(source, checkRuntime(input.runtime), input, requirements);
  return writeJob(client, input, { name, aliases: jobAliases(input.aliases ?? []), contents }, options);
}

/** How the folder is called in names: relative to where the program runs, never a path of this machine. */
function folderLabel(directory: string): string {
  const path = relative(process.cwd(), directory);
  return path.startsWith('..') || isAbsolute(path) ? basename(directory) : path.replaceAll('\\', '/');
}
