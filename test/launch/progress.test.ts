import { describe, expect, test } from '@jest/globals';
import { startProgress, step, type Observation, type ProgressLimits } from '../../src/launch/progress.ts';
import type { Verdict } from '../../src/launch/verdict.ts';
import type { QueueItem, RunStatus } from '../../src/wandb/types.ts';

const limits: ProgressLimits = {
  until: 'finished',
  claimTimeoutMs: 1_800_000,
  runTimeoutMs: 18_000_000,
  crashedGraceMs: 60_000,
  preemptedGraceMs: 600_000,
};
const queue = { entity: 'acme', project: 'model-registry', name: 'gpu' };

function item(
  state: string,
  associatedRunId: string | null = null,
  fields: Partial<QueueItem> = {},
): QueueItem {
  const none = {
    launchAgentId: null,
    priority: null,
    createdAt: null,
    updatedAt: null,
    runSpec: null,
    error: null,
  };
  return { id: 'i', state, associatedRunId, warnings: [], ...none, ...fields };
}

function run(state: string): RunStatus {
  return {
    storageId: 's',
    runId: 'r',
    displayName: null,
    state,
    createdAt: null,
    heartbeatAt: null,
    stopped: false,
  };
}

const failedItem = (stage: string | null, runId: string | null = null, message = 'pull denied') =>
  item('failed', runId, { error: { message, stage, filePaths: [] } });
const claimed = item('claimed', 'r');

/** What was read, and at which second. */
type Read = [second: number, read: Omit<Observation, 'now'>];

function play(reads: readonly Read[], over: Partial<ProgressLimits> = {}) {
  let progress = startProgress(queue, 0);
  const states: string[] = [];
  const messages: string[] = [];
  let verdict: Verdict | null = null;
  for (const [second, read] of reads) {
    expect(verdict).toBeNull();
    const taken = step(progress, { ...read, now: second * 1_000 }, { ...limits, ...over });
    ({ progress, verdict } = taken);
    for (const change of taken.changes) {
      if (change.kind === 'state') states.push(change.to);
      messages.push(change.message);
    }
  }
  return { states, messages, verdict: verdict, progress };
}

