import { parseDuration } from '../common/duration.ts';
import { chosenKey } from '../github/idempotency.ts';
import type { AttachInputs } from '../github/inputs/index.ts';
import {
  attachToCommit,
  attachToItem,
  attachToRun,
  parseTime,
  type AttachPlace,
  type QueuedRun,
  type RunResult,
} from '../launch/index.ts';
import type { CallOptions, WandbClient } from '../wandb/client.ts';
import { viewer } from '../wandb/operations/identity.ts';
import { end } from './finish.ts';
import { follow } from './follow.ts';
import { latestOfKey } from './generation.ts';
import { judge } from './judge.ts';
import { notFound } from './no-result.ts';
import { createPublisher } from './publish.ts';
import { clientOf, type Step } from './step.ts';
import { saveHandle, saveOnCancel } from './saved.ts';

/** A job on a hosted runner ends after six hours; this leaves time for the report. */
const HOSTED_LIMIT_MS = parseDuration('5h45m');
/** A job on a self-hosted runner ends after five days. Source: usage limits of GitHub Actions. */
const OWN_LIMIT_MS = parseDuration('119h');

/** `mode: attach`: waits for a launch that exists already, and reports it as the step that launched it would. */
export async function attach(inputs: AttachInputs, step: Step): Promise<number> {
  const client = clientOf(inputs, step);
  const publisher = createPublisher(inputs, step);
  try {
    const attachedAt = step.clock.now();
    const queuedRun = await find(inputs, client, step);
    saveOnCancel(step, inputs.onCancel);
    saveHandle(step, queuedRun.toJSON());
    step.outputs.set({
      'item-id': queuedRun.id === '' ? null : queuedRun.id,
      'run-id': queuedRun.runRef?.runId,
      'run-url': queuedRun.runUrl,
      'queue-url': queuedRun.queueUrl,
    });
    const hosted = step.context.runner === 'hosted';
    const { result, certain } = await follow(
      queuedRun,
      {
        wait: inputs.wait,
        claimTimeoutMs: inputs.claimTimeoutMs ?? Infinity,
        runTimeoutMs: inputs.runTimeoutMs ?? Infinity,
        limitMs: hosted ? HOSTED_LIMIT_MS : OWN_LIMIT_MS,
        onCancel: inputs.onCancel,
      },
      step,
      publisher,
    );
    const whole = withOwnTimes(result, attachedAt);
    const judged = await judge(whole, inputs, client, step.cancellation.signal);
    return await end(judged, certain, inputs, step, publisher);
  } catch (error) {
    return await end(notFound(error, inputs, step), true, inputs, step, publisher);
  } finally {
    await client.close();
  }
}

async function find(inputs: AttachInputs, client: WandbClient, step: Step): Promise<QueuedRun> {
  const call: CallOptions = { signal: step.cancellation.signal };
  const place = await placeOf(inputs, client, call);
  const handle = await locate(inputs, place, client, step, call);
  const what = handle.id === '' ? `run ${handle.runRef?.runId ?? ''}` : `item ${handle.id}`;
  step.logger.info(`Attached to ${what}.`);
  return handle;
}

async function locate(
  { target }: AttachInputs,
  place: AttachPlace,
  client: WandbClient,
  step: Step,
  call: CallOptions,
): Promise<QueuedRun> {
  const { clock, context } = step;
  switch (target.by) {
    case 'item-id':
      // The inputs are checked: an item is named with its queue.
      return attachToItem(client, target.itemId, { ...place, queue: place.queue ?? NO_QUEUE }, call, clock);
    case 'run-id':
      return attachToRun(client, { ...place, runId: target.runId }, place, call, clock);
    case 'sha': {
      const sha = authorsCommit(target.sha, context);
      const { handle, others } = await attachToCommit(client, sha, place, call, clock);
      if (others > 0) {
        step.logger.notice(`${others + 1} runs are of commit ${sha.slice(0, 12)}: attached to the newest.`);
      }
      return handle;
    }
    case 'idempotency-key':
      return latestOfKey(client, chosenKey(context.repository, target.key), place, call);
  }
}

const NO_QUEUE = { entity: '', project: '', name: '' } as const;

/** `github.sha` of a pull request is a merge that GitHub made; launches note the commit of the author. */
function authorsCommit(sha: string, { sha: own, pullRequest }: Step['context']): string {
  return sha === own.toLowerCase() ? (pullRequest?.headSha?.toLowerCase() ?? sha) : sha;
}

async function placeOf(inputs: AttachInputs, client: WandbClient, call: CallOptions): Promise<AttachPlace> {
  const entity = inputs.entity ?? (await viewer(client, call)).entity ?? '';
  const name = inputs.queueName;
  const queue =
    name === undefined ? null : { entity, project: inputs.projectQueue ?? 'model-registry', name };
  return { entity, project: inputs.project ?? '', queue };
}

/** What happened before this step came is known to the server only: its times replace those of the first look. */
function withOwnTimes(result: RunResult, attachedAt: number): RunResult {
  const { times, details } = result;
  const created = parseTime(details?.createdAt ?? null);
  if (created === null) return result;
  const beat = parseTime(details?.heartbeatAt ?? null);
  const endedBefore = times.endedAt !== null && beat !== null && beat < attachedAt;
  return {
    ...result,
    times: {
      ...times,
      claimedAt: times.claimedAt === null ? null : Math.min(times.claimedAt, created),
      startedAt: times.startedAt === null ? null : Math.min(times.startedAt, created),
      endedAt: endedBefore ? Math.max(beat, created) : times.endedAt,
    },
  };
}
