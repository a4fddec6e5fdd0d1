import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { RunningServer, ServerOptions } from '../../src/server/index.ts';
import { startServer } from '../../src/server/index.ts';
import type { QueueItem, QueueRef, RunRef, WandbClient } from '../../src/wandb/index.ts';
import {
  ackItem,
  createClient,
  createLaunchAgent,
  createQueue,
  createQueueDefaults,
  deleteItem,
  deleteRun,
  ensureProject,
  entityKind,
  failItem,
  finishRun,
  jobNames,
  jobVersion,
  launchAgent,
  listQueues,
  popFromQueue,
  pushToQueue,
  queueAgents,
  queueDefaults,
  queueDetails,
  queueItem,
  queueItems,
  runDetails,
  runFileUrl,
  runHistory,
  runLogTail,
  runSource,
  runStatus,
  sampledHistory,
  stopRun,
  sweepState,
  updateLaunchAgent,
  uploadRunFiles,
  upsertRun,
  viewer,
  warnItem,
} from '../../src/wandb/index.ts';
import { prepareArtifact } from '../../src/wandb/artifacts/source.ts';
import { uploadArtifact } from '../../src/wandb/artifacts/upload.ts';
import { failure, outcomeOf } from './support/client.ts';

const PROJECT = 'model-registry';
let server: RunningServer;
let client: WandbClient;
let queue: QueueRef;

function connect(to: RunningServer): WandbClient {
  return createClient({ baseUrl: to.baseUrl, credentials: { kind: 'key', apiKey: to.apiKey }, env: {} });
}

beforeAll(async () => {
  server = await startServer({ teams: ['crew'] });
  client = connect(server);
  queue = { entity: server.entity, project: PROJECT, name: 'gpu' };
  server.control.createQueue({ name: 'gpu', prioritizationMode: 'V0' });
});

afterEach(() => {
  server.control.clearFaults();
  server.control.clearRequests();
});

afterAll(async () => {
  await client.close();
  await server.close();
});

async function push(spec: Record<string, unknown> = {}): Promise<string> {
  return (await pushToQueue(client, { queue, runSpec: JSON.stringify({ job: 'a/b/c:v0', ...spec }) })).itemId;
}

async function found(itemId: string, at: WandbClient = client): Promise<QueueItem> {
  const item = await queueItem(at, queue, itemId);
  if (item === null || item === 'queue-missing') throw new Error('The item is not there.');
  return item;
}

function requestsOf(operation: string): number {
  return server.control.requests().filter((request) => request.operation === operation).length;
}

describe('identity', () => {
  test('the viewer', async () => {
    expect(await viewer(client)).toMatchObject({ username: 'ada', entity: server.entity });
    expect((await viewer(client)).teams).toContain('crew');
  });

  test('a key that nobody has', async () => {
    const stranger = createClient({
      baseUrl: server.baseUrl,
      credentials: { kind: 'key', apiKey: 'x'.repeat(40) },
      env: {},
    });
    expect(await outcomeOf(viewer(stranger))).toBe('auth');
    await stranger.close();
  });

  test('kinds of entities', async () => {
    expect(await entityKind(client, server.entity)).toMatchObject({ isTeam: true });
    expect(await entityKind(client, 'ada')).toMatchObject({ isTeam: false });
    expect(await entityKind(client, 'nobody')).toBeNull();
  });
});

describe('queues', () => {
  test('are made with defaults and read back', async () => {
    await ensureProject(client, { entity: server.entity, project: PROJECT });
    await ensureProject(client, { entity: server.entity, project: PROJECT });
    const config = { resource_args: { kubernetes: { limit: '{{gpus}}', exact: 1.5 } } };
    const templateVariables = { gpus: { schema: { type: 'integer', maximum: 8 }, description: 'how many' } };
    const id = await createQueueDefaults(client, server.entity, {
      resource: 'kubernetes',
      config,
      templateVariables,
    });
    const made = { ...queue, name: 'made' };
    const queueId = await createQueue(client, made, {
      prioritizationMode: 'V0',
      defaultResourceConfigId: id,
    });
    expect(await queueDetails(client, made)).toEqual({
      id: queueId,
      name: 'made',
      access: 'PROJECT',
      prioritizationMode: 'V0',
      defaultResourceConfigId: id,
    });
    expect(await queueDefaults(client, server.entity, id)).toEqual({
      resource: 'kubernetes',
      config,
      templateVariables: [{ name: 'gpus', schema: expect.objectContaining({ type: 'integer', maximum: 8 }) }],
    });
    expect((await listQueues(client, queue))?.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['gpu', 'made']),
    );
  });

  test('that are not there', async () => {
    const missing = { ...queue, name: 'missing' };
    expect(await queueDetails(client, missing)).toBeNull();
    expect(await queueItem(client, missing, 'x')).toBe('queue-missing');
    expect(await queueItems(client, missing)).toBeNull();
    expect(await deleteItem(client, missing, 'x')).toBe(false);
    expect(await listQueues(client, { entity: server.entity, project: 'missing' })).toBeNull();
    expect(await queueDefaults(client, server.entity, 'UmVzb3VyY2U6OTk5')).toBeNull();
  });
});

