import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { join } from 'node:path';

import { unreadable } from './context-files.ts';
import type { ContextEntry } from './context-files.ts';

/** Changes whenever the same input is to give another image. */
const SCHEME = 'wandb-launch-build/1';
/** 160 bits: as many as a git commit. */
const TAG_DIGITS = 40;
const AT_ONCE = 8;
const CHUNK_BYTES = 256 * 1024;

export interface TagInput {
  /** Absolute path of the context. */
  readonly context: string;
  readonly entries: readonly ContextEntry[];
  readonly dockerfile: Uint8Array;
  /** What the image is for, at least one: images of two processors must not share a tag. */
  readonly platforms: readonly string[];
  /** `entity/project`. */
  readonly scope: string;
  /** Images that the Dockerfile starts from → digest; null where no registry tells it. */
  readonly baseImages: ReadonlyMap<string, string | null>;
}

/**
 * The tag of an image: a name for everything that decides what is in it, and for nothing else. The same files, for
 * the same platforms, give the same tag on every machine, for every user, at every time.
 * @returns 40 hex digits
 * @throws LaunchError for a file that cannot be read
 */
export async function contentTag(input: TagInput, signal?: AbortSignal): Promise<string> {
  const digests = await digestAll(input.context, input.entries, signal);
  const hash = createHash('sha256');
  const add = (...fields: readonly string[]): void => {
    // Lengths in front: no text can be taken for the border between two.
    for (const field of fields) hash.update(`${Buffer.byteLength(field)}:`).update(field);
  };
  add(SCHEME, input.scope);
  add('dockerfile', createHash('sha256').update(input.dockerfile).digest('hex'));
  add('platforms', ...[...new Set(input.platforms)].sort());
  for (const [reference, digest] of input.baseImages) add('base', reference, digest ?? '');
  input.entries.forEach(({ path, kind, executable, target }, index) => {
    add(kind, path, executable ? 'x' : '-', target, digests[index] ?? '');
  });
  return hash.digest('hex').slice(0, TAG_DIGITS);
}

async function digestAll(
  context: string,
  entries: readonly ContextEntry[],
  signal?: AbortSignal,
): Promise<readonly string[]> {
  const digests = entries.map(() => '');
  let next = 0;

  async function work(): Promise<void> {
    const buffer = Buffer.allocUnsafe(CHUNK_BYTES);
    for (let index = next++; index < entries.length; index = next++) {
      signal?.throwIfAborted();
      const entry = entries[index];
      if (entry?.kind === 'file') digests[index] = await digestFile(context, entry.path, buffer, signal);
    }
  }

  await Promise.all(Array.from({ length: Math.min(AT_ONCE, entries.length) }, work));
  return digests;
}

async function digestFile(
  context: string,
  path: string,
  buffer: Buffer,
  signal?: AbortSignal,
): Promise<string> {
  const hash = createHash('sha256');
  try {
    const file = await open(join(context, path), 'r');
    try {
      for (;;) {
        signal?.throwIfAborted();
        const { bytesRead } = await file.read(buffer, 0, buffer.length, null);
        if (bytesRead === 0) break;
        hash.update(buffer.subarray(0, bytesRead));
      }
    } finally {
      await file.close();
    }
  } catch (error) {
    signal?.throwIfAborted();
    throw unreadable(path, error);
  }
  return hash.digest('hex');
}
