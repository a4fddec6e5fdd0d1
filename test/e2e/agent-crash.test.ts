import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { createCodeJob } from '../../src/job/write.ts';
import { startServer, type RunningServer } from '../../src/server/index.ts';
import { createClient, type WandbClient } from '../../src/wandb/index.ts';
import { pushToQueue, queueItem } from '../../src/wandb/operations/queues.ts';
import { runStatus } from '../../src/wandb/operations/runs.ts';
import type { JsonObject, QueueItem } from '../../src/wandb/types.ts';
import { startStep, type RunningStep } from '../support/action.ts';

let server: RunningServer;
let client: WandbClient;
let code: string;
let stateDir: string;
let job: string;

/** A job that begins a run, tells its process id, and ends or hangs, deaf to SIGTERM. */
const PROGRAM = `
const { WANDB_BASE_URL: base, WANDB_API_KEY: key, WANDB_ENTITY: entity, WANDB_PROJECT: project, WANDB_RUN_ID: run } = process.env;
const config = JSON.parse(process.env.WANDB_CONFIG);
const headers = { authorization: 'Basic ' + Buffer.from('api:' + key).toString('base64'), 'content-type': 'application/json' };
const post = (path, body) => fetch(base + path, { method: 'POST', headers, body: JSON.stringify(body) });
process.on('SIGTERM', () => {});
await post('/graphql', {
  query: 'mutation U($n: String, $p: String, $e: String) { upsertBucket(input: {name: $n, modelName: $p, entityName: $e}) { bucket { id } } }',
  variables: { n: run, p: project, e: entity },
});
console.log('process ' + process.pid + ' runs');
if (config.hang) setInterval(() => {}, 1e6);
else await post('/files/' + entity + '/' + project + '/' + run + '/file_stream', { complete: true, exitcode: 0 });
`;

beforeAll(async () => {
  code = await mkdtemp(join(tmpdir(), 'code-'));
  await writeFile(join(code, 'main.mjs'), PROGRAM);
});
afterAll(() => rm(code, { recursive: true, force: true }));

beforeEach(async () => {
  stateDir = await mkdtemp(join(tmpdir(), 'state-'));
  server = await startServer();
  server.control.createQueue({ name: 'q', resource: 'local-process' });
  const credentials = { kind: 'key', apiKey: server.apiKey } as const;
  client = createClient({ baseUrl: server.baseUrl, credentials, env: {} });
  const place = { entity: server.entity, project: 'p', name: 'work' };
  job = (await createCodeJob(client, { ...place, directory: code, entryPoint: ['node', 'main.mjs'] })).job;
});
afterEach(async () => {
  await client.close();
  await server.close();
  await rm(stateDir, { recursive: true, force: true });
});

const queue = () => ({ entity: server.entity, project: 'model-registry', name: 'q' });

async function push(runConfig: JsonObject = {}): Promise<string> {
  const overrides = { run_config: runConfig };
  const spec = { entity: server.entity, project: 'p', job, resource: 'local-process', overrides };
  return (await pushToQueue(client, { queue: queue(), runSpec: JSON.stringify(spec) })).itemId;
}

async function itemOf(id: string): Promise<QueueItem> {
  const item = await queueItem(client, queue(), id);
  if (item === null || item === 'queue-missing') throw new Error('no such item');
  return item;
}

const start = (over: Record<string, string> = {}): Promise<RunningStep> =>
  startStep({
    inputs: {
      mode: 'agent',
      'api-key': server.apiKey,
      'base-url': server.baseUrl,
      queues: 'q',
      'allow-local-process': 'true',
      'idle-timeout': '2s',
      'state-dir': stateDir,
      ...over,
    },
  });

async function processOf(step: RunningStep): Promise<number> {
  for (let turn = 0; turn < 400; turn += 1) {
    const [, pid] = /process (\d+) runs/.exec(step.log()) ?? [];
    if (pid !== undefined) return Number(pid);
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Error(`no job runs: ${step.log()}`);
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

async function gone(pid: number): Promise<boolean> {
  for (let turn = 0; turn < 100 && isRunning(pid); turn += 1)
    await new Promise((done) => setTimeout(done, 50));
  return !isRunning(pid);
}

describe('an agent that is killed', () => {
  test('story 17, claimed, then lost: the next agent fails the item as "runner lost at …", and goes on', async () => {
    const lost = await push({ hang: true });
    const first = await start();
    const pid = await processOf(first);
    first.child.kill('SIGKILL');
    await first.ended;
    const next = await push();
    const second = await start();
    const end = await second.ended;
    expect(await gone(pid)).toBe(true);
    expect(await itemOf(lost)).toMatchObject({
      state: 'failed',
      error: { message: expect.stringMatching(/^runner lost at \d{4}-\d\d-\d\dT[\d:]+Z$/) },
    });
    expect(JSON.parse(end.outputs['items'] ?? '[]')).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ itemId: lost, outcome: 'agent-failed' }),
        expect.objectContaining({ itemId: next, outcome: 'succeeded' }),
      ]),
    );
    expect(await readdir(stateDir)).toEqual([]);
    await second.post();
    await first.post();
  }, 60_000);

  test('story 22, the ghost: post stops what runs, fails the item, ends the run, and writes the summary', async () => {
    const id = await push({ hang: true });
    const step = await start();
    const pid = await processOf(step);
    step.child.kill('SIGKILL');
    await step.ended;
    const post = await step.post();
    expect(post.exitCode).toBe(0);
    expect(await gone(pid)).toBe(true);
    const item = await itemOf(id);
    expect(item).toMatchObject({
      state: 'failed',
      error: { message: 'cancelled by workflow run https://github.com/acme/models/actions/runs/4711' },
    });
    const run = await runStatus(client, {
      entity: server.entity,
      project: 'p',
      runId: item.associatedRunId ?? '',
    });
    expect(run?.state).toBe('killed');
    expect(post.summary).toContain('Cancelled');
    expect(await readdir(stateDir)).toEqual([]);
  }, 60_000);

  test('two agents on one box at once do not disturb each other; each item runs once', async () => {
    const ids: string[] = [];
    for (let index = 0; index < 8; index += 1) ids.push(await push());
    const steps = await Promise.all([start(), start()]);
    const ends = await Promise.all(steps.map((step) => step.ended));
    const items = ends.flatMap(
      (end) => JSON.parse(end.outputs['items'] ?? '[]') as { itemId: string; outcome: string }[],
    );
    expect(items.map(({ itemId }) => itemId).sort()).toEqual([...ids].sort());
    expect(items.every(({ outcome }) => outcome === 'succeeded')).toBe(true);
    expect(ends.map(({ exitCode }) => exitCode)).toEqual([0, 0]);
    for (const step of steps) await step.post();
    expect(await readdir(stateDir)).toEqual([]);
  }, 60_000);
});