describe('a push', () => {
  test('gives the item and its spec, numbers exact', async () => {
    const runSpec =
      '{"job": "a/b/c:v0", "overrides": {"run_config": {"lr": 1.0, "seed": 1152921504606846977}}}';
    const pushed = await pushToQueue(client, { queue, runSpec, priority: 0 });
    expect(pushed.runSpec).toMatchObject({ job: 'a/b/c:v0' });
    const item = await found(pushed.itemId);
    expect(item).toMatchObject({
      state: 'pending',
      priority: 0,
      associatedRunId: null,
      error: null,
      warnings: [],
    });
    expect(item.createdAt).not.toBeNull();
    expect((await queueItems(client, queue, 10))?.map(({ id }) => id)).toContain(pushed.itemId);
  });

  test('onto a queue that is not there', async () => {
    const input = { queue: { ...queue, name: 'missing' }, runSpec: '{"job": "a/b/c:v0"}' };
    expect(['refused', 'not-found']).toContain(await outcomeOf(pushToQueue(client, input)));
  });

  test('whose answer is lost is sent once, and was executed', async () => {
    server.control.addFault({
      match: { field: 'pushToRunQueueByName' },
      action: { drop: 'after' },
      count: 9,
    });
    const before = (await queueItems(client, queue))?.length ?? 0;
    const error = await failure(pushToQueue(client, { queue, runSpec: '{"job": "a/b/c:v0"}' }));
    expect(error.kind).toBe('unknown-outcome');
    expect(requestsOf('pushToRunQueueByName')).toBe(1);
    expect(await queueItems(client, queue)).toHaveLength(before + 1);
  });

  test('is repeated after 503, and puts one item there', async () => {
    server.control.addFault({
      match: { field: 'pushToRunQueueByName' },
      action: { status: 503, headers: { 'retry-after': '0' } },
    });
    const before = (await queueItems(client, queue))?.length ?? 0;
    await push();
    expect(await queueItems(client, queue)).toHaveLength(before + 1);
  });
});

describe('deleting an item', () => {
  test('twice', async () => {
    const itemId = await push();
    expect(await deleteItem(client, queue, itemId)).toBe(true);
    expect(await queueItem(client, queue, itemId)).toBeNull();
  });

  test.each(['before', 'after'] as const)('when the connection is cut %s the work', async (drop) => {
    const itemId = await push();
    server.control.addFault({ match: { field: 'deleteFromRunQueue' }, action: { drop } });
    expect(await deleteItem(client, queue, itemId)).toBe(true);
    expect(await queueItem(client, queue, itemId)).toBeNull();
  });
});

