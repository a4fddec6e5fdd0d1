import { describe, expect, test } from '@jest/globals';
import { chooseGeneration, standingOf, type Search, type Standing } from '../../src/modes/generation.ts';
import { FakeWorld } from '../launch/fake-world.ts';

describe('standingOf', () => {
  test.each<[item: string | null, run: string | null, Standing]>([
    [null, null, 'free'],
    ['pending', null, 'worth-attaching'],
    ['leased', null, 'worth-attaching'],
    ['claimed', null, 'worth-attaching'],
    ['finished', null, 'worth-attaching'],
    ['failed', null, 'over'],
    ['claimed', 'pending', 'worth-attaching'],
    ['claimed', 'running', 'worth-attaching'],
    ['claimed', 'preempting', 'worth-attaching'],
    ['claimed', 'finished', 'worth-attaching'],
    ['claimed', 'failed', 'over'],
    ['claimed', 'crashed', 'over'],
    ['claimed', 'killed', 'over'],
    ['claimed', 'preempted', 'over'],
    ['failed', 'running', 'over'],
    // The run tells the truth, whatever its agent thought of it.
    ['failed', 'finished', 'worth-attaching'],
    [null, 'running', 'worth-attaching'],
    [null, 'finished', 'worth-attaching'],
    [null, 'failed', 'over'],
    // A word of a newer server is taken for alive as long as the item is there.
    ['claimed', 'hibernating', 'worth-attaching'],
    [null, 'hibernating', 'over'],
  ])('item %s, run %s: %s', (item, run, standing) => {
    expect(standingOf(item === null ? null : { state: item }, run === null ? null : { state: run })).toBe(
      standing,
    );
  });
});

describe('chooseGeneration', () => {
  const search: Search = {
    queue: { entity: 'acme', project: 'model-registry', name: 'gpu' },
    entity: 'acme',
    project: 'vision',
    rerun: 'attach',
    depth: 100,
    runIdOf: (generation) => (generation < 4 ? `g${generation}` : undefined),
  };
  const chosen: Search = { ...search, runIdOf: (generation) => (generation === 0 ? 'mine' : undefined) };

  test('nothing is there: the first generation', async () => {
    const world = new FakeWorld();
    world.addItem({ run_id: 'somebody-elses' });
    expect(await chooseGeneration(world.client, search, {})).toEqual({
      kind: 'launch',
      runId: 'g0',
      generation: 0,
      others: [],
    });
    expect(world.requests.filter((name) => /push|delete|upsert/i.test(name))).toEqual([]);
  });

  test('an item that is live: attached, with its spec and the time of its push', async () => {
    const world = new FakeWorld();
    const item = world.addItem({ run_id: 'g0', job: 'acme/vision/train:v0' }, { priority: 1 });
    const choice = await chooseGeneration(world.client, search, {});
    if (choice.kind !== 'attach') throw new Error(choice.kind);
    expect(choice).toMatchObject({ runId: 'g0', since: item.createdAt });
    expect(choice.queuedRun).toMatchObject({
      id: item.id,
      attached: true,
      priority: 1,
      pushedAt: world.clock.now(),
      spec: { job: 'acme/vision/train:v0' },
    });
  });

  test.each(['failed', 'crashed', 'killed'])('after a %s run: the next free generation', async (state) => {
    const world = new FakeWorld();
    for (const runId of ['g0', 'g1']) {
      world.claim(world.addItem({ run_id: runId }), runId);
      world.addRun(runId, { state });
    }
    expect(await chooseGeneration(world.client, search, {})).toMatchObject({ kind: 'launch', runId: 'g2' });
  });

  test('after a failed generation that was launched again: that one', async () => {
    const world = new FakeWorld();
    world.addItem({ run_id: 'g0' }, { state: 'FAILED' });
    const second = world.addItem({ run_id: 'g1' });
    const choice = await chooseGeneration(world.client, search, {});
    expect(choice).toMatchObject({ kind: 'attach', runId: 'g1', queuedRun: { id: second.id } });
  });

  test('a run whose item has left the queue is found by its note of the item', async () => {
    const world = new FakeWorld();
    const config = { _wandb: { value: { launch_trace_id: 'item-of-old' } } };
    world.addRun('g0', { state: 'finished', config });
    const choice = await chooseGeneration(world.client, search, {});
    expect(choice).toMatchObject({ kind: 'attach', runId: 'g0', queuedRun: { id: 'item-of-old' } });
  });

  test.each<[string, (world: FakeWorld) => void]>([
    ['item', (world) => void world.addItem({ run_id: 'g0' })],
    ['run', (world) => void world.addRun('g0')],
  ])('a handle of an %s goes on with the client that it is given', async (_name, arrange) => {
    const world = new FakeWorld();
    arrange(world);
    const lasting = { ...world.client };
    const choice = await chooseGeneration(world.client, search, {}, lasting);
    if (choice.kind !== 'attach') throw new Error(choice.kind);
    expect(choice.queuedRun.client).toBe(lasting);
  });

  test('rerun: new takes the next generation that is free', async () => {
    const world = new FakeWorld();
    world.addItem({ run_id: 'g0' });
    const choice = await chooseGeneration(world.client, { ...search, rerun: 'new' }, {});
    expect(choice).toMatchObject({ kind: 'launch', runId: 'g1' });
  });

  test('a run id that the user chose: attached, refused after a bad end, used again by rerun: new', async () => {
    const world = new FakeWorld();
    const item = world.addItem({ run_id: 'mine' });
    expect(await chooseGeneration(world.client, chosen, {})).toMatchObject({ kind: 'attach', runId: 'mine' });
    world.claim(item, 'mine');
    world.addRun('mine', { state: 'failed' });
    await expect(chooseGeneration(world.client, chosen, {})).rejects.toThrow(/Run mine exists already/);
    expect(await chooseGeneration(world.client, { ...chosen, rerun: 'new' }, {})).toEqual({
      kind: 'launch',
      runId: 'mine',
      generation: 0,
      others: [item.id],
    });
  });

  test('a cancel ends the search', async () => {
    const world = new FakeWorld();
    const signal = AbortSignal.abort(new Error('cancelled'));
    await expect(chooseGeneration(world.client, search, { signal })).rejects.toThrow('cancelled');
  });
});
