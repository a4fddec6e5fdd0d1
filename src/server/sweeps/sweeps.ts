import { parse as parseYaml } from 'yaml';
import type { ServerClock } from '../clock.ts';
import { badRequest, notFound } from '../errors.ts';
import { encodeId, randomText } from '../ids.ts';
import { isObject, parseObject, toJson, type JsonObject } from '../json.ts';
import { LAUNCH_PROJECT, type ProjectRecord, type Projects } from '../projects.ts';
import type { QueueItems } from '../queues/items.ts';
import type { Queues } from '../queues/queues.ts';
import type { RunRecord } from '../runs/records.ts';
import { ENDED } from '../runs/records.ts';
import type { Runs } from '../runs/runs.ts';
import { nextNumber, type ServerState } from '../state.ts';
import type { SweepRecord } from './records.ts';

export interface UpsertSweep {
  id?: string | null;
  entity?: string | null;
  project?: string | null;
  config?: string | null;
  description?: string | null;
  displayName?: string | null;
  state?: string | null;
  controller?: string | null;
  scheduler?: string | null;
  /** JSON text: `queue`, `run_queue_project`, and `run_spec` as JSON text. */
  launchScheduler?: string | null;
  /** JSON text: values for the queue's template variables. */
  templateVariableValues?: string | null;
}

const SWEEP_ID_PLACEHOLDER = /WANDB_SWEEP_ID/g;

export class Sweeps {
  readonly #state: ServerState;
  readonly #clock: ServerClock;
  readonly #projects: Projects;
  readonly #runs: Runs;
  readonly #queues: Queues;
  readonly #items: QueueItems;

  constructor(
    state: ServerState,
    clock: ServerClock,
    stores: { projects: Projects; runs: Runs; queues: Queues; items: QueueItems },
  ) {
    this.#state = state;
    this.#clock = clock;
    this.#projects = stores.projects;
    this.#runs = stores.runs;
    this.#queues = stores.queues;
    this.#items = stores.items;
  }

  list(project: ProjectRecord): SweepRecord[] {
    return [...this.#state.sweeps.values()].filter(
      (sweep) => sweep.entity === project.entity && sweep.project === project.name,
    );
  }

  find(project: ProjectRecord, name: string): SweepRecord | null {
    return this.list(project).find((sweep) => sweep.name === name || sweep.id === name) ?? null;
  }

  /** Creates a sweep, or changes the one with that storage id. */
  upsert(input: UpsertSweep): SweepRecord {
    const id = input.id ?? null;
    const sweep = id === null ? this.#create(input) : this.#byId(id);
    if (id !== null && isGiven(input.config)) sweep.config = checkedConfig(input.config);
    sweep.description = input.description ?? sweep.description;
    sweep.displayName = input.displayName ?? sweep.displayName;
    sweep.controller = input.controller ?? sweep.controller;
    sweep.scheduler = input.scheduler ?? sweep.scheduler;
    if (isGiven(input.launchScheduler)) {
      this.#launch(sweep, input.launchScheduler, input.templateVariableValues ?? null);
    }
    if (isGiven(input.state)) this.#setState(sweep, input.state);
    sweep.updatedAt = this.#clock.now();
    return sweep;
  }

  runs(sweep: SweepRecord): RunRecord[] {
    return [...this.#state.runs.values()].filter(
      (run) => run.sweep === sweep.name && run.entity === sweep.entity && run.project === sweep.project,
    );
  }

  #create(input: UpsertSweep): SweepRecord {
    if (!isGiven(input.config)) throw badRequest('a sweep needs a config');
    const config = checkedConfig(input.config);
    const { project } = this.#projects.ensure(input.entity, input.project);
    const number = nextNumber(this.#state, 'Sweep');
    const now = this.#clock.now();
    const sweep: SweepRecord = {
      id: encodeId('Sweep', number),
      name: randomText(8),
      entity: project.entity,
      project: project.name,
      displayName: null,
      description: null,
      state: 'PENDING',
      config,
      controller: null,
      scheduler: null,
      createdAt: now,
      updatedAt: now,
      heartbeatAt: now,
      handedOut: 0,
    };
    this.#state.sweeps.set(sweep.id, sweep);
    return sweep;
  }

  /** Pushes the scheduler's item; only now is the sweep's id known, so it goes in where the client left room. */
  #launch(sweep: SweepRecord, launchScheduler: string, templateVariableValues: string | null): void {
    const launch = parseObject(launchScheduler);
    const text = launch?.['run_spec'];
    const spec = typeof text === 'string' ? text : isObject(text) ? toJson(text) : null;
    if (launch === null || spec === null) throw badRequest('launchScheduler must hold a run_spec');
    const runSpec = spec.replace(SWEEP_ID_PLACEHOLDER, sweep.name);
    const queue = this.#queues.getByName(
      sweep.entity,
      textOr(launch['run_queue_project'], LAUNCH_PROJECT),
      textOr(launch['queue'], 'default'),
    );
    this.#items.push(queue, { runSpec, templateVariableValues });
    sweep.scheduler = toJson({ ...launch, run_spec: runSpec });
  }

  #setState(sweep: SweepRecord, state: string): void {
    sweep.state = state;
    if (state !== 'CANCELED' && state !== 'CANCELLED') return;
    for (const run of this.runs(sweep)) {
      if (!ENDED.has(this.#runs.stateOf(run))) this.#runs.stop(run);
    }
  }

  #byId(id: string): SweepRecord {
    const sweep = this.#state.sweeps.get(id);
    if (sweep === undefined) throw notFound('sweep');
    return sweep;
  }
}

function isGiven<T>(value: T | null | undefined): value is T {
  return value !== null && value !== undefined;
}

function textOr(value: unknown, otherwise: string): string {
  return typeof value === 'string' ? value : otherwise;
}

/** The sweep's configuration as data. */
export function configOf(sweep: SweepRecord): JsonObject {
  const config: unknown = parseYaml(sweep.config);
  return isObject(config) ? config : {};
}

function checkedConfig(text: string): string {
  let config: unknown;
  try {
    config = parseYaml(text);
  } catch {
    throw badRequest('sweep config is not valid YAML');
  }
  if (!isObject(config)) throw badRequest('sweep config must be a mapping');
  return text;
}
