import type { Clock } from '../common/clock.ts';
import { oneLine } from '../common/errors.ts';
import type { Logger } from '../common/logger.ts';
import type { AgentItem } from './item.ts';
import type { JobTracker } from './tracker.ts';

export interface RosterOptions {
  readonly clock: Clock;
  readonly logger: Logger;
  readonly onItem: (item: AgentItem) => void;
}

/** What an agent has in hand: jobs in their slots, items without a row, and reports that are on their way. */
export class Roster {
  readonly #options: RosterOptions;
  readonly #jobs = new Map<string, JobTracker>();
  /** Items whose row is not written yet. */
  readonly #open = new Map<string, JobTracker>();
  /** Work that goes on after a slot was freed: reports to the server. */
  readonly #closing = new Set<Promise<void>>();
  readonly #items: AgentItem[] = [];
  #undone = 0;
  #wake: () => void = () => {};

  constructor(options: RosterOptions) {
    this.#options = options;
  }

  /** Jobs that run. */
  get size(): number {
    return this.#jobs.size;
  }

  /** Whether an item in a slot may turn out to be another agent's. */
  get isUnsure(): boolean {
    return [...this.#jobs.values()].some(({ claim }) => claim !== 'held');
  }

  get itemIds(): readonly string[] {
    return [...this.#jobs.keys()];
  }

  /** Rows so far. */
  get items(): readonly AgentItem[] {
    return this.#items;
  }

  get open(): readonly JobTracker[] {
    return [...this.#open.values()];
  }

  /** Whether everything has ended, and the server knows. */
  get isSettled(): boolean {
    return this.#open.size + this.#jobs.size + this.#closing.size + this.#undone === 0;
  }

  count(isScheduler: boolean): number {
    return [...this.#jobs.values()].filter((tracker) => tracker.isScheduler === isScheduler).length;
  }

  /** Puts a job into a slot. */
  add(tracker: JobTracker): void {
    this.#jobs.set(tracker.itemId, tracker);
    this.#open.set(tracker.itemId, tracker);
  }

  /** Frees the slot of a job; its item stays open. */
  free(itemId: string): JobTracker | undefined {
    const tracker = this.#jobs.get(itemId);
    this.#jobs.delete(itemId);
    return tracker;
  }

  /** Forgets an item of which there is nothing to report. */
  drop(itemId: string): void {
    this.#open.delete(itemId);
  }

  /** Whether an item is in hand: running, or not reported yet. */
  has(itemId: string): boolean {
    return this.#jobs.has(itemId) || this.#open.has(itemId);
  }

  addRow(item: AgentItem): void {
    this.#open.delete(item.itemId);
    this.#items.push(item);
    this.#options.onItem(item);
  }

  /** Lets a task go on beside everything else. One that fails leaves something undone. */
  later(task: () => Promise<void>): void {
    const promise = task()
      .catch((error: unknown) => {
        this.#undone += 1;
        this.#options.logger.warning(`A report to W&B failed: ${oneLine(error)}`);
      })
      .finally(() => {
        this.#closing.delete(promise);
        this.wake();
      });
    this.#closing.add(promise);
  }

  /** Something is left that the next agent has to see to. */
  leaveUndone(): void {
    this.#undone += 1;
  }

  /** Ends a pause: there is something to look at. */
  wake(): void {
    this.#wake();
  }

  /** Sleeps, but not longer than until `wake`, or until `signal` aborts. Never rejects. */
  async pause(ms: number, signal: AbortSignal): Promise<void> {
    const early = new AbortController();
    this.#wake = () => early.abort();
    // Woken early or not: who sleeps looks again.
    await this.#options.clock.sleep(ms, AbortSignal.any([early.signal, signal])).catch(() => {});
  }

  /** Waits until every job has ended and every report was sent; until `hurry` aborts at most. */
  async settle(pauseMs: number, hurry: AbortSignal): Promise<void> {
    while (this.#jobs.size > 0 && !hurry.aborted) await this.pause(pauseMs, hurry);
    while (this.#closing.size > 0 && !hurry.aborted) {
      await Promise.race([Promise.all(this.#closing), abortOf(hurry)]);
    }
  }
}

function abortOf(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
