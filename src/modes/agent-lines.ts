import type { ActionLogger } from '../github/logger.ts';

/** The part of a job's tracker that its lines are told apart by. */
interface Printing {
  readonly itemId: string;
  readonly runId: string | null;
  readonly isScheduler: boolean;
  readonly log: { readonly path: string | null } | null;
}

/** Shows what jobs print: in a group when one job runs at a time, else each line behind the id of its run. */
export class JobLines {
  readonly #logger: ActionLogger;
  readonly #single: boolean;
  #group: string | null = null;

  constructor(logger: ActionLogger, maxJobs: number) {
    this.#logger = logger;
    this.#single = maxJobs === 1;
  }

  line(job: Printing, line: string): void {
    if (!this.#single || job.isScheduler) {
      this.#logger.info(`[${job.runId ?? job.itemId}] ${line}`);
      return;
    }
    if (this.#group !== job.itemId) {
      this.#endGroup();
      this.#group = job.itemId;
      this.#logger.group(`Log of run ${job.runId ?? job.itemId}`);
    }
    this.#logger.info(line);
  }

  end(job: Printing): void {
    if (this.#group === job.itemId) this.#endGroup();
    const path = job.log?.path ?? null;
    if (path !== null) this.#logger.info(`The log of run ${job.runId ?? job.itemId} is kept in ${path}.`);
  }

  #endGroup(): void {
    if (this.#group !== null) this.#logger.endGroup();
    this.#group = null;
  }
}
