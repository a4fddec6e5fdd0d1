import type { ServerClock } from '../clock.ts';
import { notFound } from '../errors.ts';
import { encodeId, randomText } from '../ids.ts';
import { toJson, type JsonObject } from '../json.ts';
import type { Projects } from '../projects.ts';
import { ENDED } from '../runs/records.ts';
import type { Runs } from '../runs/runs.ts';
import { nextNumber, type ServerState } from '../state.ts';
import type { SweepAgentRecord, SweepRecord } from './records.ts';
import { nextParameters } from './search.ts';
import { configOf, type Sweeps } from './sweeps.ts';

/** What an agent of a sweep is told to do. */
export type Command =
  | { type: 'run'; run_id: string; program: string | null; args: JsonObject; logs: string[] }
  | { type: 'stop'; run_id: string }
  | { type: 'exit' };

const CLOSED: ReadonlySet<string> = new Set(['FINISHED', 'CANCELED', 'CANCELLED', 'STOPPED', 'CRASHED']);

/** Those who ask sweeps for runs, and what they are told. */
export class SweepAgents {
  readonly #state: ServerState;
  readonly #clock: ServerClock;
  readonly #projects: Projects;
  readonly #runs: Runs;
  readonly #sweeps: Sweeps;
  readonly #random: () => number;

  constructor(
    state: ServerState,
    clock: ServerClock,
    stores: { projects: Projects; runs: Runs; sweeps: Sweeps },
    random: () => number = Math.random,
  ) {
    this.#state = state;
    this.#clock = clock;
    this.#projects = stores.projects;
    this.#runs = stores.runs;
    this.#sweeps = stores.sweeps;
    this.#random = random;
  }

  create(input: { entity: string; project: string; sweep: string; host: string }): SweepAgentRecord {
    const sweep = this.#sweeps.find(this.#projects.get(input.entity, input.project), input.sweep);
    if (sweep === null) throw notFound(`sweep ${input.sweep}`);
    const number = nextNumber(this.#state, 'Agent');
    const now = this.#clock.now();
    const agent: SweepAgentRecord = {
      id: encodeId('Agent', number),
      name: randomText(8),
      sweepId: sweep.id,
      host: input.host,
      state: 'RUNNING',
      createdAt: now,
      heartbeatAt: now,
    };
    this.#state.sweepAgents.set(agent.id, agent);
    return agent;
  }

  list(sweep: SweepRecord): SweepAgentRecord[] {
    return [...this.#state.sweepAgents.values()].filter((agent) => agent.sweepId === sweep.id);
  }

  /** @param live names of the agent's runs that still go */
  heartbeat(agentId: string, live: readonly string[]): { agent: SweepAgentRecord; commands: Command[] } {
    const agent = this.#state.sweepAgents.get(agentId);
    const sweep = agent === undefined ? undefined : this.#state.sweeps.get(agent.sweepId);
    if (agent === undefined || sweep === undefined) throw notFound('sweep agent');
    agent.heartbeatAt = sweep.heartbeatAt = this.#clock.now();
    return { agent, commands: this.#commands(sweep, agent, live) };
  }

  #commands(sweep: SweepRecord, agent: SweepAgentRecord, live: readonly string[]): Command[] {
    if (sweep.state === 'PENDING') sweep.state = 'RUNNING';
    const stops = this.#sweeps
      .runs(sweep)
      .filter((run) => live.includes(run.name) && run.stopRequested)
      .map((run): Command => ({ type: 'stop', run_id: run.name }));
    if (stops.length > 0) return stops;
    if (sweep.state === 'PAUSED' || live.length > 0) return [];
    if (CLOSED.has(sweep.state)) return [{ type: 'exit' }];
    const config = configOf(sweep);
    const cap = Number(config['run_cap'] ?? 0);
    const capped = cap > 0 && this.#sweeps.runs(sweep).length >= cap;
    const point = capped ? null : nextParameters(config, sweep.handedOut, this.#random);
    if (point === null) {
      if (this.#sweeps.runs(sweep).every((run) => ENDED.has(this.#runs.stateOf(run))))
        sweep.state = 'FINISHED';
      return [{ type: 'exit' }];
    }
    sweep.handedOut += 1;
    const args = Object.fromEntries(Object.entries(point).map(([name, value]) => [name, { value }]));
    const run = this.#runs.createPending(this.#projects.get(sweep.entity, sweep.project), {
      sweep: sweep.name,
      sweepAgent: agent.id,
      config: toJson(args),
    });
    const program = typeof config['program'] === 'string' ? config['program'] : null;
    return [{ type: 'run', run_id: run.name, program, args, logs: [] }];
  }
}
