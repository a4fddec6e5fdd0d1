import { expect } from '@jest/globals';
import { createImageJob } from '../../../src/job/write.ts';
import {
  startServer,
  type LoggedRequest,
  type RunningServer,
  type ServerOptions,
} from '../../../src/server/index.ts';
import { createClient, type WandbClient } from '../../../src/wandb/index.ts';
import { queueItems } from '../../../src/wandb/operations/queues.ts';
import { runDetails } from '../../../src/wandb/operations/runs.ts';
import type { QueueItem, RunDetails } from '../../../src/wandb/types.ts';
import { rm } from 'node:fs/promises';
import { startStep, type RunningStep, type StepOptions, type StepResult } from '../../support/action.ts';

/** A server with a queue `gpu`, and a job `acme/vision/train` to put on it. */
export interface World {
  readonly server: RunningServer;
  readonly client: WandbClient;
  /**
   * Starts a step that launches the job, with the inputs `over` over the usual ones; an empty text is an input that
   * is not set. It is killed when the world ends.
   */
  start(over?: Readonly<Record<string, string>>, options?: Partial<StepOptions>): Promise<RunningStep>;
  /** The same, with its post entry, to the end. `summary` is that of both. */
  step(over?: Readonly<Record<string, string>>, options?: Partial<StepOptions>): Promise<StepResult>;
  items(queue?: string): Promise<readonly QueueItem[]>;
  /** The only item of the queue. */
  item(queue?: string): Promise<QueueItem>;
  run(runId: string): Promise<RunDetails | null>;
  /** The requests that change something, oldest first. */
  mutations(): readonly LoggedRequest[];
  /** How many pushes were received. */
  pushes(): number;
}

export const QUEUE = { entity: 'acme', project: 'model-registry', name: 'gpu' } as const;

/** Runs a test in a world of its own, so that tests may run side by side. */
export async function withWorld(
  act: (world: World) => Promise<void>,
  options: ServerOptions = {},
): Promise<void> {
  const server = await startServer({ entity: 'acme', ...options });
  const client = createClient({
    baseUrl: server.baseUrl,
    credentials: { kind: 'key', apiKey: server.apiKey },
    env: {},
  });
  const steps: RunningStep[] = [];
  try {
    server.control.createQueue({ name: QUEUE.name, resource: 'local-container' });
    await createImageJob(client, { entity: 'acme', project: 'vision', name: 'train', image: 'acme/train:1' });
    server.control.clearRequests();
    await Promise.race([act(worldOf(server, client, steps)), overdue()]);
  } finally {
    for (const { child, ended, folder } of steps) {
      child.kill('SIGKILL');
      await ended;
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    }
    await client.close();
    await server.close();
  }
}

/** A test that hangs must not hide how the others went. */
const LONGEST_MS = 70_000;

function overdue(): Promise<never> {
  return new Promise((_, reject) => {
    setTimeout(() => reject(new Error('The test did not end.')), LONGEST_MS).unref();
  });
}

function worldOf(server: RunningServer, client: WandbClient, steps: RunningStep[]): World {
  const items = async (queue: string = QUEUE.name) =>
    (await queueItems(client, { ...QUEUE, name: queue }, 100)) ?? [];
  const mutations = () => server.control.requests().filter(({ rootFields }) => rootFields.some(isMutation));
  const inputs = (over = {}) => ({
    'api-key': server.apiKey,
    'base-url': server.baseUrl,
    job: 'acme/vision/train:latest',
    queue: QUEUE.name,
    ...over,
  });
  const start: World['start'] = async (over, options) => {
    const step = await startStep({ ...options, inputs: inputs(over) });
    steps.push(step);
    return step;
  };
  return {
    server,
    client,
    start,
    async step(over, options) {
      const { main, summary } = await afterPost(await start(over, options));
      return { ...main, summary };
    },
    items,
    async item(queue) {
      const found = await items(queue);
      expect(found).toHaveLength(1);
      return found[0] as QueueItem;
    },
    run: (runId) => runDetails(client, { entity: 'acme', project: 'vision', runId }),
    mutations,
    pushes: () =>
      mutations().filter(({ rootFields }) => rootFields.some((field) => /^push/.test(field))).length,
  };
}

function isMutation(field: string): boolean {
  return /^(push|pop|ack|fail|create|upsert|update|delete|stop|use|add|remove|mark|notify)/.test(field);
}

/** Waits until `look` gives something. */
export async function eventually<T>(
  what: string,
  look: () => Promise<T | undefined> | T | undefined,
): Promise<T> {
  for (let turn = 0; turn < 600; turn += 1) {
    const found = await look();
    if (found !== undefined) return found;
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Error(`never came: ${what}`);
}

/** Waits until the step has printed `text`. */
export async function until(step: RunningStep, text: string): Promise<void> {
  await eventually(`"${text}"`, () => {
    if (step.log().includes(text)) return true;
    if (step.child.exitCode !== null) throw new Error(`ended without "${text}": ${step.log()}`);
    return undefined;
  });
}

/** The annotations of one level, as a runner reads them. */
export function annotations(
  step: Pick<StepResult, 'stdout'>,
  level: 'error' | 'warning' | 'notice',
): string[] {
  const lines = step.stdout.split('\n').filter((line) => line.startsWith(`::${level}::`));
  return lines.map((line) =>
    line
      .slice(level.length + 4)
      .replaceAll('%0A', '\n')
      .replaceAll('%0D', '\r')
      .replaceAll('%25', '%'),
  );
}

/** Runs the step's post entry, which must be green whatever it did, and gives what both printed and wrote. */
export async function afterPost(
  step: RunningStep,
): Promise<{ main: StepResult; post: StepResult; summary: string }> {
  const main = await step.ended;
  const post = await step.post();
  expect(post.exitCode).toBe(0);
  return { main, post, summary: main.summary + post.summary };
}
