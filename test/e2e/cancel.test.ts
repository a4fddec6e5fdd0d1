/** A cancel, as a runner makes it, at every state of a launch: nothing is left running. */
import { expect } from '@jest/globals';
import { cancelAsRunner, type RunningStep } from '../support/action.ts';
import { lease, takeAndStart } from './support/agent.ts';
import { sideBySide, type Scenarios } from './support/side-by-side.ts';
import { afterPost, annotations, eventually, until, withWorld, type World } from './support/world.ts';

/** After `stop`: no item that can still start, and no run that is alive and was not asked to stop. */
async function nothingIsLeft(world: World): Promise<void> {
  await eventually('the end of everything', async () => {
    const items = await world.items();
    if (items.some(({ state }) => state === 'pending' || state === 'leased')) return undefined;
    for (const { associatedRunId, state } of items) {
      const run = associatedRunId === null ? null : await world.run(associatedRunId);
      const alive = run !== null && ['pending', 'running', 'preempting'].includes(run.state);
      if (alive && !run.stopped) return undefined;
      if (run === null && state !== 'failed') return undefined;
    }
    return true;
  });
}

/** Cancels the step with the runner's own signals, and gives what it and its post entry left. */
async function cancelled(step: RunningStep) {
  await cancelAsRunner(step);
  const { main, post, summary } = await afterPost(step);
  expect(main.signal).toBeNull();
  expect(main.exitCode).toBe(1);
  expect(main.outputs).toMatchObject({ outcome: 'cancelled' });
  expect(summary).toContain('Cancelled');
  expect(summary.split('## 🛑').length).toBe(2);
  return { main, post, summary };
}

sideBySide('mode: add, cancelled', {
  'while the item is pending': () =>
    withWorld(async (world) => {
      const step = await world.start();
      await until(step, 'Waiting on the queue');
      const { main } = await cancelled(step);
      expect(main.outputs).toMatchObject({ state: 'deleted', 'item-id': expect.any(String) });
      expect(annotations(main, 'error')).toEqual([
        expect.stringMatching(/deleted from the queue.*cancelled by workflow run https:\S+\/4711/),
      ]);
      expect(await world.items()).toEqual([]);
    }),

  'while the item is leased': () =>
    withWorld(async (world) => {
      const step = await world.start();
      await lease(world);
      await until(step, 'An agent is taking the job');
      await cancelled(step);
      await nothingIsLeft(world);
    }),

  'while the item is claimed, and its run comes up too late for the step: post stops it': () =>
    withWorld(async (world) => {
      const step = await world.start();
      const held = await lease(world);
      await held.claim();
      await until(step, 'An agent took the job');
      const main = await cancelAsRunner(step);
      expect(main).toMatchObject({
        exitCode: 1,
        outputs: { outcome: 'cancelled', 'run-id': held.ref.runId },
      });
      expect(main.summary).toContain('Cancelled');
      const post = step.post();
      await held.start();
      expect(await post).toMatchObject({ exitCode: 0, summary: '' });
      expect((await world.run(held.ref.runId))?.stopped).toBe(true);
    }),

  'while the run is starting': () =>
    withWorld(async (world) => {
      const step = await world.start();
      const held = await lease(world);
      await held.claim();
      await held.start();
      held.setState('pending');
      await until(step, 'has not started yet');
      await cancelled(step);
      await nothingIsLeft(world);
    }),

  'story 25: marked completed': () =>
    withWorld(async (world) => {
      const step = await world.start();
      const held = await takeAndStart(world, { lr: 0.1 });
      await held.send({ log: ['epoch 1'], summary: { loss: 2 } });
      await until(step, 'is running');
      const stopped = held.heedStop();
      const { main, summary } = await cancelled(step);
      await stopped;
      expect(main.outputs).toMatchObject({ state: 'killed', 'run-id': held.ref.runId });
      expect(main.outputs['run-url']).toContain(held.ref.runId);
      expect((await world.run(held.ref.runId))?.state).toBe('killed');
      expect(summary).toContain(held.ref.runId);
      // How long it waited and ran is known, and told.
      expect(summary).toMatch(/queue wait \| [\d.]+s/);
      expect(summary).toMatch(/run time \| [\d.]+s/);
    }),

  'on-cancel: detach leaves the run alone, says how to attach, and is green': () =>
    withWorld(async (world) => {
      const step = await world.start({ 'on-cancel': 'detach' });
      const held = await takeAndStart(world);
      await until(step, 'is running');
      await cancelAsRunner(step);
      const { main, post, summary } = await afterPost(step);
      expect(main.exitCode).toBe(0);
      expect(main.outputs).toMatchObject({ outcome: 'detached', state: 'running', 'item-id': held.itemId });
      expect(main.stdout).toContain(`mode: attach with item-id: ${held.itemId}`);
      expect(summary).toContain('Detached');
      expect(post.stdout).toBe('');
      expect(await world.run(held.ref.runId)).toMatchObject({ state: 'running', stopped: false });
    }),

  'on-cancel: detach leaves a pending item alone': () =>
    withWorld(async (world) => {
      const step = await world.start({ 'on-cancel': 'detach' });
      await until(step, 'Waiting on the queue');
      await cancelAsRunner(step);
      const { main } = await afterPost(step);
      expect(main).toMatchObject({ exitCode: 0, outputs: { outcome: 'detached', state: 'pending' } });
      expect((await world.item()).state).toBe('pending');
    }),

  'on-cancel: detach holds for a re-run that attached and was killed': () =>
    withWorld(async (world) => {
      await world.step({ wait: 'none' });
      const again = await world.start({ 'on-cancel': 'detach' }, { env: { GITHUB_RUN_ATTEMPT: '2' } });
      await until(again, 'Waiting on the queue');
      again.child.kill('SIGKILL');
      const { post } = await afterPost(again);
      expect(post.stdout).toContain('mode: attach with item-id');
      expect((await world.item()).state).toBe('pending');
    }),

  'during the checks: nothing is pushed': () =>
    withWorld(async (world) => {
      world.server.control.addFault({ match: { path: '/graphql' }, action: { delayMs: 20_000 } });
      const step = await world.start();
      await eventually('the first request', () =>
        world.server.control.pendingFaults() === 0 ? true : undefined,
      );
      await cancelled(step);
      expect(world.pushes()).toBe(0);
    }),

  'in the middle of the push, which the server executes later: post finds the item and deletes it': () =>
    withWorld(async (world) => {
      const push = { field: 'pushToRunQueueByName' };
      world.server.control.addFault({ match: push, action: { delayMs: 3_000 } });
      const step = await world.start();
      await eventually('the push', () => (world.server.control.pendingFaults() === 0 ? true : undefined));
      const { post } = await cancelled(step);
      expect(post.stdout).toMatch(/deleted from the queue/);
      expect(world.pushes()).toBe(1);
      expect(await world.items()).toEqual([]);
    }),

  'while the server does not answer: post finishes': () =>
    withWorld(async (world) => {
      const step = await world.start();
      const held = await takeAndStart(world);
      await until(step, 'is running');
      world.server.control.addFault({ match: { path: '/graphql' }, action: { delayMs: 60_000 }, count: 50 });
      const main = await cancelAsRunner(step);
      expect(main).toMatchObject({ exitCode: 1, signal: null, outputs: { outcome: 'cancelled' } });
      world.server.control.clearFaults();
      const { summary } = await afterPost(step);
      expect(summary.split('## 🛑').length).toBe(2);
      expect((await world.run(held.ref.runId))?.stopped).toBe(true);
    }),

  ...kills(),
});

