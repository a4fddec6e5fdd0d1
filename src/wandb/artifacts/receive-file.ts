import { createHash, randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import { lstat, mkdir, open as openFile, realpath, rename, rm } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';

import { LaunchError } from '../../common/errors.ts';
import { quotedPath } from './paths.ts';

/** The bytes that came are not those that the manifest promises. */
export class CorruptDownloadError extends LaunchError {
  override readonly name = 'CorruptDownloadError';
}

export interface ExpectedFile {
  /** A path that `artifactPathFault` accepts. */
  readonly path: string;
  readonly size: number;
  /** Base64 MD5. */
  readonly digest: string;
}

/**
 * Writes a download below `root` (a real path, without links), checking size and digest as it comes. The file has its
 * name only once all of it is there and right.
 * @param open starts the download, once the disk is ready for it
 * @throws CorruptDownloadError, LaunchError when a link leads the path out of `root` or the disk refuses
 */
export async function receiveFile(
  root: string,
  expected: ExpectedFile,
  open: () => Promise<AsyncIterable<Uint8Array>>,
): Promise<void> {
  const target = join(root, ...expected.path.split('/'));
  const temporary = join(dirname(target), `.${randomBytes(8).toString('hex')}.part`);
  try {
    await makeFolder(root, dirname(target), expected.path);
    await writeVerified(temporary, expected, open);
    await rename(temporary, target);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    if (error instanceof LaunchError || !isFileError(error)) throw error;
    throw new LaunchError(`The file ${quotedPath(expected.path)} could not be written (${error.code}).`, {
      cause: error,
      hint:
        error.code === 'ENOSPC'
          ? 'The disk is full: free some space or use a smaller artifact.'
          : 'Check the path and permissions of the folder.',
    });
  }
}

async function makeFolder(root: string, folder: string, path: string): Promise<void> {
  let current = root;
  for (const part of folder.slice(root.length).split(sep)) {
    if (part === '') continue;
    current = join(current, part);
    const found = await lstat(current).catch(() => undefined);
    if (found?.isSymbolicLink()) throw leadsOut(path);
    if (found === undefined) await mkdir(current).catch(ignoreExisting);
  }
  const real = await realpath(folder);
  if (real !== root && !real.startsWith(root.endsWith(sep) ? root : root + sep)) throw leadsOut(path);
}

function ignoreExisting(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EEXIST') throw error;
}

function leadsOut(path: string): LaunchError {
  return new LaunchError(`The file ${quotedPath(path)} was not written: its folder is a symbolic link.`, {
    hint: 'Download into an empty folder.',
  });
}

async function writeVerified(
  file: string,
  expected: ExpectedFile,
  open: () => Promise<AsyncIterable<Uint8Array>>,
): Promise<void> {
  const { O_CREAT, O_EXCL, O_WRONLY } = constants;
  // Absent on Windows, where O_EXCL alone refuses links.
  const noFollow = constants.O_NOFOLLOW ?? 0;
  const handle = await openFile(file, O_CREAT | O_EXCL | O_WRONLY | noFollow, 0o644);
  try {
    const hash = createHash('md5');
    let size = 0;
    for await (const chunk of await open()) {
      size += chunk.length;
      if (size > expected.size)
        throw corrupt(expected, `more than the ${expected.size} bytes it should have came`);
      hash.update(chunk);
      for (let written = 0; written < chunk.length;) {
        written += (await handle.write(chunk, written)).bytesWritten;
      }
    }
    if (size < expected.size) throw corrupt(expected, `only ${size} of ${expected.size} bytes came`);
    if (hash.digest('base64') !== expected.digest)
      throw corrupt(expected, 'its contents have another digest');
  } finally {
    await handle.close();
  }
}

function corrupt(expected: ExpectedFile, why: string): CorruptDownloadError {
  return new CorruptDownloadError(
    `The file ${quotedPath(expected.path)} of the artifact is damaged: ${why}.`,
    {
      hint: 'Try again; if it stays, log the artifact again.',
    },
  );
}

function isFileError(error: unknown): error is NodeJS.ErrnoException & { code: string } {
  const { code, syscall } = (error ?? {}) as NodeJS.ErrnoException;
  return typeof code === 'string' && typeof syscall === 'string';
}
