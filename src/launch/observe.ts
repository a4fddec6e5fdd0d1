import type { CallOptions, WandbClient } from '../wandb/client.ts';
import { queueItem } from '../wandb/operations/queues.ts';
import type { QueueItem, QueueRef, RunRef } from '../wandb/types.ts';
import { isOwnRun, locateRun, runCandidates } from './locate-run.ts';
import type { Observation, Progress } from './progress.ts';
import { isTransient } from './transient.ts';

/** What a wait needs to know of the launch it waits for. */
export interface LaunchRef {
  /** Id of the item; empty: it is not known, and `run` is. */
  readonly id: string;
  readonly queue: QueueRef;
  /** Where the run will be. */
  readonly entity: string;
  readonly project: string;
  /** The run, when it is known beforehand: it counts also when the item has left its queue. */
  readonly run?: RunRef | null;
}

/** While the run is running, the item is read in every fourth round only: it rarely changes then. */
const ITEM_EVERY = 4;

/** Whether a round reads the item of a launch whose run is known. */
export function needsItem(progress: Progress, round: number): boolean {
  return progress.state !== 'running' || progress.doubt !== null || round % ITEM_EVERY === 0;
}

/** Reads what one round needs: the item, and the run once an agent has named it. */
export async function observe(
  client: WandbClient,
  launch: LaunchRef,
  progress: Progress,
  round: number,
  now: () => number,
  call: CallOptions,
): Promise<Observation> {
  if (progress.item?.associatedRunId && !needsItem(progress, round)) {
    const run = await readRun(client, launch, progress.item, progress, call);
    return { now: now(), ...run };
  }
  if (launch.id === '') return { now: now(), ...(await readKnownRun(client, launch, call)) };
  const item = await queueItem(client, launch.queue, launch.id, call);
  const isGone = item === null || item === 'queue-missing';
  // A deleted item does not end a run that was started from it.
  const known = isGone ? progress.item : item;
  if (!known?.associatedRunId) {
    const run = isGone && launch.run ? await readKnownRun(client, launch, call) : {};
    return { now: now(), item, ...run };
  }
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

async function readKnownRun(
  client: WandbClient,
  { run }: LaunchRef,
  call: CallOptions,
): Promise<Pick<Observation, 'run' | 'runRef' | 'ownRun'>> {
  if (!run) return {};
  const found = await locateRun(client, [run], call);
  return found === null ? { run: null } : { run: found.run, runRef: found.ref, ownRun: true };
}
