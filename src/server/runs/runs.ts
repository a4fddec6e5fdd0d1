import type { ServerClock } from '../clock.ts';
import { badRequest, notFound } from '../errors.ts';
import { encodeId, randomText } from '../ids.ts';
import { parseObject, toJson } from '../json.ts';
import type { ProjectRecord, Projects } from '../projects.ts';
import { nextNumber, type ServerState } from '../state.ts';
import { stateOf, type RunRecord } from './records.ts';

/** Every member but the identity: null or absent leaves what is there. */
export interface UpsertRun {
  id?: string | null;
  name?: string | null;
  entity?: string | null;
  project?: string | null;
  displayName?: string | null;
  description?: string | null;
  notes?: string | null;
  group?: string | null;
  jobType?: string | null;
  commit?: string | null;
  host?: string | null;
  program?: string | null;
  repo?: string | null;
  sweep?: string | null;
  tags?: string[] | null;
  config?: string | null;
  summary?: string | null;
  state?: string | null;
}

const TEXTS = [
  'displayName',
  'description',
  'notes',
  'group',
  'jobType',
  'commit',
  'host',
  'program',
  'repo',
  'sweep',
] as const;
const STATES = ['pending', 'running', 'preempting', 'preempted', 'finished', 'failed', 'crashed', 'killed'];

export class Runs {
  readonly #state: ServerState;
  readonly #clock: ServerClock;
  readonly #projects: Projects;
  readonly #crashAfterMs: number;

  constructor(state: ServerState, clock: ServerClock, projects: Projects, crashAfterMs: number) {
    this.#state = state;
    this.#clock = clock;
    this.#projects = projects;
    this.#crashAfterMs = crashAfterMs;
  }

  find(project: ProjectRecord, name: string): RunRecord | null {
    return this.#state.runs.get(storageId(project, name)) ?? null;
  }

  get(entity: string, projectName: string, name: string): RunRecord {
    const project = this.#projects.get(entity, projectName);
    const run = this.find(project, name);
    if (run === null) throw notFound(`run ${project.entity}/${project.name}/${name}`);
    return run;
  }

  byStorageId(id: string): RunRecord {
    const run = this.#state.runs.get(id);
    if (run === undefined) throw notFound('run');
    return run;
  }

  list(project: ProjectRecord): RunRecord[] {
    return [...this.#state.runs.values()].filter(
      (run) => run.entity === project.entity && run.project === project.name,
    );
  }

  stateOf(run: RunRecord): string {
    return stateOf(run, this.#clock.now(), this.#crashAfterMs);
  }

  /**
   * Creates a run, or changes the one of that name or storage id. A program that names its run has (re)started
   * it; a reader that edits a run by its storage id has not.
   */
  upsert(input: UpsertRun): { run: RunRecord; inserted: boolean } {
    if (input.config !== null && input.config !== undefined && parseObject(input.config) === null) {
      throw badRequest('config must be a JSON object');
    }
    const id = input.id ?? '';
    const byId = id === '' ? undefined : (this.#state.runs.get(id) ?? null);
    if (byId === null) throw notFound('run');
    const { run, inserted } = byId === undefined ? this.#ensure(input) : { run: byId, inserted: false };
    const wasPending = run.state === 'pending';
    for (const key of TEXTS) {
      const value = input[key];
      if (value !== null && value !== undefined) run[key] = value;
    }
    if (input.tags !== null && input.tags !== undefined) run.tags = [...input.tags];
    if (input.config !== null && input.config !== undefined) {
      run.config = wasPending ? mergedConfig(run.config, input.config) : input.config;
    }
    if (input.summary !== null && input.summary !== undefined) run.summary = input.summary;
    if (input.state !== null && input.state !== undefined) this.setState(run, input.state);
    else if (byId === undefined) this.start(run);
    run.updatedAt = this.#clock.now();
    return { run, inserted };
  }

  /** The program of the run lives. */
  start(run: RunRecord): void {
    if (run.state !== 'running') {
      run.stopRequested = false;
      run.exitcode = null;
    }
    run.state = 'running';
    run.heartbeatAt = this.#clock.now();
  }

  setState(run: RunRecord, state: string): void {
    if (!STATES.includes(state)) throw badRequest(`no such run state: ${state}`);
    run.state = state;
    run.updatedAt = this.#clock.now();
    if (state === 'running') run.heartbeatAt = this.#clock.now();
  }

  /** A run that a sweep planned, not started yet. */
  createPending(
    project: ProjectRecord,
    fields: Pick<RunRecord, 'sweep' | 'sweepAgent' | 'config'>,
  ): RunRecord {
    const { run } = this.#ensure({ entity: project.entity, project: project.name });
    return Object.assign(run, fields, { state: 'pending' });
  }

  stop(run: RunRecord): void {
    run.stopRequested = true;
    run.updatedAt = this.#clock.now();
  }

  delete(id: string): void {
    const run = this.byStorageId(id);
    this.#state.runs.delete(run.id);
  }

  #ensure(input: UpsertRun): { run: RunRecord; inserted: boolean } {
    const { project } = this.#projects.ensure(input.entity, input.project);
    const name = input.name ?? randomText(8);
    if (!/^[^/\\#?%:]{1,128}$/.test(name)) throw badRequest(`invalid run id ${JSON.stringify(name)}`);
    const found = this.find(project, name);
    if (found !== null) return { run: found, inserted: false };
    const run = newRun(project, name, nextNumber(this.#state, 'Run'), this.#clock.now());
    this.#state.runs.set(run.id, run);
    return { run, inserted: true };
  }
}

/** `Run:v1:<name>:<project>:<entity>` in base64, as clients that know the rule compute it themselves. */
function storageId(project: ProjectRecord, name: string): string {
  return encodeId('Run', 'v1', name, project.name, project.entity);
}

function mergedConfig(old: string | null, config: string): string {
  return toJson({ ...parseObject(old), ...parseObject(config) });
}

function newRun(project: ProjectRecord, name: string, number: number, now: number): RunRecord {
  return {
    id: storageId(project, name),
    number,
    entity: project.entity,
    project: project.name,
    name,
    displayName: `run-${number}`,
    description: null,
    notes: null,
    group: null,
    jobType: null,
    commit: null,
    host: null,
    program: null,
    repo: null,
    sweep: null,
    sweepAgent: null,
    tags: [],
    config: null,
    summary: null,
    state: 'running',
    exitcode: null,
    stopRequested: false,
    createdAt: now,
    updatedAt: now,
    heartbeatAt: null,
    history: [],
    events: [],
    output: [],
    files: {},
    inputArtifacts: [],
    outputArtifacts: [],
    alerts: [],
  };
}
