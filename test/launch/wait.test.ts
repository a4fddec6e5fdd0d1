import { describe, expect, test } from '@jest/globals';
import { LaunchError, WaitTimeoutError } from '../../src/launch/errors.ts';
import { failureDelay, pollDelay } from '../../src/launch/pace.ts';
import { QueuedRun } from '../../src/launch/queued-run.ts';
import type { LaunchChange } from '../../src/launch/verdict.ts';
import { failure, FakeWorld, type FakeItem } from './fake-world.ts';

const queue = { entity: 'acme', project: 'model-registry', name: 'gpu' };
const MINUTE = 60_000;

function launched(world = new FakeWorld(), fields: { entity?: string; project?: string } = {}) {
  const entity = fields.entity ?? 'acme';
  const project = fields.project ?? 'vision';
  const item = world.addItem({ job: 'acme/vision/train:v1', entity, project });
  const pushedAt = world.clock.now();
  const handle = new QueuedRun(world.client, { id: item.id, queue, entity, project, pushedAt }, world.clock);
  return { world, item, handle };
}

const steady = { random: () => 0.5 };

/** Claimed after a minute, running a minute later, and ended after another. */
function ordinary(world: FakeWorld, item: FakeItem, end = 'finished', project = 'vision') {
  world.clock.at(MINUTE, () => world.claim(item, 'r1'));
  world.clock.at(2 * MINUTE, () => {
    const run = world.addRun('r1', { project, summary: { loss: 0.5 } });
    world.clock.at(MINUTE, () => (run.state = end));
  });
}

describe('the way of a launch', () => {
  test.each([
    ['finished', 'succeeded'],
    ['failed', 'job-failed'],
    ['killed', 'cancelled'],
  ])('a run that ends as %s', async (end, outcome) => {
    const { world, item, handle } = launched();
    ordinary(world, item, end);
    const changes: LaunchChange[] = [];
    const verdict = await handle.watch({ ...steady, onChange: (change) => changes.push(change) });
    expect(verdict).toMatchObject({
      outcome,
      state: end,
      runRef: { entity: 'acme', project: 'vision', runId: 'r1' },
    });
    expect(changes.map(({ to }) => to)).toEqual(['pending', 'claimed', 'running', end]);
    expect(handle.runUrl).toBe('https://wandb.ai/acme/vision/runs/r1');
  });

  test('the project in lower case, as agents write it', async () => {
    const { world, item, handle } = launched(new FakeWorld(), { project: 'Vision' });
    ordinary(world, item, 'finished', 'vision');
    expect(await handle.watch(steady)).toMatchObject({ outcome: 'succeeded', runRef: { project: 'vision' } });
  });

  test('no project: uncategorized', async () => {
    const { world, item, handle } = launched(new FakeWorld(), { project: '' });
    ordinary(world, item, 'finished', 'uncategorized');
    expect(await handle.watch(steady)).toMatchObject({
      outcome: 'succeeded',
      runRef: { project: 'uncategorized' },
    });
  });

  test('the run of another entity than the queue', async () => {
    const { world, item, handle } = launched(new FakeWorld(), { entity: 'other' });
    world.claim(item, 'r1');
    world.addRun('r1', { entity: 'other', state: 'finished' });
    expect(await handle.watch(steady)).toMatchObject({ outcome: 'succeeded', runRef: { entity: 'other' } });
  });

  test('a failed item ends the wait at the next poll', async () => {
    const { world, item, handle } = launched();
    world.clock.at(MINUTE, () => {
      item.state = 'FAILED';
      item.error = { message: 'denied', stage: 'pull', filePaths: [] };
    });
    const verdict = await handle.watch(steady);
    expect(verdict).toMatchObject({ outcome: 'agent-failed', issue: { message: 'denied', stage: 'pull' } });
    expect(world.clock.now() - (handle.pushedAt ?? 0)).toBeLessThan(MINUTE + 6_000);
  });

  test('a run of the same id from an earlier launch does not count', async () => {
    const { world, item, handle } = launched();
    const old = world.addRun('r1', {
      state: 'finished',
      createdAt: world.time(-1e6),
      heartbeatAt: world.time(-9e5),
    });
    world.claim(item, 'r1');
    world.clock.at(MINUTE, () => {
      Object.assign(old, { state: 'running', config: { _wandb: { value: { launch_trace_id: item.id } } } });
      world.clock.at(MINUTE, () => (old.state = 'failed'));
    });
    const changes: string[] = [];
    const verdict = await handle.watch({ ...steady, onChange: ({ message }) => changes.push(message) });
    expect(verdict).toMatchObject({ outcome: 'job-failed', state: 'failed' });
    expect(changes).toContainEqual(expect.stringContaining('earlier launch'));
  });

  test('an earlier run that another launch holds is not ours either', async () => {
    const { world, item, handle } = launched();
    world.addRun('r1', {
      createdAt: world.time(-1e6),
      heartbeatAt: world.time(1e6),
      state: 'finished',
      config: { _wandb: { value: { launch_trace_id: 'another item' } } },
    });
    world.claim(item, 'r1');
    expect(await handle.watch({ ...steady, runTimeoutMs: MINUTE })).toMatchObject({ outcome: 'run-timeout' });
  });
});

