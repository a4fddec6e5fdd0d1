import type { Clock } from '../common/clock.ts';
import { oneLine } from '../common/errors.ts';
import type { CallOptions, WandbClient } from '../wandb/client.ts';
import { deleteItem, queueItem } from '../wandb/operations/queues.ts';
import { stopRun } from '../wandb/operations/runs.ts';
import type { QueueItem } from '../wandb/types.ts';
import { isOwnRun, locateRun, runCandidates } from './locate-run.ts';
import type { LaunchRef } from './observe.ts';
import { isTransient } from './transient.ts';

/** What a cancel did. `unconfirmed`: time ran out before it was certain. */
export interface CancelReport {
  readonly did: 'deleted' | 'stopped' | 'already-ended' | 'already-gone' | 'unconfirmed';
  /** One line. */
  readonly message: string;
}

export interface CancelOptions {
  readonly signal?: AbortSignal;
  /** Milliseconds for all of it. Default 30 000. */
  readonly timeoutMs?: number;
}

const DEFAULT_MS = 30_000;
const FIRST_PAUSE_MS = 250;
const MOST_PAUSE_MS = 2_000;
const ENDED: ReadonlySet<string> = new Set(['finished', 'failed', 'killed']);

/**
 * Takes a launch back, whatever its state: an item that nobody claimed is deleted, a run is asked to stop. Looks
 * again after each attempt, as an agent may claim the item in between. Asking a run to stop is only asking: its
 * program does so at the next heartbeat, and its agent ends it after a grace period.
 * @param lastSeen the item when it was last seen: its run is stopped even if the item is gone by now
 * @throws WandbError for credentials, permissions and refusals
 */
export async function cancelLaunch(
  client: WandbClient,
  launch: LaunchRef,
  clock: Clock,
  options: CancelOptions = {},
  lastSeen: QueueItem | null = null,
): Promise<CancelReport> {
  const { signal, timeoutMs = DEFAULT_MS } = options;
  const end = clock.now() + timeoutMs;
  let seen = lastSeen;
  let deleted = false;
  for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(pause * 2, MOST_PAUSE_MS)) {
    const call: CallOptions = {
      deadlineMs: Math.max(1, end - clock.now()),
      ...(signal === undefined ? {} : { signal }),
    };
    let trouble = '';
    try {
      const item = await queueItem(client, launch.queue, launch.id, call);
      const there = item === 'queue-missing' ? null : item;
      seen = there ?? seen;
      const report = seen?.associatedRunId
        ? await stopRunOf(client, launch, seen, call)
        : await withoutRun(client, launch, there, deleted, call);
      if (report === 'deleted') deleted = true;
      else if (report !== undefined) return report;
    } catch (error) {
      signal?.throwIfAborted();
      if (!isTransient(error)) throw error;
      trouble = ` Last trouble: ${oneLine(error)}`;
    }
    if (clock.now() + pause >= end) return { did: 'unconfirmed', message: unconfirmed(seen) + trouble };
    await clock.sleep(pause, signal);
  }
}

/** `deleted`: the server says so, and the next look must confirm it. */
async function withoutRun(
  client: WandbClient,
  launch: LaunchRef,
  item: QueueItem | null,
  deleted: boolean,
  call: CallOptions,
): Promise<CancelReport | 'deleted' | undefined> {
  if (item === null) {
    return deleted
      ? { did: 'deleted', message: 'The item was deleted from the queue: it cannot start any more.' }
      : { did: 'already-gone', message: 'The item was no longer on the queue.' };
  }
  if (item.state === 'failed')
    return { did: 'already-ended', message: 'The agent had failed the item already.' };
  return (await deleteItem(client, launch.queue, item.id, call)) ? 'deleted' : undefined;
}

async function stopRunOf(
  client: WandbClient,
  launch: LaunchRef,
  item: QueueItem,
  call: CallOptions,
): Promise<CancelReport | undefined> {
  const found = await locateRun(client, runCandidates(item, launch), call);
  if (found === null || !(await isOwnRun(client, item, found, call))) {
    // Claimed, but the run is not there yet: there is nothing to stop so far.
    return item.state === 'failed'
      ? { did: 'already-ended', message: 'The agent had failed the item already.' }
      : undefined;
  }
  const { run } = found;
  if (ENDED.has(run.state))
    return { did: 'already-ended', message: `The run had ended already: ${run.state}.` };
  if (run.stopped || (await stopRun(client, run.storageId, call))) {
    return { did: 'stopped', message: `The run ${run.runId} was asked to stop.` };
  }
  return undefined;
}

function unconfirmed(item: QueueItem | null): string {
  if (item?.associatedRunId)
    return `An agent took the job as run ${item.associatedRunId}, which could not be stopped yet.`;
  return 'It could not be confirmed that the item was deleted.';
}
