import { LaunchError } from '../common/errors.ts';
import { runIdOf } from '../github/idempotency.ts';
import { attachToItem, attachToRun, type AttachPlace, type QueuedRun } from '../launch/index.ts';
import type { CallOptions, WandbClient } from '../wandb/client.ts';
import { queueItems } from '../wandb/operations/queues.ts';
import { runDetails } from '../wandb/operations/runs.ts';
import type { QueueItem, QueueRef } from '../wandb/types.ts';
import { handleOf } from './handle.ts';

/** Where a launch is looked for before it is made. */
export interface Search {
  readonly queue: QueueRef;
  readonly entity: string;
  readonly project: string;
  /** The run id of each generation; generations end where this does. */
  runIdOf(generation: number): string | undefined;
  /** `new`: what is there is left alone, and the next free generation is taken. */
  readonly rerun: 'attach' | 'new';
  /** Newest items of the queue to look through. */
  readonly depth: number;
}

/** Launch under this run id, or go on with what is there. */
export type Choice =
  | {
      readonly kind: 'launch';
      readonly runId: string;
      readonly generation: number;
      /** Ids of the items that are on the queue under this run id already. */
      readonly others: readonly string[];
    }
  | {
      readonly kind: 'attach';
      readonly runId: string;
      readonly queuedRun: QueuedRun;
      /** ISO 8601; null when the server did not say. */
      readonly since: string | null;
    };

/** How a generation stands: not made, under way or ended well, or ended otherwise. */
export type Standing = 'free' | 'worth-attaching' | 'over';

/** Newest items of a queue to look through for a key. */
const ITEMS_OF_KEY = 1_000;

const ALIVE = new Set(['pending', 'running', 'preempting']);
const OVER = new Set(['failed', 'crashed', 'killed', 'preempted']);

/** What the item and the run of a generation, both perhaps missing, say together. */
export function standingOf(item: { state: string } | null, run: { state: string } | null): Standing {
  if (run !== null && OVER.has(run.state)) return 'over';
  if (run?.state === 'finished') return 'worth-attaching';
  if (item?.state === 'failed') return 'over';
  if (run !== null && (ALIVE.has(run.state) || item !== null)) return 'worth-attaching';
  if (item !== null) return 'worth-attaching';
  return run === null ? 'free' : 'over';
}

/**
 * Looks whether this launch was made already: by an earlier attempt of the workflow run, or by a push whose answer was
 * lost. Reads only.
 * @param handleClient what the handle goes on with, when answers of `client` are for this moment only
 * @throws LaunchError when a run id that the user chose is that of a run which ended badly
 */
export async function chooseGeneration(
  client: WandbClient,
  search: Search,
  call: CallOptions,
  handleClient: WandbClient = client,
): Promise<Choice> {
  const items = (await queueItems(client, search.queue, search.depth, call)) ?? [];
  const itemsOf = (runId: string): QueueItem[] => items.filter((each) => each.runSpec?.['run_id'] === runId);
  for (let generation = 0; ; generation += 1) {
    const runId = search.runIdOf(generation);
    if (runId === undefined) break;
    const item = itemsOf(runId)[0] ?? null;
    const run = await runDetails(client, { entity: search.entity, project: search.project, runId }, call);
    const standing = standingOf(item, run);
    if (standing === 'free') return { kind: 'launch', runId, generation, others: [] };
    if (standing === 'worth-attaching' && search.rerun === 'attach') {
      return {
        kind: 'attach',
        runId,
        queuedRun:
          item === null
            ? await attachToRun(handleClient, { ...search, runId }, search, call)
            : handleOf(handleClient, search, item.id, item),
        since: item?.createdAt ?? run?.createdAt ?? null,
      };
    }
  }
  const runId = search.runIdOf(0) ?? '';
  if (search.rerun === 'new') {
    return { kind: 'launch', runId, generation: 0, others: itemsOf(runId).map(({ id }) => id) };
  }
  throw new LaunchError(`Run ${runId} exists already, and it did not end well.`, {
    hint: 'Choose another `run-id`, leave it out, or set `rerun: new` to launch under the same id again.',
  });
}

/**
 * The newest launch under a key that an earlier step was given.
 * @throws LaunchError when there is none
 */
export async function latestOfKey(
  client: WandbClient,
  key: string,
  place: AttachPlace,
  call: CallOptions,
): Promise<QueuedRun> {
  const items = place.queue === null ? [] : await queueItems(client, place.queue, ITEMS_OF_KEY, call);
  let latest: { runId: string; item: QueueItem | null; runs: boolean } | null = null;
  for (let generation = 0; ; generation += 1) {
    const runId = runIdOf(key, generation);
    const item = items?.find((each) => each.runSpec?.['run_id'] === runId) ?? null;
    const run = await runDetails(client, { ...place, runId }, call);
    if (item === null && run === null) break;
    latest = { runId, item, runs: run !== null };
  }
  if (latest?.runs) return attachToRun(client, { ...place, runId: latest.runId }, place, call);
  if (latest?.item && place.queue) {
    return attachToItem(client, latest.item.id, { ...place, queue: place.queue }, call);
  }
  throw new LaunchError(
    `Nothing was launched under this idempotency key in ${place.entity}/${place.project}.`,
    {
      hint: 'Compare key, entity and project with those of the step that launched; name its queue while the item waits there.',
    },
  );
}