describe('limits', () => {
  test('nobody takes it: the item is deleted', async () => {
    const { world, handle } = launched();
    const verdict = await handle.watch({ ...steady, claimTimeoutMs: 30 * MINUTE });
    expect(verdict).toMatchObject({ outcome: 'claim-timeout', state: 'deleted' });
    expect(verdict.message).toMatch(/No agent took the job .* 30m.*deleted/);
    expect(world.items).toHaveLength(0);
    expect(world.clock.now() - (handle.pushedAt ?? 0)).toBeLessThan(30 * MINUTE + 2_000);
  });

  test('claimed in the moment of the claim timeout: its run is stopped', async () => {
    const { world, item, handle } = launched();
    world.faults = {
      before: ({ name }) => {
        if (name === 'fetchRunQueuesFromProject' && item.associatedRunId === null) {
          world.claim(item, 'r1');
          world.addRun('r1');
        }
      },
    };
    expect(await handle.watch({ ...steady, claimTimeoutMs: MINUTE })).toMatchObject({
      outcome: 'claim-timeout',
    });
    expect(world.runs[0]?.stopped).toBe(true);
  });

  test('claimed and ended in that moment: its own fate counts', async () => {
    const { world, item, handle } = launched();
    world.faults = {
      before: ({ name }) => {
        if (name === 'fetchRunQueuesFromProject' && item.associatedRunId === null) {
          world.claim(item, 'r1');
          world.addRun('r1', { state: 'finished' });
        }
      },
    };
    expect(await handle.watch({ ...steady, claimTimeoutMs: MINUTE })).toMatchObject({ outcome: 'succeeded' });
  });

  test('it runs too long: the run is stopped', async () => {
    const { world, item, handle } = launched();
    world.claim(item, 'r1');
    world.addRun('r1');
    const verdict = await handle.watch({ ...steady, runTimeoutMs: 5 * 60 * MINUTE });
    expect(verdict).toMatchObject({ outcome: 'run-timeout', state: 'running', confirmed: true });
    expect(verdict.message).toMatch(/timeout.*asked to stop/);
    expect(world.runs[0]?.stopped).toBe(true);
  });

  test('a run that cannot be stopped is told', async () => {
    const { world, item, handle } = launched();
    world.claim(item, 'r1');
    world.addRun('r1');
    world.faults = {
      before: ({ name }) => {
        if (name === 'StopRun') throw failure('permission');
      },
    };
    const verdict = await handle.watch({ ...steady, runTimeoutMs: MINUTE });
    expect(verdict).toMatchObject({
      outcome: 'run-timeout',
      message: expect.stringContaining('permission') as unknown,
      confirmed: false,
    });
  });

  test('the limit of the wait itself touches nothing', async () => {
    const { world, item, handle } = launched();
    await expect(handle.waitUntilFinished({ timeoutMs: MINUTE })).rejects.toThrow(WaitTimeoutError);
    expect(world.items).toEqual([item]);
    expect(world.requests.every((name) => name.startsWith('GetRunQueueItem'))).toBe(true);
  });

  test('an abort ends the wait with its reason', async () => {
    const { world, handle } = launched();
    const cancel = new AbortController();
    world.clock.at(MINUTE, () => cancel.abort(new Error('cancelled by hand')));
    await expect(handle.watch({ signal: cancel.signal })).rejects.toThrow('cancelled by hand');
  });
});

