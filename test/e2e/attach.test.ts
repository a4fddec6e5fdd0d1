/** `mode: attach`: waits for what another step launched. */
import { expect } from '@jest/globals';
import { upsertRun } from '../../src/wandb/operations/runs.ts';
import { takeAndStart, lease } from './support/agent.ts';
import { sideBySide } from './support/side-by-side.ts';
import { afterPost, annotations, QUEUE, until, withWorld } from './support/world.ts';

const SHA = 'c0ffee'.repeat(6) + 'c0ff';
const ATTACH = { mode: 'attach', job: '', queue: '', project: 'vision', entity: 'acme' } as const;
const FROM_COMMIT = { env: { GITHUB_SHA: SHA } } as const;

sideBySide('mode: attach', {
  'by item-id: the same outputs as the step that launched would have': () =>
    withWorld(async (world) => {
      const launched = await world.step({ wait: 'none' });
      const itemId = launched.outputs['item-id'] ?? '';
      const step = await world.start({ ...ATTACH, project: '', queue: QUEUE.name, 'item-id': itemId });
      const held = await takeAndStart(world);
      await held.send({ summary: { acc: 0.9 }, log: ['epoch 1'] });
      await held.finish();
      const { main, summary } = await afterPost(step);
      expect(main.exitCode).toBe(0);
      expect(main.outputs).toMatchObject({
        'item-id': itemId,
        'run-id': launched.outputs['run-id'],
        'queue-url': launched.outputs['queue-url'],
        job: 'acme/vision/train:v0',
        state: 'finished',
        outcome: 'succeeded',
      });
      expect(JSON.parse(main.outputs['metrics'] ?? '')).toMatchObject({ acc: 0.9 });
      expect(summary).toContain('acc');
      expect(world.pushes()).toBe(1);
    }),

  'by run-id, of a run that failed long ago: its own times, exit 1': () =>
    withWorld(async (world) => {
      const launched = await world.step({ wait: 'none' });
      const held = await takeAndStart(world);
      await held.finish(1);
      const step = await world.step({ ...ATTACH, 'run-id': launched.outputs['run-id'] ?? '' });
      expect(step.exitCode).toBe(1);
      expect(step.outputs).toMatchObject({
        'item-id': launched.outputs['item-id'],
        state: 'failed',
        outcome: 'job-failed',
      });
    }),

  'by run-id, when no item is known: the run alone is watched': () =>
    withWorld(async (world) => {
      const run = { entity: 'acme', project: 'vision', run: 'plainrun' };
      await upsertRun(world.client, { ...run, runId: run.run });
      const step = await world.start({ ...ATTACH, 'run-id': run.run });
      await until(step, 'Attached to run plainrun');
      world.server.control.setRunState({ ...run, state: 'finished' });
      const { main } = await afterPost(step);
      expect(main.exitCode).toBe(0);
      expect(main.outputs).toMatchObject({ 'run-id': run.run, outcome: 'succeeded' });
      expect(main.outputs['item-id']).toBeUndefined();
    }),

  'by sha: the newest run of the commit': () =>
    withWorld(async (world) => {
      for (const key of ['first', 'second']) {
        const launched = await world.step({ wait: 'none', 'idempotency-key': key }, FROM_COMMIT);
        expect(launched.exitCode).toBe(0);
        const held = await takeAndStart(world);
        await held.start({ github: { sha: SHA } });
        await held.finish(key === 'first' ? 1 : 0);
      }
      const step = await world.step({ ...ATTACH, sha: SHA });
      expect(step.exitCode).toBe(0);
      expect(annotations(step, 'notice')).toEqual([expect.stringContaining('2 runs are of commit c0ffee')]);
    }),

  'by idempotency-key: also while the item waits in its queue': () =>
    withWorld(async (world) => {
      const launched = await world.step({ wait: 'none', 'idempotency-key': 'nightly-7' });
      const step = await world.start({ ...ATTACH, queue: QUEUE.name, 'idempotency-key': 'nightly-7' });
      await until(step, `Attached to item ${launched.outputs['item-id'] ?? ''}`);
      const held = await takeAndStart(world);
      await held.finish();
      const { main } = await afterPost(step);
      expect(main.exitCode).toBe(0);
      expect(main.outputs['run-id']).toBe(launched.outputs['run-id']);
    }),

  'a cancel leaves the launch alone, and so does the cleanup after a kill': () =>
    withWorld(async (world) => {
      const launched = await world.step({ wait: 'none' });
      const held = await takeAndStart(world);
      for (const signal of ['SIGINT', 'SIGKILL'] as const) {
        const step = await world.start({ ...ATTACH, 'run-id': launched.outputs['run-id'] ?? '' });
        await until(step, 'running');
        step.child.kill(signal);
        const { post, main } = await afterPost(step);
        expect({ ...main.outputs, ...post.outputs }['outcome']).toBe('detached');
      }
      expect(await world.run(held.ref.runId)).toMatchObject({ state: 'running', stopped: false });
      await held.finish();
    }),

  'on-cancel: stop stops it': () =>
    withWorld(async (world) => {
      const launched = await world.step({ wait: 'none' });
      const held = await takeAndStart(world);
      const runId = launched.outputs['run-id'] ?? '';
      const step = await world.start({ ...ATTACH, 'run-id': runId, 'on-cancel': 'stop' });
      await until(step, 'running');
      step.child.kill('SIGINT');
      const { main } = await afterPost(step);
      expect(main.exitCode).toBe(1);
      expect(main.outputs['outcome']).toBe('cancelled');
      expect(await world.run(held.ref.runId)).toMatchObject({ stopped: true });
    }),

  'what is not there is said in one line, and nothing is pushed': () =>
    withWorld(async (world) => {
      const cases: readonly [Record<string, string>, RegExp][] = [
        [{ 'run-id': 'nosuchrun' }, /There is no run nosuchrun in acme\/vision/],
        [{ 'item-id': 'UnVuUXVldWVJdGVtOjk5OTk=', queue: QUEUE.name }, /is not on the queue gpu of acme/],
        [{ 'item-id': 'x', queue: 'gpu-shrt' }, /There is no queue gpu-shrt of acme/],
        [{ sha: SHA }, /No run in acme\/vision is of commit c0ffee/],
        [{ 'idempotency-key': 'never' }, /Nothing was launched under this idempotency key/],
      ];
      for (const [inputs, line] of cases) {
        const step = await world.step({ ...ATTACH, ...inputs });
        expect(step.exitCode).toBe(1);
        expect(annotations(step, 'error')).toEqual([expect.stringMatching(line)]);
        expect(step.outputs['outcome']).toBe('unknown');
      }
      expect(world.pushes()).toBe(0);
    }),

  'a lease that is not yet a claim is waited for, too': () =>
    withWorld(async (world) => {
      const launched = await world.step({ wait: 'none' });
      const held = await lease(world);
      const step = await world.start({
        ...ATTACH,
        queue: QUEUE.name,
        'item-id': launched.outputs['item-id'] ?? '',
        wait: 'claimed',
      });
      await until(step, 'Attached');
      await held.claim();
      const { main } = await afterPost(step);
      expect(main.exitCode).toBe(0);
      expect(main.outputs).toMatchObject({ outcome: 'queued' });
    }),
});
