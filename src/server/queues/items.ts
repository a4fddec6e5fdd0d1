import type { ServerClock } from '../clock.ts';
import { ApiError, badRequest, notFound } from '../errors.ts';
import { encodeId } from '../ids.ts';
import { toJson } from '../json.ts';
import { nextNumber, type ServerState } from '../state.ts';
import { objectOf, type Queues } from './queues.ts';
import type { Issue, ItemRecord, QueueRecord } from './records.ts';
import { mergeDefaults } from './templates.ts';

/** How long a popped item waits for its acknowledgement before it returns to the queue. */
export const LEASE_MS = 60_000;
const MEDIUM_PRIORITY = 2;

export interface PushedSpec {
  /** JSON text or value. */
  runSpec: unknown;
  templateVariableValues?: unknown;
  priority?: number | null;
}

/** What waits in the queues: pushed, leased, claimed, failed. */
export class QueueItems {
  readonly #state: ServerState;
  readonly #clock: ServerClock;
  readonly #queues: Queues;

  constructor(state: ServerState, clock: ServerClock, queues: Queues) {
    this.#state = state;
    this.#clock = clock;
    this.#queues = queues;
  }

  push(queue: QueueRecord, pushed: PushedSpec): ItemRecord {
    const spec = objectOf(pushed.runSpec, 'runSpec');
    const given = pushed.templateVariableValues ?? null;
    const values = given === null || given === 'null' ? {} : objectOf(given, 'templateVariableValues');
    const now = this.#clock.now();
    const priority = priorityOn(queue, pushed.priority ?? null);
    const runSpec = toJson(mergeDefaults(spec, this.#queues.defaultsOf(queue), values));
    const number = nextNumber(this.#state, 'RunQueueItem');
    const item: ItemRecord = {
      id: encodeId('RunQueueItem', number),
      number,
      queueId: queue.id,
      state: 'PENDING',
      runSpec,
      templateVariableValues: given === null ? null : values,
      priority,
      createdAt: now,
      updatedAt: now,
      leasedUntil: null,
      launchAgentId: null,
      associatedRunId: null,
      error: null,
      warnings: [],
    };
    this.#state.items.set(item.id, item);
    return item;
  }

  /** Leases the first item: lowest priority number first, then the oldest. */
  pop(queue: QueueRecord, launchAgentId: string | null): ItemRecord | null {
    const item = this.list(queue)
      .filter((candidate) => candidate.state === 'PENDING')
      .sort((a, b) => (a.priority ?? 0) - (b.priority ?? 0) || a.number - b.number)[0];
    if (item === undefined) return null;
    item.state = 'LEASED';
    item.leasedUntil = this.#clock.now() + LEASE_MS;
    item.launchAgentId = launchAgentId;
    this.#touch(item);
    return item;
  }

  ack(id: string, runName: string): ItemRecord {
    const item = this.get(id);
    if (item.state !== 'LEASED') {
      throw new ApiError(409, 'item already claimed or not eligible to be claimed');
    }
    item.state = 'CLAIMED';
    item.leasedUntil = null;
    item.associatedRunId = runName;
    this.#touch(item);
    return item;
  }

  fail(id: string, issue: Issue): void {
    const item = this.get(id);
    if (item.state === 'PENDING') throw new ApiError(409, 'item is not leased or claimed');
    item.state = 'FAILED';
    item.leasedUntil = null;
    item.error = issue;
    this.#touch(item);
  }

  warn(id: string, issue: Issue): void {
    const item = this.get(id);
    item.warnings.push(issue);
    this.#touch(item);
  }

  delete(queueId: string, id: string): boolean {
    const item = this.#state.items.get(id);
    return item?.queueId === queueId && this.#state.items.delete(id);
  }

  /** Ends the lease of an item now. */
  expireLease(id: string): void {
    const item = this.get(id);
    if (item.state !== 'LEASED') throw badRequest(`item is ${item.state}, not LEASED`);
    this.#release(item);
  }

  get(id: string): ItemRecord {
    this.#expire();
    const item = this.#state.items.get(id);
    if (item === undefined) throw notFound('run queue item');
    return item;
  }

  find(queue: QueueRecord, id: string): ItemRecord | null {
    this.#expire();
    const item = this.#state.items.get(id);
    return item?.queueId === queue.id ? item : null;
  }

  /** Oldest first. */
  list(queue: QueueRecord): ItemRecord[] {
    this.#expire();
    return [...this.#state.items.values()].filter((item) => item.queueId === queue.id);
  }

  #expire(): void {
    const now = this.#clock.now();
    for (const item of this.#state.items.values()) {
      if (item.leasedUntil !== null && item.leasedUntil <= now) this.#release(item);
    }
  }

  #release(item: ItemRecord): void {
    item.state = 'PENDING';
    item.leasedUntil = null;
    item.launchAgentId = null;
    this.#touch(item);
  }

  #touch(item: ItemRecord): void {
    item.updatedAt = this.#clock.now();
  }
}

function priorityOn(queue: QueueRecord, priority: number | null): number | null {
  if (queue.prioritizationMode === 'DISABLED') {
    if (priority !== null) throw badRequest(`run queue ${queue.name} does not support priorities`);
    return null;
  }
  if (priority !== null && (priority < 0 || priority > 3)) throw badRequest('priority must be 0, 1, 2 or 3');
  return priority ?? MEDIUM_PRIORITY;
}