describe('agents', () => {
  async function register(name: string) {
    const own = { ...queue, name };
    const queueId = server.control.createQueue({ name });
    const agentId = await createLaunchAgent(client, {
      entity: server.entity,
      project: PROJECT,
      queueIds: [queueId],
      hostname: 'here',
      agentConfig: { max_jobs: 1 },
      version: '1.0.0',
    });
    const pop = () => popFromQueue(client, { entity: own.entity, project: PROJECT, queue: name, agentId });
    const pushOwn = async () =>
      (await pushToQueue(client, { queue: own, runSpec: '{"job": "a/b/c:v0", "x": 1}' })).itemId;
    return { own, queueId, agentId, pop, pushOwn };
  }

  test('register, report and are told to stop', async () => {
    const { queueId, agentId } = await register('agents');
    expect(await launchAgent(client, agentId)).toEqual({ name: expect.any(String), stopPolling: false });
    expect(await updateLaunchAgent(client, agentId, 'RUNNING')).toBe(true);
    const agents = await queueAgents(client, server.entity);
    expect(agents?.find(({ id }) => id === agentId)).toMatchObject({
      status: 'RUNNING',
      hostname: 'here',
      queueIds: [queueId],
    });
    server.control.stopAgent(agentId);
    expect(await launchAgent(client, agentId)).toMatchObject({ stopPolling: true });
  });

  test('pop, acknowledge, warn, fail', async () => {
    const { own, pop, pushOwn, agentId } = await register('work');
    expect(await pop()).toBeNull();
    const itemId = await pushOwn();
    const popped = await pop();
    expect(popped?.itemId).toBe(itemId);
    expect(popped?.runSpec).toMatchObject({ job: 'a/b/c:v0' });
    expect(await pop()).toBeNull();
    expect(await ackItem(client, { itemId, runId: 'run1', queue: own })).toBe(true);
    expect(await warnItem(client, { itemId, message: 'slow pull', stage: 'agent' })).toBe(true);
    expect(await failItem(client, { itemId, message: 'broken', stage: 'run', filePaths: ['a/b.log'] })).toBe(
      true,
    );
    expect(await queueItem(client, own, itemId)).toMatchObject({
      state: 'failed',
      associatedRunId: 'run1',
      launchAgentId: agentId,
      error: { message: 'broken', stage: 'run', filePaths: ['a/b.log'] },
      warnings: [{ message: 'slow pull', stage: 'agent' }],
    });
  });

  test.each(['before', 'after'] as const)('an acknowledgement cut %s the work still holds', async (drop) => {
    const { own, pop, pushOwn } = await register(`ack-${drop}`);
    const itemId = await pushOwn();
    await pop();
    server.control.addFault({ match: { field: 'ackRunQueueItem' }, action: { drop } });
    expect(await ackItem(client, { itemId, runId: 'mine', queue: own })).toBe(true);
    expect(await queueItem(client, own, itemId)).toMatchObject({ associatedRunId: 'mine' });
  });

  test('an acknowledgement of what somebody else has', async () => {
    const { own, pop, pushOwn } = await register('ack-conflict');
    const itemId = await pushOwn();
    await pop();
    expect(await ackItem(client, { itemId, runId: 'theirs', queue: own })).toBe(true);
    expect(await ackItem(client, { itemId, runId: 'mine', queue: own })).toBe(false);
    expect(await ackItem(client, { itemId, runId: 'theirs', queue: own })).toBe(true);
  });
});

