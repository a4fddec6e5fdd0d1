import type { ServerClock } from './clock.ts';
import { notFound } from './errors.ts';
import { encodeId, randomText } from './ids.ts';
import { nextNumber, type ServerState } from './state.ts';

export interface LaunchAgentRecord {
  id: string;
  /** Also the id of the run in which the agent keeps its logs. */
  name: string;
  entity: string;
  project: string;
  runQueues: string[];
  hostname: string;
  agentConfig: string | null;
  version: string | null;
  agentStatus: string;
  stopPolling: boolean;
  createdAt: number;
  heartbeatAt: number;
}

/** The agents that registered for queues. */
export class LaunchAgents {
  readonly #state: ServerState;
  readonly #clock: ServerClock;

  constructor(state: ServerState, clock: ServerClock) {
    this.#state = state;
    this.#clock = clock;
  }

  create(
    input: Pick<
      LaunchAgentRecord,
      'entity' | 'project' | 'runQueues' | 'hostname' | 'agentConfig' | 'version'
    >,
  ): LaunchAgentRecord {
    const now = this.#clock.now();
    const agent: LaunchAgentRecord = {
      ...input,
      id: encodeId('LaunchAgent', nextNumber(this.#state, 'LaunchAgent')),
      name: `launch-agent-${randomText(6)}`,
      agentStatus: 'POLLING',
      stopPolling: false,
      createdAt: now,
      heartbeatAt: now,
    };
    this.#state.launchAgents.set(agent.id, agent);
    return agent;
  }

  find(id: string): LaunchAgentRecord | null {
    return this.#state.launchAgents.get(id) ?? null;
  }

  list(entity: string): LaunchAgentRecord[] {
    return [...this.#state.launchAgents.values()].filter((agent) => agent.entity === entity);
  }

  update(id: string, status: string | null): void {
    const agent = this.#get(id);
    if (status !== null) agent.agentStatus = status;
    agent.heartbeatAt = this.#clock.now();
  }

  /** A sign of life: the agent asked for work. */
  seen(id: string): void {
    const agent = this.find(id);
    if (agent !== null) agent.heartbeatAt = this.#clock.now();
  }

  stop(id: string): void {
    this.#get(id).stopPolling = true;
  }

  #get(id: string): LaunchAgentRecord {
    const agent = this.find(id);
    if (agent === null) throw notFound('launch agent');
    return agent;
  }
}
