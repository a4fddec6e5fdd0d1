import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { createImageJob } from '../../src/job/write.ts';
import { collectResult } from '../../src/launch/collect-result.ts';
import { InvalidLaunchError, SubmitUnknownError } from '../../src/launch/errors.ts';
import { launchAdd } from '../../src/launch/launch-add.ts';
import type { LaunchAddOptions } from '../../src/launch/options.ts';
import { prepareLaunch } from '../../src/launch/prepare.ts';
import { startServer, type RunningServer } from '../../src/server/index.ts';
import { createClient } from '../../src/wandb/create-client.ts';
import type { WandbClient } from '../../src/wandb/client.ts';
import { ackItem, createLaunchAgent, failItem, popFromQueue } from '../../src/wandb/operations/agents.ts';
import { queueItems } from '../../src/wandb/operations/queues.ts';
import { finishRun, upsertRun } from '../../src/wandb/operations/runs.ts';

/** The checks, the push and the wait against the embedded server, over the wire. */
let server: RunningServer;
let client: WandbClient;
let gpuQueue: string;
let job: string;

const PROJECT = 'model-registry';
const queue = (name: string) => ({ entity: 'acme', project: PROJECT, name });

beforeAll(async () => {
  server = await startServer({ entity: 'acme', teams: ['lab'] });
  client = createClient({
    baseUrl: server.baseUrl,
    env: {},
    credentials: { kind: 'key', apiKey: server.apiKey },
  });
  gpuQueue = server.control.createQueue({
    name: 'gpu',
    resource: 'kubernetes',
    prioritizationMode: 'V0',
    templateVariables: {
      gpus: { schema: { type: 'integer', minimum: 1, maximum: 8 } },
      pool: { schema: { type: 'string', enum: ['a', 'b'], default: 'a' } },
    },
  });
  server.control.createQueue({ name: 'plain', resource: 'local-container' });
  server.control.createQueue({ name: 'process', resource: 'local-process' });
  const made = await createImageJob(client, {
    entity: 'acme',
    project: 'vision',
    name: 'train',
    image: 'acme/train:1',
  });
  job = 'acme/vision/train:latest';
  expect(made.job).toBe('acme/vision/train:v0');
});

afterAll(async () => {
  await client.close();
  await server.close();
});

beforeEach(() => {
  server.control.clearFaults();
  server.control.clearRequests();
});

const mutations = () =>
  server.control
    .requests()
    .filter(({ rootFields }) => rootFields.some((field) => /^(push|create|upsert|delete)/.test(field)));

async function problemsOf(options: LaunchAddOptions): Promise<string[]> {
  const thrown: unknown = await prepareLaunch(options, { client }).catch((error: unknown) => error);
  expect(mutations()).toEqual([]);
  if (!(thrown instanceof InvalidLaunchError)) throw thrown;
  return thrown.message.split('\n');
}

