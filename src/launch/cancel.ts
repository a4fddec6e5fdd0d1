import type { Clock } from '../common/clock.ts';
import { oneLine } from '../common/errors.ts';
import type { CallOptions, WandbClient } from '../wandb/client.ts';
import { deleteItem, queueItem } from '../wandb/operations/queues.ts';
import { stopRun } from '../wandb/operations/runs.ts';
import type { QueueItem, RunRef } from '../wandb/types.ts';
import { isOwnRun, locateRun, runCandidates, type LocatedRun } from './locate-run.ts';
import type { LaunchRef } from './observe.ts';
import type { LaunchState } from './result.ts';
import { isTransient } from './transient.ts';

/** What a cancel did. `unconfirmed`: time ran out before it was certain. */
export interface CancelReport {
  readonly did: 'deleted' | 'stopped' | 'already-ended' | 'already-gone' | 'unconfirmed';
  /** One line. */
  readonly message: string;
  /** Where that leaves the launch; a run that was asked to stop counts as killed. Null: nobody knows. */
  readonly state: LaunchState | null;
  /** The run, when there is one. */
  readonly runRef: RunRef | null;
}

export interface CancelOptions {
  readonly signal?: AbortSignal;
  /** Milliseconds for all of it. Default 30 000. */
  readonly timeoutMs?: number;
}

const DEFAULT_MS = 30_000;
const FIRST_PAUSE_MS = 250;
const MOST_PAUSE_MS = 2_000;
/** States of a run that nothing follows. */
const ENDED: Readonly<Record<string, LaunchState>> = {
  finished: 'finished',
  failed: 'failed',
  killed: 'killed',
};

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
      const item = launch.id === '' ? null : await queueItem(client, launch.queue, launch.id, call);
      const there = item === 'queue-missing' ? null : item;
      seen = there ?? seen;
      const done = seen?.associatedRunId
        ? await stopRunOf(client, launch, seen, call)
        : there === null && launch.run
          ? await stopKnownRun(client, launch.run, call)
          : await withoutRun(client, launch, there, deleted, call);
      if (done === 'deleted') deleted = true;
      else if (done !== undefined) return done;
    } catch (error) {
      signal?.throwIfAborted();
      if (!isTransient(error)) throw error;
      trouble = ` Last trouble: ${oneLine(error)}`;
    }
    if (clock.now() + pause >= end) return report('unconfirmed', null, unconfirmed(seen) + trouble);
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
      ? report('deleted', 'deleted', 'The item was deleted from the queue: it cannot start any more.')
      : report('already-gone', 'deleted', 'The item was no longer on the queue.');
  }
  if (item.state === 'failed')
    return report('already-ended', 'failed', 'The agent had failed the item already.');
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
      ? report('already-ended', 'failed', 'The agent had failed the item already.')
      : undefined;
  }
  return stopFound(client, found, call);
}

/** The run of a handle whose item is gone, or was never known. */
async function stopKnownRun(
  client: WandbClient,
  run: RunRef,
  call: CallOptions,
): Promise<CancelReport | undefined> {
  const found = await locateRun(client, [run], call);
  return found === null
    ? report('already-gone', 'deleted', `The run ${run.runId} is not there.`)
    : stopFound(client, found, call);
}

async function stopFound(
  client: WandbClient,
  { run, ref }: LocatedRun,
  call: CallOptions,
): Promise<CancelReport | undefined> {
  const ended = ENDED[run.state];
  if (ended) return report('already-ended', ended, `The run had ended already: ${run.state}.`, ref);
  if (run.stopped || (await stopRun(client, run.storageId, call))) {
    return report('stopped', 'killed', `The run ${run.runId} was asked to stop.`, ref);
  }
  return undefined;
}

function report(
  did: CancelReport['did'],
  state: LaunchState | null,
  message: string,
  runRef: RunRef | null = null,
): CancelReport {
  return { did, state, message, runRef };
}

function unconfirmed(item: QueueItem | null): string {
  if (item?.associatedRunId)
    return `An agent took the job as run ${item.associatedRunId}, which could not be stopped yet.`;
  return 'It could not be confirmed that the item was deleted.';
}