/** `kill -9`, as when the machine runs out of memory, or the runner out of patience: only `post` is left. */
function kills(): Scenarios {
  return {
    'killed while the item is pending: post deletes it': () =>
      withWorld(async (world) => {
        const step = await world.start();
        await until(step, 'Waiting on the queue');
        step.child.kill('SIGKILL');
        const { main, post, summary } = await afterPost(step);
        expect(main.signal).toBe('SIGKILL');
        expect(main.outputs).toMatchObject({ 'item-id': expect.any(String), 'run-id': expect.any(String) });
        expect(post.stdout).toMatch(/deleted from the queue/);
        expect(summary).toContain('Cancelled');
        expect(await world.items()).toEqual([]);
      }),

    'killed while the run is running: post stops it': () =>
      withWorld(async (world) => {
        const step = await world.start();
        const held = await takeAndStart(world);
        await until(step, 'is running');
        step.child.kill('SIGKILL');
        const { post, summary } = await afterPost(step);
        expect(post.outputs).toMatchObject({ 'run-id': held.ref.runId });
        expect(summary).toContain(held.ref.runId);
        expect((await world.run(held.ref.runId))?.stopped).toBe(true);
      }),

    'killed in the middle of the push: post finds the item by its run id': () =>
      withWorld(async (world) => {
        const push = { field: 'pushToRunQueueByName' };
        world.server.control.addFault({ match: push, action: { delayMs: 2_000 } });
        const step = await world.start();
        await eventually('the push', () => (world.server.control.pendingFaults() === 0 ? true : undefined));
        step.child.kill('SIGKILL');
        await afterPost(step);
        expect(world.pushes()).toBe(1);
        expect(await world.items()).toEqual([]);
      }),

    'killed with on-cancel: detach: post leaves the run alone': () =>
      withWorld(async (world) => {
        const step = await world.start({ 'on-cancel': 'detach' });
        const held = await takeAndStart(world);
        await until(step, 'is running');
        step.child.kill('SIGKILL');
        const { summary } = await afterPost(step);
        expect(summary).toContain('Detached');
        expect(await world.run(held.ref.runId)).toMatchObject({ state: 'running', stopped: false });
      }),
  };
}