describe('ends', () => {
  test.each<[string, readonly Read[], Partial<Verdict>]>([
    [
      'a run finished',
      [[0, { item: claimed, run: run('finished') }]],
      { outcome: 'succeeded', state: 'finished', message: null },
    ],
    [
      'a run failed',
      [[0, { item: claimed, run: run('failed') }]],
      { outcome: 'job-failed', state: 'failed' },
    ],
    [
      'a run was killed',
      [[0, { item: claimed, run: run('killed') }]],
      { outcome: 'cancelled', state: 'killed' },
    ],
    [
      'upper or lower: words come in lower case',
      [[0, { item: item('claimed', 'r'), run: run('finished') }]],
      { outcome: 'succeeded' },
    ],
    [
      'an item failed before a run',
      [[0, { item: failedItem('agent') }]],
      { outcome: 'agent-failed', state: 'failed' },
    ],
    ['an item failed while building', [[0, { item: failedItem('build') }]], { outcome: 'agent-failed' }],
    [
      'a program that never called wandb.init',
      [[0, { item: failedItem('run', 'r'), run: null }]],
      { outcome: 'job-failed' },
    ],
    ['an item failed without a word', [[0, { item: item('failed') }]], { outcome: 'agent-failed' }],
    [
      'an item failed, its run pending',
      [[0, { item: failedItem('agent', 'r'), run: run('pending') }]],
      { outcome: 'agent-failed' },
    ],
    [
      'an item failed, its run finished',
      [[0, { item: failedItem('agent', 'r'), run: run('finished') }]],
      { outcome: 'succeeded' },
    ],
    [
      'an item failed, its run failed',
      [[0, { item: failedItem('run', 'r'), run: run('failed') }]],
      { outcome: 'job-failed' },
    ],
    [
      'an item failed, its run crashed',
      [[0, { item: failedItem('run', 'r'), run: run('crashed') }]],
      { outcome: 'job-failed', state: 'crashed' },
    ],
    [
      'an item failed, its run stays alive for a minute',
      [
        [0, { item: failedItem('agent', 'r'), run: run('running') }],
        [59, { item: failedItem('agent', 'r'), run: run('running') }],
        [60, { item: failedItem('agent', 'r'), run: run('running') }],
      ],
      { outcome: 'agent-failed' },
    ],
    [
      'an item failed, its run ends in time',
      [
        [0, { item: failedItem('agent', 'r'), run: run('running') }],
        [59, { item: failedItem('agent', 'r'), run: run('finished') }],
      ],
      { outcome: 'succeeded' },
    ],
    [
      'an item is missing for ten seconds',
      [
        [0, { item: item('pending') }],
        [1, { item: null }],
        [11, { item: null }],
      ],
      { outcome: 'cancelled', state: 'deleted' },
    ],
    [
      'the queue is missing',
      [
        [0, { item: 'queue-missing' }],
        [10, { item: 'queue-missing' }],
      ],
      { outcome: 'cancelled', state: 'deleted' },
    ],
    [
      'a claimed item is missing, and no run for ten minutes',
      [
        [0, { item: claimed, run: null }],
        [1, { item: null, run: null }],
        [601, { item: null, run: null }],
      ],
      { outcome: 'cancelled', state: 'deleted' },
    ],
    [
      'the item is deleted, the run ends',
      [
        [0, { item: claimed, run: run('running') }],
        [9, { item: null, run: run('running') }],
        [99, { item: null, run: run('finished') }],
      ],
      { outcome: 'succeeded' },
    ],
    [
      'the run is deleted',
      [
        [0, { item: claimed, run: run('running') }],
        [9, { run: null }],
        [19, { run: null }],
      ],
      { outcome: 'cancelled', state: 'deleted' },
    ],
    [
      'crashed for a minute',
      [
        [0, { item: claimed, run: run('crashed') }],
        [59, { run: run('crashed') }],
        [60, { run: run('crashed') }],
      ],
      { outcome: 'job-failed', state: 'crashed' },
    ],
    [
      'crashed, back, finished',
      [
        [0, { item: claimed, run: run('crashed') }],
        [30, { run: run('running') }],
        [300, { run: run('finished') }],
      ],
      { outcome: 'succeeded' },
    ],
    [
      'crashed twice: the grace starts anew',
      [
        [0, { item: claimed, run: run('crashed') }],
        [30, { run: run('running') }],
        [70, { run: run('crashed') }],
        [129, { run: run('crashed') }],
        [130, { run: run('crashed') }],
      ],
      { outcome: 'job-failed' },
    ],
    [
      'preempted for ten minutes',
      [
        [0, { item: claimed, run: run('preempted') }],
        [599, { run: run('preempted') }],
        [600, { run: run('preempted') }],
      ],
      { outcome: 'job-failed', state: 'crashed' },
    ],
    [
      'preempted, resumed, finished',
      [
        [0, { item: claimed, run: run('preempting') }],
        [9, { run: run('preempted') }],
        [500, { run: run('running') }],
        [900, { run: run('finished') }],
      ],
      { outcome: 'succeeded' },
    ],
    [
      'nobody took it',
      [
        [0, { item: item('pending') }],
        [1_799, { item: item('pending') }],
        [1_800, { item: item('pending') }],
      ],
      { outcome: 'claim-timeout', state: 'pending' },
    ],
    [
      'leased again and again, never claimed',
      [
        [0, { item: item('leased') }],
        [900, { item: item('pending') }],
        [1_800, { item: item('leased') }],
      ],
      { outcome: 'claim-timeout', state: 'leased' },
    ],
    [
      'claimed, and no run ever',
      [
        [10, { item: claimed, run: null }],
        [18_010, { item: claimed, run: null }],
      ],
      { outcome: 'run-timeout', state: 'claimed' },
    ],
    [
      'it runs too long',
      [
        [10, { item: claimed, run: run('running') }],
        [18_010, { run: run('running') }],
      ],
      { outcome: 'run-timeout', state: 'running' },
    ],
    [
      'it ends in the moment of its timeout',
      [
        [10, { item: claimed, run: run('running') }],
        [18_010, { run: run('finished') }],
      ],
      { outcome: 'succeeded' },
    ],
    [
      'claimed in the moment of the claim timeout',
      [
        [0, { item: item('pending') }],
        [1_800, { item: claimed, run: run('finished') }],
      ],
      { outcome: 'succeeded' },
    ],
    [
      'a state of a newer server, then an end',
      [
        [0, { item: item('thinking', 'r'), run: run('dreaming') }],
        [1, { run: run('finished') }],
      ],
      { outcome: 'succeeded' },
    ],
    [
      'an item that says FINISHED',
      [[0, { item: item('finished', 'r'), run: run('finished') }]],
      { outcome: 'succeeded' },
    ],
  ])('%s', (_, reads, wanted) => expect(play(reads).verdict).toMatchObject(wanted));
});

