/** `mode: add` with `launches`: several launches, one poll, one report. */
import { expect } from '@jest/globals';
import { cancelAsRunner } from '../support/action.ts';
import { takeAndStart, type Held } from './support/agent.ts';
import { sideBySide } from './support/side-by-side.ts';
import { afterPost, annotations, eventually, until, withWorld, type World } from './support/world.ts';

interface Row {
  readonly itemId: string | null;
  readonly runId: string;
  readonly state: string;
  readonly outcome: string;
  readonly metrics?: Record<string, unknown>;
}

const FIVE = JSON.stringify(
  [1, 2, 3, 4, 5].map((seed) => ({ name: `seed ${seed}`, 'run-config': { seed } })),
);

function rowsOf(step: { readonly outputs: Readonly<Record<string, string>> }): Row[] {
  return JSON.parse(step.outputs['items'] ?? '[]') as Row[];
}

async function runAll(world: World, end: (held: Held) => Promise<void>, count = 5): Promise<Held[]> {
  const all: Held[] = [];
  for (let index = 0; index < count; index += 1) {
    const held = await takeAndStart(world);
    all.push(held);
    await end(held);
  }
  return all;
}

function seedOf(held: Held): number {
  const overrides = held.spec['overrides'] as { run_config: { seed: unknown; lr: unknown } };
  return Number(overrides.run_config.seed);
}

