import { readdir, readFile } from 'node:fs/promises';
import { basename, dirname, resolve, sep } from 'node:path';
import { removeTemporary } from '../build/remove-temporary.ts';
import { oneLine } from '../common/errors.ts';
import type { Step } from './step.ts';

/** Begin of the names of folders that builds work in. */
export const BUILD_FOLDER = 'wandb-launch-build-';

/**
 * Ends the builder that a killed step left, and takes away its folder in the runner's place for temporary files. Never
 * rejects: a launch that is to be stopped after it matters more.
 */
export async function removeBuild(step: Step): Promise<void> {
  try {
    await endBuild(step);
  } catch (error) {
    step.logger.warning(`What the build left could not be taken away: ${oneLine(error)}`);
  }
}

async function endBuild(step: Step): Promise<void> {
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
  await removeTemporary(folder, step.logger);
}

/** Processes that name a folder on their command line: its name is random, so they are those of the step. */
async function processesWith(folder: string): Promise<readonly number[]> {
  const pids = (await readdir('/proc').catch(() => [])).filter((name) => /^\d+$/.test(name)).map(Number);
  const lines = await Promise.all(
    pids.map((pid) => readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')),
  );
  return pids.filter((_, index) => lines[index]?.includes(folder) === true);
}