describe('goes on', () => {
  test.each<[string, readonly Read[], string]>([
    ['pending', [[0, { item: item('pending') }]], 'pending'],
    [
      'one empty answer',
      [
        [0, { item: item('pending') }],
        [1, { item: null }],
        [2, { item: item('pending') }],
        [12, { item: item('pending') }],
      ],
      'pending',
    ],
    ['claimed, no run yet', [[0, { item: claimed, run: null }]], 'claimed'],
    ['a run made beforehand', [[0, { item: claimed, run: run('pending') }]], 'starting'],
    ['preempted', [[0, { item: claimed, run: run('preempted') }]], 'starting'],
    ['preempting', [[0, { item: claimed, run: run('preempting') }]], 'running'],
    ['crashed', [[0, { item: claimed, run: run('crashed') }]], 'crashed'],
    ['an unknown word of an item', [[0, { item: item('thinking') }]], 'pending'],
    ['an unknown word of a run', [[0, { item: claimed, run: run('dreaming') }]], 'running'],
    ['a run of an earlier launch', [[0, { item: claimed, run: run('finished'), ownRun: false }]], 'claimed'],
    [
      'one empty answer for a run',
      [
        [0, { item: claimed, run: run('running') }],
        [1, { run: null }],
        [2, { run: run('running') }],
        [60, { run: run('running') }],
      ],
      'running',
    ],
    [
      'a claim after a long time',
      [
        [1_799, { item: claimed, run: null }],
        [1_801, { item: claimed, run: null }],
      ],
      'claimed',
    ],
  ])('%s', (_, reads, state) => {
    const { verdict, progress } = play(reads);
    expect(verdict).toBeNull();
    expect(progress.state).toBe(state);
  });
});

describe('stops where it was asked to', () => {
  test.each<[ProgressLimits['until'], readonly Read[], Partial<Verdict> | null]>([
    ['claimed', [[0, { item: item('pending') }]], null],
    ['claimed', [[0, { item: claimed, run: null }]], { outcome: 'queued', state: 'claimed' }],
    ['claimed', [[0, { item: failedItem('agent') }]], { outcome: 'agent-failed' }],
    ['claimed', [[1_800, { item: item('pending') }]], { outcome: 'claim-timeout' }],
    ['started', [[0, { item: claimed, run: null }]], null],
    ['started', [[0, { item: claimed, run: run('pending') }]], null],
    ['started', [[0, { item: claimed, run: run('running') }]], { outcome: 'queued', state: 'running' }],
    ['started', [[0, { item: claimed, run: run('finished') }]], { outcome: 'succeeded' }],
    ['started', [[0, { item: claimed, run: run('failed') }]], { outcome: 'job-failed' }],
  ])('%s %#', (until, reads, wanted) => {
    const { verdict } = play(reads, { until });
    if (wanted === null) expect(verdict).toBeNull();
    else expect(verdict).toMatchObject(wanted);
  });
});

test('one line per change, none per poll', () => {
  const pending: Read[] = Array.from({ length: 20 }, (_, second) => [second, { item: item('pending') }]);
  const running: Read[] = Array.from({ length: 20 }, (_, second) => [60 + second, { run: run('running') }]);
  const { states, messages } = play([
    ...pending,
    [30, { item: item('leased') }],
    [40, { item: claimed, run: null }],
    [50, { item: claimed, run: run('pending') }],
    ...running,
    [90, { run: run('finished') }],
  ]);
  expect(states).toEqual(['pending', 'leased', 'claimed', 'starting', 'running', 'finished']);
  expect(messages).toHaveLength(6);
});

test('times are those of this process', () => {
  const { verdict } = play([
    [1, { item: item('pending') }],
    [20, { item: claimed, run: null }],
    [30, { run: run('running') }],
    [95, { run: run('finished') }],
  ]);
  expect(verdict?.times).toEqual({ pushedAt: 0, claimedAt: 20_000, startedAt: 30_000, endedAt: 95_000 });
});

test('warnings of the agent are told once each, and reach the verdict', () => {
  const warning = (message: string) => ({ message, stage: 'Kubernetes', filePaths: [] });
  const { messages, verdict } = play([
    [0, { item: item('claimed', 'r', { warnings: [warning('no node')] }), run: null }],
    [1, { item: item('claimed', 'r', { warnings: [warning('no node')] }), run: null }],
    [
      2,
      {
        item: item('claimed', 'r', { warnings: [warning('no node'), warning('still none')] }),
        run: run('finished'),
      },
    ],
  ]);
  expect(messages.filter((line) => line.includes('Kubernetes'))).toEqual([
    'Warning of the agent (Kubernetes): no node',
    'Warning of the agent (Kubernetes): still none',
  ]);
  expect(verdict?.warnings).toHaveLength(2);
});

test('an unknown word is worth one warning, in its second round', () => {
  const reads: Read[] = Array.from({ length: 5 }, (_, second) => [
    second,
    { item: claimed, run: run('dreaming') },
  ]);
  const { messages } = play(reads);
  expect(messages.filter((line) => line.includes('dreaming'))).toHaveLength(1);
  expect(play(reads.slice(0, 1)).messages.filter((line) => line.includes('dreaming'))).toHaveLength(0);
});

test('the words of the agent are in the message, on one line', () => {
  const { verdict } = play([[0, { item: failedItem('build', null, 'pull access denied\nfor acme/train') }]]);
  expect(verdict?.message).toBe(
    'The agent failed the item in stage build: pull access denied for acme/train',
  );
  expect(verdict?.issue).toMatchObject({ stage: 'build' });
});
