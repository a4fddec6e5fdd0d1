import { stringifyJson } from '../common/json.ts';
import { oneLine } from '../common/errors.ts';
import type { CallOptions, WandbClient } from '../wandb/client.ts';
import { pushToQueue, queueItem } from '../wandb/operations/queues.ts';
import type { JsonObject } from '../wandb/types.ts';
import type { Verdict } from './outcome.ts';
import type { JobTracker } from './tracker.ts';

/** How often a preempted run is queued again, as the Python agent does. */
export const MOST_RESUMES = 5;

/**
 * The launch spec with which a preempted run goes on: the same run, one more resume, and no sweep, as that may have
 * ended meanwhile. The key that an item brings is not stored a second time. Null: it has resumed often enough.
 */
export function resumeSpec(spec: JsonObject, runId: string): JsonObject | null {
  const { sweep_id: _sweep, _wandb_api_key: _key, _resume_count: count, ...rest } = spec;
  const resumes = (Number(count ?? 0) || 0) + 1;
  return resumes > MOST_RESUMES ? null : { ...rest, run_id: runId, _resume_count: resumes };
}

/**
 * Puts the run of a preempted job back on its queue, with its priority, and says what became of its item. Runs of other
 * entities are left to them, as in Python. Never rejects.
 */
export async function requeue(
  client: WandbClient,
  tracker: JobTracker,
  owner: { readonly entity: string; readonly project: string },
  call?: CallOptions,
): Promise<Verdict> {
  const { runId, spec, work } = tracker;
  if (spec === null || runId === null) return failed('it was taken over, and its launch spec is not known');
  if (work?.entity !== owner.entity) return failed(`its run belongs to "${work?.entity ?? ''}"`);
  const again = resumeSpec(spec, runId);
  if (again === null) return failed(`it has already resumed ${MOST_RESUMES} times`);
  const queue = { ...owner, name: tracker.queue };
  try {
    const item = await queueItem(client, queue, tracker.itemId, call);
    const priority = item === null || item === 'queue-missing' ? null : item.priority;
    const runSpec = stringifyJson(again);
    const { itemId } = await pushToQueue(
      client,
      { queue, runSpec, ...(priority === null ? {} : { priority }) },
      call,
    );
    const message = `The job was preempted, and its run is queued again as item ${itemId}.`;
    return { state: 'pending', outcome: 'queued', message, failure: null };
  } catch (error) {
    return failed(oneLine(error));
  }
}

function failed(because: string): Verdict {
  const message = `The job was preempted, and its run is not queued again: ${because}.`;
  return { state: 'failed', outcome: 'job-failed', message, failure: { stage: 'run', message } };
}
