import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { createCodeJob } from '../../../src/job/write.ts';
import { startServer, type RunningServer, type ServerOptions } from '../../../src/server/index.ts';
import { createClient, type WandbClient } from '../../../src/wandb/index.ts';
import { pushToQueue, queueItem } from '../../../src/wandb/operations/queues.ts';
import type { JsonObject, QueueItem } from '../../../src/wandb/types.ts';
import type { StepOptions, StepResult } from '../../support/action.ts';
import { docker, type TestEngine } from '../../support/docker.ts';
import { eventually } from './world.ts';

/** The agent's report of one item, as the `items` output has it. */
export interface ItemReport {
  readonly itemId: string;
  readonly runId: string | null;
  readonly state: string;
  readonly outcome: string;
  readonly exitCode: number | null;
  readonly runSeconds: number | null;
  readonly message: string | null;
  readonly metrics: JsonObject | null;
}

/** An image with node. */
export const NODE_IMAGE = 'node:20-slim';

/** A server with queues of resource `local-container`, and an engine whose containers can reach it. */
export interface ContainerWorld {
  readonly engine: TestEngine;
  readonly server: RunningServer;
  readonly client: WandbClient;
  /** The agent's `state-dir`. */
  readonly stateDir: string;
  /** Makes a code job of one program for node. @returns its reference */
  job(name: string, program: string): Promise<string>;
  /** Pushes an item with `spec` over the usual one. @returns its id */
  push(spec: JsonObject, queue?: string): Promise<string>;
  item(id: string, queue?: string): Promise<QueueItem>;
  /** What a step in `mode: agent` is started with: inputs and variables over the usual ones. */
  step(
    inputs?: Readonly<Record<string, string>>,
    env?: Readonly<Record<string, string | undefined>>,
  ): StepOptions;
  /** The containers of an item, running or not. */
  containers(id: string): readonly string[];
  /** Waits until a container runs for the item. @returns its id */
  running(id: string): Promise<string>;
  close(): Promise<void>;
}

export async function openContainers(
  engine: TestEngine,
  { queues = ['q'], ...options }: ServerOptions & { readonly queues?: readonly string[] } = {},
): Promise<ContainerWorld> {
  const [stateDir = '', code = ''] = await Promise.all(
    ['state-', 'code-'].map((name) => mkdtemp(join(tmpdir(), name))),
  );
  const server = await startServer(options);
  for (const name of queues) server.control.createQueue({ name, resource: 'local-container' });
  const credentials = { kind: 'key', apiKey: server.apiKey } as const;
  const client = createClient({ baseUrl: server.baseUrl, credentials, env: {} });
  const { entity } = server;
  const [first = 'q'] = queues;
  const queueOf = (name: string) => ({ entity, project: 'model-registry', name });
  const ps = (...flags: string[]) =>
    docker(engine, ['ps', ...flags])
      .split('\n')
      .filter(Boolean);
  return {
    engine,
    server,
    client,
    stateDir,
    async job(name, program) {
      const directory = join(code, name);
      await mkdir(directory, { recursive: true });
      await writeFile(join(directory, 'main.mjs'), program);
      const entryPoint = ['node', 'main.mjs'];
      const place = { entity, project: 'p', name, directory, entryPoint };
      return (await createCodeJob(client, { ...place, baseImage: NODE_IMAGE })).job;
    },
    async push(over, queue = first) {
      const runSpec = JSON.stringify({ entity, project: 'p', resource: 'local-container', ...over });
      return (await pushToQueue(client, { queue: queueOf(queue), runSpec })).itemId;
    },
    async item(id, queue = first) {
      const item = await queueItem(client, queueOf(queue), id);
      if (item === null || item === 'queue-missing') throw new Error('no such item');
      return item;
    },
    step: (inputs = {}, env = {}) => ({
      inputs: {
        mode: 'agent',
        'api-key': server.apiKey,
        'base-url': server.baseUrl,
        queues: queues.join('\n'),
        'idle-timeout': '2s',
        'state-dir': stateDir,
        ...inputs,
      },
      env: {
        ...engine.env,
        PATH: `${dirname(engine.program)}${delimiter}${process.env['PATH'] ?? ''}`,
        ...env,
      },
    }),
    containers: (id) => ps('-aq', '--filter', `label=wandb.launch.item=${id}`),
    running: (id) =>
      eventually('a container', () => ps('-q', '--filter', `label=wandb.launch.item=${id}`)[0]),
    async close() {
      await client.close();
      await server.close();
      for (const folder of [stateDir, code]) await rm(folder, { recursive: true, force: true });
    },
  };
}

export function itemsOf(step: Pick<StepResult, 'outputs'>): readonly ItemReport[] {
  return JSON.parse(step.outputs['items'] ?? '[]') as ItemReport[];
}

/**
 * The start of a program that plays a W&B run, for node: `begin()` starts it, `log(summary)` gives it metrics,
 * `finish(code)` ends run and program; `config` is its configuration.
 */
export const PLAYED_RUN = `
const { WANDB_BASE_URL: base, WANDB_API_KEY: key, WANDB_ENTITY: entity, WANDB_PROJECT: project, WANDB_RUN_ID: run } = process.env;
const config = JSON.parse(process.env.WANDB_CONFIG);
const headers = { authorization: 'Basic ' + Buffer.from('api:' + key).toString('base64'), 'content-type': 'application/json' };
const post = (path, body) => fetch(base + path, { method: 'POST', headers, body: JSON.stringify(body) });
const stream = '/files/' + entity + '/' + project + '/' + run + '/file_stream';
const begin = () => post('/graphql', {
  query: 'mutation U($n: String, $p: String, $e: String) { upsertBucket(input: {name: $n, modelName: $p, entityName: $e}) { bucket { id } } }',
  variables: { n: run, p: project, e: entity },
});
const log = (summary) => post(stream, { files: { 'wandb-summary.json': { offset: 0, content: [JSON.stringify(summary)] } } });
const finish = async (code) => {
  await post(stream, { complete: true, exitcode: code });
  process.exit(code);
};
const sleep = (seconds) => new Promise((done) => setTimeout(done, seconds * 1000));
`;
