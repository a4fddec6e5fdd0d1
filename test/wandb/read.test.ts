import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { systemClock } from '../../src/common/clock.ts';
import { silentLogger } from '../../src/common/logger.ts';
import type { WandbClient } from '../../src/wandb/client.ts';
import { WandbError } from '../../src/wandb/errors.ts';
import * as wandb from '../../src/wandb/index.ts';
import { failure } from './support/client.ts';

/** A client whose every answer is `data`. */
function answering(data: unknown): WandbClient {
  return {
    baseUrl: 'https://api.wandb.ai',
    appUrl: 'https://wandb.ai',
    credentials: { kind: 'key', apiKey: 'x' },
    logger: silentLogger,
    clock: systemClock,
    graphql: <Data>() => Promise.resolve(data as Data),
    file: () =>
      Promise.resolve({
        status: 200,
        headers: {},
        body: (async function* () {
          yield await Promise.resolve(new Uint8Array());
        })(),
        text: () => Promise.resolve(''),
      }),
    close: () => Promise.resolve(),
  };
}

const queue = { entity: 'e', project: 'p', name: 'q' };
const run = { entity: 'e', project: 'p', runId: 'r' };
const job = { entity: 'e', project: 'p', name: 'j', alias: 'v0' };
const problem = { itemId: 'i', message: 'm', stage: 's' };
const agent = { entity: 'e', project: 'p', queueIds: [], hostname: 'h', agentConfig: {}, version: '1' };

/** Every operation, and the path of its answer. */
const OPERATIONS: readonly [string, string[], (client: WandbClient) => Promise<unknown>][] = [
  ['viewer', ['viewer'], (client) => wandb.viewer(client)],
  ['entityKind', ['entity'], (client) => wandb.entityKind(client, 'e')],
  ['listQueues', ['project', 'runQueues'], (client) => wandb.listQueues(client, queue)],
  ['queueDetails', ['project', 'runQueue'], (client) => wandb.queueDetails(client, queue)],
  ['queueDefaults', ['entity', 'defaultResourceConfig'], (client) => wandb.queueDefaults(client, 'e', 'c')],
  ['queueAgents', ['entity', 'launchProject'], (client) => wandb.queueAgents(client, 'e')],
  ['pushToQueue', ['pushToRunQueueByName'], (client) => wandb.pushToQueue(client, { queue, runSpec: '{}' })],
  ['queueItem', ['project', 'runQueue', 'runQueueItem'], (client) => wandb.queueItem(client, queue, 'i')],
  ['queueItems', ['project', 'runQueue', 'runQueueItems'], (client) => wandb.queueItems(client, queue)],
  ['deleteItem', ['project', 'runQueue'], (client) => wandb.deleteItem(client, queue, 'i')],
  ['ensureProject', ['upsertModel'], (client) => wandb.ensureProject(client, queue)],
  ['createQueue', ['createRunQueue'], (client) => wandb.createQueue(client, queue)],
  [
    'createQueueDefaults',
    ['createDefaultResourceConfig'],
    (client) => wandb.createQueueDefaults(client, 'e', { resource: 'r', config: {} }),
  ],
  ['jobVersion', ['project', 'artifactCollectionMembership'], (client) => wandb.jobVersion(client, job)],
  ['jobNames', ['project', 'artifactType'], (client) => wandb.jobNames(client, job)],
  ['runStatus', ['project', 'run'], (client) => wandb.runStatus(client, run)],
  ['runDetails', ['project', 'run'], (client) => wandb.runDetails(client, run)],
  ['runHistory', ['project', 'run', 'history'], (client) => wandb.runHistory(client, run)],
  ['sampledHistory', ['project', 'run'], (client) => wandb.sampledHistory(client, run, ['a'])],
  ['runLogTail', ['project', 'run', 'logLines'], (client) => wandb.runLogTail(client, run, 5)],
  ['runSource', ['project', 'run'], (client) => wandb.runSource(client, run)],
  ['runFileUrl', ['project', 'run', 'files'], (client) => wandb.runFileUrl(client, run, 'f')],
  ['upsertRun', ['upsertBucket'], (client) => wandb.upsertRun(client, run)],
  ['stopRun', ['stopRun'], (client) => wandb.stopRun(client, 'i')],
  ['deleteRun', ['deleteRun'], (client) => wandb.deleteRun(client, 'i')],
  [
    'uploadRunFiles',
    ['createRunFiles'],
    (client) => wandb.uploadRunFiles(client, run, { f: new Uint8Array() }),
  ],
  ['sweepState', ['project', 'sweep'], (client) => wandb.sweepState(client, { ...run, sweepId: 's' })],
  ['createLaunchAgent', ['createLaunchAgent'], (client) => wandb.createLaunchAgent(client, agent)],
  ['launchAgent', ['launchAgent'], (client) => wandb.launchAgent(client, 'a')],
  ['updateLaunchAgent', ['updateLaunchAgent'], (client) => wandb.updateLaunchAgent(client, 'a', 'KILLED')],
  [
    'popFromQueue',
    ['popFromRunQueue'],
    (client) => wandb.popFromQueue(client, { ...queue, queue: 'q', agentId: 'a' }),
  ],
  ['ackItem', ['ackRunQueueItem'], (client) => wandb.ackItem(client, { itemId: 'i', runId: 'r', queue })],
  ['failItem', ['failRunQueueItem'], (client) => wandb.failItem(client, problem)],
  ['warnItem', ['updateRunQueueItemWarning'], (client) => wandb.warnItem(client, problem)],
];

