import type { WandbClient } from '../wandb/client.ts';
import { queueItem } from '../wandb/operations/queues.ts';

/** Seconds between the push of an item and `takenAt`; null when the server does not say. Never rejects. */
export async function queueWait(
  client: WandbClient,
  owner: { readonly entity: string; readonly queueProject: string },
  item: { readonly itemId: string; readonly queue: string; readonly takenAt: number },
  signal: AbortSignal,
): Promise<number | null> {
  const queue = { entity: owner.entity, project: owner.queueProject, name: item.queue };
  const known = await queueItem(client, queue, item.itemId, { deadlineMs: 5_000, signal }).catch(() => null);
  if (known === null || known === 'queue-missing' || known.createdAt === null) return null;
  const seconds = (item.takenAt - Date.parse(known.createdAt)) / 1_000;
  return Number.isFinite(seconds) ? Math.max(0, Math.round(seconds * 10) / 10) : null;
}
