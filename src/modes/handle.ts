import { QueuedRun } from '../launch/index.ts';
import type { WandbClient } from '../wandb/client.ts';
import type { QueueItem, QueueRef } from '../wandb/types.ts';

/** The handle of a launch that was found on the server. `item`: null when it has left the queue and only its id is known. */
export function handleOf(
  client: WandbClient,
  { queue, entity, project }: { readonly queue: QueueRef; readonly entity: string; readonly project: string },
  itemId: string,
  item: QueueItem | null,
): QueuedRun {
  const created = item?.createdAt ? Date.parse(item.createdAt) : NaN;
  return QueuedRun.fromJSON(client, {
    version: 1,
    id: itemId,
    queue,
    entity,
    project,
    priority: item?.priority ?? null,
    spec: item?.runSpec ?? null,
    pushedAt: Number.isFinite(created) ? created : null,
    queueUrl: null,
    runRef: null,
  });
}
