import { ackItem, failItem, popFromQueue, warnItem } from '../../../src/wandb/operations/agents.ts';
import { finishRun, upsertRun } from '../../../src/wandb/operations/runs.ts';
import type { JsonObject, RunRef } from '../../../src/wandb/types.ts';
import { eventually, QUEUE, type World } from './world.ts';

/** An item that an agent holds: the test plays the agent, and the program that it starts. */
export interface Held {
  readonly itemId: string;
  readonly spec: JsonObject;
  readonly ref: RunRef;
  /** Claims the item: from now on its run has a name. */
  claim(): Promise<void>;
  /** The program starts its run. */
  start(config?: JsonObject): Promise<void>;
  /** The program gives its run a display name. */
  rename(displayName: string): Promise<void>;
  /** The program sends lines of log and its summary. */
  send(sent: { readonly log?: readonly string[]; readonly summary?: JsonObject }): Promise<void>;
  finish(exitCode?: number): Promise<void>;
  setState(state: string): void;
  fail(message: string, stage: string): Promise<void>;
  warn(message: string, stage: string): Promise<void>;
  /** The program ends as soon as it is told to stop, as a good one does. */
  heedStop(): Promise<void>;
}

/** Takes the next item of the queue: it is leased, and not claimed yet. */
export async function lease(world: World, queue: string = QUEUE.name): Promise<Held> {
  const { client, server } = world;
  const popped = await eventually('an item to take', async () => {
    const found = await popFromQueue(client, { ...QUEUE, queue, agentId: 'agent' });
    return found ?? undefined;
  });
  const spec = popped.runSpec;
  const ref = {
    entity: String(spec['entity']),
    project: String(spec['project']),
    // The action names the run; the library leaves that to the agent, as Python does.
    runId: typeof spec['run_id'] === 'string' ? spec['run_id'] : 'chosen01',
  };
  const stream = (body: JsonObject) =>
    client.file({
      method: 'POST',
      url: `${client.baseUrl}/files/${ref.entity}/${ref.project}/${ref.runId}/file_stream`,
      headers: { 'content-type': 'application/json' },
      body: () => JSON.stringify(body),
      authorized: true,
    });
  return {
    itemId: popped.itemId,
    spec,
    ref,
    async claim() {
      await ackItem(client, { itemId: popped.itemId, runId: ref.runId, queue: { ...QUEUE, name: queue } });
    },
    async start(config = {}) {
      const trace = { _wandb: { launch_trace_id: popped.itemId, launch_queue_name: queue } };
      await upsertRun(client, { ...ref, config: { ...trace, ...config } });
    },
    async rename(displayName) {
      await upsertRun(client, { ...ref, displayName });
    },
    async send({ log = [], summary }) {
      await stream({
        files: {
          'output.log': { offset: 0, content: log },
          ...(summary === undefined
            ? {}
            : { 'wandb-summary.json': { offset: 0, content: [JSON.stringify(summary)] } }),
        },
      });
    },
    finish: (exitCode = 0) => finishRun(client, ref, exitCode),
    setState: (state) => server.control.setRunState({ ...ref, run: ref.runId, state }),
    async fail(message, stage) {
      await failItem(client, { itemId: popped.itemId, message, stage });
    },
    async warn(message, stage) {
      await warnItem(client, { itemId: popped.itemId, message, stage });
    },
    async heedStop() {
      await eventually('a request to stop', async () =>
        (await world.run(ref.runId))?.stopped ? true : undefined,
      );
      await finishRun(client, ref, 255);
    },
  };
}

/** Takes the next item and brings its run up. */
export async function takeAndStart(world: World, config: JsonObject = {}, queue?: string): Promise<Held> {
  const held = await lease(world, queue);
  await held.claim();
  await held.start(config);
  return held;
}
