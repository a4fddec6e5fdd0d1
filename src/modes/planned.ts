import { findItem, QueuedRun } from '../launch/index.ts';
import type { CallOptions, WandbClient } from '../wandb/client.ts';
import type { QueueItem } from '../wandb/types.ts';
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
  if (item === null) return null;
  const created = item.createdAt === null ? NaN : Date.parse(item.createdAt);
  return QueuedRun.fromJSON(client, {
    version: 1,
    id: item.id,
    queue: plan.queue,
    entity: plan.entity,
    project: plan.project,
    priority: item.priority,
    spec: item.runSpec,
    pushedAt: Number.isFinite(created) ? created : null,
    queueUrl: null,
    runRef: null,
  });
}