describe('faults', () => {
  test.each(['server', 'network', 'timeout', 'rate-limited'] as const)(
    '%s is waited out for minutes',
    async (kind) => {
      const { world, item, handle } = launched();
      ordinary(world, item);
      let down = true;
      world.clock.at(9 * MINUTE, () => (down = false));
      world.faults = {
        before: () => {
          if (down) throw failure(kind);
        },
      };
      expect(await handle.watch(steady)).toMatchObject({ outcome: 'succeeded' });
      expect(world.requests.length).toBeLessThan(30);
    },
  );

  test('ten minutes without an answer: unknown, and nothing is claimed', async () => {
    const { world, handle } = launched();
    world.faults = {
      before: () => {
        throw failure('network');
      },
    };
    const verdict = await handle.watch(steady);
    expect(verdict).toMatchObject({ outcome: 'unknown', message: expect.stringContaining('10m') as unknown });
    expect(world.clock.now() - (handle.pushedAt ?? 0)).toBeLessThan(12 * MINUTE);
  });

  test.each(['auth', 'permission', 'refused'] as const)('%s ends the wait at once', async (kind) => {
    const { world, handle } = launched();
    world.faults = {
      before: () => {
        throw failure(kind);
      },
    };
    await expect(handle.watch()).rejects.toMatchObject({ kind });
    expect(world.requests).toHaveLength(1);
  });
});

describe('the pace', () => {
  test('quick at first, slower later, within a fifth', () => {
    expect([0, 1, 2, 3, 4, 9].map((round) => pollDelay(round, 0, 0.5))).toEqual([
      1_000, 1_500, 2_250, 3_375, 5_000, 5_000,
    ]);
    expect(pollDelay(99, 301_000, 0.5)).toBe(15_000);
    expect(pollDelay(0, 0, 0)).toBe(800);
    expect(pollDelay(0, 0, 0.999_999)).toBeCloseTo(1_200);
    expect([1, 2, 3, 4, 5, 6].map((count) => failureDelay(count, 0.5))).toEqual([
      5e3, 1e4, 2e4, 4e4, 6e4, 6e4,
    ]);
  });

  test('an hour in the queue costs few requests', async () => {
    const { world, handle } = launched();
    await handle.watch({ ...steady, claimTimeoutMs: 60 * MINUTE });
    expect(world.requests.length).toBeLessThan(300);
  });

  test('while it runs, a poll is one request', async () => {
    const { world, item, handle } = launched();
    world.claim(item, 'r1');
    const run = world.addRun('r1');
    world.clock.at(60 * MINUTE, () => (run.state = 'finished'));
    await handle.watch(steady);
    const items = world.requests.filter((name) => name === 'GetRunQueueItem').length;
    const runs = world.requests.filter((name) => name === 'RunState').length;
    expect(items).toBeLessThan(runs / 3);
  });
});

