import { afterEach, describe, expect, test } from '@jest/globals';
import { at, server, stopServers, type Ask, type TestServer } from './support.ts';

afterEach(stopServers);

const PUSH = `mutation ($queue: String!, $spec: JSONString!, $values: JSONString, $priority: Int) {
  pushToRunQueueByName(input: {entityName: "acme", projectName: "model-registry", queueName: $queue,
    runSpec: $spec, templateVariableValues: $values, priority: $priority}) { runQueueItemId runSpec } }`;
const POP = `mutation ($queue: String!) { popFromRunQueue(input: {entityName: "acme",
  projectName: "model-registry", queueName: $queue}) { runQueueItemId runSpec } }`;
const ACK = `mutation ($item: ID!, $run: String!) {
  ackRunQueueItem(input: {runQueueItemId: $item, runName: $run}) { success } }`;
const FAIL = `mutation ($item: ID!) { failRunQueueItem(input: {runQueueItemId: $item, message: "m",
  stage: "run", filePaths: ["f"]}) { success } }`;
const ITEM = `query ($queue: String!, $item: ID!) { project(entityName: "acme", name: "model-registry") {
  runQueue(name: $queue) { runQueueItem(id: $item) { state associatedRunId error { message stage filePaths }
    launchAgentId runSpec templateVariableValues } } } }`;

const push = async (ask: Ask, name: string, more: Record<string, unknown> = {}): Promise<string> => {
  const spec = JSON.stringify({ entity: 'acme', project: 'vision', name });
  const { data, errors } = await ask(PUSH, { queue: 'q', spec, ...more });
  expect(errors).toEqual([]);
  return at(data, 'pushToRunQueueByName.runQueueItemId') as string;
};
const pop = async (ask: Ask): Promise<string | undefined> =>
  at((await ask(POP, { queue: 'q' })).data, 'popFromRunQueue.runSpec.name') as string | undefined;
const item = async (ask: Ask, id: string): Promise<unknown> =>
  at((await ask(ITEM, { queue: 'q', item: id })).data, 'project.runQueue.runQueueItem');

async function withQueue(mode: 'V0' | 'DISABLED' = 'DISABLED'): Promise<TestServer> {
  const started = await server();
  started.control.createQueue({ name: 'q', prioritizationMode: mode });
  return started;
}

describe('leases', () => {
  test('a popped item returns after a minute without acknowledgement, and can be popped again', async () => {
    const { ask, control } = await withQueue();
    const id = await push(ask, 'a');
    expect(await pop(ask)).toBe('a');
    expect(await item(ask, id)).toMatchObject({ state: 'LEASED' });
    expect(await pop(ask)).toBeUndefined();
    control.advance(59_000);
    expect(await pop(ask)).toBeUndefined();
    control.advance(1_500);
    expect(await item(ask, id)).toMatchObject({ state: 'PENDING', launchAgentId: null });
    expect((await ask(ACK, { item: id, run: 'late' })).status).toBe(409);
    expect(await pop(ask)).toBe('a');
  });

  test('control can end a lease at once', async () => {
    const { ask, control } = await withQueue();
    const id = await push(ask, 'a');
    expect(() => control.expireLease(id)).toThrow('PENDING');
    await pop(ask);
    control.expireLease(id);
    expect(await pop(ask)).toBe('a');
  });

  test('an acknowledgement claims once; a second one conflicts; a claimed item may fail', async () => {
    const { ask } = await withQueue();
    const id = await push(ask, 'a');
    expect((await ask(ACK, { item: id, run: 'r1' })).status).toBe(409);
    expect((await ask(FAIL, { item: id })).status).toBe(409);
    await pop(ask);
    expect((await ask(ACK, { item: id, run: 'r1' })).status).toBe(200);
    const again = await ask(ACK, { item: id, run: 'r1' });
    expect(again.status).toBe(409);
    expect(again.errors[0]?.message).toBe('item already claimed or not eligible to be claimed');
    expect(await item(ask, id)).toMatchObject({ state: 'CLAIMED', associatedRunId: 'r1', error: null });
    expect((await ask(FAIL, { item: id })).status).toBe(200);
    expect(await item(ask, id)).toMatchObject({
      state: 'FAILED',
      associatedRunId: 'r1',
      error: { message: 'm', stage: 'run', filePaths: ['f'] },
    });
  });

  test('a run is marked as started at the acknowledgement when asked for', async () => {
    const { ask, control } = await withQueue();
    control.setBehaviour({ startRunsAtAck: true });
    const id = await push(ask, 'a');
    await pop(ask);
    await ask(ACK, { item: id, run: 'r1' });
    const { data } = await ask('{ project(name: "Vision") { run(name: "r1") { state } } }');
    expect(at(data, 'project.run.state')).toBe('running');
  });
});

