import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LaunchAgent, type AgentEnd, type LaunchAgentOptions } from '../../src/agent/agent.ts';
import { LAUNCH_PROJECT, type LaunchAgentConfig } from '../../src/agent/config.ts';
import type { AgentItem } from '../../src/agent/item.ts';
import type { Logger } from '../../src/common/logger.ts';
import type { RunEnd, Runner, RunRequest, SubmittedRun } from '../../src/runners/runner.ts';
import { startServer, type RunningServer } from '../../src/server/index.ts';
import { createClient, type WandbClient } from '../../src/wandb/index.ts';
import { pushToQueue, queueItem } from '../../src/wandb/operations/queues.ts';
import { finishRun, upsertRun } from '../../src/wandb/operations/runs.ts';
import type { JsonObject, QueueItem } from '../../src/wandb/types.ts';

/** How a job of the fake runner goes; `hold` is waited for before it ends. */
export interface Script {
  readonly exit?: number;
  readonly init?: boolean;
  readonly startError?: Error;
  readonly end?: Partial<RunEnd>;
  readonly lines?: readonly string[];
  readonly hold?: Promise<void>;
}

/** A runner that runs nothing: it tells the server of a run, as a program would, and ends as its script says. */
export class FakeRunner implements Runner {
  readonly resource = 'local-container';
  readonly started: RunRequest[] = [];
  readonly removed: string[] = [];
  running = 0;
  mostRunning = 0;
  readonly #client: WandbClient;
  readonly #script: (request: RunRequest) => Script;

  constructor(client: WandbClient, script: (request: RunRequest) => Script = () => ({})) {
    this.#client = client;
    this.#script = script;
  }

  run(request: RunRequest): Promise<SubmittedRun> {
    return Promise.resolve().then(() => this.#start(request));
  }

  #start(request: RunRequest): SubmittedRun {
    const script = this.#script(request);
    if (script.startError) throw script.startError;
    request.signal?.throwIfAborted();
    this.started.push(request);
    this.running += 1;
    this.mostRunning = Math.max(this.mostRunning, this.running);
    let stop = (): void => {};
    const stopped = new Promise<'stopped'>((resolve) => {
      stop = () => resolve('stopped');
    });
    const end = this.#go(request, script, stopped).finally(() => (this.running -= 1));
    return {
      id: `container-${this.started.length}`,
      getStatus: () => 'running',
      getLogs: () => [],
      wait: () => end,
      cancel: async () => {
        stop();
        await end;
      },
      remove: () => Promise.resolve(void this.removed.push(request.itemId)),
    };
  }

  async #go(request: RunRequest, script: Script, stopped: Promise<'stopped'>): Promise<RunEnd> {
    const { WANDB_ENTITY: entity = '', WANDB_PROJECT: project = '' } = request.environment;
    const run = { entity, project, runId: request.runId };
    if (script.init !== false) await upsertRun(this.#client, run);
    for (const line of script.lines ?? []) request.onLine(line);
    const how = await Promise.race([
      (script.hold ?? Promise.resolve()).then(() => 'ended' as const),
      stopped,
    ]);
    if (how === 'stopped') return { state: 'stopped', exitCode: 137, signal: 'SIGKILL', reason: null };
    const exitCode = script.exit ?? 0;
    if (script.init !== false) await finishRun(this.#client, run, exitCode);
    return {
      state: exitCode === 0 ? 'finished' : 'failed',
      exitCode,
      signal: null,
      reason: null,
      ...script.end,
    };
  }
}

/** A server, a client for the test, a folder; everything that an agent needs. */
export interface World {
  readonly server: RunningServer;
  readonly client: WandbClient;
  readonly folder: string;
  readonly log: string[];
  push(queue: string, over?: JsonObject): Promise<string>;
  item(queue: string, id: string): Promise<QueueItem>;
  config(over?: Partial<LaunchAgentConfig>): LaunchAgentConfig;
  run(
    options: Partial<LaunchAgentOptions> & { runner: Runner },
  ): Promise<{ end: AgentEnd; items: readonly AgentItem[]; agent: LaunchAgent }>;
  close(): Promise<void>;
}

export async function openWorld(queues: readonly string[] = ['q1', 'q2']): Promise<World> {
  const server = await startServer();
  for (const name of queues) server.control.createQueue({ name, resource: 'local-container' });
  const credentials = { kind: 'key', apiKey: server.apiKey } as const;
  const client = createClient({ baseUrl: server.baseUrl, credentials, env: {} });
  const folder = await mkdtemp(join(tmpdir(), 'agent-'));
  const log: string[] = [];
  const say = (level: string) => (line: string) => void log.push(`${level}: ${line}`);
  const logger: Logger = {
    debug: say('debug'),
    info: say('info'),
    notice: say('notice'),
    warning: say('warning'),
    error: say('error'),
  };
  const queueOf = (name: string) => ({ entity: server.entity, project: LAUNCH_PROJECT, name });
  const config = (over: Partial<LaunchAgentConfig> = {}): LaunchAgentConfig => ({
    entity: server.entity,
    queueProject: LAUNCH_PROJECT,
    queues,
    maxJobs: 1,
    maxSchedulers: 1,
    maxItems: null,
    idleTimeoutMs: 300,
    maxRuntimeMs: null,
    stopGraceMs: 1_000,
    stoppedRunTimeoutMs: 60_000,
    startTimeoutMs: null,
    secureMode: false,
    verbosity: 0,
    jobApiKey: null,
    policy: { allowLocalProcess: false },
    workDirectory: folder,
    logDirectory: null,
    ...over,
  });
  return {
    server,
    client,
    folder,
    log,
    config,
    async push(queue, over = {}) {
      const docker = { docker_image: 'img:1' };
      const spec = { entity: server.entity, project: 'p', docker, resource: 'local-container', ...over };
      return (await pushToQueue(client, { queue: queueOf(queue), runSpec: JSON.stringify(spec) })).itemId;
    },
    async item(queue, id) {
      const item = await queueItem(client, queueOf(queue), id);
      if (item === null || item === 'queue-missing') throw new Error('no such item');
      return item;
    },
    async run({ runner, ...options }) {
      const agent = await LaunchAgent.create(client, {
        config: config(),
        host: { hostname: 'box', version: 'test' },
        runners: () => [runner],
        logger,
        ...options,
      });
      const end = await agent.loop();
      return { end, items: agent.items, agent };
    },
    async close() {
      await client.close();
      await server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
