import { oneLine } from '../common/errors.ts';
import type { Logger } from '../common/logger.ts';
import type { SubmittedRun } from '../runners/runner.ts';
import type { WandbClient } from '../wandb/client.ts';
import type { Closer } from './closer.ts';
import type { Endings } from './endings.ts';
import { recoverOrphan, type FindLeftovers } from './recover.ts';
import type { Roster } from './roster.ts';
import type { AgentState, Orphan } from './state.ts';
import type { JobTracker } from './tracker.ts';

export interface LookoutOptions {
  readonly client: WandbClient;
  /** Entity and project of the queues. */
  readonly owner: { readonly entity: string; readonly project: string };
  readonly state: AgentState;
  readonly find: FindLeftovers;
  readonly closer: Closer;
  readonly endings: Endings;
  readonly roster: Roster;
  readonly logger: Logger;
  readonly stopGraceMs: number;
  /** Aborted when the agent is stopped. */
  readonly stop: AbortSignal;
  readonly openLog: (tracker: JobTracker) => JobTracker['log'];
}

/**
 * Looks for what dead agents of this machine left, at the start and from time to time, and takes it over. What runs
 * takes a slot here; the rest goes on beside.
 */
export class Lookout {
  readonly #options: LookoutOptions;
  #looking: Promise<void> = Promise.resolve();
  #isOver = false;

  constructor(options: LookoutOptions) {
    this.#options = options;
  }

  /** Looks once; one look at a time. Never rejects. */
  look(): Promise<void> {
    this.#looking = this.#looking.then(async () => {
      if (!this.#isOver) await this.#look();
    });
    return this.#looking;
  }

  /** Looks no more; resolves when nothing more comes in. */
  async end(): Promise<void> {
    this.#isOver = true;
    await this.#looking;
  }

  /**
   * Takes away containers of this agent whose items are not in its hands: their start failed half-way, or their
   * removal did. Returns whether none is left.
   */
  async sweep(): Promise<boolean> {
    const { find, state, roster, logger } = this.#options;
    try {
      for (const container of await find(state.owner, false)) {
        // Its item has its end, so there is nothing to wait for.
        if (!roster.has(container.itemId)) await container.discard(0);
      }
      return true;
    } catch (error) {
      logger.warning(`A container that is of no use any more could not be removed: ${oneLine(error)}`);
      return false;
    }
  }

  async #look(): Promise<void> {
    const { state, logger } = this.#options;
    try {
      for (const orphan of await state.takeOrphans()) await this.#pickUp(orphan);
    } catch (error) {
      logger.warning(`The state folder ${state.stateDir} cannot be looked through: ${oneLine(error)}`);
    }
  }

  async #pickUp(orphan: Orphan): Promise<void> {
    const { client, owner, closer, roster, logger, find, stopGraceMs, stop, openLog } = this.#options;
    const left = orphan.record.items.filter((item) => !item.reported && item.claim !== null).length;
    logger.info(
      `Picks up after agent ${orphan.record.name ?? orphan.origin}, which was lost: ${left} items.`,
    );
    try {
      const { settled } = await recoverOrphan(orphan, {
        client,
        owner,
        closer,
        logger,
        find,
        stopGraceMs,
        stopping: null,
        signal: stop,
        openLog,
        watch: (tracker, run) => this.#watch(tracker, run),
      });
      roster.later(() => settled);
    } catch (error) {
      orphan.release();
      logger.warning(`What agent ${orphan.origin} left could not be seen to: ${oneLine(error)}`);
    }
  }

  /** Sees a run that was taken over to its end. */
  async #watch(tracker: JobTracker, run: SubmittedRun): Promise<void> {
    const { roster, endings, stop, stopGraceMs } = this.#options;
    roster.add(tracker);
    const cancel = (): void => void run.cancel(stopGraceMs);
    if (stop.aborted) cancel();
    stop.addEventListener('abort', cancel, { once: true });
    const end = await run.wait();
    stop.removeEventListener('abort', cancel);
    endings.finish(tracker.itemId);
    await endings.closeEnded(tracker, end);
  }
}
