import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';

import { LaunchError } from '../../common/errors.ts';
import { forEachLimited } from './concurrency.ts';
import { artifactDigest, digestFile, md5Base64 } from './digest.ts';
import { artifactPathFault, quotedPath } from './paths.ts';

const MIB = 1024 * 1024;
const MAX_FILE_BYTES = 5 * 1024 * 1024 * MIB;
const MAX_PARTS = 10_000;
const PART_ALIGNMENT = 4096;
const HASHED_AT_ONCE = 4;

/** A file of an artifact to be: its path inside, and its bytes or the place on this machine where they are. */
export type ArtifactSource =
  | { readonly path: string; readonly content: Uint8Array | string }
  | { readonly path: string; readonly file: string };

/** From which size on a file goes up in parts, and how large those are. */
export interface MultipartRule {
  readonly fromBytes: number;
  readonly partBytes: number;
}

/** What W&B's own clients do: parts of 100 MiB from 2 GiB on. */
export const MULTIPART: MultipartRule = { fromBytes: 2048 * MIB, partBytes: 100 * MIB };

/** A file whose bytes were read once. */
export interface HashedFile {
  readonly path: string;
  readonly size: number;
  /** Base64. */
  readonly md5: string;
  /** Empty for files that go up in one piece. */
  readonly partMd5s: readonly string[];
  /** Bytes of each part but the last. */
  readonly partBytes: number;
  /** The bytes from `start` (inclusive) to `end` (exclusive), anew with each call. */
  read(start: number, end: number): AsyncIterable<Uint8Array>;
  /** @throws LaunchError when the file is no longer the one that was hashed */
  checkUnchanged(): Promise<void>;
}

export interface PreparedArtifact {
  /** 32 hex digits. */
  readonly digest: string;
  readonly size: number;
  readonly files: readonly HashedFile[];
}

/** Bytes of a part, so that no file needs more than 10 000 of them. */
export function partSize(size: number, rule: MultipartRule = MULTIPART): number {
  if (size < rule.partBytes * MAX_PARTS) return rule.partBytes;
  return Math.ceil(size / MAX_PARTS / PART_ALIGNMENT) * PART_ALIGNMENT;
}

/**
 * Hashes all files of an artifact, each read once.
 * @throws LaunchError for a path that artifacts cannot hold, a path given twice, an unreadable or too large file
 */
export async function prepareArtifact(
  sources: readonly ArtifactSource[],
  options: { multipart?: MultipartRule; signal?: AbortSignal } = {},
): Promise<PreparedArtifact> {
  checkPaths(sources.map(({ path }) => path));
  const files = new Map<string, HashedFile>();
  await forEachLimited(
    sources,
    HASHED_AT_ONCE,
    async (source, signal) => {
      const hashed =
        'content' in source
          ? fromMemory(source.path, source.content)
          : await fromDisk(source.path, source.file, options.multipart ?? MULTIPART, signal);
      files.set(source.path, hashed);
    },
    options.signal,
  );
  const ordered = sources.flatMap(({ path }) => files.get(path) ?? []);
  return {
    digest: artifactDigest(ordered.map(({ path, md5 }) => [path, md5])),
    size: ordered.reduce((total, { size }) => total + size, 0),
    files: ordered,
  };
}

function checkPaths(paths: readonly string[]): void {
  const seen = new Set<string>();
  for (const path of paths) {
    const fault = seen.has(path) ? 'it occurs twice' : artifactPathFault(path);
    if (fault !== undefined) {
      throw new LaunchError(`The file ${quotedPath(path)} cannot be part of an artifact: ${fault}.`, {
        hint: 'Rename it or leave it out.',
      });
    }
    seen.add(path);
  }
}

function fromMemory(path: string, content: Uint8Array | string): HashedFile {
  const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
  return {
    path,
    size: bytes.length,
    md5: md5Base64(bytes),
    partMd5s: [],
    partBytes: bytes.length,
    async *read(start, end) {
      if (end > start) yield await Promise.resolve(bytes.subarray(start, end));
    },
    checkUnchanged: () => Promise.resolve(),
  };
}

async function fromDisk(
  path: string,
  file: string,
  rule: MultipartRule,
  signal: AbortSignal,
): Promise<HashedFile> {
  const before = await describe(path, file);
  if (before.size > MAX_FILE_BYTES) {
    throw new LaunchError(`The file ${quotedPath(path)} is larger than 5 TiB, the most that W&B stores.`, {
      hint: 'Split it or leave it out.',
    });
  }
  const partBytes = before.size >= rule.fromBytes ? partSize(before.size, rule) : undefined;
  const { size, md5, partMd5s } = await digestFile(file, { partSize: partBytes, signal }).catch(
    (error: unknown) => {
      signal.throwIfAborted();
      throw unreadable(path, error);
    },
  );

  async function checkUnchanged(): Promise<void> {
    const now = await describe(path, file);
    if (now.size === size && now.mtimeMs === before.mtimeMs && now.ino === before.ino) return;
    throw new LaunchError(`The file ${quotedPath(path)} changed while it was uploaded.`, {
      hint: 'Start again once nothing writes to the folder.',
    });
  }

  await checkUnchanged();
  return {
    path,
    size,
    md5,
    partMd5s,
    partBytes: partBytes ?? size,
    read(start, end) {
      return end > start ? createReadStream(file, { start, end: end - 1, highWaterMark: MIB }) : empty();
    },
    checkUnchanged,
  };
}

async function* empty(): AsyncGenerator<Uint8Array> {}

async function describe(path: string, file: string): Promise<{ size: number; mtimeMs: number; ino: number }> {
  try {
    return await stat(file);
  } catch (error) {
    throw unreadable(path, error);
  }
}

function unreadable(path: string, cause: unknown): LaunchError {
  const code = (cause as NodeJS.ErrnoException).code ?? 'unknown error';
  return new LaunchError(`The file ${quotedPath(path)} cannot be read (${code}).`, {
    cause,
    hint: 'Check that it exists and that its permissions let this user read it.',
  });
}
