import { randomBytes } from 'node:crypto';
import { open, unlink, type FileHandle } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * A file that holds `text`, that only this user may read, and that has no name any more: a process that gets it as its
 * standard input can open it as /dev/stdin, which a pipe of node's (a socket) does not allow. The caller closes it.
 */
export async function unnamedFile(text: string): Promise<FileHandle> {
  const path = join(tmpdir(), `.docker-env-${randomBytes(12).toString('hex')}`);
  const file = await open(path, 'wx+', 0o600);
  try {
    await unlink(path);
    await file.write(text, 0);
    return file;
  } catch (error) {
    await file.close();
    throw error;
  }
}
