/** One launch, whatever happens to the push, and whoever runs the step again. */
import { expect } from '@jest/globals';
import { createImageJob } from '../../src/job/write.ts';
import { pushToQueue } from '../../src/wandb/operations/queues.ts';
import { lease, takeAndStart } from './support/agent.ts';
import { sideBySide } from './support/side-by-side.ts';
import { afterPost, annotations, eventually, QUEUE, withWorld } from './support/world.ts';

const PUSH = { field: 'pushToRunQueueByName' } as const;
const SECOND_ATTEMPT = { env: { GITHUB_RUN_ATTEMPT: '2' } } as const;

sideBySide('mode: add, once', {
  'story 3: the blip that paid twice': () =>
    withWorld(async (world) => {
      world.server.control.addFault({ match: PUSH, action: { drop: 'after' } });
      const step = await world.start();
      const held = await takeAndStart(world);
      await held.finish();
      const { main } = await afterPost(step);
      expect(main.exitCode).toBe(0);
      expect(main.outputs).toMatchObject({ 'item-id': held.itemId, outcome: 'succeeded' });
      expect(main.stdout).toContain('already');
      expect(world.pushes()).toBe(1);
      expect(await world.items()).toHaveLength(1);
    }),

  'story 3, the retried step says since when the launch is there': () =>
    withWorld(async (world) => {
      const first = await world.step({ wait: 'none' });
      const { createdAt } = await world.item();
      const second = await world.step({ wait: 'none' });
      expect(second.exitCode).toBe(0);
      expect(second.outputs).toMatchObject({
        'item-id': first.outputs['item-id'],
        'run-id': first.outputs['run-id'],
      });
      expect(annotations(second, 'notice')).toEqual([
        expect.stringContaining(`already (submitted at ${createdAt ?? ''})`),
      ]);
      expect(world.pushes()).toBe(1);
    }),

  'a connection that breaks before the push was received: looked up, pushed again, one item': () =>
    withWorld(async (world) => {
      world.server.control.addFault({ match: PUSH, action: { drop: 'before' } });
      const step = await world.step({ wait: 'none' });
      expect(step.exitCode).toBe(0);
      expect(world.pushes()).toBe(2);
      expect((await world.item()).id).toBe(step.outputs['item-id']);
    }),

  'a half answer to the push: one item, and the step has it': () =>
    withWorld(async (world) => {
      world.server.control.addFault({ match: PUSH, action: { halfJson: true } });
      const step = await world.step({ wait: 'none' });
      expect(step.exitCode).toBe(0);
      expect(world.pushes()).toBe(1);
      expect((await world.item()).id).toBe(step.outputs['item-id']);
    }),

  'a push whose fate stays unknown is not repeated: outcome unknown, and where to look': () =>
    withWorld(async (world) => {
      world.server.control.addFault({ match: PUSH, action: { drop: 'after' } });
      const look = { operation: 'GetRunQueueItems' };
      world.server.control.addFault({ match: look, action: { status: 403 }, skip: 1, count: 100 });
      const step = await world.step();
      world.server.control.clearFaults();
      expect(step.exitCode).toBe(1);
      expect(step.outputs).toMatchObject({ outcome: 'unknown' });
      expect(step.outputs['run-id']).toBeTruthy();
      expect(annotations(step, 'error')).toEqual([
        expect.stringMatching(
          /cannot be told whether the job is on the queue gpu of acme.*Look at the newest items/,
        ),
      ]);
      expect(step.summary).toContain('Unknown');
      expect(world.pushes()).toBe(1);
    }),

  'story 4: re-run failed jobs': () =>
    withWorld(async (world) => {
      const first = await world.start();
      const held = await takeAndStart(world);
      await held.send({ summary: { acc: 1 } });
      await held.finish();
      await afterPost(first);
      world.server.control.clearRequests();
      // In between the alias has moved on: it is still the same launch.
      const where = { entity: 'acme', project: 'vision', name: 'train' };
      const moved = await createImageJob(world.client, { ...where, image: 'acme/train:2' });
      expect(moved.job).toBe('acme/vision/train:v1');
      const second = await world.step({}, SECOND_ATTEMPT);
      expect(second.exitCode).toBe(0);
      expect(second.outputs).toMatchObject({
        'item-id': held.itemId,
        'run-id': held.ref.runId,
        outcome: 'succeeded',
        metrics: '{"acc":1}',
        // What ran, not what the alias means by now.
        job: 'acme/vision/train:v0',
      });
      expect(world.pushes()).toBe(0);
    }),

  'a re-run attaches to a run that is still running': () =>
    withWorld(async (world) => {
      const first = await world.start();
      const held = await takeAndStart(world);
      first.child.kill('SIGKILL');
      await first.ended;
      const second = await world.start({}, SECOND_ATTEMPT);
      await held.finish();
      const { main } = await afterPost(second);
      expect(main).toMatchObject({
        exitCode: 0,
        outputs: { 'run-id': held.ref.runId, outcome: 'succeeded' },
      });
      expect(world.pushes()).toBe(1);
    }),

  'a re-run after a failure launches a new generation under a new run id': () =>
    withWorld(async (world) => {
      const first = await world.start();
      const failed = await takeAndStart(world);
      await failed.finish(1);
      expect((await afterPost(first)).main.exitCode).toBe(1);

      const second = await world.start({}, SECOND_ATTEMPT);
      const refused = await lease(world);
      expect(refused.ref.runId).not.toBe(failed.ref.runId);
      await refused.fail('no space left', 'pull');
      expect((await afterPost(second)).main.exitCode).toBe(1);

      const third = await world.start({}, { env: { GITHUB_RUN_ATTEMPT: '3' } });
      const good = await takeAndStart(world);
      expect([failed.ref.runId, refused.ref.runId]).not.toContain(good.ref.runId);
      await good.finish();
      expect((await afterPost(third)).main.exitCode).toBe(0);
      expect(world.pushes()).toBe(3);
    }),

  'rerun: new always launches again': () =>
    withWorld(async (world) => {
      const first = await world.step({ wait: 'none' });
      const second = await world.step({ wait: 'none', rerun: 'new' }, SECOND_ATTEMPT);
      expect(second.outputs['run-id']).not.toBe(first.outputs['run-id']);
      expect(world.pushes()).toBe(2);
    }),

  'an idempotency-key holds across workflow runs': () =>
    withWorld(async (world) => {
      const key = { wait: 'none', 'idempotency-key': 'nightly' };
      const first = await world.step(key);
      const second = await world.step(key, { env: { GITHUB_RUN_ID: '4712' } });
      const other = await world.step({ ...key, 'idempotency-key': 'weekly' });
      expect(second.outputs['item-id']).toBe(first.outputs['item-id']);
      expect(other.outputs['item-id']).not.toBe(first.outputs['item-id']);
      expect(world.pushes()).toBe(2);
    }),

  'legs of a matrix, steps, jobs and workflow runs are told apart': () =>
    withWorld(async (world) => {
      const none = { wait: 'none' };
      const steps = [
        await world.step({ ...none, matrix: '{\n  "seed": 1\n}' }),
        await world.step({ ...none, matrix: '{"seed": 2}' }),
        await world.step(none, { env: { GITHUB_ACTION: 'launch_2' } }),
        await world.step(none, { env: { GITHUB_JOB: 'other' } }),
        await world.step(none, { env: { GITHUB_RUN_ID: '4712' } }),
      ];
      expect(new Set(steps.map(({ outputs }) => outputs['run-id'])).size).toBe(5);
      const again = await world.step({ ...none, matrix: '{"seed": 1}' }, SECOND_ATTEMPT);
      expect(again.outputs['run-id']).toBe(steps[0]?.outputs['run-id']);
      expect(world.pushes()).toBe(5);
    }),

  'a re-run finds an item far down a busy queue': () =>
    withWorld(async (world) => {
      const first = await world.step({ wait: 'none' });
      const spec = JSON.stringify({ entity: 'acme', project: 'vision', run_id: 'other' });
      const others = Array.from({ length: 120 }, () =>
        pushToQueue(world.client, { queue: QUEUE, runSpec: spec }),
      );
      await Promise.all(others);
      const second = await world.step({ wait: 'none' }, SECOND_ATTEMPT);
      expect(second.outputs['item-id']).toBe(first.outputs['item-id']);
      expect(world.pushes()).toBe(121);
    }),

  'rerun: new under an explicit run-id: a lost answer is not taken for the older item': () =>
    withWorld(async (world) => {
      const chosen = { 'run-id': 'baseline-2', wait: 'none' };
      const first = await world.step(chosen);
      world.server.control.addFault({ match: PUSH, action: { drop: 'before' } });
      const second = await world.step({ ...chosen, rerun: 'new' }, SECOND_ATTEMPT);
      expect(second.exitCode).toBe(0);
      expect(second.outputs['item-id']).not.toBe(first.outputs['item-id']);
      expect(await world.items()).toHaveLength(2);

      world.server.control.addFault({ match: PUSH, action: { delayMs: 60_000 } });
      const third = await world.start({ ...chosen, rerun: 'new' }, SECOND_ATTEMPT);
      await eventually('the push', () => (world.server.control.pendingFaults() === 0 ? true : undefined));
      third.child.kill('SIGKILL');
      const { post } = await afterPost(third);
      expect(post.stdout).toContain('No item for run baseline-2');
      expect(await world.items()).toHaveLength(2);
    }),

  'an explicit run-id is kept, found again, and refused once it ended badly': () =>
    withWorld(async (world) => {
      const first = await world.start({ 'run-id': 'baseline-1' });
      const held = await takeAndStart(world);
      expect(held.ref.runId).toBe('baseline-1');
      await held.finish(1);
      await afterPost(first);
      const second = await world.step({ 'run-id': 'baseline-1' }, SECOND_ATTEMPT);
      expect(second.exitCode).toBe(1);
      expect(annotations(second, 'error')).toEqual([
        expect.stringMatching(/Run baseline-1 exists already.*Choose another `run-id`/),
      ]);
      expect(world.pushes()).toBe(1);
    }),
});