describe('checks before the push', () => {
  test('what was learnt', async () => {
    const { resolved, spec, warnings } = await prepareLaunch(
      { job, queueName: 'gpu', templateVariables: { gpus: 4 } },
      { client },
    );
    expect(resolved).toMatchObject({
      viewer: { entity: 'acme', username: 'ada' },
      queueDetails: { id: gpuQueue, name: 'gpu', prioritizationMode: 'V0' },
      queueDefaults: { resource: 'kubernetes' },
      jobReference: 'acme/vision/train:v0',
      agents: 0,
      image: null,
    });
    expect(resolved.queueUrl).toContain(`/acme/launch/${gpuQueue}`);
    expect(spec).toMatchObject({ job, entity: 'acme', project: 'vision' });
    expect(warnings).toEqual([expect.stringContaining('No agent polls the queue gpu')]);
  });

  test('a job can be pinned to its version', async () => {
    const { spec } = await prepareLaunch({ job, queueName: 'gpu' }, { client, pinJob: true });
    expect(spec['job']).toBe('acme/vision/train:v0');
  });

  test('preparing writes nothing', async () => {
    await prepareLaunch({ job, queueName: 'gpu' }, { client, dryRun: true });
    await prepareLaunch({ dockerImage: 'a:1', queueName: 'plain' }, { client });
    expect(mutations()).toEqual([]);
  });

  test.each<[string, LaunchAddOptions, readonly RegExp[]]>([
    [
      'a queue that is not there',
      { queueName: 'gpuu' },
      [/queue gpuu not found in acme: there are .*gpu.*Did you mean gpu\?/],
    ],
    [
      'a queue of another entity',
      { queueName: 'gpu', config: { queue_entity: 'lab' } },
      [/queue gpu not found in lab: ada sees no queues there.*acme/],
    ],
    [
      'a job that is not there',
      { job: 'acme/vision/trian', queueName: 'gpu' },
      [/job trian not found in acme\/vision\. Did you mean train\?/],
    ],
    [
      'a version that is not there',
      { job: 'acme/vision/train:v9', queueName: 'gpu' },
      [/job train in acme\/vision has no version v9/],
    ],
    [
      'a project that is not there',
      { job: 'acme/nowhere/train:v0', queueName: 'gpu' },
      [/no project acme\/nowhere/],
    ],
    [
      'another resource',
      { queueName: 'gpu', resource: 'local-container' },
      [/resource is local-container: the queue gpu is for kubernetes/],
    ],
    [
      'arguments of another resource',
      { queueName: 'plain', resourceArgs: { kubernetes: {}, sagemaker: {} } },
      [/resource_args holds kubernetes, sagemaker: the queue plain is for local-container/],
    ],
    [
      'a variable that is not there',
      { queueName: 'gpu', templateVariables: { gpu: 1 } },
      [/no template variable gpu.*Did you mean gpus/],
    ],
    [
      'variables that do not fit',
      { queueName: 'gpu', templateVariables: { gpus: 9, pool: 'c' } },
      [/maximum is 8/, /Use one of a, b/],
    ],
    [
      'variables of a queue without',
      { queueName: 'plain', templateVariables: { gpus: 1 } },
      [/it has none at all/],
    ],
    [
      'priority without prioritisation',
      { queueName: 'plain', priority: 0 },
      [/priority is 0: the queue plain has no prioritisation/],
    ],
    [
      'all at once',
      { job: 'acme/vision/trian', queueName: 'gpu', resource: 'sagemaker', templateVariables: { gpus: '1' } },
      [/resource is sagemaker/, /wants type integer/, /job trian/],
    ],
  ])('%s', async (_, options, wanted) => {
    const lines = await problemsOf({ job, ...options });
    expect(lines).toHaveLength(wanted.length);
    for (const [index, line] of wanted.entries()) expect(lines[index]).toMatch(line);
  });

  test('an image for a queue that runs none', async () => {
    expect(await problemsOf({ dockerImage: 'a:1', queueName: 'process' })).toEqual([
      expect.stringContaining('runs no images'),
    ]);
  });

  test.each<[string, LaunchAddOptions, RegExp]>([
    ['a variable without a value', { queueName: 'gpu' }, /gpus of the queue gpu has neither/],
    [
      'arguments that agents refuse',
      { queueName: 'plain', resourceArgs: { 'local-container': { privileged: true } } },
      /Agents refuse resource_args.local-container.privileged/,
    ],
    [
      'unknown keys of config',
      { queueName: 'plain', config: { lr: 0.1 } },
      /config.lr .*did you mean overrides.run_config/,
    ],
  ])('%s is worth a warning', async (_, options, wanted) => {
    const { warnings } = await prepareLaunch({ job, ...options }, { client });
    expect(warnings).toContainEqual(expect.stringMatching(wanted));
  });

  test('an agent that polls', async () => {
    await createLaunchAgent(client, {
      entity: 'acme',
      project: PROJECT,
      queueIds: [gpuQueue],
      hostname: 'box',
      agentConfig: {},
      version: '0',
    });
    const { resolved, warnings } = await prepareLaunch(
      { job, queueName: 'gpu', templateVariables: { gpus: 1 } },
      { client },
    );
    expect(resolved.agents).toBe(1);
    expect(warnings).toEqual([]);
  });

  test('a key that nobody knows', async () => {
    const stranger = createClient({
      baseUrl: server.baseUrl,
      env: {},
      credentials: { kind: 'key', apiKey: 'z'.repeat(40) },
    });
    await expect(prepareLaunch({ job, queueName: 'gpu' }, { client: stranger })).rejects.toMatchObject({
      kind: 'auth',
    });
    await stranger.close();
  });
});

/** An agent in a few calls: takes the newest item and claims it for `runId`. */
async function take(name: string, runId: string) {
  const agentId = await createLaunchAgent(client, {
    entity: 'acme',
    project: PROJECT,
    queueIds: [gpuQueue],
    hostname: 'box',
    agentConfig: {},
    version: '0',
  });
  const popped = await popFromQueue(client, { entity: 'acme', project: PROJECT, queue: name, agentId });
  if (popped === null) throw new Error('The queue is empty.');
  expect(await ackItem(client, { itemId: popped.itemId, runId, queue: queue(name) })).toBe(true);
  return popped;
}

