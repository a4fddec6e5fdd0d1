import { systemClock, type Clock } from '../common/clock.ts';
import type { CallOptions, WandbClient } from '../wandb/client.ts';
import { queueDetails, queueItem } from '../wandb/operations/queues.ts';
import { findRuns } from '../wandb/operations/run-search.ts';
import { runDetails } from '../wandb/operations/runs.ts';
import type { QueueItem, QueueRef, RunDetails, RunRef } from '../wandb/types.ts';
import { queueUrl } from '../wandb/urls.ts';
import { LaunchError } from './errors.ts';
import { QueuedRun } from './queued-run.ts';
import { parseTime } from './stale-run.ts';

/** Where a launch is: of which queue, and in which project its run. */
export interface AttachPlace {
  readonly entity: string;
  /** Empty: not known. */
  readonly project: string;
  /** Null: not known; then only runs can be found. */
  readonly queue: QueueRef | null;
}

/** More runs of one commit than this are not told apart. */
const MOST_RUNS = 20;

/** The handle of an item that is on its queue. @throws LaunchError when it is not */
export async function attachToItem(
  client: WandbClient,
  itemId: string,
  place: AttachPlace & { readonly queue: QueueRef },
  call: CallOptions = {},
  clock: Clock = systemClock,
): Promise<QueuedRun> {
  const { queue } = place;
  const item = await queueItem(client, queue, itemId, call);
  if (item === 'queue-missing') {
    throw new LaunchError(`There is no queue ${queue.name} of ${queue.entity}.`, {
      hint: 'Name the queue that the item was put on, and its entity.',
    });
  }
  if (item === null) {
    throw new LaunchError(`The item ${itemId} is not on the queue ${queue.name} of ${queue.entity}.`, {
      hint: 'It was deleted, or it is on another queue. Once its run exists, attach by run-id instead.',
    });
  }
  return handleOf(client, { ...place, itemId, item }, call, clock);
}

/**
 * The handle of a run that exists. The item that it came from is found by the note that Launch leaves in the run's
 * config; a run without one, or with that of another run, is watched by itself.
 * @throws LaunchError when there is no such run
 */
export async function attachToRun(
  client: WandbClient,
  { entity, project, runId }: RunRef,
  place: AttachPlace,
  call: CallOptions = {},
  clock: Clock = systemClock,
): Promise<QueuedRun> {
  const ref = { entity, project, runId };
  const run = await runDetails(client, ref, call);
  if (run === null) {
    throw new LaunchError(`There is no run ${ref.runId} in ${ref.entity}/${ref.project}.`, {
      hint: 'Check entity, project and run-id; while its item is in the queue, attach by item-id.',
    });
  }
  return handleOfRun(client, ref, run, place, call, clock);
}

/** The newest run of a commit: as this action notes it, or as the W&B library in the job did. @throws LaunchError */
export async function attachToCommit(
  client: WandbClient,
  sha: string,
  place: AttachPlace,
  call: CallOptions = {},
  clock: Clock = systemClock,
): Promise<{ readonly handle: QueuedRun; readonly others: number }> {
  // Config is stored with a wrapper around each key, which servers look through or do not.
  const filters = {
    $or: [{ 'config.github.sha': sha }, { 'config.github.value.sha': sha }, { commit: sha }],
  };
  const [newest, ...others] = await findRuns(client, place, filters, MOST_RUNS, call);
  if (newest === undefined) {
    throw new LaunchError(`No run in ${place.entity}/${place.project} is of commit ${sha}.`, {
      hint: 'It may still wait in its queue (attach by item-id), or it was launched with provenance: false.',
    });
  }
  return { handle: await attachToRun(client, newest.ref, place, call, clock), others: others.length };
}

async function handleOfRun(
  client: WandbClient,
  ref: RunRef,
  run: RunDetails,
  place: AttachPlace,
  call: CallOptions,
  clock: Clock,
): Promise<QueuedRun> {
  const noted = (key: string): string | null => {
    const value = run.internalConfig[key];
    return typeof value === 'string' && value !== '' ? value : null;
  };
  const name = noted('launch_queue_name') ?? place.queue?.name ?? '';
  const queue = {
    entity: noted('launch_queue_entity') ?? place.queue?.entity ?? ref.entity,
    project: place.queue?.project ?? 'model-registry',
    name,
  };
  const itemId = name === '' ? null : noted('launch_trace_id');
  const item = itemId === null ? null : await queueItem(client, queue, itemId, call);
  const there = item === 'queue-missing' ? null : item;
  // W&B's library leaves the note in every run of its process: the item may be that of another one.
  const isAnothers = there !== null && there.associatedRunId !== ref.runId;
  const known = isAnothers
    ? { itemId: '', item: null, runRef: ref }
    : { itemId: itemId ?? '', item: there, runRef: ref };
  const created = parseTime(run.createdAt);
  return handleOf(
    client,
    { entity: ref.entity, project: ref.project, queue, created, ...known },
    call,
    clock,
  );
}

interface Known {
  readonly entity: string;
  readonly project: string;
  readonly queue: QueueRef;
  readonly itemId: string;
  readonly item: QueueItem | null;
  readonly runRef?: RunRef;
  /** When the run was made, in milliseconds since the epoch. */
  readonly created?: number | null;
}

async function handleOf(
  client: WandbClient,
  known: Known,
  call: CallOptions,
  clock: Clock,
): Promise<QueuedRun> {
  const { item, queue } = known;
  // A queue that is gone, or that the key may not read, has no page: nothing to stop for.
  const details = queue.name === '' ? null : await queueDetails(client, queue, call).catch(() => null);
  return new QueuedRun(
    client,
    {
      id: known.itemId,
      queue,
      entity: known.entity,
      project: known.project,
      priority: item?.priority ?? null,
      spec: item?.runSpec ?? null,
      pushedAt: parseTime(item?.createdAt ?? null) ?? known.created ?? null,
      queueUrl: details === null ? null : queueUrl(client.appUrl, queue.entity, details.id),
      attached: true,
      runRef: known.runRef ?? null,
    },
    clock,
  );
}
