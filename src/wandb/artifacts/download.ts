import { mkdir, realpath } from 'node:fs/promises';

import { LaunchError } from '../../common/errors.ts';
import type { FileResponse, WandbClient } from '../client.ts';
import { WandbError } from '../errors.ts';
import { forEachLimited } from './concurrency.ts';
import { artifactDigest, base64ToHex } from './digest.ts';
import { parseManifest } from './manifest.ts';
import type { Manifest } from './manifest.ts';
import { fileUrls, manifestUrl } from './operations.ts';
import type { ArtifactVersion } from './operations.ts';
import { quotedPath } from './paths.ts';
import { transferLimits } from './put-file.ts';
import { CorruptDownloadError, receiveFile } from './receive-file.ts';
import type { ExpectedFile } from './receive-file.ts';

const URLS_PER_CALL = 5_000;
const DOWNLOADS_AT_ONCE = 10;
const FILE_ATTEMPTS = 3;
const MAX_MANIFEST_BYTES = 256 * 1024 * 1024;

export interface DownloadLimits {
  /** Default 100 000. */
  readonly files?: number;
  /** Bytes of all files together. Default 10 GiB. */
  readonly bytes?: number;
}

export interface DownloadOptions {
  /** Made when missing. Files that are there and bear a name of the artifact are replaced. */
  readonly directory: string;
  readonly limits?: DownloadLimits;
  readonly signal?: AbortSignal;
  /** Which files; default all. */
  readonly only?: (path: string) => boolean;
  /** Files on their way at the same time. Default 10. */
  readonly concurrency?: number;
}

interface WantedFile extends ExpectedFile {
  readonly birthArtifactId: string | null;
}

/**
 * Fetches the files of an artifact, each checked against the manifest, and the manifest against the artifact's digest.
 * @returns the paths that were written
 * @throws LaunchError for an artifact that is damaged, hostile, too large or not there; WandbError
 */
export async function downloadArtifact(
  client: WandbClient,
  artifact: ArtifactVersion,
  options: DownloadOptions,
): Promise<readonly string[]> {
  const manifest = await fetchManifest(client, artifact, options.signal);
  const wanted = wantedFiles(artifact, manifest, options);
  const root = await makeRoot(options.directory);
  for (let start = 0; start < wanted.length; start += URLS_PER_CALL) {
    const batch = wanted.slice(start, start + URLS_PER_CALL);
    const call = options.signal === undefined ? {} : { signal: options.signal };
    const urls = await fileUrls(client, artifact.id, manifest, batch, call);
    await forEachLimited(
      batch,
      options.concurrency ?? DOWNLOADS_AT_ONCE,
      (file, signal) => {
        const fallback = fallbackUrl(client.baseUrl, artifact, manifest, file);
        return fetchFile(client, root, file, urls.get(file.path), fallback, signal);
      },
      options.signal,
    );
  }
  return wanted.map(({ path }) => path);
}

async function makeRoot(directory: string): Promise<string> {
  try {
    await mkdir(directory, { recursive: true });
    return await realpath(directory);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown error';
    throw new LaunchError(`The folder for the download cannot be made (${code}).`, {
      cause: error,
      hint: 'Check its path and permissions.',
    });
  }
}

/**
 * The manifest of an artifact, checked against its digest.
 * @throws LaunchError
 */
export async function fetchManifest(
  client: WandbClient,
  artifact: ArtifactVersion,
  signal?: AbortSignal,
): Promise<Manifest> {
  const label = artifactLabel(artifact);
  const url = await manifestUrl(client, artifact.id, signal === undefined ? {} : { signal });
  if (url === null) {
    throw new LaunchError(`The artifact ${label} has no contents: its state is ${artifact.state}.`, {
      hint: 'Choose another version, or log the artifact again.',
    });
  }
  const stop = new AbortController();
  const combined = signal === undefined ? stop.signal : AbortSignal.any([signal, stop.signal]);
  const response = await client.file({ method: 'GET', url }, transferLimits(MAX_MANIFEST_BYTES, combined));
  const manifest = parseManifest(await readText(response, label, stop));
  const digest = artifactDigest([...manifest.entries].map(([path, entry]) => [path, entry.digest]));
  if (digest !== artifact.digest) {
    throw new LaunchError(
      `The manifest of the artifact ${label} does not match its digest: ${digest} instead of ${artifact.digest}.`,
      { hint: 'Nothing was downloaded. Log the artifact again.' },
    );
  }
  return manifest;
}

