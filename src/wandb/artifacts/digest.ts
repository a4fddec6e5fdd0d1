import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';

/** The only way of naming contents that this client writes and accepts. */
export const DIGEST_ALGORITHM = 'MANIFEST_MD5';

const READ_BYTES = 1024 * 1024;

/** MD5 of a file's bytes as manifests hold it: base64, 24 characters. */
export function md5Base64(bytes: Uint8Array | string): string {
  return createHash('md5').update(bytes).digest('base64');
}

/** The same digest in hex, as addresses hold it. */
export function base64ToHex(digest: string): string {
  return Buffer.from(digest, 'base64').toString('hex');
}

/**
 * Digest of a whole artifact: 32 hex digits over paths and file digests, ordered by the bytes of the paths. Sizes,
 * metadata and the artifact's name do not count.
 */
export function artifactDigest(files: Iterable<readonly [path: string, digest: string]>): string {
  const hash = createHash('md5').update('wandb-artifact-manifest-v1\n');
  const sorted = [...files]
    .map(([path, digest]) => ({ bytes: Buffer.from(path, 'utf8'), digest }))
    .sort((a, b) => Buffer.compare(a.bytes, b.bytes));
  for (const { bytes, digest } of sorted) hash.update(bytes).update(`:${digest}\n`);
  return hash.digest('hex');
}

export interface StreamDigest {
  /** Bytes seen. */
  readonly size: number;
  /** Base64 MD5 of all of them. */
  readonly md5: string;
  /** Hex MD5 of each part of `partSize` bytes; empty when no part size was asked for. */
  readonly partMd5s: readonly string[];
}

/** Reads a stream once and gives the digest of the whole and of its parts. */
export async function digestStream(
  stream: AsyncIterable<Uint8Array>,
  partSize?: number,
): Promise<StreamDigest> {
  const whole = createHash('md5');
  const partMd5s: string[] = [];
  let part = createHash('md5');
  let partBytes = 0;
  let size = 0;
  for await (const chunk of stream) {
    whole.update(chunk);
    size += chunk.length;
    if (partSize === undefined) continue;
    for (let rest = chunk; rest.length > 0;) {
      const taken = rest.subarray(0, partSize - partBytes);
      part.update(taken);
      partBytes += taken.length;
      rest = rest.subarray(taken.length);
      if (partBytes === partSize) {
        partMd5s.push(part.digest('hex'));
        part = createHash('md5');
        partBytes = 0;
      }
    }
  }
  if (partBytes > 0) partMd5s.push(part.digest('hex'));
  return { size, md5: whole.digest('base64'), partMd5s };
}

/** @throws what reading the file throws, and the reason of `signal` */
export function digestFile(
  file: string,
  options: { partSize?: number | undefined; signal?: AbortSignal | undefined } = {},
): Promise<StreamDigest> {
  const stream = createReadStream(file, { highWaterMark: READ_BYTES, signal: options.signal });
  return digestStream(stream as AsyncIterable<Buffer>, options.partSize);
}
