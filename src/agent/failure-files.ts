import { messageOf } from '../common/errors.ts';
import type { CallOptions, WandbClient } from '../wandb/client.ts';
import { finishRun, uploadRunFiles, upsertRun } from '../wandb/operations/runs.ts';
import { LAUNCH_PROJECT } from './config.ts';

/** A type of run that W&B's pages do not list: what the Python agent gives to its own run, too. */
const JOB_TYPE = 'sweep-controller';

/**
 * The agent's own run, which holds the files that belong to failed items: W&B looks for the paths of an item's error in
 * the run whose id is the agent's name. It is made when there is a first file, so that most agents have none.
 */
export class FailureFiles {
  readonly #client: WandbClient;
  readonly #run: { readonly entity: string; readonly project: string; readonly runId: string };
  readonly #host: string;
  #made: Promise<unknown> | null = null;

  constructor(
    client: WandbClient,
    agent: { readonly entity: string; readonly name: string; readonly host: string },
  ) {
    this.#client = client;
    this.#run = { entity: agent.entity, project: LAUNCH_PROJECT, runId: agent.name };
    this.#host = agent.host;
  }

  /**
   * Saves text as a file of an item.
   * @returns its path for `filePaths`
   * @throws WandbError
   */
  async save(itemId: string, name: string, text: string, call?: CallOptions): Promise<string> {
    const path = `${itemId}/error/${name}`;
    this.#made ??= upsertRun(this.#client, { ...this.#run, jobType: JOB_TYPE, host: this.#host }, call);
    await this.#made.catch((error: unknown) => {
      this.#made = null;
      throw error;
    });
    await uploadRunFiles(this.#client, this.#run, { [path]: Buffer.from(text) }, call);
    return path;
  }

  /** Tells the server that the agent's run is over, if there is one. */
  async finish(call?: CallOptions): Promise<void> {
    if (this.#made !== null) await finishRun(this.#client, this.#run, 0, call);
  }

  /** What a log or a trace is, when a failure has no log of a job. */
  static traceOf(error: unknown): string {
    const lines: string[] = [];
    for (let at: unknown = error; at instanceof Error && lines.length < 5; at = at.cause) {
      lines.push(at.stack ?? messageOf(at));
    }
    return lines.join('\ncaused by: ');
  }
}
