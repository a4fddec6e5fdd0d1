import { findItem, type QueuedRun } from '../launch/index.ts';
import type { CallOptions, WandbClient } from '../wandb/client.ts';
import type { QueueItem } from '../wandb/types.ts';
import { handleOf } from './handle.ts';
import type { Plan } from './saved.ts';

/** The launch that was about to be pushed when the step was cut off; null when it is not on its queue. */
export async function findPlanned(
  client: WandbClient,
  plan: Plan,
  call: CallOptions = {},
): Promise<QueuedRun | null> {
  const isPlanned = (item: QueueItem): boolean =>
    item.runSpec?.['run_id'] === plan.runId && !plan.others.includes(item.id);
  const item = await findItem(client, plan.queue, isPlanned, call);
  return item === null ? null : handleOf(client, plan, item.id, item);
}
