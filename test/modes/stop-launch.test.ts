import { describe, expect, test } from '@jest/globals';
import { silentLogger } from '../../src/common/logger.ts';
import { readContext } from '../../src/github/context.ts';
import type { ActionLogger } from '../../src/github/logger.ts';
import { QueuedRun } from '../../src/launch/index.ts';
import { stopLaunch, type Seen } from '../../src/modes/stop-launch.ts';
import { WandbError } from '../../src/wandb/errors.ts';
import { FakeWorld, type FakeItem } from '../launch/fake-world.ts';

const step = {
  logger: silentLogger as ActionLogger,
  context: readContext({ GITHUB_REPOSITORY: 'acme/models', GITHUB_RUN_ID: '4711' }, () => '{}'),
};
const times = { pushedAt: 1, claimedAt: 2, startedAt: 3, endedAt: null };
const seen: Seen = { state: 'running', times };

function launched() {
  const world = new FakeWorld();
  const item = world.addItem({ entity: 'acme', project: 'vision', run_id: 'r1' });
  const queue = { entity: 'acme', project: 'model-registry', name: 'gpu' };
  const fields = { id: item.id, queue, entity: 'acme', project: 'vision' };
  return { world, item, queuedRun: new QueuedRun(world.client, fields, world.clock) };
}

describe('stopLaunch', () => {
  test.each<[string, (world: FakeWorld, item: FakeItem) => void, string, boolean, RegExp]>([
    ['a pending item', () => undefined, 'deleted', true, /deleted from the queue/],
    ['an item that is gone', (world, item) => world.remove(item), 'deleted', true, /no longer on the queue/],
    [
      'a run that is running',
      (world, item) => {
        world.claim(item, 'r1');
        world.addRun('r1');
      },
      'killed',
      true,
      /asked to stop/,
    ],
    [
      'a claimed item whose run never comes',
      (world, item) => world.claim(item, 'r1'),
      'running',
      false,
      /could not be stopped yet/,
    ],
  ])('%s: %s', async (_name, arrange, state, certain, message) => {
    const { world, item, queuedRun } = launched();
    arrange(world, item);
    const stopped = await stopLaunch(queuedRun, 'stop', seen, step, 5_000);
    expect(stopped).toMatchObject({ certain, verdict: { outcome: 'cancelled', state, times } });
    expect(stopped.verdict.message).toMatch(message);
    expect(stopped.verdict.message).toContain(
      'cancelled by workflow run https://github.com/acme/models/actions/runs/4711',
    );
  });

  test('what a server refuses is told, never thrown, and left to post', async () => {
    const { world, queuedRun } = launched();
    world.faults.before = () => {
      throw new WandbError('no', { kind: 'permission', operation: 'GetRunQueueItem' });
    };
    const { verdict, certain } = await stopLaunch(queuedRun, 'stop', seen, step, 5_000);
    expect(certain).toBe(false);
    expect(verdict).toMatchObject({ outcome: 'cancelled', state: 'running' });
    expect(verdict.message).toMatch(/could not be stopped: no/);
  });

  test('a run that had ended by itself is told by its own state', async () => {
    const { world, item, queuedRun } = launched();
    world.claim(item, 'r1');
    world.addRun('r1', { state: 'finished' });
    const { verdict, certain, alreadyEnded } = await stopLaunch(queuedRun, 'stop', seen, step, 5_000);
    expect(certain).toBe(true);
    expect(verdict).toMatchObject({ outcome: 'cancelled', state: 'finished' });
    expect(alreadyEnded).toBe(true);
  });

  test('detach asks nobody and says how to go on', async () => {
    const { world, item, queuedRun } = launched();
    const { verdict, certain } = await stopLaunch(queuedRun, 'detach', seen, step);
    expect(certain).toBe(true);
    expect(verdict).toMatchObject({ outcome: 'detached', state: 'running', times });
    expect(verdict.message).toContain(`mode: attach with item-id: ${item.id}`);
    expect(world.requests).toEqual([]);
  });
});
