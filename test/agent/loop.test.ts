import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { LaunchAgent } from '../../src/agent/agent.ts';
import { LaunchError } from '../../src/common/errors.ts';
import { BoxError } from '../../src/runners/box-error.ts';
import { ackItem, popFromQueue } from '../../src/wandb/operations/agents.ts';
import type { JsonObject } from '../../src/wandb/types.ts';
import { FakeRunner, openWorld, type World } from './support.ts';

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.close());

const requests = (field: string) =>
  world.server.control.requests().filter((request) => request.rootFields.includes(field));
const variables = (request: { readonly variables?: unknown }) => (request.variables ?? {}) as JsonObject;

/** Waits until something is so; a test that waits for what never comes fails. */
async function until(isSo: () => boolean): Promise<void> {
  for (let turn = 0; turn < 500 && !isSo(); turn += 1) await new Promise((done) => setTimeout(done, 20));
  if (!isSo()) throw new Error(`never came: ${isSo.toString()}\n${world.log.join('\n')}`);
}

describe('the loop of an agent', () => {
  test('20 items over two queues, three at once: each ends exactly once, and is run once', async () => {
    const ids: string[] = [];
    for (let index = 0; index < 20; index += 1) ids.push(await world.push(index % 2 === 0 ? 'q1' : 'q2'));
    const runner = new FakeRunner(world.client);
    const { end, items } = await world.run({ runner, config: world.config({ maxJobs: 3 }) });
    expect(end).toBe('idle');
    expect(items.map(({ itemId }) => itemId).sort()).toEqual([...ids].sort());
    expect(items.every(({ outcome }) => outcome === 'succeeded')).toBe(true);
    expect(runner.started.map(({ itemId }) => itemId).sort()).toEqual([...ids].sort());
    expect(runner.mostRunning).toBeLessThanOrEqual(3);
    expect(runner.removed.sort()).toEqual([...ids].sort());
  }, 60_000);

  test('round robin: queues take turns', async () => {
    for (const queue of ['q1', 'q1', 'q2', 'q2']) await world.push(queue);
    const { items } = await world.run({ runner: new FakeRunner(world.client) });
    expect(items.map(({ queue }) => queue)).toEqual(['q1', 'q2', 'q1', 'q2']);
  }, 60_000);

  test('faults of the server: every item ends exactly once', async () => {
    const { control } = world.server;
    const ids: string[] = [];
    for (let index = 0; index < 12; index += 1) ids.push(await world.push(index % 2 === 0 ? 'q1' : 'q2'));
    control.addFault({ match: { field: 'popFromRunQueue' }, action: { status: 500 }, skip: 1, count: 1 });
    control.addFault({ match: { field: 'popFromRunQueue' }, action: { drop: 'before' }, skip: 3, count: 1 });
    control.addFault({ match: { field: 'ackRunQueueItem' }, action: { drop: 'after' }, skip: 1, count: 2 });
    control.addFault({ match: { field: 'ackRunQueueItem' }, action: { drop: 'before' }, skip: 4, count: 1 });
    control.addFault({
      match: { field: 'failRunQueueItem' },
      action: { status: 429, headers: { 'retry-after': '1' } },
    });
    control.addFault({ match: { field: 'failRunQueueItem' }, action: { drop: 'after' }, skip: 1 });
    control.addFault({ match: { field: 'updateLaunchAgent' }, action: { status: 500 }, count: 2 });
    control.addFault({ match: { field: 'launchAgent' }, action: { status: 500 }, skip: 1, count: 2 });
    const fails = new Set(ids.slice(0, 3));
    const runner = new FakeRunner(world.client, ({ itemId }) =>
      fails.has(itemId) ? { exit: 1, init: false } : {},
    );
    const { items, agent } = await world.run({
      runner,
      config: world.config({ maxJobs: 3, idleTimeoutMs: 3_000 }),
    });
    expect(items.map(({ itemId }) => itemId).sort()).toEqual([...ids].sort());
    expect(runner.started.map(({ itemId }) => itemId).sort()).toEqual([...ids].sort());
    expect(
      items
        .filter(({ outcome }) => outcome === 'job-failed')
        .map(({ itemId }) => itemId)
        .sort(),
    ).toEqual([...fails].sort());
    for (const id of fails)
      expect((await world.item(ids.indexOf(id) % 2 === 0 ? 'q1' : 'q2', id)).state).toBe('failed');
    expect(agent.isSettled).toBe(true);
  }, 120_000);

  test('a lost answer to a pop costs a lease, not the item', async () => {
    const id = await world.push('q1');
    world.server.control.addFault({ match: { field: 'popFromRunQueue' }, action: { drop: 'after' } });
    const runner = new FakeRunner(world.client);
    const running = world.run({ runner, config: world.config({ maxItems: 1, idleTimeoutMs: 30_000 }) });
    await until(() => world.log.some((line) => line.includes('Polling failed')));
    world.server.control.expireLease(id);
    expect((await running).items).toMatchObject([{ itemId: id, outcome: 'succeeded' }]);
  }, 60_000);

  test('a slot is free the moment its run ends, although the server is slow to know of the run', async () => {
    const first = await world.push('q1');
    const second = await world.push('q1');
    // The run of the first is never initialised: that is asked for 63 s long, off the slot.
    const runner = new FakeRunner(world.client, ({ itemId }) =>
      itemId === first ? { init: false, exit: 1 } : {},
    );
    const { items } = await world.run({ runner });
    expect(items.map(({ itemId }) => itemId)).toEqual([second, first]);
    expect(items[1]).toMatchObject({ outcome: 'job-failed', exitCode: 1 });
  }, 60_000);

  test('a claim whose answers are lost, three times: it is asked for again, and run once', async () => {
    const id = await world.push('q1');
    const { control } = world.server;
    control.addFault({ match: { field: 'ackRunQueueItem' }, action: { status: 500 }, count: 2 });
    control.addFault({ match: { field: 'ackRunQueueItem' }, action: { drop: 'after' } });
    const runner = new FakeRunner(world.client);
    const { items } = await world.run({ runner });
    expect(items).toMatchObject([{ itemId: id, outcome: 'succeeded' }]);
    expect(runner.started).toHaveLength(1);
  }, 60_000);

  test('an item that went to another agent is not reported, does not count, and fails nothing', async () => {
    const id = await world.push('q1');
    const next = await world.push('q1');
    const runner = new FakeRunner(world.client);
    world.server.control.addFault({ match: { field: 'ackRunQueueItem' }, action: { delayMs: 1_500 } });
    const running = world.run({ runner, config: world.config({ maxItems: 1, idleTimeoutMs: 5_000 }) });
    await until(() => world.log.some((line) => line.includes(`Took item ${id}`)));
    // Its lease runs out while the claim is on its way, and another agent is quicker.
    const queue = { entity: world.server.entity, project: 'model-registry', name: 'q1' };
    world.server.control.expireLease(id);
    await popFromQueue(world.client, { ...queue, queue: 'q1', agentId: 'other' });
    await ackItem(world.client, { itemId: id, runId: 'others', queue });
    const { items, agent } = await running;
    expect(items.map(({ itemId }) => itemId)).toEqual([next]);
    expect(runner.started.map(({ itemId }) => itemId)).toEqual([next]);
    expect(agent.isSettled).toBe(true);
    expect((await world.item('q1', id)).associatedRunId).toBe('others');
  }, 60_000);

  test('a registration whose answer is lost is made again', async () => {
    world.server.control.addFault({ match: { field: 'createLaunchAgent' }, action: { drop: 'after' } });
    world.server.control.addFault({ match: { field: 'createLaunchAgent' }, action: { status: 500 } });
    const { end } = await world.run({ runner: new FakeRunner(world.client) });
    expect(end).toBe('idle');
    expect(requests('createLaunchAgent')).toHaveLength(3);
  }, 60_000);

  test('story 27, a box that fails all it takes: three failures in a row before user code: no more is claimed, and the queue keeps its items', async () => {
    const ids: string[] = [];
    for (let index = 0; index < 6; index += 1) ids.push(await world.push('q1'));
    const startError = new BoxError('the disk of the Docker engine is full.');
    const { end, items, agent } = await world.run({
      runner: new FakeRunner(world.client, () => ({ startError })),
    });
    expect(end).toBe('runner-broken');
    expect(agent.brokenBecause).toMatch(/3 items in a row .*the disk of the Docker engine is full/);
    expect(items.map(({ itemId, outcome }) => [itemId, outcome])).toEqual(
      ids.slice(0, 3).map((id) => [id, 'agent-failed']),
    );
    for (const id of ids.slice(3)) expect((await world.item('q1', id)).state).toBe('pending');
  }, 60_000);

  test('items that docker itself rejects, however many, do not end the agent', async () => {
    const ids: string[] = [];
    for (let index = 0; index < 5; index += 1) ids.push(await world.push('q1'));
    const startError = new LaunchError('Cannot create the container: invalid argument "big" for "--memory".');
    const runner = new FakeRunner(world.client, ({ itemId }) =>
      itemId === ids.at(-1) ? {} : { startError },
    );
    const { end, items } = await world.run({ runner });
    expect(end).toBe('idle');
    expect(items.map(({ outcome }) => outcome)).toEqual([
      ...Array<string>(4).fill('agent-failed'),
      'succeeded',
    ]);
  }, 60_000);

  test('refused items and items at fault do not break the runner', async () => {
    for (let index = 0; index < 4; index += 1)
      await world.push('q1', { resource_args: { 'local-container': { privileged: 'true' } } });
    await world.push('q1', { docker: null });
    await world.push('q1');
    const { end, items } = await world.run({ runner: new FakeRunner(world.client) });
    expect(end).toBe('idle');
    expect(items.map(({ outcome }) => outcome)).toEqual([
      ...Array<string>(4).fill('refused'),
      'agent-failed',
      'succeeded',
    ]);
    expect(requests('ackRunQueueItem')).toHaveLength(2);
  }, 60_000);

  test('secure mode refuses before the claim', async () => {
    const id = await world.push('q1', { overrides: { args: ['--x'] } });
    const { items } = await world.run({
      runner: new FakeRunner(world.client),
      config: world.config({ secureMode: true }),
    });
    expect(items).toMatchObject([
      {
        itemId: id,
        outcome: 'refused',
        message: expect.stringMatching(/secure mode, which locks overrides\.args/),
      },
    ]);
    expect(requests('ackRunQueueItem')).toHaveLength(0);
  }, 60_000);

  test('schedulers are counted apart, and left in their queue when there are too many', async () => {
    const uri = 'placeholder-uri-scheduler';
    const first = await world.push('q1', { uri });
    const second = await world.push('q1', { uri });
    const job = await world.push('q1');
    let free = (): void => {};
    const hold = new Promise<void>((done) => (free = done));
    const runner = new FakeRunner(world.client, ({ itemId }) => (itemId === first ? { hold } : {}));
    const agentOptions = { runner, config: world.config({ maxItems: 2, idleTimeoutMs: 20_000 }) };
    const running = world.run(agentOptions);
    await until(() => runner.started.length >= 2);
    free();
    const { items } = await running;
    expect(items.map(({ itemId }) => itemId).sort()).toEqual([first, job].sort());
    expect((await world.item('q1', second)).state).toBe('leased');
  }, 60_000);

  test('the summary of a run comes with its item; the log of a failed one is uploaded, without secrets', async () => {
    const id = await world.push('q1');
    const lines = [
      ...Array.from({ length: 300 }, (_, index) => `line ${index}`),
      `my key is ${world.server.apiKey}`,
    ];
    const runner = new FakeRunner(world.client, () => ({ init: false, exit: 7, lines }));
    const { items } = await world.run({ runner });
    expect(items).toMatchObject([{ itemId: id, outcome: 'job-failed', exitCode: 7 }]);
    const { error } = await world.item('q1', id);
    expect(error).toMatchObject({ stage: 'run', filePaths: [`${id}/error/error.log`] });
    const runs = requests('upsertBucket')
      .map(variables)
      .filter(({ jobType }) => jobType === 'sweep-controller');
    expect(runs).toMatchObject([{ name: LaunchAgent.name(), project: 'model-registry' }]);
    const uploaded = world.server.control.requests().filter(({ method }) => method === 'PUT');
    expect(uploaded).toHaveLength(1);
    expect(world.log.join('\n')).not.toContain(world.server.apiKey);
  }, 60_000);

  test('a bad key met on the way ends the agent with its error', async () => {
    world.server.control.addFault({ match: { field: 'popFromRunQueue' }, action: { status: 401 }, count: 9 });
    await expect(world.run({ runner: new FakeRunner(world.client) })).rejects.toMatchObject({ kind: 'auth' });
  }, 60_000);

  test('max-runtime: no new claim, the job that runs ends', async () => {
    const id = await world.push('q1');
    const left = await world.push('q1');
    const hold = new Promise<void>((done) => setTimeout(done, 600));
    const runner = new FakeRunner(world.client, () => ({ hold }));
    const { end, items } = await world.run({
      runner,
      config: world.config({ maxRuntimeMs: 300, maxJobs: 1 }),
    });
    expect(end).toBe('max-runtime');
    expect(items).toMatchObject([{ itemId: id, outcome: 'succeeded' }]);
    expect((await world.item('q1', left)).state).toBe('pending');
  }, 60_000);

  test('busy is not idle: a silent job outlives the idle-timeout (story 13)', async () => {
    const id = await world.push('q1');
    const hold = new Promise<void>((done) => setTimeout(done, 1_500));
    const { end, items } = await world.run({
      runner: new FakeRunner(world.client, () => ({ hold })),
      config: world.config({ maxJobs: 2 }),
    });
    expect(end).toBe('idle');
    expect(items).toMatchObject([{ itemId: id, outcome: 'succeeded' }]);
  }, 60_000);

  test('a stop: what runs is stopped, what was claimed is failed, its run does not look alive, KILLED is told', async () => {
    const id = await world.push('q1');
    const stop = new AbortController();
    const runner = new FakeRunner(world.client, () => ({ hold: new Promise(() => {}) }));
    const running = world.run({
      runner,
      signal: stop.signal,
      stopMessage: 'cancelled by workflow run 7',
      config: world.config({ idleTimeoutMs: null }),
    });
    await until(() => world.log.some((line) => line.includes('Started')));
    stop.abort(new Error('x'));
    const { end, items, agent } = await running;
    expect(end).toBe('cancelled');
    expect(items).toMatchObject([
      { itemId: id, state: 'killed', outcome: 'cancelled', message: 'cancelled by workflow run 7' },
    ]);
    expect(await world.item('q1', id)).toMatchObject({
      state: 'failed',
      error: { message: 'cancelled by workflow run 7' },
    });
    expect(requests('stopRun')).toHaveLength(1);
    expect(
      requests('updateLaunchAgent')
        .map((request) => variables(request)['agentStatus'])
        .at(-1),
    ).toBe('KILLED');
    expect(agent.isSettled).toBe(true);
  }, 60_000);

  test('a stop whose jobs do not end in time is left to whoever comes next', async () => {
    const id = await world.push('q1');
    const stop = new AbortController();
    const hurry = new AbortController();
    const runner = new FakeRunner(world.client, () => ({ hold: new Promise(() => {}) }));
    const deaf = {
      ...runner,
      resource: runner.resource,
      run: async (request: Parameters<typeof runner.run>[0]) => ({
        ...(await runner.run(request)),
        cancel: () => new Promise<void>(() => {}),
      }),
    };
    const running = world.run({
      runner: deaf,
      signal: stop.signal,
      hurry: hurry.signal,
      config: world.config({ idleTimeoutMs: null }),
    });
    await until(() => world.log.some((line) => line.includes('Started')));
    stop.abort(new Error('cancelled'));
    setTimeout(() => hurry.abort(), 300);
    const { items, agent } = await running;
    expect(items).toMatchObject([
      { itemId: id, outcome: 'cancelled', message: expect.stringMatching(/cleaned up after the step/) },
    ]);
    expect(agent.isSettled).toBe(false);
    expect((await world.item('q1', id)).state).toBe('claimed');
  }, 60_000);
});
