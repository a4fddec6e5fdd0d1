import { expect, test } from '@jest/globals';
import { silentLogger } from '../../src/common/logger.ts';
import { QueuedRun } from '../../src/launch/index.ts';
import { follow } from '../../src/modes/follow.ts';
import type { Step } from '../../src/modes/step.ts';
import { failure, FakeWorld } from '../launch/fake-world.ts';

/** Follows a run that never ends, past its timeout. */
async function pastTheTimeout(world: FakeWorld, onCancel: 'stop' | 'detach' = 'stop') {
  const item = world.addItem({ entity: 'acme', project: 'vision' });
  world.claim(item, 'r1');
  world.addRun('r1');
  const queue = { entity: 'acme', project: 'model-registry', name: 'gpu' };
  const fields = { id: item.id, queue, entity: 'acme', project: 'vision' };
  const step = {
    cancellation: { signal: new AbortController().signal },
    clock: world.clock,
    random: () => 0.5,
    logger: silentLogger,
    outputs: { set: () => undefined },
  } as unknown as Step;
  return follow(
    new QueuedRun(world.client, fields, world.clock),
    { wait: 'finished', claimTimeoutMs: Infinity, runTimeoutMs: 60_000, onCancel },
    step,
  );
}

test('a run that was stopped at its timeout is certain', async () => {
  expect(await pastTheTimeout(new FakeWorld())).toMatchObject({
    certain: true,
    result: { outcome: 'run-timeout' },
  });
});

test.each([
  ['permission', 'stop', false],
  ['network', 'stop', false],
  ['network', 'detach', true],
] as const)(
  'a run that could not be stopped at its timeout (%s), with on-cancel: %s: certain is %s',
  async (kind, onCancel, certain) => {
    const world = new FakeWorld();
    world.faults = {
      before: ({ name }) => {
        if (name === 'StopRun') throw failure(kind);
      },
    };
    expect(await pastTheTimeout(world, onCancel)).toMatchObject({
      certain,
      result: { outcome: 'run-timeout', message: expect.stringContaining(kind) as unknown },
    });
  },
);
