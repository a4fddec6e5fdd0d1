import { createHash } from 'node:crypto';

import { LaunchError } from '../../common/errors.ts';
import type { WandbClient } from '../client.ts';
import { WandbError } from '../errors.ts';
import type { JsonObject, RunRef } from '../types.ts';
import { forEachLimited } from './concurrency.ts';
import { md5Base64 } from './digest.ts';
import { serializeManifest } from './manifest.ts';
import { putBytes, putFile } from './put-file.ts';
import {
  artifactById,
  commitArtifact,
  createArtifact,
  createArtifactFiles,
  createArtifactManifest,
} from './operations.ts';
import type { CreatedArtifact, FileTarget } from './operations.ts';
import type { HashedFile, PreparedArtifact } from './source.ts';

const FILES_PER_BATCH = 500;
const UPLOADS_AT_ONCE = 10;
const FILE_ATTEMPTS = 4;
const RETRY_BASE_MS = 1_000;

export interface ArtifactInput {
  readonly type: string;
  readonly collection: string;
  readonly description?: string;
  readonly metadata?: JsonObject;
  readonly aliases: readonly string[];
}

export interface UploadOptions {
  readonly signal?: AbortSignal;
  /**
   * Creations with equal contents, name and seed are one and the same to the server, so an interrupted one is gone on
   * with. Use a new seed for what shall be a creation of its own.
   */
  readonly seed: string;
  /** Files on their way at the same time. Default 10. */
  readonly concurrency?: number;
}

export interface UploadedArtifact {
  readonly id: string;
  readonly digest: string;
  readonly versionIndex: number;
  /** False: the server had a version with this digest. */
  readonly created: boolean;
}

/**
 * Makes a version of an artifact and waits until the server has all of it.
 * @param run the run in whose name it is uploaded; its project gets the artifact
 * @throws LaunchError, WandbError
 */
export async function uploadArtifact(
  client: WandbClient,
  run: RunRef,
  input: ArtifactInput,
  prepared: PreparedArtifact,
  options: UploadOptions,
): Promise<UploadedArtifact> {
  const call = options.signal === undefined ? {} : { signal: options.signal };
  const { entity, project, runId } = run;
  const place = [entity, project, input.type, input.collection];
  const artifact = await createArtifact(
    client,
    {
      ...{ entity, project, runId },
      type: input.type,
      collection: input.collection,
      digest: prepared.digest,
      description: input.description ?? null,
      metadata: input.metadata ?? null,
      aliases: input.aliases,
      clientId: stableId('artifact', ...place, prepared.digest, options.seed),
      sequenceClientId: stableId('sequence', ...place),
    },
    call,
  );
  const created = artifact.state !== 'COMMITTED';
  if (created) {
    if (artifact.state !== 'PENDING' && artifact.state !== 'DELETED') {
      throw new LaunchError(
        `W&B created the artifact ${input.collection} in the state ${artifact.state}, which this client does not know.`,
      );
    }
    await uploadContents(client, run, artifact, prepared, options);
    await commit(client, artifact.id, options.signal);
  }
  return { id: artifact.id, digest: prepared.digest, created, ...(await confirm()) };

  async function confirm(): Promise<{ versionIndex: number }> {
    const stored = await artifactById(client, artifact.id, call);
    if (stored?.state !== 'COMMITTED' || stored.digest !== prepared.digest || stored.versionIndex === null) {
      throw new WandbError(
        `W&B took the artifact ${input.collection}, but shows it as ${stored?.state ?? 'missing'} with digest ` +
          `${stored?.digest ?? 'none'} instead of ${prepared.digest}.`,
        { kind: 'server', operation: 'ArtifactByID', hint: 'Try again; if it stays, ask W&B support.' },
      );
    }
    return { versionIndex: stored.versionIndex };
  }
}

/** 128 characters that depend on nothing but the arguments. */
function stableId(...parts: readonly string[]): string {
  return createHash('sha512').update(JSON.stringify(parts)).digest('hex');
}