const FIELDS = [
  ...[
    'id',
    'name',
    'state',
    'config',
    'schema',
    'edges',
    'node',
    'teams',
    'aliases',
    'runSpec',
    'error',
    'warnings',
  ],
  ...[
    'history',
    'sampledHistory',
    'runInfo',
    'git',
    'bucket',
    'model',
    'success',
    'files',
    'artifact',
    'metadata',
  ],
  ...['runQueueItemId', 'launchAgentId', 'templateVariables', 'summaryMetrics', 'artifactType', 'uploadUrl'],
];
const { value: anything } = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom(null, true, 'text', '', '{"a": NaN}', '{', '[1]', 7),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom(...FIELDS), tie('value'), { maxKeys: 8 }),
  ),
}));

const at = (path: readonly string[], value: unknown): unknown =>
  [...path].reverse().reduce<unknown>((inner, name) => ({ [name]: inner }), value);

describe.each(OPERATIONS)('%s', (_name, path, call) => {
  test('reads whatever comes, or says what is wrong with it', async () => {
    await fc.assert(
      fc.asyncProperty(anything, fc.nat({ max: path.length }), async (value, depth) => {
        try {
          await call(answering(at(path.slice(0, depth), value)));
        } catch (error) {
          if (!(error instanceof WandbError)) throw error;
        }
      }),
      { numRuns: 60 },
    );
  });

  test('null at any depth is no crash', async () => {
    for (let depth = 0; depth <= path.length; depth += 1) {
      await call(answering(at(path.slice(0, depth), null))).catch((error: unknown) => {
        if (!(error instanceof WandbError)) throw error;
      });
    }
  });
});

test('a wrong shape names operation and field', async () => {
  const error = await failure(wandb.runStatus(answering({ project: { run: { id: 'x', state: [] } } }), run));
  expect([error.kind, error.operation]).toEqual(['server', 'RunState']);
  expect(error.message).toBe('RunState was answered wrongly: state is not a text.');
  const missing = await failure(wandb.runStatus(answering({ project: { run: {} } }), run));
  expect(missing.message).toBe('RunState was answered wrongly: id is not there.');
});

test('a spec is an object or text', async () => {
  for (const runSpec of ['{"job": "a", "n": 1.0}', { job: 'a', n: 1 }]) {
    const popped = await wandb.popFromQueue(answering({ popFromRunQueue: { runQueueItemId: 7, runSpec } }), {
      ...queue,
      queue: 'q',
      agentId: 'a',
    });
    expect(popped).toMatchObject({ itemId: '7', runSpec: { job: 'a' } });
  }
});