describe('the handle', () => {
  test('waitUntilStarted and waitUntilRunning give the run', async () => {
    const { world, item, handle } = launched();
    ordinary(world, item);
    expect(await handle.waitUntilStarted()).toMatchObject({ id: 'r1', state: 'running', entity: 'acme' });
    expect(await handle.waitUntilRunning()).toMatchObject({ id: 'r1' });
  });

  test('waitUntilFinished reads the final summary', async () => {
    const { world, item, handle } = launched();
    world.claim(item, 'r1');
    const run = world.addRun('r1');
    world.clock.at(MINUTE, () => {
      run.state = 'finished';
      world.clock.at(500, () => (run.summary = { loss: 0.1 }));
    });
    const ended = await handle.waitUntilFinished();
    expect(ended).toMatchObject({
      state: 'finished',
      summary: { loss: 0.1 },
      url: 'https://wandb.ai/acme/vision/runs/r1',
    });
  });

  test('a run that failed is returned, or thrown when asked', async () => {
    const { world, item, handle } = launched();
    world.claim(item, 'r1');
    world.addRun('r1', { state: 'failed' });
    expect(await handle.waitUntilFinished()).toMatchObject({ state: 'failed' });
    await expect(handle.waitUntilFinished({ throwOnFailure: true })).rejects.toMatchObject({
      name: 'ExecutionError',
    });
  });

  test('a run that took too long is no result', async () => {
    const { world, item, handle } = launched();
    world.claim(item, 'r1');
    world.addRun('r1');
    await expect(handle.waitUntilFinished({ runTimeoutMs: MINUTE })).rejects.toThrow(/timeout/);
  });

  test('without a run there is an error', async () => {
    const { item, handle } = launched();
    Object.assign(item, { state: 'FAILED', error: { message: 'no disk', stage: 'agent', filePaths: [] } });
    await expect(handle.waitUntilFinished()).rejects.toThrow(/no disk/);
    await expect(handle.waitUntilStarted()).rejects.toThrow(LaunchError);
  });

  test('state is asked anew each time', async () => {
    const { world, item, handle } = launched();
    expect(await handle.state()).toBe('pending');
    expect(await handle.run()).toBeNull();
    world.claim(item, 'r1');
    expect(await handle.state()).toBe('claimed');
    world.addRun('r1', { log: ['one', 'two'] });
    expect(await handle.state()).toBe('running');
    const run = await handle.run();
    expect(run).toMatchObject({ id: 'r1' });
    expect(await run?.logTail()).toEqual(['one', 'two']);
    world.runs.length = 0;
    expect(await handle.run()).toBeNull();
    world.remove(item);
    const other = launched(world);
    world.remove(other.item);
    expect(await other.handle.state()).toBe('deleted');
    expect(await other.handle.item()).toBeNull();
  });

  test('it goes through JSON into another process, without secrets', async () => {
    const world = new FakeWorld();
    const item = world.addItem({});
    const spec = {
      entity: 'acme',
      project: 'vision',
      _wandb_api_key: 'canary',
      resource_args: { 'local-container': { env: ['API_KEY=canary'] } },
    };
    const handle = new QueuedRun(
      world.client,
      { id: item.id, queue, entity: 'acme', project: 'vision', spec, pushedAt: 5, priority: 1 },
      world.clock,
    );
    world.claim(item, 'r1');
    world.addRun('r1', { state: 'finished' });
    await handle.state();
    const text = JSON.stringify(handle);
    expect(text).not.toContain('canary');
    const again = QueuedRun.fromJSON(world.client, JSON.parse(text), world.clock);
    expect(again.toJSON()).toEqual(handle.toJSON());
    expect(again.runUrl).toBe('https://wandb.ai/acme/vision/runs/r1');
    expect(await again.watch()).toMatchObject({ outcome: 'succeeded' });
  });

  test.each([[null], ['x'], [{}], [{ version: 2 }], [{ version: 1, id: 5 }]])('%j is no handle', (json) =>
    expect(() => QueuedRun.fromJSON(new FakeWorld().client, json)).toThrow(/cannot be read/),
  );
});
