import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { createCodeJob } from '../../src/job/write.ts';
import { startServer, type LoggedRequest, type RunningServer } from '../../src/server/index.ts';
import { createClient, type WandbClient } from '../../src/wandb/index.ts';
import { pushToQueue, queueItem } from '../../src/wandb/operations/queues.ts';
import type { JsonObject, QueueItem } from '../../src/wandb/types.ts';
import { cancelAsRunner, runStep, startStep, type RunningStep, type StepResult } from '../support/action.ts';

/** The agent's item report, as the `items` output has it. */
type Items = readonly {
  readonly itemId: string;
  readonly outcome: string;
  readonly exitCode: number | null;
  readonly message: string | null;
}[];

let server: RunningServer;
let client: WandbClient;
let code: string;
let job: string;

/** A job that reports a run as `MODE` says, prints what it sees, and ends with `EXIT`. */
const PROGRAM = `
const { WANDB_BASE_URL: base, WANDB_API_KEY: key, WANDB_ENTITY: entity, WANDB_PROJECT: project, WANDB_RUN_ID: run } = process.env;
const config = JSON.parse(process.env.WANDB_CONFIG);
const headers = { authorization: 'Basic ' + Buffer.from('api:' + key).toString('base64'), 'content-type': 'application/json' };
const post = (path, body) => fetch(base + path, { method: 'POST', headers, body: JSON.stringify(body) });
console.log('names: ' + Object.keys(process.env).sort().join(' '));
console.log('::error::from the job');
console.log('args: ' + process.argv.slice(2).join(' '));
if (!config.silent) {
  await post('/graphql', {
    query: 'mutation U($n: String, $p: String, $e: String) { upsertBucket(input: {name: $n, modelName: $p, entityName: $e}) { bucket { id } } }',
    variables: { n: run, p: project, e: entity },
  });
}
if (config.hang) {
  console.log('hanging');
  setInterval(() => {}, 1e6);
} else {
  if (!config.silent) await post('/files/' + entity + '/' + project + '/' + run + '/file_stream', { complete: true, exitcode: config.exit ?? 0 });
  process.exit(config.exit ?? 0);
}
`;

beforeAll(async () => {
  code = await mkdtemp(join(tmpdir(), 'code-'));
  await writeFile(join(code, 'main.mjs'), PROGRAM);
});
afterAll(() => rm(code, { recursive: true, force: true }));

beforeEach(async () => {
  server = await startServer();
  server.control.createQueue({ name: 'q1', resource: 'local-process' });
  server.control.createQueue({ name: 'q2', resource: 'local-process' });
  client = createClient({
    baseUrl: server.baseUrl,
    credentials: { kind: 'key', apiKey: server.apiKey },
    env: {},
  });
  const written = await createCodeJob(client, {
    entity: server.entity,
    project: 'p',
    name: 'work',
    directory: code,
    entryPoint: ['node', 'main.mjs'],
  });
  job = written.job;
});
afterEach(async () => {
  await client.close();
  await server.close();
});

const queueOf = (name: string) => ({ entity: server.entity, project: 'model-registry', name });

async function push(queue: string, over: JsonObject = {}, runConfig: JsonObject = {}): Promise<string> {
  const spec = {
    entity: server.entity,
    project: 'p',
    job,
    resource: 'local-process',
    overrides: { run_config: runConfig, args: ['--a', '$(id)'] },
    ...over,
  };
  return (await pushToQueue(client, { queue: queueOf(queue), runSpec: JSON.stringify(spec) })).itemId;
}

async function itemOf(queue: string, id: string): Promise<QueueItem> {
  const item = await queueItem(client, queueOf(queue), id);
  if (item === null || item === 'queue-missing') throw new Error('no such item');
  return item;
}

function inputs(over: Record<string, string> = {}): Record<string, string> {
  return {
    mode: 'agent',
    'api-key': server.apiKey,
    'base-url': server.baseUrl,
    queues: 'q1\nq2',
    'allow-local-process': 'true',
    'idle-timeout': '2s',
    ...over,
  };
}

const variablesOf = (request: LoggedRequest): JsonObject => (request.variables ?? {}) as JsonObject;

const itemsOf = (step: StepResult): Items => JSON.parse(step.outputs['items'] ?? '[]') as Items;

