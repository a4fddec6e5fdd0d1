import { mkdir, readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { LaunchError } from '../../common/errors.ts';
import type { DockerEngine } from '../../runners/docker/index.ts';

/** The folder of one run that W&B's library wrote while it was offline: `wandb sync` takes it. */
const OFFLINE_RUN = /^offline-run-[\w-]+$/;
/** Milliseconds for copying one folder. */
const COPY_MS = 300_000;

/**
 * Copies what W&B's library wrote offline out of a container that has ended, wherever in it that was. What lies on a
 * volume is not seen.
 * @param target is made when there is something to copy
 * @returns the folders as they lie on this machine now
 * @throws LaunchError when the engine cannot give them
 */
export async function copyOfflineRuns(
  engine: DockerEngine,
  container: string,
  target: string,
): Promise<readonly string[]> {
  const found = new Set<string>();
  const { exitCode, stderr } = await engine.client.call(['diff', container], {
    onLine: (line) => {
      const path = /^A (\/.*)$/.exec(line)?.[1];
      if (path !== undefined && OFFLINE_RUN.test(basename(path))) found.add(path);
    },
  });
  if (exitCode !== 0) throw notCopied(stderr);
  if (found.size > 0) await mkdir(target, { recursive: true, mode: 0o700 });
  for (const path of found) {
    const copied = await engine.client.call(['cp', `${container}:${path}`, target], { timeoutMs: COPY_MS });
    if (copied.exitCode !== 0) throw notCopied(copied.stderr);
  }
  return findOfflineRuns(target);
}

/** The folders of runs in a folder, or in a folder `wandb` below it, where the library puts them. */
export async function findOfflineRuns(folder: string): Promise<readonly string[]> {
  const places = [folder, join(folder, 'wandb')];
  const found = await Promise.all(
    places.map(async (place) => {
      const entries = await readdir(place, { withFileTypes: true }).catch(() => []);
      return entries
        .filter((entry) => entry.isDirectory() && OFFLINE_RUN.test(entry.name))
        .map((entry) => join(place, entry.name));
    }),
  );
  return found.flat().sort();
}

function notCopied(stderr: string): LaunchError {
  return new LaunchError(`The offline files could not be copied out of the container: ${stderr.trim()}.`, {
    hint: 'Is there room on the disk of this runner?',
  });
}
