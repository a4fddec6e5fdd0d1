import type { CallOptions, WandbClient } from '../client.ts';
import { WandbError } from '../errors.ts';
import { forEachLimited } from './concurrency.ts';
import { completeMultipartUpload } from './operations.ts';
import type { FileTarget, UploadTarget } from './operations.ts';
import type { HashedFile } from './source.ts';

const SLOWEST_BYTES_PER_SECOND = 64 * 1024;
const BASE_DEADLINE_MS = 10 * 60_000;
/** One connection seldom fills a line to a far storage. Each part holds a few MiB of memory, whatever its size. */
const PARTS_AT_ONCE = 4;

/** Time that a transfer may take: ten minutes, and more for much data on a slow line. */
export function transferLimits(bytes: number, signal?: AbortSignal): CallOptions {
  const ms = BASE_DEADLINE_MS + Math.ceil((bytes / SLOWEST_BYTES_PER_SECOND) * 1000);
  return { deadlineMs: ms, attemptMs: ms, ...(signal === undefined ? {} : { signal }) };
}

/** Sends bytes that are in memory. Nothing to do when the target has no address. */
export async function putBytes(
  client: WandbClient,
  target: UploadTarget,
  bytes: Uint8Array,
  signal?: AbortSignal,
): Promise<void> {
  if (target.url === null) return;
  const response = await client.file(
    {
      method: 'PUT',
      url: target.url,
      headers: target.headers,
      body: () => bytes,
      contentLength: bytes.length,
    },
    transferLimits(bytes.length, signal),
  );
  await response.text();
}

/** Sends a file to where the server wants it: in one piece, in parts, or not at all when it is there already. */
export async function putFile(
  client: WandbClient,
  target: FileTarget,
  file: HashedFile,
  signal?: AbortSignal,
): Promise<void> {
  if (target.multipart !== null && file.partMd5s.length > 0) {
    await putParts(client, target, file, signal);
  } else if (target.url !== null) {
    const response = await client.file(
      {
        method: 'PUT',
        url: target.url,
        headers: target.headers,
        body: () => file.read(0, file.size),
        contentLength: file.size,
      },
      transferLimits(file.size, signal),
    );
    await response.text();
    await file.checkUnchanged();
  }
}

async function putParts(
  client: WandbClient,
  target: FileTarget,
  file: HashedFile,
  signal?: AbortSignal,
): Promise<void> {
  const { uploadId, parts } = target.multipart ?? { uploadId: '', parts: [] };
  if (parts.length !== file.partMd5s.length || target.storagePath === null) {
    throw badAnswer(`${parts.length} addresses for ${file.partMd5s.length} parts of ${file.path}`);
  }
  const contentType = target.headers['content-type'] ?? '';
  const tags = new Map<number, string>();

  async function putPart(index: number, partNumber: number, url: string, stop: AbortSignal): Promise<void> {
    const start = index * file.partBytes;
    const end = Math.min(start + file.partBytes, file.size);
    const response = await client.file(
      {
        method: 'PUT',
        url,
        headers: {
          'content-md5': Buffer.from(file.partMd5s[index] ?? '', 'hex').toString('base64'),
          'content-type': contentType,
        },
        body: () => file.read(start, end),
        contentLength: end - start,
      },
      transferLimits(end - start, stop),
    );
    await response.text();
    const etag = response.headers['etag'];
    if (etag === undefined) throw badAnswer(`no ETag for part ${partNumber} of ${file.path}`);
    tags.set(partNumber, etag);
  }

  await forEachLimited(
    parts.entries(),
    PARTS_AT_ONCE,
    ([index, { partNumber, url }], stop) => putPart(index, partNumber, url, stop),
    signal,
  );
  const done = parts.map(({ partNumber }) => ({ partNumber, etag: tags.get(partNumber) ?? '' }));
  await file.checkUnchanged();
  await completeMultipartUpload(
    client,
    { artifactId: target.birthArtifactId, storagePath: target.storagePath, uploadId, parts: done },
    signal === undefined ? {} : { signal },
  );
}

function badAnswer(what: string): WandbError {
  return new WandbError(`The storage answered with ${what}.`, { kind: 'server', operation: 'PUT' });
}
