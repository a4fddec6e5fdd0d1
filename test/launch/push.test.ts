import { describe, expect, test } from '@jest/globals';
import { silentLogger } from '../../src/common/logger.ts';
import { SubmitUnknownError } from '../../src/launch/errors.ts';
import { findItem, isStoredForm, pushOnce } from '../../src/launch/push.ts';
import type { QueueItem } from '../../src/wandb/types.ts';
import { failure, FakeWorld } from './fake-world.ts';

const queue = { entity: 'acme', project: 'model-registry', name: 'gpu' };
const marked = { job: 'acme/vision/train:v1', entity: 'acme', run_id: 'run-1' };
const plain = { job: 'acme/vision/train:v1', entity: 'acme', resource: null };

function push(
  world: FakeWorld,
  spec: Record<string, unknown>,
  find?: (item: QueueItem) => boolean,
  signal?: AbortSignal,
) {
  return pushOnce(
    { queue, spec, templateVariables: undefined, priority: undefined },
    { client: world.client, clock: world.clock, logger: silentLogger, signal, find },
  );
}

/** The answer to the push gets lost `times` times: after the work, or (`executed: false`) before it. */
function loseAnswers(world: FakeWorld, times = 1, executed = true) {
  let left = times;
  const lose = (name: string) => {
    if (name !== 'pushToRunQueueByName' || left === 0) return;
    left -= 1;
    throw failure('unknown-outcome', name);
  };
  world.faults = executed ? { after: ({ name }) => lose(name) } : { before: ({ name }) => lose(name) };
}

test('an answer is all that is needed', async () => {
  const world = new FakeWorld();
  expect(await push(world, marked)).toMatchObject({ itemId: 'item-1', found: false, runSpec: marked });
  expect(world.pushes).toHaveLength(1);
});

