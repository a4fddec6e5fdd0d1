import { describe, expect, test } from '@jest/globals';
import { attachToItem, attachToRun } from '../../src/launch/attach.ts';
import { FakeWorld } from './fake-world.ts';

const queue = { entity: 'acme', project: 'model-registry', name: 'gpu' };
const place = { entity: 'acme', project: 'vision', queue };
const MINUTE = 60_000;

function noted(itemId: string) {
  return { _wandb: { value: { launch_trace_id: itemId, launch_queue_name: 'gpu' } } };
}

function attach(world: FakeWorld, runId: string) {
  return attachToRun(world.client, { entity: 'acme', project: 'vision', runId }, place, {}, world.clock);
}

describe('the item that a run notes', () => {
  test('is kept when it names this run', async () => {
    const world = new FakeWorld();
    const item = world.addItem();
    world.claim(item, 'mine');
    world.addRun('mine', { config: noted(item.id) });
    expect(await attach(world, 'mine')).toMatchObject({ id: item.id, attached: true });
  });

  test.each(['other', null])('that names %s is left alone: the run is watched and stopped', async (names) => {
    const world = new FakeWorld();
    const item = world.addItem();
    if (names !== null) {
      world.claim(item, names);
      world.addRun(names);
    }
    const mine = world.addRun('mine', { config: noted(item.id) });
    const handle = await attach(world, 'mine');
    expect(handle).toMatchObject({ id: '', spec: null });
    expect(await handle.cancel()).toMatchObject({ did: 'stopped', runRef: { runId: 'mine' } });
    expect(world.runs.filter(({ stopped }) => stopped)).toEqual([mine]);
    expect(world.items).toEqual([item]);
    mine.state = 'finished';
    expect(await handle.watch()).toMatchObject({ outcome: 'succeeded', runRef: { runId: 'mine' } });
  });

  test('and that is gone is only named: the run is watched and stopped', async () => {
    const world = new FakeWorld();
    const mine = world.addRun('mine', { config: noted('gone') });
    const handle = await attach(world, 'mine');
    expect(handle.id).toBe('gone');
    expect(await handle.state()).toBe('running');
    expect(await handle.cancel()).toMatchObject({ did: 'stopped' });
    mine.state = 'failed';
    expect(await handle.watch()).toMatchObject({ outcome: 'job-failed', runRef: { runId: 'mine' } });
  });
});

describe('a run timeout counts', () => {
  const limits = { random: () => 0.5, runTimeoutMs: 60 * MINUTE };

  test.each(['run', 'item'])('from the creation of the run, attached by %s', async (by) => {
    const world = new FakeWorld();
    const item = world.addItem();
    world.claim(item, 'mine');
    world.addRun('mine', { config: noted(item.id) });
    world.clock.advance(50 * MINUTE);
    const attachedAt = world.clock.now();
    const handle =
      by === 'run'
        ? await attach(world, 'mine')
        : await attachToItem(world.client, item.id, place, {}, world.clock);
    expect(await handle.watch(limits)).toMatchObject({ outcome: 'run-timeout', confirmed: true });
    expect(world.clock.now() - attachedAt).toBe(10 * MINUTE);
  });

  test.each([
    ['that an item only took over', -90 * MINUTE],
    ['of a server whose clock is ahead', 5 * MINUTE],
  ])('from the first look for a run %s', async (_name, offset) => {
    const world = new FakeWorld();
    const item = world.addItem();
    world.claim(item, 'mine');
    world.addRun('mine', { createdAt: world.time(offset), config: noted(item.id) });
    const attachedAt = world.clock.now();
    const handle = await attach(world, 'mine');
    expect(await handle.watch(limits)).toMatchObject({ outcome: 'run-timeout' });
    expect(world.clock.now() - attachedAt).toBe(60 * MINUTE);
  });
});