describe('runs', () => {
  const run: RunRef = { entity: 'acme', project: 'vision', runId: 'r1' };

  test('are made, reported to, read, stopped and deleted', async () => {
    expect(await runStatus(client, run)).toBeNull();
    expect(await runDetails(client, run)).toBeNull();
    expect(await runSource(client, run)).toBeNull();
    const made = await upsertRun(client, {
      ...run,
      displayName: 'First',
      jobType: 'train',
      config: { lr: 0.1, nested: { value: 1 } },
      host: 'here',
    });
    expect(made).toMatchObject({ runId: 'r1', entity: 'acme', project: 'vision', inserted: true });
    expect((await upsertRun(client, run)).inserted).toBe(false);

    await client.file({
      method: 'POST',
      url: `${client.baseUrl}/files/acme/vision/r1/file_stream`,
      headers: { 'content-type': 'application/json' },
      authorized: true,
      body: () =>
        JSON.stringify({
          files: {
            'wandb-history.jsonl': {
              offset: 0,
              content: ['{"_step":0,"loss":1.0}', '{"_step":1,"loss":NaN,"acc":0.5}'],
            },
            'wandb-summary.json': { offset: 0, content: ['{"loss":NaN,"acc":1.0}'] },
            'output.log': {
              offset: 0,
              content: ['2026-11-22T10:43:15.303891 hello', '2026-11-22T10:43:16.303891 bye'],
            },
          },
        }),
    });
    expect(await runStatus(client, run)).toMatchObject({
      state: 'running',
      storageId: made.storageId,
      stopped: false,
    });
    const details = await runDetails(client, run);
    expect(details).toMatchObject({
      displayName: 'First',
      jobType: 'train',
      config: { lr: 0.1, nested: { value: 1 } },
      summary: { loss: NaN, acc: 1 },
      historyLineCount: 2,
    });
    expect(await runHistory(client, run)).toEqual([
      expect.objectContaining({ _step: 0, loss: 1 }),
      expect.objectContaining({ _step: 1, loss: NaN }),
    ]);
    expect(await sampledHistory(client, run, ['_step', 'acc'])).toEqual([
      expect.objectContaining({ acc: 0.5 }),
    ]);
    expect((await runLogTail(client, run, 1)).map(({ line }) => line)).toEqual([
      expect.stringContaining('bye'),
    ]);

    expect(await stopRun(client, made.storageId)).toBe(true);
    expect(await runStatus(client, run)).toMatchObject({ stopped: true });
    await finishRun(client, run, 1);
    expect(['failed', 'killed']).toContain((await runStatus(client, run))?.state);
    await deleteRun(client, made.storageId);
    expect(await runStatus(client, run)).toBeNull();
  });

  test('hold files', async () => {
    const own = { ...run, runId: 'r2' };
    await upsertRun(client, own);
    const bytes = Buffer.from('what went wrong\n');
    await uploadRunFiles(client, own, { 'item/error/error.log': bytes, 'empty.txt': new Uint8Array() });
    const url = await runFileUrl(client, own, 'item/error/error.log');
    const response = await client.file({ method: 'GET', url: url ?? '', authorized: true });
    expect(await response.text()).toBe(bytes.toString());
    expect(await runFileUrl(client, own, 'missing')).toBeNull();
    expect(await runFileUrl(client, { ...own, runId: 'nobody' }, 'x')).toBeNull();
    expect(await runSource(client, own)).toMatchObject({ inputArtifacts: [], outputArtifacts: [] });
  });

  test('of the project without a name', async () => {
    await upsertRun(client, { ...run, project: 'uncategorized', runId: 'r3' });
    expect(await runStatus(client, { ...run, project: '', runId: 'r3' })).toMatchObject({ runId: 'r3' });
    await finishRun(client, { ...run, project: '', runId: 'r3' }, 0);
    expect(await runStatus(client, { ...run, project: '', runId: 'r3' })).toMatchObject({
      state: 'finished',
    });
  });
});

test('jobs and sweeps that are not there', async () => {
  const job = { entity: server.entity, project: PROJECT, name: 'none', alias: 'latest' };
  expect(await jobVersion(client, job)).toBeNull();
  expect(await jobNames(client, { entity: server.entity, project: PROJECT })).toEqual([]);
  expect(await jobNames(client, { entity: server.entity, project: 'nowhere' })).toBeNull();
  expect(await sweepState(client, { entity: server.entity, project: PROJECT, sweepId: 'none' })).toBeNull();
});

describe('jobs', () => {
  const owner = { entity: 'acme', project: 'jobs' };
  const run: RunRef = { ...owner, runId: 'maker' };

  test('are read by alias and by version, and a run names what it made', async () => {
    await upsertRun(client, run);
    const prepared = await prepareArtifact([{ path: 'wandb-job.json', content: '{}' }]);
    const input = { type: 'job', collection: 'job-train', aliases: ['latest', 'best'], metadata: { n: 1 } };
    const made = await uploadArtifact(client, run, input, prepared, { seed: 'test' });
    const job = await jobVersion(client, { ...owner, name: 'job-train', alias: 'best' });
    expect(job).toMatchObject({
      artifactId: made.id,
      name: 'job-train',
      versionIndex: 0,
      state: 'COMMITTED',
      type: 'job',
      metadata: { n: 1 },
    });
    expect(job?.aliases).toEqual(expect.arrayContaining(['latest', 'best']));
    expect(await jobVersion(client, { ...owner, name: 'job-train', alias: 'v0' })).toEqual(job);
    expect(await jobVersion(client, { ...owner, name: 'job-train', alias: 'v1' })).toBeNull();
    expect(await jobNames(client, owner)).toEqual(['job-train']);
    expect((await runSource(client, run))?.outputArtifacts).toEqual([
      { id: made.id, type: 'job', name: 'job-train', versionIndex: 0, entity: 'acme', project: 'jobs' },
    ]);
  });
});

