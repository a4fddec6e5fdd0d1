import type { CallOptions, WandbClient } from '../wandb/client.ts';
import { queueItem } from '../wandb/operations/queues.ts';
import type { QueueItem, QueueRef } from '../wandb/types.ts';
import { isOwnRun, locateRun, runCandidates } from './locate-run.ts';
import type { Observation, Progress } from './progress.ts';
import { isTransient } from './transient.ts';

/** What a wait needs to know of the launch it waits for. */
export interface LaunchRef {
  readonly id: string;
  readonly queue: QueueRef;
  /** Where the run will be. */
  readonly entity: string;
  readonly project: string;
}

/** While the run is running, the item is read in every fourth round only: it rarely changes then. */
const ITEM_EVERY = 4;

/** Reads what one round needs: the item, and the run once an agent has named it. */
export async function observe(
  client: WandbClient,
  launch: LaunchRef,
  progress: Progress,
  round: number,
  now: () => number,
  call: CallOptions,
): Promise<Observation> {
  const needsItem = progress.state !== 'running' || progress.doubt !== null || round % ITEM_EVERY === 0;
  if (progress.item?.associatedRunId && !needsItem) {
    const run = await readRun(client, launch, progress.item, progress, call);
    return { now: now(), ...run };
  }
  const item = await queueItem(client, launch.queue, launch.id, call);
  // A deleted item does not end a run that was started from it.
  const known = item === null || item === 'queue-missing' ? progress.item : item;
  if (!known?.associatedRunId) return { now: now(), item };
  try {
    const run = await readRun(client, launch, known, progress, call);
    return { now: now(), item, ...run };
  } catch (error) {
    // What was learnt of the item counts, unless the run decides what it means.
    if (known.state === 'failed' || !isTransient(error)) throw error;
    return { now: now(), item };
  }
}

async function readRun(
  client: WandbClient,
  launch: LaunchRef,
  item: QueueItem,
  progress: Progress,
  call: CallOptions,
): Promise<Pick<Observation, 'run' | 'runRef' | 'ownRun'>> {
  const known =
    progress.run !== null && progress.runRef?.runId === item.associatedRunId ? progress.runRef : null;
  const found = await locateRun(client, known === null ? runCandidates(item, launch) : [known], call);
  if (found === null) return { run: null };
  const own = known !== null || (await isOwnRun(client, item, found, call));
  return { run: found.run, runRef: found.ref, ownRun: own };
}
