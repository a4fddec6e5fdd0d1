import type { Clock } from '../../src/common/clock.ts';
import { silentLogger } from '../../src/common/logger.ts';
import { parseJson } from '../../src/common/json.ts';
import type { CallOptions, Operation, WandbClient } from '../../src/wandb/client.ts';
import { WandbError, type WandbErrorKind } from '../../src/wandb/errors.ts';
import type { JsonObject, QueueRef } from '../../src/wandb/types.ts';

/** A clock that jumps: to sleep is to let the things happen that are due, and to be there. */
export class FakeClock implements Clock {
  #now: number;
  #due: { at: number; act: () => void }[] = [];

  constructor(start = 1_800_000_000_000) {
    this.#now = start;
  }

  now(): number {
    return this.#now;
  }

  at(delayMs: number, act: () => void): void {
    this.#due.push({ at: this.#now + delayMs, act });
    this.#due.sort((a, b) => a.at - b.at);
  }

  advance(ms: number): void {
    const end = this.#now + ms;
    for (let next = this.#due[0]; next !== undefined && next.at <= end; next = this.#due[0]) {
      this.#due.shift();
      this.#now = Math.max(this.#now, next.at);
      next.act();
    }
    this.#now = end;
  }

  async sleep(ms: number, signal?: AbortSignal): Promise<void> {
    signal?.throwIfAborted();
    await Promise.resolve();
    this.advance(ms);
    signal?.throwIfAborted();
  }
}

export interface FakeItem {
  id: string;
  state: string;
  associatedRunId: string | null;
  createdAt: string | null;
  updatedAt: string | null;
  runSpec: JsonObject | null;
  priority: number | null;
  error: { message: string; stage: string | null; filePaths: string[] } | null;
  warnings: { message: string; stage: string | null; filePaths: string[] }[];
}

export interface FakeRun {
  id: string;
  name: string;
  entity: string;
  project: string;
  state: string;
  stopped: boolean;
  createdAt: string | null;
  heartbeatAt: string | null;
  config: JsonObject;
  summary: JsonObject;
  log: string[];
}

export interface PushRecord {
  readonly queue: QueueRef;
  readonly runSpec: string;
  readonly templateVariableValues: unknown;
  readonly priority: unknown;
}

/** Called around every request: throw to make it fail. `after` runs when the work is done, before the answer. */
export interface Faults {
  before?(operation: Operation, variables: Record<string, unknown>): void;
  after?(operation: Operation, variables: Record<string, unknown>): void;
}

type Handler = (variables: Record<string, unknown>) => unknown;

/** W&B as far as the launch room asks for it, in memory, at the level of the client's operations. */
export class FakeWorld {
  readonly clock: FakeClock;
  readonly client: WandbClient;
  readonly items: FakeItem[] = [];
  readonly runs: FakeRun[] = [];
  readonly pushes: PushRecord[] = [];
  readonly requests: string[] = [];
  faults: Faults = {};
  /** What a program does when it is asked to stop. */
  onStop: (run: FakeRun) => void = () => undefined;
  viewer: JsonObject = { id: 'u1', username: 'ann', email: null, entity: 'my-user', teams: { edges: [] } };
  queueThere = true;
  queueNames: string[] = ['gpu', 'default'];
  prioritizationMode = 'V0';
  resource: string | null = null;
  templateVariables: { name: string; schema: string }[] = [];
  agents: { status: string }[] = [{ status: 'POLLING' }];
  /** Name → state and type of every job; undefined: every job is there. */
  jobs: Map<string, { type: string; state: string; version: number }> | undefined;
  runSources = new Map<string, JsonObject>();
  #ids = 0;

  constructor(clock = new FakeClock()) {
    this.clock = clock;
    this.client = {
      baseUrl: 'https://api.wandb.ai',
      appUrl: 'https://wandb.ai',
      credentials: { kind: 'key', apiKey: 'x'.repeat(40) },
      logger: silentLogger,
      clock,
      graphql: async <Data>(operation: Operation, variables: Record<string, unknown>, call?: CallOptions) => {
        call?.signal?.throwIfAborted();
        await Promise.resolve();
        this.requests.push(operation.name);
        this.faults.before?.(operation, variables);
        const handler = this.#handlers[operation.name];
        if (handler === undefined) throw new Error(`The fake world does not know ${operation.name}.`);
        const data = handler(variables);
        this.faults.after?.(operation, variables);
        return structuredClone(data) as Data;
      },
      file: () => Promise.reject(new Error('The fake world has no files.')),
      close: () => Promise.resolve(),
    };
  }

  time(offsetMs = 0): string {
    return new Date(this.clock.now() + offsetMs).toISOString();
  }

  addItem(spec: JsonObject = {}, fields: Partial<FakeItem> = {}): FakeItem {
    this.#ids += 1;
    const item: FakeItem = {
      id: `item-${this.#ids}`,
      state: 'PENDING',
      associatedRunId: null,
      createdAt: this.time(),
      updatedAt: this.time(),
      runSpec: spec,
      priority: null,
      error: null,
      warnings: [],
      ...fields,
    };
    this.items.unshift(item);
    return item;
  }

  addRun(name: string, fields: Partial<FakeRun> = {}): FakeRun {
    const run: FakeRun = {
      id: `storage-${name}-${this.runs.length}`,
      name,
      entity: 'acme',
      project: 'vision',
      state: 'running',
      stopped: false,
      createdAt: this.time(),
      heartbeatAt: this.time(),
      config: {},
      summary: {},
      log: [],
      ...fields,
    };
    this.runs.push(run);
    return run;
  }

