import { describe, expect, test } from '@jest/globals';
import { isCutOff } from '../../src/github/post-state.ts';
import type { RunResult } from '../../src/launch/index.ts';
import { readLegs, saveLegs } from '../../src/modes/fan-out-saved.ts';
import { readSettled, saveSettled } from '../../src/modes/settled.ts';
import type { Step } from '../../src/modes/step.ts';
import type { ItemRow } from '../../src/report/index.ts';

/** The two ends of the runner's state file. */
function stepWith(state: Record<string, unknown> = {}): Step {
  return {
    save: (name: string, value: unknown) => void (state[name] = JSON.parse(JSON.stringify(value)) as unknown),
    saved: (name: string) => state[name],
    cut: (text: string) => text.replaceAll('canary', '***'),
  } as unknown as Step;
}

const result: RunResult = {
  outcome: 'job-failed',
  state: 'failed',
  message: 'It failed, canary and all.',
  queue: { entity: 'acme', project: 'model-registry', name: 'gpu' },
  queueUrl: 'https://wandb.ai/acme/launch/1',
  itemId: 'item-1',
  run: { entity: 'acme', project: 'vision', runId: 'r1' },
  runUrl: 'https://wandb.ai/acme/vision/runs/r1',
  job: 'acme/vision/train:v0',
  image: null,
  details: null,
  issue: null,
  warnings: [],
  times: { pushedAt: 1, claimedAt: 2, startedAt: 3, endedAt: 4 },
  logTail: ['the last line'],
  spec: { job: 'j' },
};

const row: ItemRow = {
  itemId: 'item-1',
  runId: 'r1',
  runUrl: 'https://wandb.ai/acme/vision/runs/r1',
  job: 'acme/vision/train:v0',
  state: 'finished',
  outcome: 'succeeded',
  queueSeconds: 1,
  runSeconds: 2,
  exitCode: null,
  message: null,
  metrics: { loss: 1 },
};

describe('the end of a launch, kept for post', () => {
  test('comes back without what is long, and without secrets', () => {
    const step = stepWith();
    saveSettled(step, result);
    expect(readSettled(step)).toEqual({
      ...result,
      message: 'It failed, *** and all.',
      logTail: [],
      spec: null,
    });
  });

  test.each<[string, unknown]>([
    ['nothing', undefined],
    ['a text', 'queued'],
    ['an outcome that is none', { ...result, outcome: 'toString' }],
    ['a state that is none', { ...result, state: 'lost' }],
  ])('%s counts as no end', (_name, settled) => {
    expect(readSettled(stepWith({ settled }))).toBeNull();
  });
});

describe('the ends of several launches, kept for post', () => {
  test('come back by their places, with those that are open', () => {
    const step = stepWith();
    saveLegs(step, 'cancelled', new Map([[2, { ...row, message: 'canary' }]]), [0]);
    const { metrics: _metrics, ...kept } = row;
    expect(readLegs(step)).toEqual({
      outcome: 'cancelled',
      rows: [{ index: 2, ...kept, message: '***' }],
      open: [0],
    });
  });

  test('many stay below what one environment variable holds', () => {
    const state: Record<string, unknown> = {};
    const rows = Array.from({ length: 256 }, (_, index): [number, ItemRow] => [
      index,
      { ...row, message: 'x'.repeat(5_000) },
    ]);
    saveLegs(stepWith(state), 'succeeded', new Map(rows), []);
    expect(JSON.stringify(state['legs']).length).toBeLessThan(100_000);
    expect(readLegs(stepWith(state))?.rows).toHaveLength(256);
  });
});

test.each<[string, Record<string, string>, boolean]>([
  ['nothing', {}, false],
  ['a launch under way', { STATE_handle: '{}' }, true],
  ['a launch that ended, and nobody was told', { STATE_handle: '{}', STATE_settled: '{}' }, true],
  ['an end without a launch', { STATE_settled: '{}' }, true],
  ['ends without a launch', { STATE_legs: '{}' }, true],
  ['everybody was told', { STATE_handle: '{}', STATE_settled: '{}', STATE_done: 'true' }, false],
])('something is left to post after %s: %p %p', (_name, env, expected) => {
  expect(isCutOff(env)).toBe(expected);
});
