import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { LaunchAgent } from '../../src/agent/agent.ts';
import { newTracker } from '../../src/agent/tracker.ts';
import { createSweep } from './sweeps.ts';
import { FakeRunner, openWorld, type World } from './support.ts';

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.close());

/** An agent whose loop nobody runs: its members are called one by one. */
function open(runner = new FakeRunner(world.client)): Promise<LaunchAgent> {
  return LaunchAgent.create(world.client, {
    config: world.config({ maxJobs: 2 }),
    host: { hostname: 'box', version: 'test' },
    runners: () => [runner],
    logger: {
      debug: () => {},
      info: (line) => void world.log.push(line),
      notice: () => {},
      warning: (line) => void world.log.push(line),
      error: () => {},
    },
  });
}

async function until(isSo: () => boolean): Promise<void> {
  for (let turn = 0; turn < 500 && !isSo(); turn += 1) await new Promise((done) => setTimeout(done, 20));
  expect(isSo()).toBe(true);
}

const told = (field: string) =>
  world.server.control.requests().filter(({ rootFields }) => rootFields.includes(field));

describe('the members of LaunchAgent', () => {
  test('initialized, name: of the agent of this process', async () => {
    const agent = await open();
    expect(LaunchAgent.initialized()).toBe(true);
    expect(LaunchAgent.name()).toBe(agent.name);
    expect(agent.name).toMatch(/^launch-agent-/);
  }, 60_000);

  test('popFromQueue takes an item off one queue, and throws when that fails', async () => {
    const agent = await open();
    const id = await world.push('q2');
    expect(await agent.popFromQueue('q1')).toBeNull();
    expect(await agent.popFromQueue('q2')).toMatchObject({ itemId: id, runSpec: { project: 'p' } });
    await expect(agent.popFromQueue('no-such-queue')).rejects.toThrow();
  }, 60_000);

  test('getJobAndQueue finds the next item of any queue, with its queue', async () => {
    const agent = await open();
    expect(await agent.getJobAndQueue()).toBeNull();
    const id = await world.push('q2');
    expect(await agent.getJobAndQueue()).toMatchObject({ job: { itemId: id }, queue: 'q2' });
  }, 60_000);

  test('runJob, numRunningJobs, numRunningSchedulers, threadIds: a slot from start to end', async () => {
    let free = (): void => {};
    const hold = new Promise<void>((done) => (free = done));
    const agent = await open(new FakeRunner(world.client, () => ({ hold })));
    const job = await world.push('q1');
    const scheduler = await world.push('q1', { uri: 'placeholder-uri-scheduler' });
    for (let turn = 0; turn < 2; turn += 1) {
      const next = await agent.getJobAndQueue();
      if (next) agent.runJob(next.job, next.queue);
    }
    expect([agent.numRunningJobs, agent.numRunningSchedulers]).toEqual([1, 1]);
    expect([...agent.threadIds].sort()).toEqual([job, scheduler].sort());
    free();
    await until(() => agent.threadIds.length === 0);
    expect([agent.numRunningJobs, agent.numRunningSchedulers]).toEqual([0, 0]);
    await until(() => agent.isSettled);
  }, 60_000);

  test('taskRunJob sees one job to its end, and never rejects', async () => {
    const agent = await open(new FakeRunner(world.client, () => ({ startError: new Error('no') })));
    const id = await world.push('q1');
    const next = await agent.getJobAndQueue();
    await agent.taskRunJob(next?.job.runSpec ?? {}, newTracker(id, 'q1', 0));
  }, 60_000);

  test('finishThreadId frees the slot; with an exception, it fails the item by that', async () => {
    let free = (): void => {};
    const hold = new Promise<void>((done) => (free = done));
    const runner = new FakeRunner(world.client, () => ({ hold }));
    const agent = await open(runner);
    const id = await world.push('q1');
    const next = await agent.getJobAndQueue();
    if (next) agent.runJob(next.job, next.queue);
    await until(() => world.log.some((line) => line.includes('Started')));
    agent.finishThreadId(id, new Error('the cat pulled the plug'));
    expect(agent.threadIds).toEqual([]);
    await until(() => told('failRunQueueItem').length > 0);
    expect((await world.item('q1', id)).error).toMatchObject({
      message: 'the cat pulled the plug',
      stage: 'agent',
    });
    agent.finishThreadId('unknown');
    free();
    await until(() => runner.running === 0 && agent.isSettled);
  }, 60_000);

  test('failRunQueueItem reports a failed item, with its phase and files, without secrets', async () => {
    const agent = await open();
    const id = await world.push('q1');
    await agent.getJobAndQueue();
    await agent.failRunQueueItem(id, `no ${world.server.apiKey} here`, 'build', ['a/error.log']);
    expect((await world.item('q1', id)).error).toMatchObject({
      message: expect.not.stringContaining(world.server.apiKey),
      stage: 'build',
      filePaths: ['a/error.log'],
    });
  }, 60_000);

  test('checkSweepState refuses a run of a sweep that has ended, and of none', async () => {
    const agent = await open();
    const spec = (sweepId: string) => ({ entity: world.server.entity, project: 'p', sweep_id: sweepId });
    const { sweepId, end } = await createSweep(world.client, world.server.entity);
    await agent.checkSweepState({ entity: 'e', project: 'p' });
    await agent.checkSweepState(spec(sweepId));
    await end();
    await expect(agent.checkSweepState(spec(sweepId))).rejects.toThrow(/terminal state \(FINISHED\)/);
    await expect(agent.checkSweepState(spec('nosuch'))).rejects.toThrow(/it does not exist/);
  }, 60_000);

  test('updateStatus tells the server; printStatus prints the line of the reference', async () => {
    const agent = await open();
    await agent.updateStatus('RUNNING');
    expect(told('updateLaunchAgent').at(-1)?.variables).toMatchObject({ agentStatus: 'RUNNING' });
    agent.printStatus();
    expect(world.log.at(-1)).toBe(
      `agent ${agent.name} polling on queues q1,q2, running 0 out of a maximum of 2 jobs`,
    );
  }, 60_000);

  test('loop ends when a stop is asked for in W&B', async () => {
    const agent = await open();
    const [registered] = told('createLaunchAgent');
    expect(registered?.variables).toMatchObject({ hostname: 'box', version: 'test' });
    const id = String((told('launchAgent').at(-1)?.variables as { agentId?: unknown }).agentId);
    world.server.control.stopAgent(id);
    expect(await agent.loop()).toBe('stop-asked');
  }, 60_000);
});
