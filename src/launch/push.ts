import type { Clock } from '../common/clock.ts';
import { messageOf } from '../common/errors.ts';
import { stringifyJson } from '../common/json.ts';
import type { Logger } from '../common/logger.ts';
import type { CallOptions, WandbClient } from '../wandb/client.ts';
import { WandbError } from '../wandb/errors.ts';
import { deleteItem, pushToQueue, queueItems, type PushInput } from '../wandb/operations/queues.ts';
import type { JsonObject, QueueItem, QueueRef } from '../wandb/types.ts';
import { SubmitUnknownError } from './errors.ts';
import { isTruthy, sameJson } from './values.ts';

/** What is pushed. */
export interface Push {
  readonly queue: QueueRef;
  readonly spec: JsonObject;
  readonly templateVariables: Readonly<Record<string, unknown>> | undefined;
  readonly priority: number | undefined;
}

export interface PushContext {
  readonly client: WandbClient;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly signal: AbortSignal | undefined;
  /** Recognises the item by a mark that no other item bears. Default: the run id of the spec, when it has one. */
  readonly find: ((item: QueueItem) => boolean) | undefined;
}

export interface Pushed {
  readonly itemId: string;
  /** The spec as stored; null: the server did not say. */
  readonly runSpec: JsonObject | null;
  /** The answer was lost, and the item was found on the queue. */
  readonly found: boolean;
}

/** Milliseconds before each look after a lost answer: the server may still be at work on the request. */
const LOOKS_MS: readonly number[] = [0, 1_000, 3_000, 6_000];
/** Items that one look reads. */
const PAGE = 100;

/** The newest item of the queue that `predicate` accepts; null when there is none among the newest hundred. */
export async function findItem(
  client: WandbClient,
  queue: QueueRef,
  predicate: (item: QueueItem) => boolean,
  call: CallOptions = {},
): Promise<QueueItem | null> {
  const items = await queueItems(client, queue, PAGE, call);
  return items?.find(predicate) ?? null;
}

/**
 * Puts one item on the queue, and never two: when the answer is lost, the queue is looked through. Only a launch that
 * bears a mark, and is certainly not there, is pushed once more.
 * @throws SubmitUnknownError when it cannot be told whether the item is there
 * @throws LaunchError, WandbError when it certainly is not
 */
export async function pushOnce(push: Push, context: PushContext): Promise<Pushed> {
  // What is there already must be known to tell the new item apart, unless the caller's mark is on no other item.
  const before = context.find === undefined ? await itemIds(push, context) : undefined;
  const mark = context.find ?? runIdMark(push.spec, before);
  try {
    return await pushNow(push, context);
  } catch (error) {
    if (!isLost(error)) throw error;
    context.logger.warning(
      `The answer to the push was lost (${messageOf(error)}): looking for the item on the queue.`,
    );
    const found = await lookFor(push, context, mark, before);
    if (found !== null) return adopt(found);
    if (mark === undefined) throw unknown(push, error);
    return pushAgain(push, context, mark, error);
  }
}

async function pushNow(push: Push, { client, signal }: PushContext): Promise<Pushed> {
  const input: PushInput = {
    queue: push.queue,
    runSpec: stringifyJson(push.spec),
    ...(push.templateVariables === undefined
      ? {}
      : { templateVariableValues: stringifyJson(push.templateVariables) }),
    ...(push.priority === undefined ? {} : { priority: push.priority }),
  };
  const { itemId, runSpec } = await pushToQueue(client, input, signal === undefined ? {} : { signal });
  return { itemId, runSpec, found: false };
}

async function pushAgain(
  push: Push,
  context: PushContext,
  mark: (item: QueueItem) => boolean,
  lost: unknown,
): Promise<Pushed> {
  context.logger.warning('The item is not on the queue: pushing once more.');
  let second: Pushed;
  try {
    second = await pushNow(push, context);
  } catch (error) {
    if (!isLost(error)) throw error;
    const found = await lookFor(push, context, mark, undefined);
    if (found === null) throw unknown(push, lost);
    return adopt(found);
  }
  return withoutTwin(push, context, mark, second);
}