async function uploadContents(
  client: WandbClient,
  run: RunRef,
  artifact: CreatedArtifact,
  prepared: PreparedArtifact,
  options: UploadOptions,
): Promise<void> {
  const call = options.signal === undefined ? {} : { signal: options.signal };
  const owner = {
    artifactId: artifact.id,
    baseArtifactId: artifact.latestArtifactId,
    entity: run.entity,
    project: run.project,
    runId: run.runId,
  };
  const { id: manifestId } = await createArtifactManifest(client, owner, call);
  const birthArtifacts = await uploadFiles(client, artifact.id, manifestId, prepared.files, options);
  const manifest = serializeManifest(
    prepared.files.map(({ path, md5, size }) => ({
      path,
      digest: md5,
      size,
      birthArtifactId: birthArtifacts.get(path) ?? artifact.id,
    })),
  );
  const bytes = Buffer.from(manifest, 'utf8');
  const { upload } = await createArtifactManifest(client, { ...owner, digest: md5Base64(bytes) }, call);
  await putBytes(client, upload, bytes, options.signal);
}

/** @returns path → id of the artifact that brought the bytes */
async function uploadFiles(
  client: WandbClient,
  artifactId: string,
  manifestId: string,
  files: readonly HashedFile[],
  options: UploadOptions,
): Promise<ReadonlyMap<string, string>> {
  const birthArtifacts = new Map<string, string>();
  const call = options.signal === undefined ? {} : { signal: options.signal };
  let uploaded = 0;

  async function uploadBatch(batch: readonly HashedFile[]): Promise<void> {
    const targets = await createArtifactFiles(client, { artifactId, manifestId }, batch, call);
    const work = batch.map((file, index) => ({ file, target: targets[index] }));
    await forEachLimited(
      work,
      options.concurrency ?? UPLOADS_AT_ONCE,
      async ({ file, target }, signal) => {
        const used = await putWithFreshTargets(
          client,
          file,
          target,
          (again) => createArtifactFiles(client, { artifactId, manifestId }, [file], { signal: again }),
          signal,
        );
        birthArtifacts.set(file.path, used.birthArtifactId);
      },
      options.signal,
    );
    uploaded += batch.length;
    if (files.length > FILES_PER_BATCH) {
      client.logger.info(`Uploaded ${uploaded} of ${files.length} files.`);
    }
  }

  // Equal contents are sent once: when the others are asked for, the server has the bytes already.
  const { first, repeated } = splitByContent(files);
  for (const group of [first, repeated]) {
    for (let start = 0; start < group.length; start += FILES_PER_BATCH) {
      await uploadBatch(group.slice(start, start + FILES_PER_BATCH));
    }
  }
  return birthArtifacts;
}

function splitByContent(files: readonly HashedFile[]): { first: HashedFile[]; repeated: HashedFile[] } {
  const seen = new Set<string>();
  const first: HashedFile[] = [];
  const repeated: HashedFile[] = [];
  for (const file of files) {
    (seen.has(file.md5) ? repeated : first).push(file);
    seen.add(file.md5);
  }
  return { first, repeated };
}

/** The transport repeats what a moment heals; this asks for a new address where the old one is no longer good. */
async function putWithFreshTargets(
  client: WandbClient,
  file: HashedFile,
  initial: FileTarget | undefined,
  refresh: (signal: AbortSignal) => Promise<readonly FileTarget[]>,
  signal: AbortSignal,
): Promise<FileTarget> {
  let target = initial;
  for (let attempt = 1; ; attempt += 1) {
    target ??= (await refresh(signal))[0];
    if (target === undefined) throw new LaunchError(`W&B gave no address for the file ${file.path}.`);
    try {
      await putFile(client, target, file, signal);
      return target;
    } catch (error) {
      signal.throwIfAborted();
      if (!(error instanceof WandbError) || attempt === FILE_ATTEMPTS) throw error;
      client.logger.debug(`Upload of ${file.path} failed (${error.message}); asking for a new address.`);
      target = undefined;
      await client.clock.sleep(RETRY_BASE_MS * 2 ** (attempt - 1), signal);
    }
  }
}

async function commit(client: WandbClient, artifactId: string, signal?: AbortSignal): Promise<void> {
  const call = signal === undefined ? {} : { signal };
  try {
    await commitArtifact(client, artifactId, call);
  } catch (error) {
    if (!(error instanceof WandbError) || error.kind !== 'unknown-outcome') throw error;
    const stored = await artifactById(client, artifactId, call);
    if (stored?.state !== 'COMMITTED') await commitArtifact(client, artifactId, call);
  }
}
