import { expect, test } from '@jest/globals';
import { QueuedRun } from '../../src/launch/queued-run.ts';
import { failure, FakeWorld } from './fake-world.ts';

const queue = { entity: 'acme', project: 'model-registry', name: 'gpu' };

function launched() {
  const world = new FakeWorld();
  const item = world.addItem({ entity: 'acme', project: 'vision' });
  const handle = new QueuedRun(
    world.client,
    { id: item.id, queue, entity: 'acme', project: 'vision' },
    world.clock,
  );
  return { world, item, handle };
}

test.each(['PENDING', 'LEASED'])('a %s item is deleted', async (state) => {
  const { world, item, handle } = launched();
  item.state = state;
  expect(await handle.cancel()).toMatchObject({ did: 'deleted' });
  expect(world.items).toHaveLength(0);
});

test.each(['running', 'pending', 'crashed', 'preempting', 'preempted'])(
  'a %s run is asked to stop',
  async (state) => {
    const { world, item, handle } = launched();
    world.claim(item, 'r1');
    const run = world.addRun('r1', { state });
    expect(await handle.stop()).toMatchObject({ did: 'stopped' });
    expect(run.stopped).toBe(true);
  },
);

test.each(['finished', 'failed', 'killed'])('a %s run has ended', async (state) => {
  const { world, item, handle } = launched();
  world.claim(item, 'r1');
  world.addRun('r1', { state });
  expect(await handle.cancel()).toMatchObject({ did: 'already-ended' });
  expect(world.requests).not.toContain('StopRun');
});

test('a run that was asked already is not asked again', async () => {
  const { world, item, handle } = launched();
  world.claim(item, 'r1');
  world.addRun('r1', { stopped: true });
  expect(await handle.cancel()).toMatchObject({ did: 'stopped' });
  expect(world.requests).not.toContain('StopRun');
});

test('an item that is gone', async () => {
  const { world, item, handle } = launched();
  world.remove(item);
  expect(await handle.cancel()).toMatchObject({ did: 'already-gone' });
});

test('a failed item', async () => {
  const { item, handle } = launched();
  item.state = 'FAILED';
  expect(await handle.cancel()).toMatchObject({ did: 'already-ended' });
});

test('claimed between look and delete: the run is stopped', async () => {
  const { world, item, handle } = launched();
  world.faults = {
    before: ({ name }) => {
      if (name === 'DeleteFromRunQueue') world.claim(item, 'r1');
    },
  };
  world.clock.at(1_000, () => world.addRun('r1'));
  expect(await handle.cancel()).toMatchObject({ did: 'stopped' });
  expect(world.runs[0]?.stopped).toBe(true);
});

test('claimed, and the run is slow to appear: waited for, then left unconfirmed', async () => {
  const { world, item, handle } = launched();
  world.claim(item, 'r1');
  expect(await handle.cancel({ timeoutMs: 7_000 })).toMatchObject({
    did: 'unconfirmed',
    message: expect.stringContaining('r1') as unknown,
  });
  world.clock.at(3_000, () => world.addRun('r1'));
  expect(await handle.cancel({ timeoutMs: 7_000 })).toMatchObject({ did: 'stopped' });
});

test('the run of a launch whose item was deleted is stopped, too', async () => {
  const { world, item, handle } = launched();
  world.claim(item, 'r1');
  const run = world.addRun('r1');
  await handle.state();
  world.remove(item);
  expect(await handle.cancel()).toMatchObject({ did: 'stopped' });
  expect(run.stopped).toBe(true);
});

test('a run of the same id that belongs to an earlier launch is left alone', async () => {
  const { world, item, handle } = launched();
  world.claim(item, 'r1');
  const other = world.addRun('r1', {
    createdAt: world.time(-1e6),
    config: { _wandb: { value: { launch_trace_id: 'x' } } },
  });
  expect(await handle.cancel({ timeoutMs: 2_000 })).toMatchObject({ did: 'unconfirmed' });
  expect(other.stopped).toBe(false);
});

test('faults on the way are waited out', async () => {
  const { world, handle } = launched();
  let faults = 3;
  world.faults = {
    before: () => {
      if (faults-- > 0) throw failure('server');
    },
  };
  expect(await handle.cancel()).toMatchObject({ did: 'deleted' });
});

test('a server that stays away leaves it unconfirmed, and says why', async () => {
  const { world, handle } = launched();
  world.faults = {
    before: () => {
      throw failure('network');
    },
  };
  expect(await handle.cancel({ timeoutMs: 5_000 })).toMatchObject({
    did: 'unconfirmed',
    message: expect.stringContaining('network') as unknown,
  });
});

test('a lost answer to the deletion is looked up', async () => {
  const { world, handle } = launched();
  let lost = false;
  world.faults = {
    after: ({ name }) => {
      if (name !== 'DeleteFromRunQueue' || lost) return;
      lost = true;
      throw failure('unknown-outcome', name);
    },
  };
  expect(await handle.cancel()).toMatchObject({ did: 'deleted' });
});

test('delete says when it did not work', async () => {
  const { world, item, handle } = launched();
  world.claim(item, 'r1');
  await expect(handle.delete()).rejects.toThrow(/did not remove .* claimed/);
  item.associatedRunId = null;
  await handle.delete();
  await handle.delete();
  expect(world.items).toHaveLength(0);
});