  claim(item: FakeItem, runId: string): void {
    item.state = 'CLAIMED';
    item.associatedRunId = runId;
    item.updatedAt = this.time();
  }

  remove(item: FakeItem): void {
    const index = this.items.indexOf(item);
    if (index !== -1) this.items.splice(index, 1);
  }

  #queue(content: (variables: Record<string, unknown>) => JsonObject): Handler {
    return (variables) => ({
      project: { runQueue: this.queueThere ? { id: 'queue-1', ...content(variables) } : null },
    });
  }

  #run(variables: Record<string, unknown>): FakeRun | undefined {
    const { entity, project, run } = variables;
    return this.runs.find((one) => one.name === run && one.entity === entity && one.project === project);
  }

  #runAnswer(content: (run: FakeRun) => JsonObject): Handler {
    return (variables) => {
      const run = this.#run(variables);
      return { project: { run: run === undefined ? null : content(run) } };
    };
  }

  readonly #status = (run: FakeRun): JsonObject => ({
    id: run.id,
    name: run.name,
    displayName: null,
    state: run.state,
    createdAt: run.createdAt,
    heartbeatAt: run.heartbeatAt,
    stopped: run.stopped,
  });

  readonly #handlers: Record<string, Handler> = {
    Viewer: () => ({ viewer: this.viewer }),
    GetRunQueueMetadata: this.#queue(({ queue }) => ({
      name: queue,
      access: 'PROJECT',
      prioritizationMode: this.prioritizationMode,
      defaultResourceConfigID: this.resource === null ? null : 'config-1',
    })),
    GetDefaultResourceConfig: () => ({
      entity: {
        defaultResourceConfig: {
          resource: this.resource,
          config: {},
          templateVariables: this.templateVariables,
        },
      },
    }),
    QueueAgents: () => ({
      entity: {
        launchProject: {
          launchAgents: this.agents.map(({ status }, index) => ({
            id: `agent-${index}`,
            name: `agent-${index}`,
            agentStatus: status,
            runQueues: ['queue-1'],
          })),
        },
      },
    }),
    ProjectRunQueues: () => ({
      project: { runQueues: this.queueNames.map((name) => ({ id: name, name, access: 'PROJECT' })) },
    }),
    ArtifactMembershipByName: ({ name }) => {
      const job =
        this.jobs === undefined
          ? { type: 'job', state: 'COMMITTED', version: 7 }
          : this.jobs.get(String(name));
      if (job === undefined) return { project: { artifactCollectionMembership: null } };
      return {
        project: {
          artifactCollectionMembership: {
            versionIndex: job.version,
            aliases: [],
            artifactCollection: { name: String(name).split(':')[0] },
            artifact: {
              id: 'artifact-1',
              state: job.state,
              metadata: null,
              artifactType: { name: job.type },
            },
          },
        },
      };
    },
    ArtifactOfType: () => ({
      project: {
        artifactType: {
          artifactCollections: {
            edges: [...(this.jobs?.keys() ?? [])].map((name) => ({ node: { name: name.split(':')[0] } })),
          },
        },
      },
    }),
    RunSource: ({ run }) => ({ project: { run: this.runSources.get(String(run)) ?? null } }),
    // A file that does not exist is a row without a time of its last change.
    RunFiles: ({ files }) => ({
      project: {
        run: { files: { edges: (files as string[]).map((name) => ({ node: { name, updatedAt: null } })) } },
      },
    }),
    pushToRunQueueByName: (variables) => {
      const { entity, project, queue, runSpec, priority, templateVariableValues } = variables;
      this.pushes.push({
        queue: { entity: String(entity), project: String(project), name: String(queue) },
        runSpec: String(runSpec),
        templateVariableValues,
        priority,
      });
      const item = this.addItem(parseJson(String(runSpec)) as JsonObject);
      return { pushToRunQueueByName: { runQueueItemId: item.id, runSpec } };
    },
    GetRunQueueItem: this.#queue(({ item }) => ({
      runQueueItem: this.items.find(({ id }) => id === item) ?? null,
    })),
    GetRunQueueItems: this.#queue(({ first }) => ({
      runQueueItems: { edges: this.items.slice(0, Number(first)).map((node) => ({ node })) },
    })),
    fetchRunQueuesFromProject: this.#queue(() => ({})),
    DeleteFromRunQueue: ({ item }) => {
      const found = this.items.find(({ id }) => id === item);
      // A claimed item is history: the server keeps it.
      const success = found !== undefined && found.associatedRunId === null;
      if (success) this.remove(found);
      return { deleteFromRunQueue: { success } };
    },
    RunState: this.#runAnswer(this.#status),
    Run: this.#runAnswer((run) => ({
      ...this.#status(run),
      config: JSON.stringify(run.config),
      summaryMetrics: JSON.stringify(run.summary),
      systemMetrics: null,
      historyLineCount: 0,
      tags: [],
    })),
    RunLogTail: this.#runAnswer((run) => ({
      logLines: { edges: run.log.map((line, number) => ({ node: { number, level: null, line } })) },
    })),
    StopRun: ({ id }) => {
      const run = this.runs.find((one) => one.id === id);
      if (run !== undefined) {
        run.stopped = true;
        this.onStop(run);
      }
      return { stopRun: { success: run !== undefined } };
    },
  };
}

/** What a request that failed in this way throws. */
export function failure(kind: WandbErrorKind, operation = 'fake'): WandbError {
  return new WandbError(`A request failed: ${kind}.`, { kind, operation });
}