describe('a launch from end to end', () => {
  test('pushed, claimed, run, finished, reported', async () => {
    const handle = await launchAdd(
      { job, queueName: 'plain', entity: 'acme', parameters: { lr: 0.1 } },
      { client },
    );
    expect(await handle.state()).toBe('pending');
    const popped = await take('plain', 'run1');
    expect(popped).toMatchObject({
      itemId: handle.id,
      runSpec: { job, overrides: { run_config: { lr: 0.1 } } },
    });
    expect(await handle.state()).toBe('claimed');
    const run = { entity: 'acme', project: 'vision', runId: 'run1' };
    await upsertRun(client, { ...run, config: { lr: { value: 0.1 } } });
    expect((await handle.waitUntilStarted()).state).toBe('running');
    await finishRun(client, run, 0);
    const verdict = await handle.watch();
    expect(verdict).toMatchObject({ outcome: 'succeeded', state: 'finished', runRef: run });
    const result = await collectResult(handle, verdict, { settleMs: 0 });
    expect(result).toMatchObject({
      outcome: 'succeeded',
      itemId: handle.id,
      job,
      image: null,
      run,
      details: { state: 'finished' },
      logTail: [],
    });
    expect(result.runUrl).toContain('/acme/vision/runs/run1');
  });

  test('a run that fails', async () => {
    const handle = await launchAdd({ dockerImage: 'a:1', project: 'vision', queueName: 'plain' }, { client });
    await take('plain', 'run2');
    const run = { entity: 'acme', project: 'vision', runId: 'run2' };
    await upsertRun(client, run);
    await finishRun(client, run, 3);
    expect(await handle.watch()).toMatchObject({ outcome: 'job-failed', state: 'failed' });
  });

  test('an item that its agent fails', async () => {
    const handle = await launchAdd({ job, queueName: 'plain' }, { client });
    const { itemId } = await take('plain', 'run3');
    await failItem(client, { itemId, message: 'pull access denied', stage: 'agent' });
    expect(await handle.watch()).toMatchObject({
      outcome: 'agent-failed',
      message: expect.stringContaining('pull access denied') as unknown,
    });
  });

  test('taken back while it waits, and while it runs', async () => {
    const waiting = await launchAdd({ job, queueName: 'plain' }, { client });
    expect(await waiting.cancel()).toMatchObject({ did: 'deleted' });
    expect(await waiting.item()).toBeNull();
    const running = await launchAdd({ job, queueName: 'plain' }, { client });
    await take('plain', 'run4');
    await upsertRun(client, { entity: 'acme', project: 'vision', runId: 'run4' });
    expect(await running.cancel()).toMatchObject({ did: 'stopped' });
    expect(await running.cancel()).toMatchObject({ did: 'stopped' });
  });
});

describe('a lost answer', () => {
  const count = async (runId: string) =>
    (await queueItems(client, queue('plain')))?.filter(({ runSpec }) => runSpec?.['run_id'] === runId).length;

  test('after the work: one item, and the handle is attached to it', async () => {
    server.control.addFault({ match: { field: 'pushToRunQueueByName' }, action: { drop: 'after' } });
    const handle = await launchAdd({ job, queueName: 'plain', runId: 'lost-1' }, { client });
    expect(handle.attached).toBe(true);
    expect(await count('lost-1')).toBe(1);
    await handle.delete();
  });

  test('without a run id', async () => {
    server.control.addFault({ match: { field: 'pushToRunQueueByName' }, action: { drop: 'after' } });
    const handle = await launchAdd({ job, queueName: 'plain', name: 'no id' }, { client });
    expect(handle.attached).toBe(true);
    await handle.delete();
  });

  test('and a queue that cannot be read: unknown', async () => {
    server.control.addFault({ match: { field: 'pushToRunQueueByName' }, action: { drop: 'after' } });
    server.control.addFault({
      match: { operation: 'GetRunQueueItems' },
      action: { status: 403 },
      count: 99,
      skip: 1,
    });
    const clock = { now: () => Date.now(), sleep: () => Promise.resolve() };
    await expect(launchAdd({ job, queueName: 'plain', runId: 'lost-2' }, { client, clock })).rejects.toThrow(
      SubmitUnknownError,
    );
    server.control.clearFaults();
    expect(await count('lost-2')).toBe(1);
  });
});
