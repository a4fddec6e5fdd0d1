import { messageOf } from '../common/errors.ts';
import type { CallOptions, WandbClient } from '../wandb/client.ts';
import { runSource } from '../wandb/operations/runs.ts';
import type { RunRef } from '../wandb/types.ts';

/**
 * One line when a run recorded another commit than the one that was launched: it then trained something else. Null when
 * they agree, or when the run recorded none (an image without `.git`, for one).
 */
export async function wrongCommit(
  client: WandbClient,
  run: RunRef,
  commit: string,
  call: CallOptions = {},
): Promise<string | null> {
  try {
    const recorded = (await runSource(client, run, call))?.git?.commit;
    if (!recorded || recorded.toLowerCase() === commit) return null;
    return `The run recorded commit ${recorded.slice(0, 12)}, but ${commit.slice(0, 12)} was launched: it ran other code.`;
  } catch (error) {
    client.logger.warning(`The commit of run ${run.runId} could not be read: ${messageOf(error)}`);
    return null;
  }
}
