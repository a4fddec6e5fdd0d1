/** The wait for a launch: how far it goes, and every way in which it ends. */
import { expect } from '@jest/globals';
import { deleteItem } from '../../src/wandb/operations/queues.ts';
import { deleteRun } from '../../src/wandb/operations/runs.ts';
import type { StepResult } from '../support/action.ts';
import { lease, takeAndStart, type Held } from './support/agent.ts';
import { sideBySide, type Scenarios } from './support/side-by-side.ts';
import { afterPost, annotations, eventually, QUEUE, until, withWorld, type World } from './support/world.ts';

/** Starts a step, plays the agent, and gives what the step says in the end. */
async function follow(
  world: World,
  act: (held: Held) => Promise<void>,
  over: Readonly<Record<string, string>> = {},
): Promise<StepResult> {
  const step = await world.start(over);
  const held = await lease(world);
  await act(held);
  const { main, summary } = await afterPost(step);
  expect(main.outputs).toMatchObject({ 'item-id': held.itemId, 'run-id': held.ref.runId });
  return { ...main, summary };
}

sideBySide('mode: add, the wait', {
  'a run that finishes: outputs, metrics, summary, exit code 0': () =>
    withWorld(async (world) => {
      const step = await follow(world, async (held) => {
        await held.claim();
        await held.start({ lr: 0.1 });
        await held.send({ summary: { 'val/acc': 0.93, nested: { loss: 0.5 }, _step: 9 } });
        await held.finish();
      });
      expect(step.exitCode).toBe(0);
      expect(step.outputs).toMatchObject({
        state: 'finished',
        outcome: 'succeeded',
        job: 'acme/vision/train:v0',
        'queue-url': expect.stringContaining('/acme/launch/'),
      });
      expect(step.outputs['run-url']).toBe(
        `${world.server.baseUrl}/acme/vision/runs/${step.outputs['run-id']}`,
      );
      expect(JSON.parse(step.outputs['metrics'] ?? '')).toEqual({ 'val/acc': 0.93, nested: { loss: 0.5 } });
      expect(step.summary).toContain('Succeeded');
      expect(step.summary).toContain('val/acc');
      expect(step.summary).toMatch(/queue wait \| [\d.]+s/);
    }),

  'story 7: the endless "Waiting for run to start"': () =>
    withWorld(async (world) => {
      const step = await follow(world, async (held) => {
        await held.warn('registry is slow', 'pull');
        await held.fail('denied: requested access to the resource is denied', 'pull');
      });
      expect(step.exitCode).toBe(1);
      expect(step.outputs).toMatchObject({ state: 'failed', outcome: 'agent-failed' });
      expect(annotations(step, 'error')).toEqual([
        expect.stringMatching(/failed the item in stage pull: denied: requested access/),
      ]);
      expect(annotations(step, 'warning').join('\n')).toMatch(
        /Warning of the agent \(pull\): registry is slow/,
      );
      expect(step.summary).toContain('Stage pull: denied');
      // One line for each change, not for each poll.
      expect(
        step.stdout.split('\n').filter((line) => line.includes('Waiting on the queue')).length,
      ).toBeLessThan(2);
    }),

  'story 8: nobody home': () =>
    withWorld(async (world) => {
      const step = await world.step({ 'claim-timeout': '2s' });
      expect(step.exitCode).toBe(1);
      expect(annotations(step, 'warning').join('\n')).toMatch(/No agent polls the queue gpu/);
      expect(annotations(step, 'error')).toEqual([
        expect.stringMatching(/No agent took the job from the queue gpu within 2s\..*deleted/),
      ]);
      expect(step.outputs).toMatchObject({ state: 'deleted', outcome: 'claim-timeout' });
      expect(step.outputs['item-id']).toBeTruthy();
      expect(await world.items()).toEqual([]);
    }),

  'story 9: crashed, but running': () =>
    withWorld(async (world) => {
      const step = await world.start();
      const held = await takeAndStart(world);
      await until(step, 'is running');
      held.setState('crashed');
      await until(step, 'shown as crashed');
      held.setState('running');
      await eventually('word that it is running again', () =>
        step.log().split('is running').length > 2 ? true : undefined,
      );
      await held.finish();
      const { main } = await afterPost(step);
      expect(main).toMatchObject({ exitCode: 0, outputs: { state: 'finished', outcome: 'succeeded' } });
    }),

  'story 9, the reverse: running for ever after a crash ends by the step’s own clock': () =>
    withWorld(async (world) => {
      const step = await follow(
        world,
        async (held) => {
          await held.claim();
          await held.start();
        },
        { 'run-timeout': '3s' },
      );
      expect(step.exitCode).toBe(1);
      expect(step.outputs).toMatchObject({ outcome: 'run-timeout' });
    }),

  'story 11: timeout dressed as cancel': () =>
    withWorld(async (world) => {
      const step = await world.start({ 'claim-timeout': '2h', 'run-timeout': '4s' });
      const held = await takeAndStart(world);
      const { main, summary } = await afterPost(step);
      expect(main.exitCode).toBe(1);
      expect(main.outputs).toMatchObject({ outcome: 'run-timeout', 'run-id': held.ref.runId });
      expect(annotations(main, 'error')).toEqual([expect.stringMatching(/did not end within 4s.*timeout/)]);
      expect((await world.run(held.ref.runId))?.stopped).toBe(true);
      expect(summary).toContain('The run took too long');

      const long = await world.step({ 'run-timeout': '7h', 'claim-timeout': '1s', rerun: 'new' });
      expect(annotations(long, 'warning').join('\n')).toMatch(/a job on a hosted runner ends after 6h/);
    }),

  'a run that fails: the last lines of its log, its metrics, exit code 1': () =>
    withWorld(async (world) => {
      const step = await follow(world, async (held) => {
        await held.claim();
        await held.start();
        const log = ['epoch 1', 'RuntimeError: CUDA out of memory'];
        await held.send({ log, summary: { loss: 9 } });
        await held.finish(1);
      });
      expect(step.exitCode).toBe(1);
      expect(step.outputs).toMatchObject({ state: 'failed', outcome: 'job-failed', metrics: '{"loss":9}' });
      expect(step.summary).toContain('RuntimeError: CUDA out of memory');
    }),

  ...goals(),
  ...ends(),
});

