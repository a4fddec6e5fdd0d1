import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Env } from '../github/inputs/index.ts';

/** A runner empties its temporary folder; elsewhere full logs are kept this long. */
const KEEP_MS = 14 * 24 * 3_600_000;

/** Where full logs go: what a runner empties between jobs, or, where there is none, a folder of this user alone. */
export function logDirectoryOf(env: Env, stateDir: string): string {
  const temp = env['RUNNER_TEMP'];
  return temp === undefined ? join(stateDir, 'logs') : join(temp, 'wandb-launch-logs');
}

/** Makes the folder for full logs, and removes old ones from it. @param now milliseconds since the epoch */
export async function openLogDirectory(path: string, now: number): Promise<void> {
  await mkdir(path, { recursive: true, mode: 0o700 });
  for (const name of await readdir(path)) {
    if (!name.endsWith('.log')) continue;
    const file = join(path, name);
    // Another agent may be at the same.
    const { mtimeMs } = await stat(file).catch(() => ({ mtimeMs: now }));
    if (now - mtimeMs > KEEP_MS) await rm(file, { force: true });
  }
}
