import type { Clock } from '../common/clock.ts';
import { oneLine } from '../common/errors.ts';
import type { Logger } from '../common/logger.ts';
import type { WandbClient } from '../wandb/client.ts';
import { launchAgent } from '../wandb/operations/agents.ts';

/** Milliseconds between two questions whether the agent is to stop. */
const TICK_MS = 10_000;
/** The server takes an agent for gone that tells its status no more: it is told every second tick. */
const STATUS_TICKS = 2;
/** Every so many ticks the agent looks whether others of its machine have died. */
const LOOK_TICKS = 3;

export interface BesideOptions {
  readonly client: WandbClient;
  readonly agentId: string;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Ends it. */
  readonly over: AbortSignal;
  /** Milliseconds between two prints of the status. */
  readonly printMs: number;
  /** Called when somebody asked in W&B for the agent to stop; perhaps again and again. */
  readonly onStopAsked: () => void;
  /** Shows other agents of the machine that this one lives. */
  readonly touch: () => void;
  readonly repeatStatus: () => void;
  readonly printStatus: () => void;
  /** Looks for what dead agents of the machine left. Never rejects; may take its time. */
  readonly lookAround: () => Promise<void>;
}

/** What goes on beside the polling of an agent, so that it costs no item any time. Never rejects. */
export async function goOnBeside(options: BesideOptions): Promise<void> {
  const { client, agentId, clock, logger, over } = options;
  let printedAt = clock.now();
  let looking: Promise<void> | null = null;
  for (let tick = 0; !over.aborted; tick += 1) {
    const call = { signal: over, deadlineMs: TICK_MS };
    const known = await launchAgent(client, agentId, call).catch((error: unknown) => {
      logger.debug(`Could not ask whether the agent is to stop: ${oneLine(error)}`);
      return null;
    });
    if (known?.stopPolling === true) options.onStopAsked();
    options.touch();
    if (tick % STATUS_TICKS === 1 && !over.aborted) options.repeatStatus();
    // The first look is made before the first item is taken.
    if (tick > 0 && tick % LOOK_TICKS === 0 && !over.aborted)
      looking ??= options.lookAround().finally(() => (looking = null));
    if (clock.now() - printedAt >= options.printMs) {
      printedAt = clock.now();
      options.printStatus();
    }
    await clock.sleep(TICK_MS, over).catch(() => {});
  }
}
