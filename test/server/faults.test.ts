import { afterEach, describe, expect, test } from '@jest/globals';
import type { FaultAction } from '../../src/server/index.ts';
import { at, server, stopServers, type TestServer } from './support.ts';

afterEach(stopServers);

const PUSH = `mutation Push { pushToRunQueueByName(input: {entityName: "acme", projectName: "model-registry",
  queueName: "q", runSpec: "{\\"_wandb_api_key\\":\\"hidden\\"}"}) { runQueueItemId } }`;
const COUNT = `query Count { project(name: "model-registry") { runQueue(name: "q") {
  runQueueItems { edges { node { id } } } } } }`;

async function withQueue(): Promise<TestServer> {
  const started = await server({ control: true });
  started.control.createQueue({ name: 'q' });
  return started;
}
const count = async ({ ask }: TestServer): Promise<number> =>
  (at((await ask(COUNT)).data, 'project.runQueue.runQueueItems.edges') as unknown[]).length;
const post = (started: TestServer, query: string): Promise<Response> =>
  started.send('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });

describe('a fault strikes the requests it names', () => {
  test.each<[FaultAction, number | 'cut', number]>([
    [{ drop: 'after' }, 'cut', 1],
    [{ drop: 'before' }, 'cut', 0],
    [{ status: 500 }, 500, 0],
    [{ status: 429, headers: { 'Retry-After': '7' } }, 429, 0],
    [{ halfJson: true }, 200, 1],
    [{ contentType: 'text/html' }, 200, 1],
    [{ delayMs: 5 }, 200, 1],
    [{ slowBodyMs: 20 }, 200, 1],
    [{ status: 503, body: '<html>' }, 503, 0],
  ])('%j', async (action, status, pushed) => {
    const started = await withQueue();
    started.control.addFault({ match: { field: 'pushToRunQueueByName' }, action });
    expect(await count(started)).toBe(0);
    expect(started.control.pendingFaults()).toBe(1);
    const response = await post(started, PUSH).catch(() => 'cut' as const);
    expect(response === 'cut' ? 'cut' : response.status).toBe(status);
    expect(await count(started)).toBe(pushed);
    expect(started.control.pendingFaults()).toBe(0);
    if (response === 'cut') return;
    const text = await response.text();
    const whole = (): unknown => JSON.parse(text);
    if (action.halfJson === true || action.body !== undefined) expect(whole).toThrow();
    else expect(whole).not.toThrow();
    if (action.contentType !== undefined) expect(response.headers.get('content-type')).toBe('text/html');
    if (action.headers !== undefined) expect(response.headers.get('retry-after')).toBe('7');
  });

  test('count, skip, operation, path and method choose', async () => {
    const started = await withQueue();
    const { control } = started;
    control.addFault({ match: { operation: 'Count' }, action: { status: 500 }, skip: 1, count: 2 });
    control.addFault({ match: { path: '/files/', method: 'POST' }, action: { status: 502 } });
    const statuses = [];
    for (let index = 0; index < 4; index++) statuses.push((await post(started, COUNT)).status);
    expect(statuses).toEqual([200, 500, 500, 200]);
    expect((await started.stream('acme/vision/none', {})).status).toBe(502);
    control.addFault({ match: {}, action: { status: 500 }, count: 9 });
    control.clearFaults();
    expect((await post(started, COUNT)).status).toBe(200);
  });
});

test('a rate limit answers 429 with the headers that tell when to come back', async () => {
  const started = await withQueue();
  started.control.setRateLimit({ requests: 2, windowMs: 30_000 });
  const answers = [await post(started, COUNT), await post(started, COUNT), await post(started, COUNT)];
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 429]);
  expect(answers.map(({ headers }) => headers.get('ratelimit-remaining'))).toEqual(['1', '0', '0']);
  expect(answers[2]?.headers.get('retry-after')).toBe('30');
  started.control.advance(30_000);
  expect((await post(started, COUNT)).status).toBe(200);
  started.control.setRateLimit(null);
  expect((await post(started, COUNT)).headers.get('ratelimit-limit')).toBeNull();
});

