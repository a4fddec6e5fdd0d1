import type { ItemRow } from '../../src/report/index.ts';
import type { RunResult } from '../../src/launch/result.ts';

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
