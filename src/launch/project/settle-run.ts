import { oneLine } from '../../common/errors.ts';
import type { Logger } from '../../common/logger.ts';
import type { CallOptions, WandbClient } from '../../wandb/client.ts';
import { finishRun, runStatus, stopRun } from '../../wandb/operations/runs.ts';
import type { RunRef } from '../../wandb/types.ts';

/**
 * Tells the server of the end of a run whose program was ended by force and could not do so itself: it would look alive
 * for minutes. Never rejects.
 */
export async function settleStoppedRun(
  client: WandbClient,
  run: RunRef,
  logger: Logger,
  call: CallOptions = { deadlineMs: 5_000 },
): Promise<void> {
  try {
    const known = await runStatus(client, run, call);
    if (known?.state !== 'running') return;
    await stopRun(client, known.storageId, call);
    await finishRun(client, run, 1, call);
  } catch (error) {
    logger.debug(`Run ${run.runId} could not be marked as ended: ${oneLine(error)}`);
  }
}