describe('the log', () => {
  test('tells what was asked, and no secret', async () => {
    const started = await withQueue();
    await started.ask('query Named($key: String) { entity(name: $key) { id } }', { key: started.apiKey });
    const spec = JSON.stringify({ _wandb_api_key: 'hidden' });
    await started.ask(
      'mutation ($spec: JSONString!) { pushToRunQueue(input: {queueID: "x", runSpec: $spec}) { runQueueItemId } }',
      {
        spec,
      },
    );
    const [named, push] = started.control.requests();
    expect(named).toMatchObject({
      operation: 'Named',
      rootFields: ['entity'],
      status: 200,
      errors: [],
      scheme: 'Basic',
    });
    expect(push).toMatchObject({
      operation: null,
      rootFields: ['pushToRunQueue'],
      status: 404,
      errors: ['run queue not found'],
    });
    const text = JSON.stringify(started.control.requests());
    expect(text).not.toContain(started.apiKey);
    expect(text).not.toContain('hidden');
    expect(text).not.toMatch(/authorization/i);
    started.control.clearRequests();
    expect(started.control.requests()).toEqual([]);
  });
});

describe('the control endpoint', () => {
  const command = (
    started: TestServer,
    body: unknown,
    headers: Record<string, string> = {},
  ): Promise<Response> =>
    started.send('/_control', {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });

  test('does what the control object does', async () => {
    const started = await withQueue();
    const run = async (action: string, argument?: unknown): Promise<unknown> => {
      const response = await command(started, { action, argument });
      expect(response.status).toBe(200);
      return ((await response.json()) as { result: unknown }).result;
    };
    expect(await run('createQueue', { name: 'made', prioritizationMode: 'V0' })).toEqual(expect.any(String));
    await run('addFault', { match: { operation: 'Count' }, action: { status: 500 } });
    expect(await run('pendingFaults')).toBe(1);
    expect((await post(started, COUNT)).status).toBe(500);
    await run('advance', 1000);
    expect(await run('requests')).toMatchObject([{ operation: 'Count', status: 500 }]);
    await started.ask('mutation { upsertBucket(input: {modelName: "vision", name: "r1"}) { inserted } }');
    await run('stopRun', { project: 'vision', run: 'r1' });
    expect((await started.stream('acme/vision/r1', {})).body).toEqual({ stopped: true });
    await run('setRunState', { project: 'vision', run: 'r1', state: 'preempted' });
    const { data } = await started.ask('{ project(name: "vision") { run(name: "r1") { state } } }');
    expect(at(data, 'project.run.state')).toBe('preempted');
    const queue = at(
      (await started.ask('{ project(name: "model-registry") { runQueues { id } } }')).data,
      'project.runQueues.0.id',
    );
    const agent = await started.ask(
      'mutation ($q: [ID!]!) { createLaunchAgent(input: {entityName: "acme", projectName: "model-registry", runQueues: $q, hostname: "h"}) { launchAgentId } }',
      { q: [queue] },
    );
    const id = at(agent.data, 'createLaunchAgent.launchAgentId');
    await run('stopAgent', id);
    const seen = await started.ask('query ($id: ID!) { launchAgent(id: $id) { stopPolling } }', { id });
    expect(at(seen.data, 'launchAgent.stopPolling')).toBe(true);
  });

  test.each([
    [{ action: 'nothing' }, {}, 400],
    [{ action: 'advance', argument: -1 }, {}, 400],
    [{ action: 'stopRun', argument: null }, {}, 400],
    [{ action: 'stopRun', argument: { project: 'none', run: 'r' } }, {}, 404],
    [{ action: 'requests' }, { authorization: 'Bearer wrong' }, 401],
  ])('%j %j: %d', async (body, headers, status) => {
    expect((await command(await withQueue(), body, headers)).status).toBe(status);
  });
});
