import { oneLine } from '../common/errors.ts';
import type { Logger } from '../common/logger.ts';
import type { WandbClient } from '../wandb/client.ts';
import { updateLaunchAgent } from '../wandb/operations/agents.ts';

export type AgentStatus = 'POLLING' | 'RUNNING' | 'KILLED';

const DEADLINE_MS = 10_000;

/**
 * What the server is told of the agent's state. One request at a time, so that a late one cannot undo a newer one; a
 * failure is a line in the log and no reason to stop working. After `KILLED` nothing more is told.
 */
export class StatusReporter {
  readonly #client: WandbClient;
  readonly #agentId: string;
  readonly #logger: Logger;
  #last: Promise<void> = Promise.resolve();
  #wanted: AgentStatus | null = null;
  #killed = false;

  constructor(client: WandbClient, agentId: string, logger: Logger) {
    this.#client = client;
    this.#agentId = agentId;
    this.#logger = logger;
  }

  /** @param call limits of the request; the default gives up after 10 s */
  tell(
    status: AgentStatus,
    call: { readonly deadlineMs?: number; readonly signal?: AbortSignal } = {},
  ): Promise<void> {
    if (this.#killed) return this.#last;
    this.#killed = status === 'KILLED';
    this.#wanted = status;
    this.#last = this.#last.then(async () => {
      // A newer status makes this one untrue.
      if (this.#wanted === status) await this.#send(status, { deadlineMs: DEADLINE_MS, ...call });
    });
    return this.#last;
  }

  async #send(status: AgentStatus, call: { readonly deadlineMs: number }): Promise<void> {
    try {
      const taken = await updateLaunchAgent(this.#client, this.#agentId, status, call);
      if (!taken) this.#logger.warning(`Failed to update agent status to ${status}.`);
    } catch (error) {
      this.#logger.warning(`Failed to update agent status to ${status}: ${oneLine(error)}`);
    }
  }
}
