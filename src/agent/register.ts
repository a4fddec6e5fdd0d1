import { LaunchError } from '../common/errors.ts';
import type { CallOptions, WandbClient } from '../wandb/client.ts';
import { createLaunchAgent, launchAgent } from '../wandb/operations/agents.ts';
import { listQueues } from '../wandb/operations/queues.ts';
import type { LaunchAgentConfig } from './config.ts';

/** What the server knows of an agent once it is registered. */
export interface Registration {
  readonly agentId: string;
  readonly name: string;
}

/**
 * Makes an agent known to the server for its queues.
 * @throws LaunchError when a queue does not exist: it says which do
 */
export async function register(
  client: WandbClient,
  config: LaunchAgentConfig,
  host: { readonly hostname: string; readonly version: string },
  call: CallOptions = {},
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
  const agentId = await createLaunchAgent(
    client,
    {
      entity: config.entity,
      project: config.queueProject,
      queueIds: queues.filter((queue) => names.includes(queue.name)).map((queue) => queue.id),
      hostname: host.hostname,
      // The server shows this to everyone who sees the agent: only what describes it, no paths and no secrets.
      agentConfig: { entity: config.entity, queues: names, max_jobs: config.maxJobs },
      version: host.version,
    },
    call,
  );
  const known = await launchAgent(client, agentId, call);
  return { agentId, name: known?.name ?? agentId };
}

function quoted(names: readonly string[]): string {
  return names.map((name) => `"${name}"`).join(', ');
}