/** The first push may have been executed late. Then there are two items, and the second is taken back. */
async function withoutTwin(
  push: Push,
  context: PushContext,
  mark: (item: QueueItem) => boolean,
  second: Pushed,
): Promise<Pushed> {
  const call = callOf(context);
  const twin = await findItem(
    context.client,
    push.queue,
    (item) => item.id !== second.itemId && mark(item),
    call,
  );
  if (twin === null) return second;
  const removed = await deleteItem(context.client, push.queue, second.itemId, call);
  return removed ? adopt(twin) : second;
}

function adopt(item: QueueItem): Pushed {
  return { itemId: item.id, runSpec: item.runSpec, found: true };
}

/** Null: the queue was read to its end, more than once, and the item is not there. */
async function lookFor(
  push: Push,
  context: PushContext,
  mark: ((item: QueueItem) => boolean) | undefined,
  before: ReadonlySet<string> | undefined,
): Promise<QueueItem | null> {
  let failure: unknown;
  for (const ms of LOOKS_MS) {
    await context.clock.sleep(ms, context.signal);
    try {
      const items = (await queueItems(context.client, push.queue, PAGE, callOf(context))) ?? [];
      failure = undefined;
      const found = mark === undefined ? onlyNew(items, push.spec, before) : items.filter(mark);
      if (found[0] !== undefined && (mark !== undefined || found.length === 1)) return found[0];
    } catch (error) {
      context.signal?.throwIfAborted();
      failure = error;
    }
  }
  if (failure !== undefined) throw unknown(push, failure);
  return null;
}

function onlyNew(
  items: readonly QueueItem[],
  spec: JsonObject,
  before: ReadonlySet<string> | undefined,
): readonly QueueItem[] {
  if (before === undefined) return [];
  return items.filter(
    (item) => !before.has(item.id) && item.runSpec !== null && isStoredForm(item.runSpec, spec),
  );
}

/** Whether the server made `stored` of `pushed`: it may fill in the resource and its arguments, and keys of its own. */
export function isStoredForm(stored: JsonObject, pushed: JsonObject): boolean {
  const filledIn = (key: string): boolean =>
    key === 'resource' || key === 'resource_args' || key.startsWith('_wandb');
  return (
    Object.entries(pushed).every(
      ([key, value]) => (value === null && filledIn(key)) || sameJson(stored[key], value),
    ) && Object.keys(stored).every((key) => Object.hasOwn(pushed, key) || filledIn(key))
  );
}

function runIdMark(
  spec: JsonObject,
  before: ReadonlySet<string> | undefined,
): ((item: QueueItem) => boolean) | undefined {
  const runId = spec['run_id'];
  if (!isTruthy(runId) || before === undefined) return undefined;
  return (item) => !before.has(item.id) && item.runSpec?.['run_id'] === runId;
}

async function itemIds(push: Push, context: PushContext): Promise<ReadonlySet<string> | undefined> {
  try {
    const items = await queueItems(context.client, push.queue, PAGE, callOf(context));
    return items === null ? undefined : new Set(items.map(({ id }) => id));
  } catch (error) {
    if (error instanceof WandbError && error.kind !== 'auth') return undefined;
    throw error;
  }
}

function callOf({ signal }: PushContext): CallOptions {
  return signal === undefined ? {} : { signal };
}

function isLost(error: unknown): boolean {
  return error instanceof WandbError && error.kind === 'unknown-outcome';
}

function unknown(push: Push, cause: unknown): SubmitUnknownError {
  const { entity, name } = push.queue;
  return new SubmitUnknownError(
    `The answer to the push was lost, and it cannot be told whether the job is on the queue ${name} of ${entity}.`,
    { cause, hint: `Look at the newest items of the queue in the W&B app before launching again.` },
  );
}
