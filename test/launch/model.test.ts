import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { silentLogger } from '../../src/common/logger.ts';
import { SubmitUnknownError } from '../../src/launch/errors.ts';
import { pushOnce } from '../../src/launch/push.ts';
import { QueuedRun } from '../../src/launch/queued-run.ts';
import type { Verdict } from '../../src/launch/verdict.ts';
import { failure, FakeWorld, type FakeItem, type FakeRun } from './fake-world.ts';

/**
 * One launch from push to end among random events: an agent that takes the item (or not), a run that goes its way,
 * people who delete things, requests that fail, outages, and a cancel. Times are in seconds of the fake clock.
 */
interface Plan {
  /** What becomes of the push: its answer arrives, gets lost, or the request is executed late. */
  readonly push: 'answered' | 'lost' | 'never arrived' | 'late' | 'lost twice';
  readonly lateBy: number;
  readonly hasRunId: boolean;
  /** Null: no agent comes. */
  readonly leaseAt: number | null;
  readonly ackAfter: number;
  readonly failItem: { readonly after: number; readonly stage: 'agent' | 'build' | 'run' } | null;
  /** Null: the run never appears. */
  readonly runAfter: number | null;
  /** States of the run in turn, each with the seconds that it lasts. */
  readonly path: readonly { readonly state: string; readonly lasts: number }[];
  readonly end: 'finished' | 'failed' | 'killed' | 'crashed' | 'never';
  /** A program that is asked to stop does so after so many seconds. */
  readonly stopAfter: number;
  readonly deleteItemAt: number | null;
  readonly deleteRunAt: number | null;
  readonly outages: readonly { readonly at: number; readonly lasts: number }[];
  /** One in so many requests fails, by a generator of this seed. */
  readonly faultEvery: number;
  readonly faultSeed: number;
  readonly faultKind: 'server' | 'network' | 'timeout' | 'rate-limited';
  readonly cancelAt: number | null;
  readonly claimTimeout: number;
  readonly runTimeout: number;
  readonly jitter: number;
}

const seconds = (most: number) => fc.integer({ min: 0, max: most });
const maybe = <T>(value: fc.Arbitrary<T>, freq = 3) => fc.option(value, { nil: null, freq });

const plans: fc.Arbitrary<Plan> = fc.record({
  push: fc.constantFrom('answered', 'answered', 'answered', 'lost', 'never arrived', 'late', 'lost twice'),
  lateBy: seconds(9),
  hasRunId: fc.boolean(),
  leaseAt: maybe(seconds(600), 6),
  ackAfter: seconds(50),
  failItem: fc.option(fc.record({ after: seconds(400), stage: fc.constantFrom('agent', 'build', 'run') }), {
    nil: null,
    freq: 2,
  }),
  runAfter: maybe(seconds(300), 8),
  path: fc.array(
    fc.record({
      state: fc.constantFrom(
        'pending',
        'running',
        'running',
        'crashed',
        'preempted',
        'preempting',
        'dreaming',
      ),
      lasts: seconds(700),
    }),
    { maxLength: 5 },
  ),
  end: fc.constantFrom('finished', 'finished', 'failed', 'killed', 'crashed', 'never'),
  stopAfter: seconds(120),
  deleteItemAt: fc.option(seconds(1_500), { nil: null, freq: 2 }),
  deleteRunAt: fc.option(seconds(1_800), { nil: null, freq: 2 }),
  outages: fc.array(fc.record({ at: seconds(1_800), lasts: seconds(900) }), { maxLength: 2 }),
  faultEvery: fc.integer({ min: 2, max: 60 }),
  faultSeed: fc.integer({ min: 1, max: 2 ** 31 }),
  faultKind: fc.constantFrom('server', 'network', 'timeout', 'rate-limited'),
  cancelAt: fc.option(seconds(1_800), { nil: null, freq: 2 }),
  claimTimeout: fc.constantFrom(60, 300, 900),
  runTimeout: fc.constantFrom(300, 1_200, 2_400),
  jitter: fc.double({ min: 0, max: 0.999, noNaN: true }),
});

const queue = { entity: 'acme', project: 'model-registry', name: 'gpu' };
const ENDED = new Set(['finished', 'failed', 'killed']);

class Scene {
  readonly world = new FakeWorld();
  readonly start = this.world.clock.now();
  readonly plan: Plan;
  /** Items that were ever made, to be counted. */
  mostItems = 0;
  #random: number;
  #calm = true;

