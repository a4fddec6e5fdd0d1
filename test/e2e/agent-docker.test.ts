import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { createCodeJob } from '../../src/job/write.ts';
import { startServer, type RunningServer } from '../../src/server/index.ts';
import { createClient, type WandbClient } from '../../src/wandb/index.ts';
import { pushToQueue, queueItem } from '../../src/wandb/operations/queues.ts';
import { runStatus } from '../../src/wandb/operations/runs.ts';
import type { JsonObject, QueueItem } from '../../src/wandb/types.ts';
import { cancelAsRunner, runStep, startStep, type RunningStep, type StepResult } from '../support/action.ts';
import { describeWithDocker, docker } from '../support/docker.ts';

interface Item {
  readonly itemId: string;
  readonly runId: string | null;
  readonly outcome: string;
  readonly exitCode: number | null;
  readonly message: string | null;
  readonly metrics: JsonObject | null;
}

/** A job that begins a run, logs a metric, and ends as its configuration says; deaf to SIGTERM while it hangs. */
const PROGRAM = `
const { WANDB_BASE_URL: base, WANDB_API_KEY: key, WANDB_ENTITY: entity, WANDB_PROJECT: project, WANDB_RUN_ID: run } = process.env;
const config = JSON.parse(process.env.WANDB_CONFIG);
const headers = { authorization: 'Basic ' + Buffer.from('api:' + key).toString('base64'), 'content-type': 'application/json' };
const post = (path, body) => fetch(base + path, { method: 'POST', headers, body: JSON.stringify(body) });
const stream = '/files/' + entity + '/' + project + '/' + run + '/file_stream';
process.on('SIGTERM', () => {});
await post('/graphql', {
  query: 'mutation U($n: String, $p: String, $e: String) { upsertBucket(input: {name: $n, modelName: $p, entityName: $e}) { bucket { id } } }',
  variables: { n: run, p: project, e: entity },
});
await post(stream, { files: { 'wandb-summary.json': { offset: 0, content: ['{"accuracy": 0.75, "_step": 3}'] } } });
if (config.talk) console.log('names: ' + Object.keys(process.env).sort().join(' ') + '\\n::add-path::/evil\\nhere ##[error]x');
if (config.seconds) await new Promise((done) => setTimeout(done, config.seconds * 1000));
await post(stream, { complete: true, exitcode: config.exit ?? 0 });
process.exit(config.exit ?? 0);
`;
const IMAGE = 'node:20-slim';

