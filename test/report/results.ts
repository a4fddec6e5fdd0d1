import type { ItemRow } from '../../src/report/index.ts';
import type { BaselineRun, ChartSeries, RunResult } from '../../src/launch/result.ts';
import type { GateResult } from '../../src/gates/types.ts';

const START = Date.UTC(2026, 10, 25, 3, 0, 0);

/** A launch that went well, with what a test changes. */
export function runResult(changes: Partial<RunResult> = {}): RunResult {
  const run = { entity: 'acme', project: 'vision', runId: 'abc123' };
  return {
    outcome: 'succeeded',
    state: 'finished',
    message: null,
    queue: { entity: 'acme', project: 'model-registry', name: 'gpu' },
    queueUrl: 'https://wandb.ai/acme/launch/UnVuUXVldWU6MQ==',
    itemId: 'UnVuUXVldWVJdGVtOjE=',
    run,
    runUrl: 'https://wandb.ai/acme/vision/runs/abc123',
    job: 'acme/vision/train:v3',
    image: null,
    details: {
      storageId: 'UnVuOjE=',
      runId: 'abc123',
      displayName: 'nightly-7',
      state: 'finished',
      createdAt: '2026-11-25T03:00:34Z',
      heartbeatAt: '2026-11-25T03:12:37Z',
      stopped: false,
      config: { lr: 0.01, data: { name: 'mnist', splits: ['train', 'test'] } },
      internalConfig: {},
      summary: {
        'val/acc': 0.923456789,
        loss: { min: 0.125 },
        epoch: 10,
        examples: { _type: 'table-file', path: 'media/table.json', size: 3 },
        _runtime: 723.4,
        _step: 1000,
      },
      systemMetrics: {},
      historyLineCount: 1000,
      tags: [],
      group: null,
      jobType: null,
      notes: null,
      sweepName: null,
    },
    issue: null,
    warnings: [],
    times: {
      pushedAt: START,
      claimedAt: START + 14_000,
      startedAt: START + 34_000,
      endedAt: START + 757_000,
    },
    logTail: ['epoch 10', 'done'],
    spec: null,
    ...changes,
  };
}

export const BASELINE: BaselineRun = {
  asked: 'latest-on:main',
  run: { entity: 'acme', project: 'vision', runId: 'base1' },
  url: 'https://wandb.ai/acme/vision/runs/base1',
  name: 'main-41',
  config: { lr: 0.02, data: { name: 'mnist', splits: ['train', 'test'] }, warmup: 100, github: { sha: 'b' } },
  summary: { 'val/acc': 0.93, loss: { min: 0.125 }, epoch: 10, gone: 3, _step: 1 },
};

export const GATES: readonly GateResult[] = [
  {
    rule: 'loss.min <= baseline * 1.02',
    passed: true,
    left: 0.125,
    right: 0.1275,
    message: '0.125 <= 0.1275',
  },
  {
    rule: 'val/acc >= 0.95',
    passed: false,
    left: 0.923456789,
    right: 0.95,
    message: '0.923457 is below 0.95',
  },
  { rule: 'f1 > 0.5', passed: false, left: null, right: 0.5, message: 'The run logged no f1.' },
];

export function points(count: number, value: (share: number) => number): [number, number][] {
  return Array.from({ length: count }, (_, index) => [index * 10, value(index / (count - 1))]);
}

export const CHARTS: readonly ChartSeries[] = [
  {
    key: 'val/acc',
    points: points(100, (x) => 0.92 - 0.8 * (1 - x) ** 3),
    baseline: points(80, (x) => 0.93 - 0.7 * (1 - x) ** 3),
  },
  { key: 'tiny', points: points(30, (x) => 1e-9 * (1 + x)), baseline: [] },
  { key: 'once', points: [[0, 1]], baseline: [] },
  { key: 'never', points: [], baseline: [] },
];

export function itemRow(changes: Partial<ItemRow> = {}): ItemRow {
  return {
    itemId: 'UnVuUXVldWVJdGVtOjE=',
    runId: 'abc123',
    runUrl: 'https://wandb.ai/acme/vision/runs/abc123',
    job: 'acme/vision/train:v3',
    state: 'finished',
    outcome: 'succeeded',
    queueSeconds: 14,
    runSeconds: 723,
    exitCode: 0,
    message: null,
    ...changes,
  };
}
