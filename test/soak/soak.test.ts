import { describe, expect, test } from '@jest/globals';
import { planSoak, type SoakOptions } from './plan.ts';
import { violationsOf, type ItemFacts, type SoakFacts } from './verify.ts';

const options: SoakOptions = {
  seed: 7,
  items: 50,
  kills: 6,
  restarts: 1,
  agents: 2,
  spanMs: 60_000,
  slow: true,
};

describe('the plan of a soak', () => {
  test('is the same for the same seed, and another for another', () => {
    expect(planSoak(options)).toEqual(planSoak(options));
    expect(planSoak({ ...options, seed: 8 }).pushes).not.toEqual(planSoak(options).pushes);
  });

  test('has what was asked for, within its time', () => {
    const { pushes, murders, restartsAt, faults } = planSoak(options);
    expect([pushes.length, murders.length, restartsAt.length]).toEqual([50, 6, 1]);
    expect(faults.length).toBeGreaterThan(30);
    for (const { at } of [...pushes, ...murders, ...faults]) {
      expect(at).toBeGreaterThanOrEqual(0);
      expect(at).toBeLessThanOrEqual(60_000);
    }
    expect(planSoak({ ...options, slow: false }).pushes.map(({ kind }) => kind)).not.toContain('mute-well');
  });
});

const item: ItemFacts = {
  number: 1,
  itemId: 'i',
  kind: 'succeeds',
  state: 'claimed',
  error: null,
  runState: 'finished',
  starts: 1,
  ends: [0],
  rows: [{ life: 1, killed: false, outcome: 'succeeded' }],
  failures: [],
};
const facts = (over: Partial<ItemFacts>, rest: Partial<SoakFacts> = {}): SoakFacts => ({
  items: [{ ...item, ...over }],
  containers: [],
  stateFiles: [],
  badEnds: [],
  overdue: false,
  ...rest,
});
const failed: Partial<ItemFacts> = { state: 'failed', error: 'x', failures: ['x'], runState: null, ends: [] };
const row = (life: number, killed: boolean, outcome: string) => ({ life, killed, outcome });

describe('what a soak finds', () => {
  test.each<[string, SoakFacts]>([
    ['an item that succeeded', facts({})],
    [
      'one whose agent was killed after its report',
      facts({ rows: [row(1, true, 'succeeded'), row(2, false, 'succeeded')] }),
    ],
    [
      'one that was lost before it ran',
      facts({ ...failed, starts: 0, rows: [row(2, false, 'agent-failed')] }),
    ],
    [
      'one whose container was ended with the engine',
      facts({ runState: 'crashed', ends: [], rows: [row(1, false, 'job-failed')] }),
    ],
    ['one that post ended', facts({ ...failed, rows: [row(1, false, 'cancelled')] })],
  ])('nothing wrong with %s', (_name, given) => expect(violationsOf(given)).toEqual([]));

  test.each<[RegExp, SoakFacts]>([
    [/ran 2 times/, facts({ starts: 2 })],
    [/has not ended: it is claimed, its run running/, facts({ runState: 'running' })],
    [/has not ended: it is leased/, facts({ state: 'leased' })],
    [/never ran, and is not failed/, facts({ starts: 0 })],
    [/ended well, and it is failed/, facts({ ...failed, ends: [0], rows: [] })],
    [/failed in different words/, facts({ ...failed, failures: ['x', 'y'], rows: [] })],
    [
      /lost although its container ran/,
      facts({ ...failed, failures: ['runner lost at 1'], error: 'runner lost at 1', rows: [] }),
    ],
    [/reported by agents 1 and 2/, facts({ rows: [row(1, false, 'succeeded'), row(2, false, 'succeeded')] })],
    [
      /reported as succeeded and job-failed/,
      facts({ rows: [row(1, true, 'succeeded'), row(2, false, 'job-failed')] }),
    ],
    [/was reported as succeeded, and is failed/, facts({ ...failed, ends: [] })],
    [/never reported/, facts({ rows: [] })],
    [/although its program does not exist/, facts({ kind: 'missing' })],
    [/container c is left/, facts({}, { containers: ['c'] })],
    [/still holds x\.sock/, facts({}, { stateFiles: ['x.sock'] })],
    [/agent 3 ended with 1/, facts({}, { badEnds: ['agent 3 ended with 1'] })],
    [/not all items had ended/, facts({}, { overdue: true })],
  ])('%s', (expected, given) => expect(violationsOf(given).join('\n')).toMatch(expected));
});
