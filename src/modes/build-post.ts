import { readdir, readFile, rm } from 'node:fs/promises';
import { basename, dirname, resolve, sep } from 'node:path';
import type { Step } from './step.ts';

/** Begin of the names of folders that builds work in. */
export const BUILD_FOLDER = 'wandb-launch-build-';

/** Ends the builder that a killed step left, and takes away its folder in the runner's place for temporary files. */
export async function removeBuild(step: Step): Promise<void> {
  const folder = step.saved('build');
  const temp = step.env['RUNNER_TEMP'];
  if (typeof folder !== 'string' || !temp) return;
  if (dirname(folder) !== resolve(temp) || !basename(folder).startsWith(BUILD_FOLDER)) return;
  for (const pid of await processesWith(folder + sep)) {
    try {
      process.kill(pid, 'SIGTERM');
    } catch {
      // It ended by itself.
    }
  }
  await rm(folder, { recursive: true, force: true });
}

/** Processes that name a folder on their command line: its name is random, so they are those of the step. */
async function processesWith(folder: string): Promise<readonly number[]> {
  const pids = (await readdir('/proc').catch(() => [])).filter((name) => /^\d+$/.test(name)).map(Number);
  const lines = await Promise.all(
    pids.map((pid) => readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')),
  );
  return pids.filter((_, index) => lines[index]?.includes(folder) === true);
}
