import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startServer, type RunningServer } from '../../src/server/index.ts';
import { createClient, type WandbClient } from '../../src/wandb/index.ts';
import { pushToQueue, queueItem } from '../../src/wandb/operations/queues.ts';
import { runStatus } from '../../src/wandb/operations/runs.ts';
import type { QueueItem } from '../../src/wandb/types.ts';
import { Agents, type Life } from './agents.ts';
import type { SoakEngine } from './engine.ts';
import { specOf } from './jobs.ts';
import type { PlannedItem, SoakPlan } from './plan.ts';
import { RequestTap } from './requests.ts';
import { violationsOf, type ItemFacts } from './verify.ts';

export interface SoakResult {
  readonly items: readonly ItemFacts[];
  readonly lives: readonly Life[];
  readonly faults: number;
  readonly restarts: number;
  readonly seconds: number;
  /** What must not be, one line each; empty: all is well. */
  readonly violations: readonly string[];
  /** Logs of the agents; removed when all is well. */
  readonly folder: string;
}

const QUEUES = ['left', 'right'] as const;
/** What a lease of the server's is worth here: one whose answer was lost would hold up everything for a minute. */
const LEASE_MS = 8_000;
/** How long after the last push everything must have ended. */
const PATIENCE_MS = 240_000;
/** How long after its last sign of life a run counts as crashed, and more. */
const CRASHED_MS = 600_000;
/** How long a kill waits for the request that it is to follow. */
const FIELD_WAIT_MS = 5_000;

/** Runs a plan against the embedded server, an engine, and the built action. */
export async function soak(plan: SoakPlan, engine: SoakEngine): Promise<SoakResult> {
  const server = await startServer();
  const folder = await mkdtemp(join(tmpdir(), 'soak-'));
  const client = createClient({
    baseUrl: server.baseUrl,
    credentials: { kind: 'key', apiKey: server.apiKey },
    env: {},
  });
  const tap = new RequestTap(server.control);
  try {
    const result = await new Soak(plan, engine, { server, client, folder, tap }).run();
    if (result.violations.length === 0) await rm(folder, { recursive: true, force: true });
    return result;
  } finally {
    tap.close();
    await client.close();
    await server.close();
  }
}

interface Parts {
  readonly server: RunningServer;
  readonly client: WandbClient;
  readonly folder: string;
  readonly tap: RequestTap;
}

/** An item that was pushed. */
interface Pushed {
  readonly planned: PlannedItem;
  readonly itemId: string;
  readonly queue: string;
  leasedSince: number | null;
  isOver: boolean;
}

class Soak {
  readonly #plan: SoakPlan;
  readonly #engine: SoakEngine;
  readonly #parts: Parts;
  readonly #pushed: Pushed[] = [];
  readonly #agents: Agents;
  readonly #marks: string;
  readonly #stateDir: string;
  #faults = 0;
  #restarts = 0;
  #over = false;