sideBySide('mode: add, several launches', {
  'five, of which one fails: five rows, each with its own config, and a red step': () =>
    withWorld(async (world) => {
      const step = await world.start({ launches: FIVE, 'run-config': 'lr: 0.1' });
      const all = await runAll(world, async (held) => {
        await held.send({ summary: { loss: seedOf(held) } });
        await held.finish(seedOf(held) === 3 ? 1 : 0);
      });
      const { main, summary } = await afterPost(step);
      expect(main.exitCode).toBe(1);
      expect(new Set(all.map(seedOf))).toEqual(new Set([1, 2, 3, 4, 5]));
      const configs = all.map(({ spec }) => (spec['overrides'] as { run_config: object }).run_config);
      expect(configs).toEqual(configs.map(() => expect.objectContaining({ lr: 0.1 }) as object));
      const rows = rowsOf(main);
      expect(rows.map(({ outcome }) => outcome)).toEqual([
        'succeeded',
        'succeeded',
        'job-failed',
        'succeeded',
        'succeeded',
      ]);
      expect(rows.map(({ metrics }) => metrics?.['loss'])).toEqual([1, 2, 3, 4, 5]);
      expect(main.outputs['outcome']).toBe('job-failed');
      expect(summary).toContain('1 of 5 items failed');
      expect(annotations(main, 'error')).toHaveLength(1);
    }),

  'fail-on: none makes the same step green': () =>
    withWorld(async (world) => {
      const step = await world.start({ launches: FIVE, 'fail-on': 'none' });
      await runAll(world, (held) => held.finish(1));
      const { main } = await afterPost(step);
      expect(main.exitCode).toBe(0);
      expect(rowsOf(main).map(({ outcome }) => outcome)).toEqual(new Array(5).fill('job-failed'));
    }),

  'one poll serves all': () =>
    withWorld(async (world) => {
      const step = await world.start({ launches: FIVE });
      const all: Held[] = [];
      for (let index = 0; index < 5; index += 1) all.push(await takeAndStart(world));
      const polls = (): number =>
        world.server.control
          .requests()
          .filter(({ operation }) => /^(GetRunQueueItems?|Runs|RunState)$/.test(operation ?? '')).length;
      await until(step, 'are on the queue');
      const before = polls();
      await new Promise((done) => setTimeout(done, 6_000));
      const during = polls() - before;
      for (const held of all) await held.finish();
      const { main } = await afterPost(step);
      expect(main.exitCode).toBe(0);
      // Two requests a tick, ticks a second or more apart; one launch after another would be ten a tick.
      expect(during).toBeLessThanOrEqual(16);
    }),

  'nothing is pushed while one of them is wrong': () =>
    withWorld(async (world) => {
      const launches = JSON.stringify([
        {},
        { job: 'acme/vision/trian:latest' },
        { job: 'acme/vision/train:v7' },
      ]);
      const step = await world.step({ launches });
      expect(step.exitCode).toBe(1);
      expect(world.pushes()).toBe(0);
      expect(annotations(step, 'error')).toEqual([
        expect.stringMatching(/^Launch 2: .*trian/),
        expect.stringMatching(/^Launch 3: .*v7/),
      ]);
      expect(step.outputs['outcome']).toBe('submit-failed');
    }),

  'equal launches are as many items, and a re-run attaches to each': () =>
    withWorld(async (world) => {
      const inputs = { launches: '[{}, {}, {}]', wait: 'none' };
      const first = await world.step(inputs);
      expect(first.exitCode).toBe(0);
      expect(new Set(rowsOf(first).map(({ itemId }) => itemId)).size).toBe(3);
      expect(first.outputs['outcome']).toBe('queued');
      const again = await world.step(inputs, { env: { GITHUB_RUN_ATTEMPT: '2' } });
      expect(again.exitCode).toBe(0);
      expect(rowsOf(again).map(({ itemId }) => itemId)).toEqual(rowsOf(first).map(({ itemId }) => itemId));
      expect(world.pushes()).toBe(3);
      expect(again.stdout).toContain('3 of them by an earlier attempt');
    }),

  'a re-run reads its runs anew: gates and metrics are those of the end': () =>
    withWorld(async (world) => {
      const launches = '[{}, {}]';
      const first = await world.step({ launches, wait: 'none' });
      expect(first.exitCode).toBe(0);
      const held = await takeAndStart(world);
      const again = await world.start({ launches, gates: 'loss <= 4' }, { env: { GITHUB_RUN_ATTEMPT: '2' } });
      await until(again, '2 of them by an earlier attempt');
      const second = await takeAndStart(world);
      for (const each of [held, second]) {
        await each.send({ summary: { loss: 1 } });
        await each.finish();
      }
      const { main } = await afterPost(again);
      expect(main.exitCode).toBe(0);
      expect(rowsOf(main).map(({ outcome, metrics }) => [outcome, metrics?.['loss']])).toEqual([
        ['succeeded', 1],
        ['succeeded', 1],
      ]);
    }),

  'a push that fails is a row of its own, and keeps none of the others': () =>
    withWorld(async (world) => {
      world.server.control.addFault({
        match: { field: 'pushToRunQueueByName' },
        action: { status: 403 },
      });
      const step = await world.step({ launches: FIVE, wait: 'none' });
      expect(step.exitCode).toBe(1);
      const outcomes = rowsOf(step).map(({ outcome }) => outcome);
      expect(outcomes.toSorted()).toEqual(['queued', 'queued', 'queued', 'queued', 'submit-failed']);
      expect(await world.items()).toHaveLength(4);
    }),

  'a cancel deletes what waits and stops what runs': () =>
    withWorld(async (world) => {
      const step = await world.start({ launches: FIVE });
      const held = await takeAndStart(world);
      await until(step, 'are on the queue');
      step.child.kill('SIGINT');
      const { main } = await afterPost(step);
      expect(main.exitCode).toBe(1);
      expect(rowsOf(main).map(({ outcome }) => outcome)).toEqual(new Array(5).fill('cancelled'));
      expect((await world.items()).map(({ state }) => state)).toEqual(['claimed']);
      expect(await world.run(held.ref.runId)).toMatchObject({ stopped: true });
    }),

  'after a kill post does the same': () =>
    withWorld(async (world) => {
      const step = await world.start({ launches: FIVE });
      const held = await takeAndStart(world);
      await until(step, 'are on the queue');
      step.child.kill('SIGKILL');
      const { summary } = await afterPost(step);
      const items = await eventually('one item', async () => {
        const left = await world.items();
        return left.length === 1 ? left : undefined;
      });
      expect(items[0]?.state).toBe('claimed');
      expect(await world.run(held.ref.runId)).toMatchObject({ stopped: true });
      expect(summary).toContain('5 of 5 items failed');
    }),

  'after a kill post tells a run that had ended as it ended': () =>
    withWorld(async (world) => {
      const step = await world.start({ launches: '[{}, {}]' });
      const held = await takeAndStart(world);
      await until(step, 'are on the queue');
      step.child.kill('SIGKILL');
      await step.ended;
      await held.finish();
      const { post, summary } = await afterPost(step);
      expect(
        rowsOf(post)
          .map(({ outcome }) => outcome)
          .toSorted(),
      ).toEqual(['cancelled', 'succeeded']);
      expect(summary).toContain('1 of 2 items failed');
    }),

  'a cancel in the middle of a push that the server carries out later: post finds the item': () =>
    withWorld(async (world) => {
      const match = { field: 'pushToRunQueueByName' };
      world.server.control.addFault({ match, action: { delayMs: 3_000 } });
      const step = await world.start({ launches: '[{}, {}, {}]', wait: 'none' });
      await eventually('the other pushes', async () =>
        world.server.control.pendingFaults() === 0 && (await world.items()).length === 2 ? true : undefined,
      );
      await cancelAsRunner(step);
      const { main, summary } = await afterPost(step);
      expect(rowsOf(main).map(({ outcome }) => outcome)).toEqual(new Array(3).fill('cancelled'));
      expect(world.pushes()).toBe(3);
      expect(await world.items()).toEqual([]);
      expect(summary.split('3 of 3 items failed')).toHaveLength(2);
    }),

  'gates hold for each': () =>
    withWorld(async (world) => {
      const step = await world.start({ launches: FIVE, gates: 'loss <= 4' });
      await runAll(world, async (held) => {
        await held.send({ summary: { loss: seedOf(held) } });
        await held.finish();
      });
      const { main } = await afterPost(step);
      expect(main.exitCode).toBe(1);
      expect(rowsOf(main).map(({ outcome }) => outcome)).toEqual([
        ...new Array<string>(4).fill('succeeded'),
        'gate-failed',
      ]);
    }),

  'a dry run shows all, and queues nothing': () =>
    withWorld(async (world) => {
      const step = await world.step({ launches: FIVE, 'dry-run': 'true' });
      expect(step.exitCode).toBe(0);
      expect(world.pushes()).toBe(0);
      const specs = JSON.parse(step.outputs['launch-spec'] ?? '') as {
        readonly run_id: string;
        readonly overrides: { readonly run_config: object };
      }[];
      // As they would be pushed: each with a run id of its own, and with where it came from.
      expect(new Set(specs.map(({ run_id }) => run_id)).size).toBe(5);
      for (const { overrides } of specs) expect(overrides.run_config).toHaveProperty('github');
    }),
});
