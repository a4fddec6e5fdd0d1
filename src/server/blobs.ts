import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ServerClock } from './clock.ts';
import { ApiError, badRequest } from './errors.ts';
import { randomText } from './ids.ts';
import type { ServerState } from './state.ts';

/** Stored bytes, or the place kept for them. */
export interface BlobRecord {
  id: string;
  /** File name at the end of its addresses. */
  name: string;
  /** Base64 MD5 that the bytes must have; `null`: any. */
  expectedMd5: string | null;
  /** Base64 MD5 of what is stored; `null` before the upload. */
  md5: string | null;
  size: number;
  updatedAt: number | null;
  /** Hex MD5 of the parts that arrived, while a multipart upload is open. */
  parts: Record<string, string>;
}

/** How long an address for an upload or a download is good for. */
const URL_LIFETIME_MS = 24 * 3_600_000;

/** Keeps bytes in files, and signs the addresses under which they are written and read without credentials. */
export class Blobs {
  readonly #state: ServerState;
  readonly #clock: ServerClock;
  readonly #directory: string;

  constructor(state: ServerState, clock: ServerClock, directory: string) {
    this.#state = state;
    this.#clock = clock;
    this.#directory = directory;
  }

  reserve(name: string, expectedMd5: string | null): BlobRecord {
    const blob: BlobRecord = {
      id: randomText(24),
      name,
      expectedMd5,
      md5: null,
      size: 0,
      updatedAt: null,
      parts: {},
    };
    this.#state.blobs.set(blob.id, blob);
    return blob;
  }

  find(id: string | undefined): BlobRecord | null {
    return (id === undefined ? undefined : this.#state.blobs.get(id)) ?? null;
  }

  /** An absolute address that needs no credentials. */
  url(base: string, method: 'GET' | 'PUT', blob: BlobRecord, part?: number): string {
    const expires = this.#clock.now() + URL_LIFETIME_MS;
    const query = new URLSearchParams({ expires: String(expires) });
    if (part !== undefined) query.set('part', String(part));
    query.set('signature', this.#signature(method, blob.id, expires, part ?? null));
    return `${base}/storage/${blob.id}/${encodeURIComponent(blob.name)}?${query.toString()}`;
  }

  /** What a signed address stands for. @throws ApiError 403 for a wrong signature or one that is too old */
  resolve(
    method: 'GET' | 'PUT',
    id: string,
    query: URLSearchParams,
  ): { blob: BlobRecord; part: number | null } {
    const blob = this.find(id);
    const expires = Number(query.get('expires'));
    const part = query.has('part') ? Number(query.get('part')) : null;
    const given = Buffer.from(query.get('signature') ?? '');
    const right = Buffer.from(this.#signature(method, id, expires, part));
    if (blob === null || given.length !== right.length || !timingSafeEqual(given, right)) {
      throw new ApiError(403, 'signature does not match');
    }
    if (expires < this.#clock.now()) throw new ApiError(403, 'request has expired');
    return { blob, part };
  }

  /** Streams a body to disk. @returns hex MD5 @throws ApiError 400 when the bytes are not those announced */
  async write(
    blob: BlobRecord,
    part: number | null,
    body: Readable,
    contentMd5: string | null,
  ): Promise<string> {
    await mkdir(this.#directory, { recursive: true });
    const temporary = join(this.#directory, `${blob.id}.${randomText(8)}.tmp`);
    const hash = createHash('md5');
    let size = 0;
    try {
      await pipeline(
        body,
        async function* (chunks: AsyncIterable<Buffer>) {
          for await (const chunk of chunks) {
            hash.update(chunk);
            size += chunk.length;
            yield chunk;
          }
        },
        createWriteStream(temporary),
      );
      const digest = hash.digest();
      const md5 = digest.toString('base64');
      const expected = [contentMd5, part === null ? blob.expectedMd5 : null];
      if (expected.some((one) => one !== null && one !== '' && one !== md5)) {
        throw badRequest('BadDigest: the Content-MD5 you specified did not match what we received');
      }
      await rename(temporary, this.path(blob, part));
      if (part === null) Object.assign(blob, { md5, size, updatedAt: this.#clock.now() });
      else blob.parts[part] = digest.toString('hex');
      return digest.toString('hex');
    } catch (error) {
      await rm(temporary, { force: true });
      throw error;
    }
  }

  /** Joins the parts of a multipart upload. @returns base64 MD5 of the whole */
  async complete(blob: BlobRecord, parts: readonly { number: number; etag: string }[]): Promise<string> {
    const missing = parts.find(({ number, etag }) => blob.parts[number] !== etag.replaceAll('"', ''));
    if (parts.length === 0 || missing !== undefined) throw badRequest('InvalidPart: a part was not found');
    const paths = [...parts].sort((a, b) => a.number - b.number).map(({ number }) => this.path(blob, number));
    const whole = async function* (): AsyncGenerator<Buffer> {
      for (const path of paths) yield* createReadStream(path) as AsyncIterable<Buffer>;
    };
    await this.write(blob, null, Readable.from(whole()), null);
    await Promise.all(paths.map((path) => rm(path, { force: true })));
    blob.parts = {};
    return blob.md5 ?? '';
  }

  open(blob: BlobRecord, range?: { start: number; end: number }): Readable {
    return createReadStream(this.path(blob, null), range);
  }

  /** All bytes of a small file; `null` when nothing was uploaded. */
  async read(blob: BlobRecord | null): Promise<Buffer | null> {
    return blob === null || blob.md5 === null ? null : readFile(this.path(blob, null));
  }

  /** Waits for nothing and throws nothing: bytes that nobody points to any more. */
  discard(id: string): void {
    const blob = this.find(id);
    if (blob === null) return;
    this.#state.blobs.delete(id);
    rm(this.path(blob, null), { force: true }).catch(() => undefined);
  }

  path(blob: BlobRecord, part: number | null): string {
    return join(this.#directory, part === null ? blob.id : `${blob.id}.part${part}`);
  }

  #signature(method: string, id: string, expires: number, part: number | null): string {
    const text = [method, id, expires, part ?? ''].join('\n');
    return createHmac('sha256', this.#state.secret).update(text).digest('hex');
  }
}
