import type { Clock } from '../common/clock.ts';
import { messageOf, oneLine } from '../common/errors.ts';
import type { Logger } from '../common/logger.ts';
import { ItemError } from '../launch/project/source.ts';
import { BoxError } from '../runners/box-error.ts';
import { RefusedError } from '../runners/refusal.ts';
import type { RunEnd } from '../runners/runner.ts';
import type { WandbClient } from '../wandb/client.ts';
import type { Breaker, Start } from './breaker.ts';
import type { Closer } from './closer.ts';
import { FailureFiles } from './failure-files.ts';
import { verdictOnTrouble, type Verdict } from './outcome.ts';
import { requeue } from './requeue.ts';
import type { Roster } from './roster.ts';
import { LostItemError } from './run-job.ts';
import { cancelSweep } from './sweep.ts';
import { runOf, type JobTracker } from './tracker.ts';

export interface EndingsOptions {
  readonly client: WandbClient;
  /** Entity and project of the queues. */
  readonly owner: { readonly entity: string; readonly project: string };
  readonly clock: Clock;
  readonly logger: Logger;
  readonly roster: Roster;
  readonly breaker: Breaker;
  readonly closer: Closer;
  /** Aborted when the agent is stopped. */
  readonly stop: AbortSignal;
  /** Aborted when there is no time left for reports. */
  readonly hurry: AbortSignal;
  /** What items say of a stop; undefined: the reason of `stop`. */
  readonly stopMessage: string | undefined;
  /** A slot was freed. */
  readonly onFree: () => void;
  /** An item went to another agent. */
  readonly onLost: () => void;
  /** A job prints no more. */
  readonly onEnd: (tracker: JobTracker) => void;
}

/** What follows when a job has ended, or was not brought to run: its slot is freed at once, the rest goes on beside. */
export class Endings {
  readonly #options: EndingsOptions;

  constructor(options: EndingsOptions) {
    this.#options = options;
  }

  /** A job's process has ended. */
  ended(tracker: JobTracker, end: RunEnd): void {
    this.#record(tracker.start, end.reason ?? `exit code ${end.exitCode}`);
    this.finish(tracker.itemId);
    this.#options.roster.later(() => this.closeEnded(tracker, end));
  }

  /** Frees the slot of a job; with an exception, its item is failed by that. */
  finish(itemId: string, exception?: unknown): void {
    const { roster } = this.#options;
    const tracker = roster.free(itemId);
    if (tracker && exception instanceof LostItemError) this.#drop(tracker);
    else if (tracker && exception !== undefined) this.#fail(tracker, exception);
    this.#options.onFree();
    roster.wake();
  }

  /** Ends the item of a job whose process has ended. */
  async closeEnded(tracker: JobTracker, end: RunEnd): Promise<void> {
    const { clock, closer, stop } = this.#options;
    tracker.endedAt ??= clock.now();
    this.#afterLog(tracker);
    if (tracker.isScheduler && end.state === 'failed') await this.#cancelSweepOf(tracker);
    const cancelledBecause = this.cancelledBecause();
    if (end.state === 'preempted' && cancelledBecause === null) {
      const { client, owner, hurry } = this.#options;
      const verdict = await requeue(client, tracker, owner, { signal: hurry });
      await closer.close(tracker, { verdict, exitCode: end.exitCode });
      return;
    }
    await closer.closeEnded(tracker, end, { cancelledBecause, stop });
  }

  /** Why the agent was stopped; null: it was not. */
  cancelledBecause(): string | null {
    const { stop } = this.#options;
    return stop.aborted ? this.stopMessage(stop.reason) : null;
  }

  stopMessage(reason: unknown): string {
    return this.#options.stopMessage ?? messageOf(reason);
  }

  /** Writes the rows of the items that could not be seen to their end in time. */
  async giveUp(): Promise<void> {
    const { roster, closer } = this.#options;
    const message = `${this.cancelledBecause() ?? 'The agent ended.'} What it left is cleaned up after the step.`;
    for (const tracker of roster.open) {
      const verdict: Verdict = { state: 'killed', outcome: 'cancelled', message, failure: null };
      const row = await closer.rowOf(tracker, verdict, null, true);
      if (!roster.open.includes(tracker)) continue;
      roster.addRow(row);
      roster.leaveUndone();
    }
  }

  #drop(tracker: JobTracker): void {
    const { roster, logger, onLost } = this.#options;
    logger.info(`Item ${tracker.itemId} was not claimed: it went back to its queue, or to another agent.`);
    tracker.note({ kind: 'reported', itemId: tracker.itemId, row: null });
    roster.drop(tracker.itemId);
    onLost();
  }

  #fail(tracker: JobTracker, exception: unknown): void {
    const { clock, closer, roster } = this.#options;
    if (exception instanceof BoxError) tracker.start = 'box-failed';
    this.#record(tracker.start, oneLine(exception));
    if (tracker.startedAt !== null) tracker.endedAt ??= clock.now();
    this.#afterLog(tracker);
    const verdict = this.#verdictOn(exception, tracker);
    const trace = FailureFiles.traceOf(exception);
    roster.later(async () => void (await closer.close(tracker, { verdict, exitCode: null, trace })));
  }

  #verdictOn(error: unknown, tracker: JobTracker): Verdict {
    const fault = error instanceof RefusedError ? 'refused' : 'agent';
    // An item that is at fault itself is told so even while the agent is being stopped.
    const ownFault = error instanceof RefusedError || error instanceof ItemError;
    return verdictOnTrouble({
      message: oneLine(error),
      fault,
      cancelledBecause: ownFault ? null : this.cancelledBecause(),
      claimed: tracker.claim !== 'none',
    });
  }

  async #cancelSweepOf(tracker: JobTracker): Promise<void> {
    const run = runOf(tracker);
    if (run === null) return;
    const { client, logger, hurry } = this.#options;
    const sweep = { entity: run.entity, project: run.project, sweepId: run.runId };
    await cancelSweep(client, sweep, { signal: hurry }).catch((error: unknown) => {
      logger.warning(`The sweep ${run.runId} could not be cancelled: ${oneLine(error)}`);
    });
  }

  #afterLog(tracker: JobTracker): void {
    tracker.log?.close();
    this.#options.onEnd(tracker);
  }

  #record(start: Start, reason: string): void {
    if (!this.#options.stop.aborted) this.#options.breaker.record(start, reason);
  }
}
