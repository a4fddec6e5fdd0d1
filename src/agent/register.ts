import { systemClock, type Clock } from '../common/clock.ts';
import { LaunchError } from '../common/errors.ts';
import type { CallOptions, WandbClient } from '../wandb/client.ts';
import { WandbError } from '../wandb/errors.ts';
import { createLaunchAgent, launchAgent } from '../wandb/operations/agents.ts';
import { listQueues } from '../wandb/operations/queues.ts';
import type { LaunchAgentConfig } from './config.ts';

/** What the server knows of an agent once it is registered. */
export interface Registration {
  readonly agentId: string;
  readonly name: string;
}

/** Milliseconds before each further attempt to register. */
const AGAIN_AFTER_MS = [500, 1_000, 2_000, 4_000, 8_000];

/**
 * Makes an agent known to the server for its queues.
 * @throws LaunchError when a queue does not exist: it says which do
 */
export async function register(
  client: WandbClient,
  config: LaunchAgentConfig,
  host: { readonly hostname: string; readonly version: string },
  call: CallOptions = {},
  clock: Clock = systemClock,
): Promise<Registration> {
  const queues = await listQueues(client, { entity: config.entity, project: config.queueProject }, call);
  if (queues === null) {
    throw new LaunchError(`The queues of "${config.entity}" cannot be seen with this key.`, {
      hint: 'Is the entity spelt right, and is the owner of the key a member of it?',
    });
  }
  const names = [...new Set(config.queues)];
  const missing = names.filter((name) => !queues.some((queue) => queue.name === name));
  if (missing.length > 0) {
    const known = queues.map((queue) => queue.name).join(', ') || 'none';
    throw new LaunchError(
      `Queue ${quoted(missing)} not found in "${config.entity}" (its queues: ${known}).`,
      {
        hint: 'Correct `queues`, or create the queue in the Launch tab of W&B.',
      },
    );
  }
  const agent = {
    entity: config.entity,
    project: config.queueProject,
    queueIds: queues.filter((queue) => names.includes(queue.name)).map((queue) => queue.id),
    hostname: host.hostname,
    // The server shows this to everyone who sees the agent: only what describes it, no paths and no secrets.
    agentConfig: { entity: config.entity, queues: names, max_jobs: config.maxJobs },
    version: host.version,
  };
  // An agent whose registration was not answered does nothing, so that a second one does no harm.
  const agentId = await patiently(() => createLaunchAgent(client, agent, call), clock, call.signal);
  const known = await patiently(() => launchAgent(client, agentId, call), clock, call.signal);
  return { agentId, name: known?.name ?? agentId };
}

/** A server that has a bad minute must not cost the agent: asks again when no answer, or a broken one, came. */
async function patiently<T>(
  ask: () => Promise<T>,
  clock: Clock,
  signal: AbortSignal | undefined,
): Promise<T> {
  for (const ms of AGAIN_AFTER_MS) {
    try {
      return await ask();
    } catch (error) {
      const mayPass =
        error instanceof WandbError && (error.kind === 'unknown-outcome' || error.kind === 'server');
      if (!mayPass) throw error;
    }
    await clock.sleep(ms, signal);
  }
  return ask();
}

function quoted(names: readonly string[]): string {
  return names.map((name) => `"${name}"`).join(', ');
}
