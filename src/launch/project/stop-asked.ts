import { oneLine } from '../../common/errors.ts';
import type { Logger } from '../../common/logger.ts';
import type { WandbClient } from '../../wandb/client.ts';
import { runStatus } from '../../wandb/operations/runs.ts';
import type { RunRef } from '../../wandb/types.ts';

/** Whether somebody asked in W&B for a run to stop. Never rejects: a job is not stopped because a question failed. */
export async function stopAskedFor(
  client: WandbClient,
  run: RunRef,
  logger: Logger,
  signal: AbortSignal,
): Promise<boolean> {
  try {
    return (await runStatus(client, run, { signal }))?.stopped ?? false;
  } catch (error) {
    logger.debug(`Could not ask whether run ${run.runId} is to stop: ${oneLine(error)}`);
    return false;
  }
}
