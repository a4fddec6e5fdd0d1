import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { LaunchState } from '../../src/launch/result.ts';
import { renderDryRun, renderItems, type DryRun } from '../../src/report/index.ts';
import { expectHarmless, HOSTILE } from './hostile.ts';
import { itemRow } from './results.ts';

const LIMIT = 900 * 1_024;

function dryRun(changes: Partial<DryRun> = {}): DryRun {
  return {
    queue: { entity: 'acme', project: 'model-registry', name: 'gpu' },
    queueUrl: 'https://wandb.ai/acme/launch/1',
    spec: {
      job: 'acme/vision/train:v3',
      entity: 'acme',
      project: 'vision',
      docker: {},
      overrides: { run_config: { lr: 0.1 } },
    },
    priority: 0,
    templateVariables: { gpus: 4 },
    checks: ['The key belongs to sam.', 'The queue gpu takes kubernetes jobs.'],
    warnings: ['No agent polls the queue.'],
    ...changes,
  };
}

test('a dry run shows what would be pushed', () => {
  expect(renderDryRun(dryRun(), { limit: LIMIT })).toMatchSnapshot();
});

test('a long spec loses lines, and says how many', () => {
  const spec = { list: Array.from({ length: 6_000 }, (_, i) => i) };
  expect(renderDryRun(dryRun({ spec }), { limit: LIMIT })).toMatch(/```\n\n1004 lines more\n$/);
  const short = renderDryRun(dryRun({ spec }), { limit: 3_000 });
  expect(Buffer.byteLength(short)).toBeLessThanOrEqual(3_000);
});

test('several items, one of which failed', () => {
  const items = [
    itemRow(),
    itemRow({
      outcome: 'job-failed',
      state: 'failed',
      exitCode: 137,
      message: 'Out of memory. Ask for more.',
    }),
    itemRow({
      runId: null,
      runUrl: null,
      job: null,
      queueSeconds: null,
      runSeconds: null,
      exitCode: null,
      outcome: 'refused',
      state: 'failed',
    }),
  ];
  expect(renderItems({ items, ending: 'queue empty for 5m' }, { limit: LIMIT })).toMatchSnapshot();
});

test('no items, and none failed', () => {
  expect(renderItems({ items: [], ending: null }, { limit: LIMIT })).toBe('## No items were run\n');
  expect(renderItems({ items: [itemRow()], ending: null }, { limit: LIMIT })).toMatch(
    /^## ✅ 1 item, none failed\n/,
  );
});

test('500 items with long messages fit into a summary, every one with its row', () => {
  const items = Array.from({ length: 500 }, (_, i) =>
    itemRow({ job: `job_${i}_`, message: '|`<'.repeat(5_000), outcome: 'job-failed' }),
  );
  const page = renderItems({ items, ending: null }, { limit: LIMIT });
  expect(Buffer.byteLength(page)).toBeLessThanOrEqual(LIMIT);
  expect([...page.matchAll(/job_\d+/g)]).toHaveLength(500);
});

test('when rows must go, those that failed stay, in their order', () => {
  const items = Array.from({ length: 3_000 }, (_, i) =>
    itemRow(i % 100 === 99 ? { runId: `bad${i}`, outcome: 'agent-failed' } : {}),
  );
  const page = renderItems({ items, ending: null }, { limit: LIMIT });
  expect(page).toMatch(/^## ❌ 30 of 3000 items failed/);
  expect(page).toMatch(/2000 rows more\n$/);
  const kept = [...page.matchAll(/bad(\d+)/g)]
    .map(([, index]) => Number(index))
    .filter((index, at, all) => all.indexOf(index) === at);
  expect(kept).toHaveLength(30);
  expect(kept).toEqual([...kept].sort((a, b) => a - b));
});

test('gates and chosen metrics have columns of their own', () => {
  const gates = [{ rule: 'acc > 0.9', passed: false, left: 0.8, right: 0.9, message: '' }];
  const items = [
    itemRow({ metrics: { acc: 0.8, loss: 0.5 }, gates, outcome: 'gate-failed' }),
    itemRow({ runId: null, metrics: { acc: 0.95 }, gates: [{ ...gates[0], passed: true } as never] }),
    itemRow({ metrics: null }),
  ];
  const lines = renderItems({ items, ending: null, columns: ['acc'] }, { limit: LIMIT }).split('\n');
  expect(lines[2]).toBe(
    '| job | run | state | outcome | gates | acc | metrics | queue wait | run time | exit code | message |',
  );
  expect(lines.slice(4, 7).map((line) => line.split(' | ').slice(1, 7))).toEqual([
    [
      expect.stringContaining('abc123'),
      'finished',
      '❌ A gate failed',
      '❌ 0 of 1: acc &#62; 0.9',
      '0.8',
      'loss: 0.5',
    ],
    ['—', 'finished', '✅ Succeeded', '✅ 1 of 1', '0.95', ''],
    [expect.stringContaining('abc123'), 'finished', '✅ Succeeded', '', '—', ''],
  ]);
});

test('pages stay within any limit and keep text of others in its place', () => {
  const text = fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ unit: 'binary', maxLength: 300 }));
  fc.assert(
    fc.property(text, text, fc.integer({ min: 0, max: 20_000 }), fc.nat(20), (one, other, limit, count) => {
      const row = itemRow({
        job: one,
        runId: other,
        message: one + other,
        state: one as LaunchState,
        runUrl: other,
        metrics: { [one]: other, chosen: other },
        gates: [{ rule: one, passed: false, left: null, right: null, message: other }],
      });
      const items = renderItems(
        { items: Array.from({ length: count }, () => row), ending: other, columns: ['chosen', one] },
        { limit },
      );
      const spec = { [one]: other, nested: [{ [other]: one }] };
      const queue = { entity: one, project: one, name: other };
      const dry = renderDryRun(
        dryRun({
          spec,
          queue,
          queueUrl: one,
          checks: [one, other],
          warnings: [other],
          templateVariables: { [one]: other },
        }),
        { limit },
      );
      for (const page of [items, dry]) {
        expect(Buffer.byteLength(page)).toBeLessThanOrEqual(limit);
        if (limit > 10_000) expectHarmless(page);
      }
    }),
    { numRuns: 200 },
  );
});