  constructor(plan: Plan) {
    this.plan = plan;
    this.#random = plan.faultSeed;
    const { world } = this;
    world.onStop = (run) => this.later(plan.stopAfter, () => this.#end(run, 'killed'));
    world.faults = { before: ({ name }) => this.#fault(name) };
    for (const { at, lasts } of plan.outages) {
      this.later(at, () => {
        this.#calm = false;
        this.later(lasts, () => (this.#calm = true));
      });
    }
  }

  later(after: number, act: () => void): void {
    this.world.clock.at(after * 1_000, act);
  }

  get seconds(): number {
    return (this.world.clock.now() - this.start) / 1_000;
  }

  /** From here on every request works. */
  makeCalm(): void {
    this.world.faults = {};
  }

  #fault(name: string): void {
    this.mostItems = Math.max(this.mostItems, this.world.items.length);
    // The push has its own faults.
    if (name === 'pushToRunQueueByName' || name === 'GetRunQueueItems') return;
    this.#random = (Math.imul(this.#random, 1_103_515_245) + 12_345) & 0x7fff_ffff;
    if (!this.#calm || (this.#random >> 8) % this.plan.faultEvery === 0)
      throw failure(this.plan.faultKind, name);
  }

  #end(run: FakeRun, state: string): void {
    if (!ENDED.has(run.state)) run.state = state;
  }

  async push(spec: Record<string, unknown>): Promise<QueuedRun> {
    const { world, plan } = this;
    const faults = world.faults;
    let pushes = 0;
    const lose = (): never => {
      throw failure('unknown-outcome', 'pushToRunQueueByName');
    };
    world.faults = {
      before: (operation, variables) => {
        faults.before?.(operation, variables);
        if (operation.name !== 'pushToRunQueueByName') return;
        pushes += 1;
        if (pushes === 1 && plan.push === 'never arrived') lose();
        if (pushes === 1 && plan.push === 'late') {
          this.later(plan.lateBy, () => this.world.addItem({ ...spec }));
          lose();
        }
      },
      after: ({ name }) => {
        if (name !== 'pushToRunQueueByName') return;
        if ((plan.push === 'lost' && pushes === 1) || plan.push === 'lost twice') lose();
      },
    };
    const pushed = await pushOnce(
      { queue, spec, templateVariables: undefined, priority: undefined },
      { client: world.client, clock: world.clock, logger: silentLogger, signal: undefined, find: undefined },
    ).finally(() => (world.faults = faults));
    const place = { entity: 'acme', project: 'vision' };
    const pushedAt = world.clock.now();
    return new QueuedRun(world.client, { id: pushed.itemId, queue, ...place, spec, pushedAt }, world.clock);
  }

  /** Everything that others do from now on. */
  play(item: FakeItem): void {
    const { plan, world } = this;
    if (plan.leaseAt !== null) {
      this.later(plan.leaseAt, () => {
        if (!world.items.includes(item)) return;
        item.state = 'LEASED';
        this.later(plan.ackAfter, () => this.#ack(item));
      });
    }
    if (plan.deleteItemAt !== null) this.later(plan.deleteItemAt, () => world.remove(item));
    if (plan.deleteRunAt !== null) this.later(plan.deleteRunAt, () => void (world.runs.length = 0));
  }

  #ack(item: FakeItem): void {
    const { plan, world } = this;
    // The server refuses to acknowledge an item that was deleted.
    if (!world.items.includes(item)) return;
    world.claim(item, 'r1');
    if (plan.failItem !== null) {
      const { after, stage } = plan.failItem;
      this.later(after, () => {
        item.state = 'FAILED';
        item.error = { message: 'trouble', stage, filePaths: [] };
      });
    }
    if (plan.runAfter === null) return;
    this.later(plan.runAfter, () => {
      if (item.state === 'FAILED') return;
      const run = world.addRun('r1', { state: 'pending' });
      let at = 0;
      for (const { state, lasts } of plan.path) {
        this.later(at, () => this.#end(run, state));
        at += lasts;
      }
      if (plan.end !== 'never') this.later(at, () => this.#end(run, plan.end));
    });
  }
}

/** Whether `verdict` is what the world shows at this moment. */
function isTrue(scene: Scene, verdict: Verdict, item: FakeItem): boolean {
  const { world, plan } = scene;
  const [run] = world.runs;
  const itemThere = world.items.includes(item);
  switch (verdict.outcome) {
    case 'succeeded':
      return run?.state === 'finished';
    case 'job-failed':
      if (verdict.state === 'failed')
        return run?.state === 'failed' || (item.state === 'FAILED' && item.error?.stage === 'run');
      return run?.state === 'crashed' || run?.state === 'preempted';
    case 'agent-failed':
      return item.state === 'FAILED' && item.error?.stage !== 'run' && !ENDED.has(run?.state ?? '');
    case 'cancelled':
      if (verdict.state === 'killed') return run?.state === 'killed';
      return verdict.run === null ? !itemThere : run === undefined;
    case 'claim-timeout':
      // Deleted, or taken in the last moment and stopped, or a claim that still waits to be stopped.
      return !itemThere || run === undefined || run.stopped;
    case 'run-timeout':
      return run === undefined || run.stopped || (verdict.message ?? '').includes('could not');
    case 'unknown':
      return plan.outages.some(({ lasts }) => lasts >= 200);
    default:
      return false;
  }
}

/** Takes the launch back, as the post step does: until it is certain. */
async function takeBack(scene: Scene, handle: QueuedRun, item: FakeItem): Promise<void> {
  scene.makeCalm();
  for (let tries = 0; tries < 40; tries++) {
    const report = await handle.cancel();
    if (report.did !== 'unconfirmed') break;
    scene.world.clock.advance(60_000);
  }
  scene.world.clock.advance(10_000_000);
  const alive = scene.world.runs.filter(({ state }) => !ENDED.has(state));
  expect(alive).toEqual([]);
  expect(
    scene.world.items.filter((one) => one === item && one.associatedRunId === null && one.state !== 'FAILED'),
  ).toEqual([]);
}

async function playThrough(plan: Plan): Promise<string> {
  const scene = new Scene(plan);
  const { world } = scene;
  const spec = {
    entity: 'acme',
    project: 'vision',
    job: 'acme/vision/train:v1',
    ...(plan.hasRunId ? { run_id: 'r1' } : {}),
  };
  let handle: QueuedRun;
  try {
    handle = await scene.push(spec);
  } catch (error) {
    // Only a launch without a mark whose answer was lost may stay unknown.
    expect(error).toBeInstanceOf(SubmitUnknownError);
    expect(plan.push).toBe('never arrived');
    expect(plan.hasRunId).toBe(false);
    return 'submit unknown';
  }
  expect(world.items).toHaveLength(1);
  const [item] = world.items;
  if (item === undefined) throw new Error('There is no item.');
  expect(item.id).toBe(handle.id);
  scene.play(item);

  const cancel = new AbortController();
  if (plan.cancelAt !== null) scene.later(plan.cancelAt, () => cancel.abort(new Error('cancelled')));
  let outcome: string;
  try {
    const verdict = await handle.watch({
      signal: cancel.signal,
      claimTimeoutMs: plan.claimTimeout * 1_000,
      runTimeoutMs: plan.runTimeout * 1_000,
      random: () => plan.jitter,
    });
    if (!isTrue(scene, verdict, item)) {
      const { outcome, state, message, times } = verdict;
      throw new Error(
        JSON.stringify({ outcome, state, message, times, item, runs: world.runs, now: scene.seconds }),
      );
    }
    outcome = verdict.outcome;
  } catch (error) {
    if (!cancel.signal.aborted || error !== cancel.signal.reason) throw error;
    outcome = 'aborted';
    await takeBack(scene, handle, item);
  }
  // It always ends: the limits, the longest outage and the time that a cancel may take.
  if (outcome !== 'aborted')
    expect(scene.seconds).toBeLessThan(plan.claimTimeout + plan.runTimeout + 2 * 900 + 700);
  expect(scene.mostItems).toBeLessThanOrEqual(1);
  if (outcome === 'claim-timeout' || outcome === 'run-timeout' || outcome === 'unknown')
    await takeBack(scene, handle, item);
  return outcome;
}

test('2,000 launches among random events: each ends, truly, with one item and nothing left running', async () => {
  const outcomes = new Map<string, number>();
  await fc.assert(
    fc.asyncProperty(plans, async (plan) => {
      const outcome = await playThrough(plan);
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
    }),
    { numRuns: 2_000, seed: 20_260_101, endOnFailure: true },
  );
  // The plans must reach every kind of end, or the test proves little.
  const reached = [
    'succeeded',
    'job-failed',
    'agent-failed',
    'cancelled',
    'claim-timeout',
    'run-timeout',
    'unknown',
    'aborted',
    'submit unknown',
  ];
  expect(reached.filter((outcome) => !outcomes.has(outcome))).toEqual([]);
}, 300_000);