describe('priorities', () => {
  test('lower numbers first, then first in first out; medium without one', async () => {
    const { ask } = await withQueue('V0');
    await push(ask, 'medium');
    await push(ask, 'low', { priority: 3 });
    await push(ask, 'high', { priority: 1 });
    await push(ask, 'medium too', { priority: 2 });
    await push(ask, 'critical', { priority: 0 });
    const order = [await pop(ask), await pop(ask), await pop(ask), await pop(ask), await pop(ask)];
    expect(order).toEqual(['critical', 'high', 'medium', 'medium too', 'low']);
  });

  test.each([
    ['DISABLED' as const, 1, 'does not support priorities'],
    ['V0' as const, 4, 'priority must be'],
    ['V0' as const, -1, 'priority must be'],
  ])('a queue of mode %s refuses priority %d', async (mode, priority, message) => {
    const { ask } = await withQueue(mode);
    const answer = await ask(PUSH, { queue: 'q', spec: '{}', priority });
    expect(answer.status).toBe(400);
    expect(answer.errors[0]?.message).toContain(message);
  });
});

describe('pushing', () => {
  test.each([
    ['q', 'no JSON', 400, 'runSpec is not valid JSON'],
    ['q', '[1]', 400, 'runSpec must be a JSON object'],
    ['nowhere', '{}', 404, 'run queue not found'],
  ])('to %s with %s: %d', async (queue, spec, status, message) => {
    const { ask } = await withQueue();
    const answer = await ask(PUSH, { queue, spec });
    expect([answer.status, answer.errors[0]?.message]).toEqual([status, message]);
    expect(at(answer.data, 'pushToRunQueueByName')).toBeNull();
  });

  test('integers beyond 2^53 keep their digits from push to pop', async () => {
    const { ask, send } = await withQueue();
    await ask(PUSH, { queue: 'q', spec: '{"seed":12345678901234567890}' });
    const body = JSON.stringify({ query: POP, variables: { queue: 'q' } });
    const headers = { 'content-type': 'application/json' };
    const response = await send('/graphql', { method: 'POST', headers, body });
    expect(await response.text()).toContain('"seed":12345678901234567890');
  });

  test('an older server does not know some fields', async () => {
    const { ask } = await server({ hiddenFields: ['PushToRunQueueByNamePayload.runSpec'] });
    const answer = await ask(PUSH, { queue: 'q', spec: '{}' });
    expect(answer.status).toBe(400);
    expect(answer.errors[0]?.message).toContain(
      'Cannot query field "runSpec" on type "PushToRunQueueByNamePayload"',
    );
  });
});

describe('template variables', () => {
  test.each([
    ['{"mem":4}', null],
    ['{"mem":4,"zone":"b"}', null],
    ['{"mem":9}', 'template variable mem: 9 is more than 8'],
    ['{"mem":0}', 'template variable mem: 0 is less than 1'],
    ['{"mem":"4"}', 'template variable mem: "4" is not of type integer'],
    ['{"mem":4,"zone":"c"}', 'template variable zone: "c" is not one of ["a","b"]'],
    ['{}', 'template variable mem needs a value'],
    ['{"mem":4,"x":1}', 'template variable x is not known to the queue'],
  ])('values %s: %s', async (values, problem) => {
    const started = await server();
    started.control.createQueue({
      name: 'q',
      resource: 'local-container',
      config: {
        resource_args: { 'local-container': { memory: '{{mem}}g', cpus: '{{mem}}', env: ['Z={{zone}}'] } },
      },
      templateVariables: {
        mem: { schema: { type: 'integer', minimum: 1, maximum: 8 } },
        zone: { schema: { type: 'string', enum: ['a', 'b'], default: 'a' } },
      },
    });
    const spec = JSON.stringify({ resource_args: { 'local-container': { cpus: 1 } } });
    const answer = await started.ask(PUSH, { queue: 'q', spec, values });
    expect(answer.errors[0]?.message ?? null).toBe(problem);
    expect(answer.status).toBe(problem === null ? 200 : 400);
    if (problem !== null) return;
    const zone = values.includes('"b"') ? 'b' : 'a';
    expect(JSON.parse(at(answer.data, 'pushToRunQueueByName.runSpec') as string)).toEqual({
      resource: 'local-container',
      resource_args: { 'local-container': { memory: '4g', cpus: 1, env: [`Z=${zone}`] } },
    });
  });
});