function goals(): Scenarios {
  return {
    'wait: none leaves a pending item': () =>
      withWorld(async (world) => {
        const step = await world.step({ wait: 'none' });
        expect(step).toMatchObject({ exitCode: 0, outputs: { state: 'pending', outcome: 'queued' } });
        const item = await world.item();
        expect(item).toMatchObject({ id: step.outputs['item-id'], state: 'pending' });
        expect(item.runSpec?.['run_id']).toBe(step.outputs['run-id']);
      }),

    'wait: claimed ends when an agent has claimed the item, not when it has leased it': () =>
      withWorld(async (world) => {
        const step = await world.start({ wait: 'claimed' });
        const held = await lease(world);
        await until(step, 'An agent is taking the job');
        expect(step.child.exitCode).toBeNull();
        await held.claim();
        const { main } = await afterPost(step);
        expect(main).toMatchObject({ exitCode: 0, outputs: { state: 'claimed', outcome: 'queued' } });
        expect((await world.item()).state).toBe('claimed');
      }),

    'wait: started ends when the run is running, and leaves it alone': () =>
      withWorld(async (world) => {
        const step = await world.start({ wait: 'started' });
        const held = await takeAndStart(world);
        const { main } = await afterPost(step);
        expect(main).toMatchObject({ exitCode: 0, outputs: { state: 'running', outcome: 'queued' } });
        expect(await world.run(held.ref.runId)).toMatchObject({ state: 'running', stopped: false });
      }),

    'a lease that runs out goes back to the queue, and the wait goes on': () =>
      withWorld(async (world) => {
        const step = await world.start();
        const first = await lease(world);
        await until(step, 'An agent is taking the job');
        world.server.control.expireLease(first.itemId);
        const again = await takeAndStart(world);
        expect(again.itemId).toBe(first.itemId);
        await again.finish();
        const { main } = await afterPost(step);
        expect(main).toMatchObject({ exitCode: 0, outputs: { outcome: 'succeeded' } });
      }),
  };
}

function ends(): Scenarios {
  const table: readonly [string, (held: Held, world: World) => Promise<void>, Record<string, string>][] = [
    ['killed', (held) => Promise.resolve(held.setState('killed')), { state: 'killed', outcome: 'cancelled' }],
    [
      'crashed below an item that its agent has failed',
      async (held) => {
        held.setState('crashed');
        await held.fail('the container is gone', 'run');
      },
      { state: 'crashed', outcome: 'job-failed' },
    ],
    [
      'preempted, back, and finished',
      async (held) => {
        held.setState('preempted');
        await new Promise((done) => setTimeout(done, 3_000));
        held.setState('running');
        await held.finish();
      },
      { state: 'finished', outcome: 'succeeded' },
    ],
    [
      'deleted',
      async (held, world) => {
        const run = await world.run(held.ref.runId);
        await deleteRun(world.client, run?.storageId ?? '');
      },
      { state: 'deleted', outcome: 'cancelled' },
    ],
  ];
  const runs = table.map(([what, act, outputs]) => [
    `the run is ${what}`,
    () =>
      withWorld(async (world) => {
        const step = await world.start();
        const held = await takeAndStart(world);
        await until(step, 'is running');
        await act(held, world);
        const { main, summary } = await afterPost(step);
        expect(main.outputs).toMatchObject({ ...outputs, 'run-id': held.ref.runId });
        expect(main.exitCode).toBe(outputs['outcome'] === 'succeeded' ? 0 : 1);
        expect(summary).toMatch(/^## /);
      }),
  ]);
  return {
    ...(Object.fromEntries(runs) as Scenarios),
    'the item is deleted by somebody else': () =>
      withWorld(async (world) => {
        const step = await world.start();
        await until(step, 'Waiting on the queue');
        await deleteItem(world.client, QUEUE, (await world.item()).id);
        const { main } = await afterPost(step);
        expect(main).toMatchObject({ exitCode: 1, outputs: { state: 'deleted', outcome: 'cancelled' } });
        expect(annotations(main, 'error')).toEqual([
          expect.stringMatching(/deleted from the queue before it ran/),
        ]);
      }),
  };
}
