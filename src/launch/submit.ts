import { systemClock, type Clock } from '../common/clock.ts';
import { silentLogger, type Logger } from '../common/logger.ts';
import type { WandbClient } from '../wandb/client.ts';
import type { JsonObject, QueueItem } from '../wandb/types.ts';
import type { PreparedLaunch } from './prepare.ts';
import { pushOnce } from './push.ts';
import { QueuedRun } from './queued-run.ts';
import { isTruthy } from './values.ts';

export interface SubmitContext {
  readonly client: WandbClient;
  readonly logger?: Logger;
  readonly signal?: AbortSignal;
  readonly clock?: Clock;
  /** Recognises this launch among the items of the queue after a lost answer. Default: by the run id of the spec. */
  readonly find?: (item: QueueItem) => boolean;
}

/**
 * Pushes a prepared launch, once. A caller may have added to `prepared.spec` before.
 * @throws SubmitUnknownError, LaunchError, WandbError as `pushOnce`
 */
export async function submit(prepared: PreparedLaunch, context: SubmitContext): Promise<QueuedRun> {
  const { client, logger = silentLogger, clock = systemClock, signal, find } = context;
  const { spec, queue, templateVariables, priority, resolved } = prepared;
  const pushed = await pushOnce(
    { spec, queue, templateVariables, priority },
    { client, clock, logger, signal, find },
  );
  logger.info(
    pushed.found
      ? `The job is on the queue ${queue.name} already: item ${pushed.itemId}.`
      : `Added the job to the queue ${queue.name}: item ${pushed.itemId}.`,
  );
  return new QueuedRun(
    client,
    {
      id: pushed.itemId,
      queue,
      entity: String(spec['entity']),
      project: String(spec['project']),
      priority: priority ?? null,
      spec: withStored(spec, pushed.runSpec),
      pushedAt: clock.now(),
      queueUrl: resolved.queueUrl,
      attached: pushed.found,
    },
    clock,
  );
}

/** Only what the queue fills in is taken over, as the Python client does. */
function withStored(spec: JsonObject, stored: JsonObject | null): JsonObject {
  if (stored === null) return spec;
  const filledIn = ['resource_args', 'resource'].filter((key) => isTruthy(stored[key]));
  return { ...spec, ...Object.fromEntries(filledIn.map((key) => [key, stored[key]])) };
}