describe('a lost answer', () => {
  test.each([
    ['with a run id', marked],
    ['without', plain],
  ])('%s: the item is found on the queue, and there is one', async (_, spec) => {
    const world = new FakeWorld();
    loseAnswers(world);
    expect(await push(world, spec)).toMatchObject({ itemId: 'item-1', found: true });
    expect(world.pushes).toHaveLength(1);
  });

  test('by a mark of the caller, no look before the push is needed', async () => {
    const world = new FakeWorld();
    loseAnswers(world);
    const found = await push(world, plain, (item) => item.runSpec?.['job'] === plain.job);
    expect(found).toMatchObject({ itemId: 'item-1', found: true });
    expect(world.requests).toEqual(['pushToRunQueueByName', 'GetRunQueueItems']);
  });

  test.each([
    ['with the same run id', marked],
    ['with the same spec', plain],
  ])('older items %s are not taken for it', async (_, spec) => {
    const world = new FakeWorld();
    world.addItem(spec);
    loseAnswers(world);
    expect(await push(world, spec)).toMatchObject({ itemId: 'item-2', found: true });
  });

  test('of a request that never arrived: a marked launch is pushed once more', async () => {
    const world = new FakeWorld();
    loseAnswers(world, 1, false);
    expect(await push(world, marked)).toMatchObject({ itemId: 'item-1', found: false });
    expect(world.items).toHaveLength(1);
  });

  test('of a request that never arrived: without a mark it is an error', async () => {
    const world = new FakeWorld();
    loseAnswers(world, 1, false);
    await expect(push(world, plain)).rejects.toThrow(SubmitUnknownError);
    expect(world.items).toHaveLength(0);
  });

  test('a request that is executed late, between the looks, is found', async () => {
    const world = new FakeWorld();
    loseAnswers(world, 1, false);
    world.clock.at(2_500, () => world.addItem(marked));
    expect(await push(world, marked)).toMatchObject({ itemId: 'item-1', found: true });
    expect(world.items).toHaveLength(1);
  });

  test('a request that is executed after the second push leaves one item', async () => {
    const world = new FakeWorld();
    let pushes = 0;
    world.faults = {
      before: ({ name }) => {
        if (name !== 'pushToRunQueueByName') return;
        pushes += 1;
        if (pushes === 1) throw failure('unknown-outcome');
        world.addItem(marked);
      },
    };
    expect(await push(world, marked)).toMatchObject({ itemId: 'item-1', found: true });
    expect(world.items.map(({ id }) => id)).toEqual(['item-1']);
  });

  test('lost twice, and not there: an error, and no third push', async () => {
    const world = new FakeWorld();
    loseAnswers(world, 2, false);
    await expect(push(world, marked)).rejects.toThrow(/cannot be told/);
    expect(world.requests.filter((name) => name.startsWith('push'))).toHaveLength(2);
  });

  test('lost twice, executed the second time: found', async () => {
    const world = new FakeWorld();
    let pushes = 0;
    world.faults = {
      before: ({ name }) => {
        if (name === 'pushToRunQueueByName' && pushes++ === 0) throw failure('unknown-outcome');
      },
      after: ({ name }) => {
        if (name === 'pushToRunQueueByName') throw failure('unknown-outcome');
      },
    };
    expect(await push(world, marked)).toMatchObject({ itemId: 'item-1', found: true });
    expect(world.items).toHaveLength(1);
  });

  test('a queue that cannot be read leaves it unknown', async () => {
    const world = new FakeWorld();
    let lost = false;
    world.faults = {
      before: ({ name }) => {
        if (lost && name === 'GetRunQueueItems') throw failure('server');
      },
      after: ({ name }) => {
        lost ||= name === 'pushToRunQueueByName';
        if (name === 'pushToRunQueueByName') throw failure('unknown-outcome');
      },
    };
    const thrown: unknown = await push(world, marked).catch((error: unknown) => error);
    expect(thrown).toBeInstanceOf(SubmitUnknownError);
    expect(thrown).toMatchObject({ outcome: 'unknown', hint: expect.stringContaining('queue') as unknown });
    expect(world.pushes).toHaveLength(1);
  });

  test('two new items of the same spec: which is ours cannot be told', async () => {
    const world = new FakeWorld();
    world.faults = {
      after: ({ name }) => {
        if (name !== 'pushToRunQueueByName') return;
        world.addItem(plain);
        throw failure('unknown-outcome');
      },
    };
    await expect(push(world, plain)).rejects.toThrow(SubmitUnknownError);
  });
});

test.each(['refused', 'permission', 'network', 'rate-limited'] as const)(
  '%s is no lost answer',
  async (kind) => {
    const world = new FakeWorld();
    world.faults = {
      before: ({ name }) => {
        if (name === 'pushToRunQueueByName') throw failure(kind);
      },
    };
    await expect(push(world, marked)).rejects.toMatchObject({ kind });
    expect(world.items).toHaveLength(0);
  },
);

test('a cancel ends the search', async () => {
  const world = new FakeWorld();
  loseAnswers(world, 1, false);
  const cancel = new AbortController();
  world.clock.at(2_000, () => cancel.abort(new Error('cancelled')));
  await expect(push(world, marked, undefined, cancel.signal)).rejects.toThrow('cancelled');
});

test('findItem gives the newest one', async () => {
  const world = new FakeWorld();
  world.addItem(marked);
  world.addItem(marked);
  expect(await findItem(world.client, queue, (item) => item.runSpec?.['run_id'] === 'run-1')).toMatchObject({
    id: 'item-2',
  });
  expect(await findItem(world.client, queue, () => false)).toBeNull();
});

test.each([
  [{ a: 1 }, { a: 1 }, true],
  [{ a: 1, resource: 'kubernetes', resource_args: { kubernetes: {} } }, { a: 1, resource: null }, true],
  [{ a: 1, _wandb_job_collection_id: 'x' }, { a: 1 }, true],
  [{ a: 1, b: 2 }, { a: 1 }, false],
  [{ a: 2 }, { a: 1 }, false],
  [{}, { a: 1 }, false],
  [{ a: 1, resource: 'x' }, { a: 1, resource: 'y' }, false],
])('stored form %#', (stored, pushed, same) => expect(isStoredForm(stored, pushed)).toBe(same));
