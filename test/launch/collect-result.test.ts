import { expect, test } from '@jest/globals';
import { collectResult } from '../../src/launch/collect-result.ts';
import { QueuedRun } from '../../src/launch/queued-run.ts';
import { failure, FakeWorld } from './fake-world.ts';

const queue = { entity: 'acme', project: 'model-registry', name: 'gpu' };

function launched() {
  const world = new FakeWorld();
  const spec = {
    entity: 'acme',
    project: 'vision',
    docker: { docker_image: 'a:1' },
    _wandb_api_key: 'canary',
  };
  const item = world.addItem(spec);
  const fields = {
    id: item.id,
    queue,
    entity: 'acme',
    project: 'vision',
    spec,
    queueUrl: 'https://wandb.ai/q',
  };
  return { world, item, handle: new QueuedRun(world.client, fields, world.clock) };
}

test('the summary that arrives after the end is read, the log too, and no secret', async () => {
  const { world, item, handle } = launched();
  world.claim(item, 'r1');
  const run = world.addRun('r1', { state: 'finished', log: ['epoch 1', 'epoch 2'] });
  const verdict = await handle.watch();
  world.clock.at(1_000, () => (run.summary = { loss: 0.1 }));
  const result = await collectResult(handle, verdict);
  expect(result).toMatchObject({
    outcome: 'succeeded',
    state: 'finished',
    message: null,
    queueUrl: 'https://wandb.ai/q',
    itemId: item.id,
    run: { runId: 'r1' },
    runUrl: 'https://wandb.ai/acme/vision/runs/r1',
    image: 'a:1',
    job: null,
    details: { summary: { loss: 0.1 } },
    logTail: ['epoch 1', 'epoch 2'],
  });
  expect(JSON.stringify(result)).not.toContain('canary');
});

test('without a run there is nothing to read', async () => {
  const { world, item, handle } = launched();
  item.state = 'FAILED';
  const verdict = await handle.watch();
  const before = world.requests.length;
  expect(await collectResult(handle, verdict)).toMatchObject({
    outcome: 'agent-failed',
    run: null,
    runUrl: null,
    details: null,
  });
  expect(world.requests).toHaveLength(before);
});

test('what cannot be read is left out: the outcome stands', async () => {
  const { world, item, handle } = launched();
  world.claim(item, 'r1');
  world.addRun('r1', { state: 'failed' });
  const verdict = await handle.watch();
  world.faults = {
    before: () => {
      throw failure('server');
    },
  };
  expect(await collectResult(handle, verdict)).toMatchObject({
    outcome: 'job-failed',
    details: null,
    logTail: [],
  });
});
