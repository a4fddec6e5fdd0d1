import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { resumeSpec } from '../../src/agent/requeue.ts';
import { queueItems } from '../../src/wandb/operations/queues.ts';
import { FakeRunner, openWorld, type World } from './support.ts';

let world: World;
beforeEach(async () => {
  world = await openWorld(['q1']);
});
afterEach(() => world.close());

const end = { state: 'preempted', exitCode: null, reason: null } as const;
const newest = async () => {
  const queue = { entity: world.server.entity, project: 'model-registry', name: 'q1' };
  return ((await queueItems(world.client, queue, 10)) ?? [])[0];
};

describe('a preempted job', () => {
  test('is queued again: the same run, one more resume, its priority, without its sweep and its key', async () => {
    const id = await world.push('q1', { _resume_count: 1, _wandb_api_key: 'k'.repeat(40), priority: 0 });
    let runs = 0;
    const runner = new FakeRunner(world.client, () => ((runs += 1) === 1 ? { end } : {}));
    const { items } = await world.run({ runner });
    expect(items).toMatchObject([
      {
        itemId: id,
        state: 'pending',
        outcome: 'queued',
        message: expect.stringMatching(/queued again as item/),
      },
      { outcome: 'succeeded', runId: items[0]?.runId },
    ]);
    expect(runner.started.map(({ environment }) => environment['WANDB_RESUME'])).toEqual(['allow', 'allow']);
    const again = await newest();
    expect(again?.runSpec).toMatchObject({ run_id: items[0]?.runId, _resume_count: 2 });
    expect(JSON.stringify(again?.runSpec)).not.toContain('_wandb_api_key');
    expect(again?.priority).toBe((await world.item('q1', id)).priority);
  }, 60_000);

  test.each([
    ['resumed often enough', { _resume_count: 5 }, /has already resumed 5 times/],
    ['of another entity', { entity: 'others' }, /its run belongs to "others"/],
  ])(
    '%s: its item is failed',
    async (_name, over, message) => {
      const id = await world.push('q1', over);
      const { items } = await world.run({
        runner: new FakeRunner(world.client, () => ({ end, init: false })),
      });
      expect(items).toMatchObject([
        { itemId: id, outcome: 'job-failed', message: expect.stringMatching(message) },
      ]);
      expect((await world.item('q1', id)).error?.message).toMatch(message);
    },
    60_000,
  );

  test('its sweep may have ended meanwhile', () => {
    expect(resumeSpec({ sweep_id: 's', a: 1 }, 'r')).toEqual({ a: 1, run_id: 'r', _resume_count: 1 });
  });
});
