import type { Clock } from '../common/clock.ts';
import { oneLine } from '../common/errors.ts';
import { BoxError } from '../runners/box-error.ts';
import type { Runner, RunRequest, SubmittedRun } from '../runners/runner.ts';

export interface PatienceOptions {
  readonly clock: Clock;
  /** Whether the backend answers. Never rejects. */
  readonly answers: (signal?: AbortSignal) => Promise<boolean>;
  /** Takes away what a start that failed half-way has made for an item. */
  readonly clear: (itemId: string) => Promise<void>;
}

/** How long a backend may stay away before a start fails for it: as long as for a job that runs. */
const PATIENCE_MS = 120_000;
const LOOK_MS = 1_000;

/**
 * A runner whose backend may go away for a while, as an engine does that is updated: a start that fails meanwhile is
 * made again once it is back. Else a restart of the engine would cost every item that is taken during it.
 */
export class PatientRunner implements Runner {
  readonly resource: string;
  readonly #runner: Runner;
  readonly #options: PatienceOptions;

  constructor(runner: Runner, options: PatienceOptions) {
    this.resource = runner.resource;
    this.#runner = runner;
    this.#options = options;
  }

  async run(request: RunRequest): Promise<SubmittedRun> {
    try {
      return await this.#runner.run(request);
    } catch (error) {
      if (!(await this.#cameBack(request, error))) throw error;
    }
    await this.#options.clear(request.itemId);
    return this.#runner.run(request);
  }

  /** Whether the backend was away, and is back. @throws BoxError when it stays away: whatever the error says, it is that */
  async #cameBack({ signal, onProgress }: RunRequest, error: unknown): Promise<boolean> {
    const { clock, answers } = this.#options;
    const until = clock.now() + PATIENCE_MS;
    for (let turn = 0; signal?.aborted !== true && clock.now() < until; turn += 1) {
      if (await answers(signal)) return turn > 0;
      if (turn === 0) onProgress?.('The engine does not answer: the start is made again once it does.');
      await clock.sleep(LOOK_MS, signal).catch(() => {});
    }
    if (signal?.aborted === true) return false;
    throw error instanceof BoxError ? error : new BoxError(oneLine(error), { cause: error });
  }
}