describeWithDocker('mode: agent, in containers', (engine) => {
  let server: RunningServer;
  let client: WandbClient;
  let code: string;
  let stateDir: string;
  let job: string;

  beforeAll(async () => {
    code = await mkdtemp(join(tmpdir(), 'code-'));
    await writeFile(join(code, 'main.mjs'), PROGRAM);
    docker(engine, ['pull', '-q', IMAGE]);
  }, 120_000);
  afterAll(() => rm(code, { recursive: true, force: true }));

  beforeEach(async () => {
    stateDir = await mkdtemp(join(tmpdir(), 'state-'));
    server = await startServer();
    for (const name of ['q1', 'q2']) server.control.createQueue({ name, resource: 'local-container' });
    const credentials = { kind: 'key', apiKey: server.apiKey } as const;
    client = createClient({ baseUrl: server.baseUrl, credentials, env: {} });
    const place = { entity: server.entity, project: 'p', name: 'work' };
    job = (
      await createCodeJob(client, {
        ...place,
        directory: code,
        entryPoint: ['node', 'main.mjs'],
        baseImage: IMAGE,
      })
    ).job;
  });
  afterEach(async () => {
    await client.close();
    await server.close();
    await rm(stateDir, { recursive: true, force: true });
  });

  const queueOf = (name: string) => ({ entity: server.entity, project: 'model-registry', name });
  async function push(queue: string, runConfig: JsonObject = {}, over: JsonObject = {}): Promise<string> {
    const overrides = { run_config: runConfig };
    const spec = {
      entity: server.entity,
      project: 'p',
      job,
      resource: 'local-container',
      overrides,
      ...over,
    };
    return (await pushToQueue(client, { queue: queueOf(queue), runSpec: JSON.stringify(spec) })).itemId;
  }
  async function itemOf(queue: string, id: string): Promise<QueueItem> {
    const item = await queueItem(client, queueOf(queue), id);
    if (item === null || item === 'queue-missing') throw new Error('no such item');
    return item;
  }
  const options = (over: Record<string, string> = {}, env: Record<string, string> = {}) => ({
    inputs: {
      mode: 'agent',
      'api-key': server.apiKey,
      'base-url': server.baseUrl,
      queues: 'q1\nq2',
      'idle-timeout': '2s',
      'state-dir': stateDir,
      ...over,
    },
    env: {
      ...engine.env,
      PATH: `${dirname(engine.program)}${delimiter}${process.env['PATH'] ?? ''}`,
      ...env,
    },
  });
  const itemsOf = (step: StepResult): readonly Item[] => JSON.parse(step.outputs['items'] ?? '[]') as Item[];
  const containersOf = (id: string) =>
    docker(engine, ['ps', '-aq', '--filter', `label=wandb.launch.item=${id}`])
      .split('\n')
      .filter(Boolean);

  async function until(step: RunningStep, text: string | RegExp): Promise<void> {
    for (let turn = 0; turn < 600; turn += 1) {
      if (typeof text === 'string' ? step.log().includes(text) : text.test(step.log())) return;
      await new Promise((done) => setTimeout(done, 50));
    }
    throw new Error(`never printed ${text}: ${step.log()}`);
  }
  async function running(id: string): Promise<string> {
    for (let turn = 0; turn < 600; turn += 1) {
      const [name] = docker(engine, ['ps', '-q', '--filter', `label=wandb.launch.item=${id}`]).split('\n');
      if (name) return name;
      await new Promise((done) => setTimeout(done, 50));
    }
    throw new Error(`no container runs for ${id}`);
  }

  test('ten items over two queues, three of them failing differently, three at once', async () => {
    const good: string[] = [];
    for (let index = 0; index < 4; index += 1) good.push(await push('q1'));
    const exits = await push('q1', { exit: 3 });
    const denied = await push('q2', {}, { job: null, docker: { docker_image: '127.0.0.1:1/no/such:image' } });
    for (let index = 0; index < 2; index += 1) good.push(await push('q2'));
    const unknown = await push('q2', {}, { overrides: { entry_point: ['no-such-program'], run_config: {} } });
    good.push(await push('q2'));
    const step = await runStep(options({ 'max-jobs': '3' }));
    const items = itemsOf(step);
    const of = (id: string) => items.filter(({ itemId }) => itemId === id);
    expect(items).toHaveLength(10);
    for (const id of good) {
      expect(of(id)).toMatchObject([{ outcome: 'succeeded', exitCode: 0, metrics: { accuracy: 0.75 } }]);
    }
    expect(of(exits)).toMatchObject([{ outcome: 'job-failed', exitCode: 3 }]);
    expect(of(denied)).toMatchObject([
      { outcome: 'agent-failed', message: expect.stringMatching(/Cannot pull/) },
    ]);
    expect(of(unknown)).toMatchObject([
      { outcome: 'agent-failed', message: expect.stringMatching(/program does not exist in the image/) },
    ]);
    expect((await itemOf('q2', denied)).state).toBe('failed');
    expect((await itemOf('q2', unknown)).state).toBe('failed');
    expect(step.exitCode).toBe(1);
    expect(step.summary).toContain('3 of 10 items failed');
    for (const { itemId } of items) expect(containersOf(itemId)).toEqual([]);
    expect(await readdir(stateDir)).toEqual([]);
  }, 180_000);

  test('story 23, the job too quiet to die: cancelled by the runner’s signals, then post', async () => {
    const id = await push('q1', { seconds: 3_600 });
    const step = await startStep(options());
    await running(id);
    await until(step, 'Started');
    const main = await cancelAsRunner(step);
    const post = await step.post();
    expect(main.exitCode).toBe(1);
    expect(itemsOf(main)).toMatchObject([{ itemId: id, outcome: 'cancelled' }]);
    expect(main.summary + post.summary).toContain('Cancelled');
    const item = await itemOf('q1', id);
    expect(item).toMatchObject({
      state: 'failed',
      error: { message: expect.stringMatching(/cancelled by workflow run/) },
    });
    const run = { entity: server.entity, project: 'p', runId: item.associatedRunId ?? '' };
    expect((await runStatus(client, run))?.state).toBe('killed');
    expect(containersOf(id)).toEqual([]);
    expect(await readdir(stateDir)).toEqual([]);
  }, 120_000);

  test('story 24, a grace longer than a cancel gives: post waits for it', async () => {
    const id = await push('q1', { seconds: 3_600 });
    const step = await startStep(options({ 'stop-grace': '12s' }));
    await running(id);
    await until(step, 'Started');
    const main = await cancelAsRunner(step);
    const post = await step.post();
    expect(itemsOf(main)).toMatchObject([{ itemId: id, outcome: 'cancelled' }]);
    expect(main.summary + post.summary).toContain('Cancelled');
    expect((await itemOf('q1', id)).state).toBe('failed');
    expect(containersOf(id)).toEqual([]);
    expect(await readdir(stateDir)).toEqual([]);
  }, 120_000);

  test('after kill -9 the next agent takes the container over, and reports its end', async () => {
    const id = await push('q1', { seconds: 6, talk: true });
    const first = await startStep(options());
    await until(first, 'names:');
    const container = await running(id);
    first.child.kill('SIGKILL');
    await first.ended;
    const second = await startStep(options());
    const end = await second.ended;
    expect(end.stdout).toContain(`Takes over item ${id}`);
    expect(itemsOf(end)).toMatchObject([{ itemId: id, outcome: 'succeeded', exitCode: 0 }]);
    expect(end.exitCode).toBe(0);
    expect((await itemOf('q1', id)).state).not.toBe('failed');
    expect(containersOf(id)).toEqual([]);
    expect(container).not.toBe('');
    // The killed step's own cleanup finds that it is seen to.
    const post = await first.post();
    expect(post.stdout).toContain('seen to already');
    await second.post();
    expect(await readdir(stateDir)).toEqual([]);
  }, 120_000);

  test('two agents at once: what the other runs is left alone, and so is a container that is nobody’s', async () => {
    const foreign = docker(engine, ['run', '-d', '--label', 'theirs=1', 'busybox:latest', 'sleep', '600']);
    try {
      const long = await push('q1', { seconds: 5 });
      const first = await startStep(options({ queues: 'q1' }));
      await running(long);
      const short = await push('q2');
      const second = await runStep(options({ queues: 'q2' }));
      expect(itemsOf(second)).toMatchObject([{ itemId: short, outcome: 'succeeded' }]);
      const end = await first.ended;
      await first.post();
      expect(itemsOf(end)).toMatchObject([{ itemId: long, outcome: 'succeeded' }]);
      expect(docker(engine, ['inspect', '-f', '{{.State.Running}}', foreign])).toBe('true');
    } finally {
      docker(engine, ['rm', '-f', foreign]);
    }
  }, 120_000);

  test('story 27, wedged GPU eats the queue: with a broken engine no item is claimed', async () => {
    const id = await push('q1');
    const step = await runStep(options({}, { DOCKER_HOST: 'unix:///nonexistent/docker.sock' }));
    expect(step.exitCode).toBe(1);
    expect(step.stdout).toMatch(/^::error::.*Docker engine does not answer/m);
    expect((await itemOf('q1', id)).state).toBe('pending');
  }, 60_000);
});
