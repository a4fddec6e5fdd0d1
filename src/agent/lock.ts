import { createHash } from 'node:crypto';
import { chmod, mkdir, readdir, rm } from 'node:fs/promises';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { once } from 'node:events';

/**
 * A lock that cannot outlive its process: a unix socket that it listens on. The kernel closes it with the process,
 * however that ends, so a socket that refuses a connection belongs to nobody.
 */
export interface OwnerLock {
  readonly owner: string;
  release(): Promise<void>;
}

/** Bytes that the address of a unix socket may have, its end mark not counted. */
const MOST_PATH_BYTES = 107;

/** Where the socket of an owner lies: in the state folder, or, when that path is too long, in one named after it. */
export function socketPath(stateDir: string, owner: string): string {
  const plain = join(stateDir, `${owner}.sock`);
  if (Buffer.byteLength(plain) <= MOST_PATH_BYTES) return plain;
  const digest = createHash('sha256').update(stateDir).digest('hex').slice(0, 16);
  return join(tmpdir(), `wandb-launch-${digest}`, `${owner}.sock`);
}

/** Takes the lock of `owner`, a fresh name. */
export async function lockOwner(stateDir: string, owner: string): Promise<OwnerLock> {
  const path = socketPath(stateDir, owner);
  const folder = join(path, '..');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const server = createServer((socket) => socket.destroy());
  server.on('error', () => {
    // A failed accept changes nothing: who asks has seen that somebody listens.
  });
  server.listen(path);
  await once(server, 'listening');
  server.unref();
  await chmod(path, 0o600);
  return { owner, release: () => close(server, path) };
}

async function close(server: Server, path: string): Promise<void> {
  await new Promise<void>((resolve) => server.close(() => resolve()));
  await rm(path, { force: true });
}

/** Whether the process that took the lock of `owner` lives. When in doubt, it does. */
export async function isAlive(stateDir: string, owner: string): Promise<boolean> {
  const socket = connect(socketPath(stateDir, owner));
  try {
    await once(socket, 'connect');
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return code !== 'ECONNREFUSED' && code !== 'ENOENT';
  } finally {
    socket.destroy();
  }
}

/** Removes what a dead owner left of its lock. */
export async function clearLock(stateDir: string, owner: string): Promise<void> {
  await rm(socketPath(stateDir, owner), { force: true });
}

/** The owners that have, or had, a lock. */
export async function listLocks(stateDir: string): Promise<string[]> {
  const names = await readdir(dirname(socketPath(stateDir, 'x'.repeat(12)))).catch(() => []);
  return names.flatMap((name) => /^([0-9a-f]{12})\.sock$/.exec(name)?.[1] ?? []);
}
