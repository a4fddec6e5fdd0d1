import { oneLine } from '../common/errors.ts';
import type { Logger } from '../common/logger.ts';
import type { WandbClient } from '../wandb/client.ts';
import { WandbError } from '../wandb/errors.ts';
import { popFromQueue, type PoppedItem } from '../wandb/operations/agents.ts';
import { isSchedulerSpec } from '../launch/project/work.ts';
import type { LaunchAgentConfig } from './config.ts';

export interface TakerOptions {
  readonly client: WandbClient;
  readonly config: Pick<LaunchAgentConfig, 'entity' | 'queueProject' | 'queues' | 'maxSchedulers'>;
  readonly agentId: string;
  readonly logger: Logger;
  /** Aborted when the agent is stopped. */
  readonly stop: AbortSignal;
}

/** An item with the queue that it came from. */
export interface Taken {
  readonly job: PoppedItem;
  readonly queue: string;
}

/** Takes items off the queues, which take turns. */
export class Taker {
  readonly #options: TakerOptions;
  #rotation: readonly string[];
  #count = 0;

  constructor(options: TakerOptions) {
    this.#options = options;
    this.#rotation = [...new Set(options.config.queues)];
  }

  /** The queues in the order in which they are asked next. */
  get queues(): readonly string[] {
    return this.#rotation;
  }

  /** Items taken so far, without those that went to another agent. */
  get count(): number {
    return this.#count;
  }

  /** An item that was taken is another agent's. */
  giveUp(): void {
    this.#count -= 1;
  }

  /** The next item of any queue; null when all are empty. The queue that gave one goes to the end. */
  async next(): Promise<Taken | null> {
    let trouble: unknown;
    for (const queue of this.#rotation) {
      try {
        const job = await this.pop(queue);
        if (job === null) continue;
        this.#rotation = [...this.#rotation.filter((name) => name !== queue), queue];
        return { job, queue };
      } catch (error) {
        // One queue that cannot be read must not starve the others.
        trouble ??= error;
        if (isFatal(error) || this.#options.stop.aborted) break;
      }
    }
    if (trouble !== undefined) throw trouble as Error;
    return null;
  }

  /** @throws WandbError */
  async pop(queue: string): Promise<PoppedItem | null> {
    const { client, config, agentId, stop } = this.#options;
    const from = { entity: config.entity, project: config.queueProject, queue, agentId };
    return popFromQueue(client, from, { signal: stop });
  }

  /**
   * The next item that is to be run, if there is one. Errors that may pass are survived.
   * @param schedulers how many of them run
   * @throws WandbError for a key that is not, or no longer, accepted
   */
  async take(schedulers: number): Promise<Taken | null> {
    const { config, logger, stop } = this.#options;
    try {
      const next = await this.next();
      if (next === null) return null;
      if (schedulers >= config.maxSchedulers && isSchedulerSpec(next.job.runSpec)) {
        logger.info(
          `Item ${next.job.itemId} is a sweep scheduler, and ${config.maxSchedulers} may run (max-schedulers): it goes back to its queue.`,
        );
        return null;
      }
      this.#count += 1;
      logger.info(`Took item ${next.job.itemId} off queue ${next.queue}.`);
      return next;
    } catch (error) {
      if (stop.aborted) return null;
      if (isFatal(error)) throw error;
      logger.warning(`Polling failed, and goes on: ${oneLine(error)}`);
      return null;
    }
  }
}

/** Errors after which polling on is of no use. */
function isFatal(error: unknown): boolean {
  return error instanceof WandbError && (error.kind === 'auth' || error.kind === 'permission');
}