test('the state of a sweep', async () => {
  const make = {
    name: 'UpsertSweep',
    effect: 'write',
    document: `mutation UpsertSweep($entity: String, $project: String, $config: String, $state: String) {
      upsertSweep(input: { entityName: $entity, projectName: $project, config: $config, state: $state }) {
        sweep { name }
      }
    }`,
  } as const;
  const config = 'method: grid\nparameters: {a: {values: [1, 2]}}\n';
  const made = await client.graphql<{ upsertSweep: { sweep: { name: string } } }>(make, {
    entity: 'acme',
    project: 'jobs',
    config,
    state: 'RUNNING',
  });
  const sweep = { entity: 'acme', project: 'jobs', sweepId: made.upsertSweep.sweep.name };
  expect(await sweepState(client, sweep)).toBe('RUNNING');
});

describe('older servers', () => {
  async function withOld<T>(
    options: ServerOptions,
    use: (old: RunningServer, at: WandbClient) => Promise<T>,
  ) {
    const old = await startServer(options);
    const at = connect(old);
    try {
      old.control.createQueue({ name: 'gpu' });
      return await use(old, at);
    } finally {
      await at.close();
      await old.close();
    }
  }
  const input = (extra: Partial<Parameters<typeof pushToQueue>[1]> = {}) => ({
    queue,
    runSpec: '{"job": "a/b/c:v0"}',
    ...extra,
  });
  const operations = (old: RunningServer) => old.control.requests().map(({ operation }) => operation);

  test('without runSpec in the answer to a push', () =>
    withOld({ hiddenFields: ['PushToRunQueueByNamePayload.runSpec'] }, async (old, at) => {
      const pushed = await pushToQueue(at, input());
      expect(pushed.runSpec).toBeNull();
      expect(await queueItems(at, queue)).toHaveLength(1);
      expect(operations(old).slice(0, 2)).toEqual(['pushToRunQueueByName', 'pushToRunQueueByName']);
    }));

  test('without the push by name', () =>
    withOld({ hiddenFields: ['Mutation.pushToRunQueueByName'] }, async (_old, at) => {
      const { itemId } = await pushToQueue(at, input());
      expect((await queueItems(at, queue))?.map(({ id }) => id)).toEqual([itemId]);
      const missing = input({ queue: { ...queue, name: 'missing' } });
      expect((await failure(pushToQueue(at, missing))).kind).toBe('not-found');
    }));

  test.each([
    ['priority', { priority: 1 }],
    ['templateVariableValues', { templateVariableValues: '{"a": 1}' }],
  ])('without %s: an error that names it, and nothing is pushed', (name, extra) =>
    withOld({ hiddenFields: [`PushToRunQueueByNameInput.${name}`] }, async (_old, at) => {
      const error = await failure(pushToQueue(at, input(extra)));
      expect(error.kind).toBe('unsupported-server');
      expect(error.message).toContain(`"${name}"`);
      expect(await queueItems(at, queue)).toEqual([]);
      expect((await pushToQueue(at, input())).itemId).not.toBe('');
    }),
  );

  test.each([
    [['RunQueueItem.warnings'], 1],
    [['RunQueueItem.warnings', 'RunQueue.runQueueItem'], 2],
  ])('an item is read in the form that is known, without %j', (hiddenFields, failed) =>
    withOld({ hiddenFields }, async (old, at) => {
      const { itemId } = await pushToQueue(at, input());
      old.control.clearRequests();
      expect(await found(itemId, at)).toMatchObject({ id: itemId, state: 'pending', runSpec: null });
      expect(operations(old)).toHaveLength(failed + 1);
      old.control.clearRequests();
      expect(await queueItem(at, queue, 'UnVuUXVldWVJdGVtOjk5')).toBeNull();
      expect(operations(old)).toHaveLength(1);
    }),
  );

  test('without memberships of artifacts', () =>
    withOld({ hiddenFields: ['Project.artifactCollectionMembership'] }, async (_old, at) => {
      const job = { entity: 'acme', project: PROJECT, name: 'none', alias: 'latest' };
      expect(await jobVersion(at, job)).toBeNull();
    }));

  test('that cannot tell of agents or log lines', () =>
    withOld({ hiddenFields: ['Entity.launchProject', 'Run.logLines'] }, async (_old, at) => {
      expect(await queueAgents(at, 'acme')).toBeNull();
      expect(await runLogTail(at, { entity: 'acme', project: 'p', runId: 'r' }, 5)).toEqual([]);
    }));
});
