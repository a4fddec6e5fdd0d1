import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { JobLog } from '../launch/project/job-log.ts';
import { JobLines } from './agent-lines.ts';
import type { Step } from './step.ts';

/** What a run that was started here prints: a group of the step's log, and a file. */
export interface LaunchLog {
  push(line: string): void;
  /** Ends the group, and says where the file is. Repeatable. */
  close(): void;
}

/** @param temp the folder for temporary files of this job: the log stays in it */
export async function openLaunchLog(runId: string, temp: string, step: Step): Promise<LaunchLog> {
  const folder = join(temp, 'wandb-launch-logs');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const lines = new JobLines(step.logger, 1);
  const job = { itemId: runId, runId, isScheduler: false };
  const log = new JobLog({
    path: join(folder, `${runId}.log`),
    cut: step.cut,
    print: (line) => lines.line({ ...job, log: null }, line),
  });
  let open = true;
  return {
    push: (line) => log.push(line),
    close() {
      if (!open) return;
      open = false;
      log.close();
      lines.end({ ...job, log });
    },
  };
}