async function until(step: RunningStep, text: string): Promise<void> {
  for (let turn = 0; turn < 600; turn += 1) {
    if (step.log().includes(text)) return;
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Error(`never printed ${text}: ${step.log()}`);
}

describe('mode: agent, as a step', () => {
  test('drains two queues, tells each item’s end, and is red when one failed', async () => {
    const good = await push('q1');
    const bad = await push('q2', {}, { exit: 3 });
    const step = await runStep({ inputs: inputs() });
    const items = itemsOf(step);
    expect(items.map(({ itemId, outcome, exitCode }) => [itemId, outcome, exitCode]).sort()).toEqual(
      [
        [good, 'succeeded', 0],
        [bad, 'job-failed', 3],
      ].sort(),
    );
    expect(step.exitCode).toBe(1);
    expect(step.summary).toContain('exit code');
    expect((await itemOf('q1', good)).associatedRunId).not.toBeNull();
    // Its run tells of the failure; the item is not failed by the agent.
    expect((await itemOf('q2', bad)).state).toBe('claimed');
  }, 60_000);

  test('fail-on: none is green; max-items ends it', async () => {
    await push('q1', {}, { exit: 1 });
    const left = await push('q1');
    const step = await runStep({ inputs: inputs({ 'fail-on': 'none', 'max-items': '1' }) });
    expect(step.exitCode).toBe(0);
    expect(itemsOf(step)).toHaveLength(1);
    expect((await itemOf('q1', left)).state).toBe('pending');
  }, 60_000);

  test('a job sees its own variables and harmless ones, its arguments as words, and can command nothing', async () => {
    await push('q1');
    const step = await runStep({
      inputs: inputs(),
      env: { AWS_SECRET_ACCESS_KEY: 'canary-cloud-secret', DATA: 'x' },
    });
    const names = /names: (.*)/.exec(step.stdout)?.[1]?.split(' ') ?? [];
    expect(names.filter((name) => !name.startsWith('WANDB_'))).toEqual(['HOME', 'PATH']);
    expect(names).toContain('WANDB_LAUNCH_TRACE_ID');
    expect(step.stdout).toContain('args: --a $(id)');
    expect(step.stdout).not.toMatch(/^::error::from the job/m);
    expect(step.stdout.replace(/^::add-mask::.*$/gm, '')).not.toContain(server.apiKey);
    expect(step.stdout).not.toContain('canary-cloud-secret');
  }, 60_000);

  test('without allow-local-process the item is failed with the remedy, and nothing runs', async () => {
    const id = await push('q1');
    const step = await runStep({ inputs: inputs({ 'allow-local-process': 'false' }) });
    const item = await itemOf('q1', id);
    expect(item.state).toBe('failed');
    expect(item.error?.message).toMatch(/does not allow resource "local-process".*allow-local-process: true/);
    expect(itemsOf(step)).toMatchObject([{ itemId: id, outcome: 'refused' }]);
    expect(step.exitCode).toBe(1);
    expect(step.stdout).not.toContain('names:');
  }, 60_000);

  test.each<[string, JsonObject, RegExp]>([
    ['a job that is not there', { job: 'acme/p/gone:v0' }, /gone/],
    ['a spec without entity', { entity: '' }, /entity/],
    ['arguments that are not words', { overrides: { args: [1] } }, /args/],
    ['another resource', { resource: 'kubernetes' }, /no runner for resource "kubernetes"/],
    [
      'a program that is not installed',
      { overrides: { entry_point: ['no-such-program'] } },
      /no-such-program/,
    ],
  ])(
    '%s fails the item in a sentence',
    async (_name, over, message) => {
      const id = await push('q1', over);
      const step = await runStep({ inputs: inputs({ 'max-items': '1' }) });
      const item = await itemOf('q1', id);
      expect(item.state).toBe('failed');
      expect(item.error?.message).toMatch(message);
      expect(step.exitCode).toBe(1);
    },
    60_000,
  );

  test('story 15, a wrong key looks idle: it is told within ten seconds, and nothing is taken', async () => {
    const id = await push('q1');
    const began = Date.now();
    const step = await runStep({ inputs: inputs({ 'api-key': 'f'.repeat(40), 'idle-timeout': '10m' }) });
    expect(Date.now() - began).toBeLessThan(10_000);
    expect(step.exitCode).toBe(1);
    expect(step.stdout).toMatch(/^::error::.*key/m);
    expect((await itemOf('q1', id)).state).toBe('pending');
  }, 60_000);

  test('story 15, a wrong key looks idle: so is a missing queue, with the queues that there are', async () => {
    const began = Date.now();
    const step = await runStep({ inputs: inputs({ queues: 'gpu-shrt', 'idle-timeout': '10m' }) });
    expect(Date.now() - began).toBeLessThan(10_000);
    expect(step.exitCode).toBe(1);
    expect(step.stdout).toMatch(/^::error::Queue "gpu-shrt" not found in "acme" \(its queues: .*q1, q2\)/m);
  }, 60_000);

  test('cancelled by the runner’s signals: the job is stopped, the item failed, the agent KILLED, the summary there', async () => {
    const id = await push('q1', {}, { hang: true });
    const step = await startStep({ inputs: inputs() });
    await until(step, 'hanging');
    const main = await cancelAsRunner(step);
    const post = await step.post();
    expect(main.exitCode).toBe(1);
    expect(itemsOf(main)).toMatchObject([{ itemId: id, outcome: 'cancelled' }]);
    const item = await itemOf('q1', id);
    expect(item.state).toBe('failed');
    expect(item.error?.message).toMatch(/cancelled/);
    expect(main.summary).toContain('Cancelled');
    expect(post.exitCode).toBe(0);
    const statuses = server.control.requests().map((request) => variablesOf(request)['agentStatus']);
    expect(statuses.findLast((status) => status !== undefined)).toBe('KILLED');
  }, 60_000);

  test('a stop asked for in the UI ends the agent', async () => {
    const step = await startStep({ inputs: inputs({ 'idle-timeout': '10m' }) });
    await until(step, 'polling on queues');
    const asked = server.control.requests().findLast((request) => request.rootFields.includes('launchAgent'));
    if (!asked) throw new Error('the agent never asked whether it is to stop');
    server.control.stopAgent(String(Object.values(variablesOf(asked))[0]));
    const main = await step.ended;
    await step.post();
    expect(main.exitCode).toBe(0);
    expect(main.stdout).toContain('a stop was asked for in W&B');
  }, 60_000);
});
