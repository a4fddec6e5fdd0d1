import type { CallOptions, WandbClient } from '../wandb/client.ts';
import { queueItem, queueItemStates } from '../wandb/operations/queues.ts';
import { runStatuses } from '../wandb/operations/runs.ts';
import type { QueueItem, QueueRef, RunRef, RunStatus } from '../wandb/types.ts';
import { isOwnRun, runCandidates } from './locate-run.ts';
import { needsItem, type LaunchRef } from './observe.ts';
import type { Observation, Progress } from './progress.ts';

/** One of several launches that are watched together. */
export interface Member {
  readonly launch: LaunchRef;
  readonly progress: Progress;
}

/** Items of a queue that one request reads. */
const MOST_ITEMS = 1_000;

/**
 * One round for many launches: as `observe` for each, with one request a queue, and one a project (for every two
 * hundred runs).
 * @returns an observation for each member, in their order
 */
export async function observeAll(
  client: WandbClient,
  members: readonly Member[],
  round: number,
  now: () => number,
  call: CallOptions,
): Promise<Observation[]> {
  const items = await readItems(client, members, round, call);
  const found = await readRuns(client, members, items, call);
  return members.map((_, index) => ({
    now: now(),
    ...(items[index] === undefined ? {} : { item: items[index] }),
    ...found[index],
  }));
}

type Item = QueueItem | null | 'queue-missing' | undefined;

/** Undefined: not asked for. */
async function readItems(
  client: WandbClient,
  members: readonly Member[],
  round: number,
  call: CallOptions,
): Promise<Item[]> {
  const asked = members.map(
    ({ launch, progress }) =>
      launch.id !== '' && (needsItem(progress, round) || !progress.item?.associatedRunId),
  );
  const items = new Array<Item>(members.length).fill(undefined);
  for (const group of groupBy(members, ({ launch }) => keyOf(launch.queue))) {
    const wanted = group.filter((index) => asked[index]);
    const queue = members[wanted[0] ?? -1]?.launch.queue;
    if (queue === undefined) continue;
    const list = await queueItemStates(client, queue, MOST_ITEMS, call);
    const byId = new Map(list?.map((item) => [item.id, item]));
    for (const index of wanted) {
      const { id } = (members[index] as Member).launch;
      const listed = list === null ? ('queue-missing' as const) : (byId.get(id) ?? null);
      // A list that is full does not show older items: each of those is asked for by itself.
      const hidden = listed === null && (list?.length ?? 0) >= MOST_ITEMS;
      items[index] = hidden ? await queueItem(client, queue, id, call) : listed;
    }
  }
  return items;
}

type RunReading = Pick<Observation, 'run' | 'runRef' | 'ownRun'>;

async function readRuns(
  client: WandbClient,
  members: readonly Member[],
  items: readonly Item[],
  call: CallOptions,
): Promise<RunReading[]> {
  const known = members.map(({ progress }, index) => {
    const item = items[index];
    return item === undefined || item === null || item === 'queue-missing' ? progress.item : item;
  });
  const candidates = members.map(({ launch, progress }, index): readonly RunRef[] => {
    const item = known[index];
    if (!item?.associatedRunId) {
      // As `observe`: a run that is known beforehand counts when there is no item to name it.
      const isGone = launch.id === '' || items[index] === null || items[index] === 'queue-missing';
      return isGone && launch.run ? [launch.run] : [];
    }
    const { run, runRef } = progress;
    return run !== null && runRef?.runId === item.associatedRunId ? [runRef] : runCandidates(item, launch);
  });
  const found = new Map<number, { readonly run: RunStatus; readonly ref: RunRef }>();
  const tries = Math.max(0, ...candidates.map(({ length }) => length));
  for (let attempt = 0; attempt < tries; attempt += 1) {
    const open = [...candidates.keys()].filter((index) => !found.has(index) && candidates[index]?.[attempt]);
    const refOf = (index: number): RunRef => candidates[index]?.[attempt] as RunRef;
    for (const group of groupBy(open, (index) => placeOf(refOf(index)))) {
      const indexes = group.map((at) => open[at] as number);
      const place = refOf(indexes[0] as number);
      const ids = indexes.map((index) => refOf(index).runId);
      const statuses = await runStatuses(client, place, ids, call);
      for (const index of indexes) {
        const run = statuses.get(refOf(index).runId);
        if (run !== undefined) found.set(index, { run, ref: refOf(index) });
      }
    }
  }
  return Promise.all(
    members.map(async ({ progress }, index): Promise<RunReading> => {
      if (candidates[index]?.length === 0) return {};
      const located = found.get(index);
      if (located === undefined) return { run: null };
      const seen = progress.run !== null && progress.runRef?.runId === located.ref.runId;
      const item = known[index];
      const own = seen || !item?.associatedRunId || (await isOwnRun(client, item, located, call));
      return { run: located.run, runRef: located.ref, ownRun: own };
    }),
  );
}

function keyOf({ entity, project, name }: QueueRef): string {
  return JSON.stringify([entity, project, name]);
}

function placeOf({ entity, project }: RunRef): string {
  return JSON.stringify([entity, project]);
}

/** The indexes of `values`, grouped by a key. */
function groupBy<T>(values: readonly T[], keyFor: (value: T) => string): number[][] {
  const groups = new Map<string, number[]>();
  for (const [index, value] of values.entries()) {
    const group = groups.get(keyFor(value));
    if (group === undefined) groups.set(keyFor(value), [index]);
    else group.push(index);
  }
  return [...groups.values()];
}