async function readText(response: FileResponse, label: string, stop: AbortController): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body) {
    size += chunk.length;
    if (size > MAX_MANIFEST_BYTES) {
      stop.abort();
      throw new LaunchError(`The manifest of the artifact ${label} is larger than 256 MiB.`);
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function wantedFiles(artifact: ArtifactVersion, manifest: Manifest, options: DownloadOptions): WantedFile[] {
  const { files: maxFiles = 100_000, bytes: maxBytes = 10 * 1024 ** 3 } = options.limits ?? {};
  const label = artifactLabel(artifact);
  const wanted: WantedFile[] = [];
  let bytes = 0;
  for (const [path, { digest, size, birthArtifactId, ref }] of manifest.entries) {
    if (options.only !== undefined && !options.only(path)) continue;
    if (ref !== null || size === null) {
      throw new LaunchError(
        `The artifact ${label} cannot be downloaded: ${quotedPath(path)} only refers to an object outside W&B.`,
        { hint: 'Log the file itself instead of a reference to it.' },
      );
    }
    bytes += size;
    wanted.push({ path, digest, size, birthArtifactId });
  }
  if (wanted.length > maxFiles || bytes > maxBytes) {
    throw new LaunchError(
      `The artifact ${label} is too large: ${wanted.length} files and ${bytes} bytes, where ${maxFiles} files and ` +
        `${maxBytes} bytes are allowed.`,
      { hint: 'Leave out what the job does not need, or raise the limit.' },
    );
  }
  return wanted;
}

function artifactLabel({ entity, project, collection, versionIndex }: ArtifactVersion): string {
  return `${entity}/${project}/${collection}${versionIndex === null ? '' : `:v${versionIndex}`}`;
}

/** Where the server itself hands out a file, to who is allowed to see it. */
function fallbackUrl(
  baseUrl: string,
  artifact: ArtifactVersion,
  manifest: Manifest,
  file: WantedFile,
): string {
  const digest = base64ToHex(file.digest);
  const entity = encodeURIComponent(artifact.entity);
  if (manifest.storageLayout === 'V1') return `${baseUrl}/artifacts/${entity}/${digest}`;
  const parts = [
    manifest.storageRegion ?? 'default',
    artifact.entity,
    artifact.project,
    artifact.collection,
    file.birthArtifactId ?? artifact.id,
    digest,
    file.path.slice(file.path.lastIndexOf('/') + 1),
  ];
  return `${baseUrl}/artifactsV2/${parts.map(encodeURIComponent).join('/')}`;
}

async function fetchFile(
  client: WandbClient,
  root: string,
  file: WantedFile,
  signedUrl: string | undefined,
  fallback: string,
  signal: AbortSignal,
): Promise<void> {
  let source = signedUrl === undefined ? undefined : { url: signedUrl, authorized: false };
  for (let attempt = 1; ; attempt += 1) {
    const stop = new AbortController();
    const combined = AbortSignal.any([signal, stop.signal]);
    try {
      const request = { method: 'GET', ...(source ?? { url: fallback, authorized: true }) } as const;
      await receiveFile(root, file, async () => {
        return (await client.file(request, transferLimits(file.size, combined))).body;
      });
      return;
    } catch (error) {
      stop.abort();
      signal.throwIfAborted();
      if (
        source !== undefined &&
        error instanceof WandbError &&
        [400, 403, 404].includes(error.status ?? 0)
      ) {
        client.logger.debug(`The address of ${file.path} is no longer good (${error.message}).`);
        source = undefined;
      } else if (!mayPass(error) || attempt >= FILE_ATTEMPTS) {
        throw error;
      }
    }
  }
}

/** Whether another try can end better: what broke off or came damaged, not what was refused. */
function mayPass(error: unknown): boolean {
  if (error instanceof CorruptDownloadError) return true;
  return error instanceof WandbError && ['network', 'server', 'timeout'].includes(error.kind);
}