  constructor(plan: SoakPlan, engine: SoakEngine, parts: Parts) {
    this.#plan = plan;
    this.#engine = engine;
    this.#parts = parts;
    this.#marks = join(parts.folder, 'marks');
    this.#stateDir = join(parts.folder, 'state');
    const { server } = parts;
    this.#agents = new Agents(plan.agents, {
      folder: parts.folder,
      env: engine.env,
      inputs: {
        mode: 'agent',
        'api-key': server.apiKey,
        'base-url': server.baseUrl,
        queues: QUEUES.join('\n'),
        'max-jobs': '2',
        'idle-timeout': '8s',
        'fail-on': 'none',
        'allow-volumes': this.#volume,
        'state-dir': this.#stateDir,
      },
      goesOn: () => !this.#over,
    });
  }

  get #volume(): string {
    return `${this.#marks}:/soak`;
  }

  async run(): Promise<SoakResult> {
    const began = Date.now();
    await mkdir(this.#marks);
    for (const name of QUEUES) this.#parts.server.control.createQueue({ name, resource: 'local-container' });
    const { pushes, murders, faults, restartsAt } = this.#plan;
    const agents = this.#agents.run();
    const all = Promise.all([
      ...pushes.map((item) => this.#at(item.at, () => this.#push(item))),
      ...murders.map(({ at, field, who, post }) =>
        this.#at(at, async () => {
          if (field !== null) await this.#parts.tap.next(field, FIELD_WAIT_MS);
          this.#agents.kill(who, post);
        }),
      ),
      ...faults.map(({ at, fault }) =>
        this.#at(at, () => {
          this.#parts.server.control.addFault(fault);
          this.#faults += fault.count ?? 1;
        }),
      ),
      ...restartsAt.map((at) =>
        this.#at(at, async () => {
          await this.#engine.restart();
          this.#restarts += 1;
        }),
      ),
    ]);
    const overdue = await this.#untilOver(all, began + this.#plan.spanMs + PATIENCE_MS);
    await all;
    this.#over = true;
    this.#parts.server.control.clearFaults();
    await agents;
    const items = await this.#facts();
    const { lives } = this.#agents;
    const violations = violationsOf({
      items,
      containers: await this.#containers(),
      stateFiles: await readdir(this.#stateDir).catch(() => []),
      badEnds: lives
        .filter(({ killed, exitCode }) => !killed && exitCode !== 0)
        // An agent that starts during a restart of the engine rightly takes nothing.
        .filter(({ lastLine }) => this.#restarts === 0 || !lastLine.includes('engine does not answer'))
        .map(({ number, exitCode, lastLine }) => `agent ${number} ended with ${exitCode}: ${lastLine}`),
      overdue,
    });
    const seconds = Math.round((Date.now() - began) / 1_000);
    const { folder } = this.#parts;
    return { items, lives, faults: this.#faults, restarts: this.#restarts, seconds, violations, folder };
  }

  async #at(ms: number, act: () => unknown): Promise<void> {
    await sleep(ms);
    await act();
  }

  async #push(planned: PlannedItem): Promise<void> {
    const { server, client } = this.#parts;
    const name = QUEUES[planned.number % QUEUES.length] ?? QUEUES[0];
    const queue = { entity: server.entity, project: 'model-registry', name };
    const spec = specOf(planned, { entity: server.entity, volume: this.#volume });
    const { itemId } = await pushToQueue(client, { queue, runSpec: JSON.stringify(spec) });
    this.#pushed.push({ planned, itemId, queue: name, leasedSince: null, isOver: false });
  }

  /** Returns whether the time was over before the items were. */
  async #untilOver(all: Promise<unknown>, deadline: number): Promise<boolean> {
    let isAllDone = false;
    void all.then(() => (isAllDone = true));
    while (Date.now() < deadline) {
      for (const pushed of this.#pushed.filter(({ isOver }) => !isOver)) await this.#look(pushed);
      if (isAllDone && this.#pushed.every(({ isOver }) => isOver)) return false;
      await sleep(1_000);
    }
    return true;
  }

  async #look(pushed: Pushed): Promise<void> {
    const item = await this.#item(pushed).catch(() => null);
    if (item === null) return;
    const state = item.state.toLowerCase();
    pushed.isOver = state === 'failed' || (state === 'claimed' && (await this.#hasEnded(pushed, item)));
    if (state !== 'leased') pushed.leasedSince = null;
    else if (pushed.leasedSince === null) pushed.leasedSince = Date.now();
    else if (Date.now() - pushed.leasedSince >= LEASE_MS) this.#expire(pushed);
  }

  #expire(pushed: Pushed): void {
    pushed.leasedSince = null;
    try {
      this.#parts.server.control.expireLease(pushed.itemId);
    } catch {
      // It was claimed a moment ago.
    }
  }

  /** A run that ended, or whose program cannot end any more as its container is gone. */
  async #hasEnded({ planned }: Pushed, item: QueueItem): Promise<boolean> {
    const state = await this.#runState(item).catch(() => null);
    if (state !== null && state !== 'running' && state !== 'pending') return true;
    const { starts } = await this.#marksOf(planned.number);
    if (starts === 0) return false;
    const left = await this.#engine
      .docker('ps', '--all', '--quiet', `--filter=label=wandb.launch.item=${item.id}`)
      .catch(() => 'unknown');
    return left === '' && state !== null;
  }

  async #item({ itemId, queue }: Pushed): Promise<QueueItem> {
    const { server, client } = this.#parts;
    const place = { entity: server.entity, project: 'model-registry', name: queue };
    const item = await queueItem(client, place, itemId);
    if (item === null || item === 'queue-missing') throw new Error(`item ${itemId} is gone`);
    return item;
  }

  async #runState({ associatedRunId }: QueueItem): Promise<string | null> {
    const { server, client } = this.#parts;
    if (associatedRunId === null) return null;
    const run = { entity: server.entity, project: 'soak', runId: associatedRunId };
    return (await runStatus(client, run))?.state ?? null;
  }

  async #marksOf(number: number): Promise<Pick<ItemFacts, 'starts' | 'ends'>> {
    const text = await readFile(join(this.#marks, String(number)), 'utf8').catch(() => '');
    const lines = text.split('\n');
    return {
      starts: lines.filter((line) => line === 'start').length,
      ends: lines.flatMap((line) => (line.startsWith('end ') ? [Number(line.slice(4))] : [])),
    };
  }

  async #facts(): Promise<ItemFacts[]> {
    const { server, tap } = this.#parts;
    tap.close();
    server.control.advance(CRASHED_MS);
    const facts = this.#pushed.map(async (pushed): Promise<ItemFacts> => {
      const item = await this.#item(pushed);
      const rows = this.#agents.lives.flatMap(({ number: life, killed, leftSome, items, completed }) => [
        ...items
          .filter(({ itemId }) => itemId === pushed.itemId)
          .map(({ outcome }) => ({ life, killed: killed || leftSome, outcome })),
        ...completed
          .filter(({ runId }) => runId === item.associatedRunId)
          .map(({ outcome }) => ({ life, killed: leftSome, outcome })),
      ]);
      return {
        number: pushed.planned.number,
        itemId: pushed.itemId,
        kind: pushed.planned.kind,
        state: item.state.toLowerCase(),
        error: item.error?.message ?? null,
        runState: await this.#runState(item),
        ...(await this.#marksOf(pushed.planned.number)),
        rows,
        failures: [...(tap.failures.get(pushed.itemId) ?? [])],
      };
    });
    return (await Promise.all(facts)).sort((a, b) => a.number - b.number);
  }

  async #containers(): Promise<string[]> {
    const format = '{{.Names}} {{.Label "wandb.launch.item"}}';
    const text = await this.#engine.docker(
      'ps',
      '--all',
      '--filter=label=wandb.launch.item',
      `--format=${format}`,
    );
    const ids = new Set(this.#pushed.map(({ itemId }) => itemId));
    return text.split('\n').flatMap((line) => {
      const [name = '', itemId = ''] = line.split(' ');
      return ids.has(itemId) ? [name] : [];
    });
  }
}
