import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { LaunchState, Outcome, RunResult } from '../../src/launch/result.ts';
import { isGreen, OUTCOME_WORDS, renderRun, renderRunParts } from '../../src/report/index.ts';
import { expectHarmless, HOSTILE } from './hostile.ts';
import { BASELINE, CHARTS, GATES, runResult } from './results.ts';

const LIMIT = 900 * 1_024;
const OUTCOMES = Object.keys(OUTCOME_WORDS) as Outcome[];

test('a launch that went well', () => {
  expect(renderRun(runResult(), { limit: LIMIT })).toMatchSnapshot();
});

test('a gate that failed comes first, with baseline, changes and trends below', () => {
  const result = runResult({
    outcome: 'gate-failed',
    message: 'val/acc >= 0.95: 0.923457 is below 0.95\nf1 > 0.5: The run logged no f1.',
    gates: GATES,
    baseline: BASELINE,
    charts: CHARTS,
    image: 'ghcr.io/acme/train:1@sha256:0f',
  });
  expect(renderRun(result, { limit: LIMIT })).toMatchSnapshot();
});

test('a check has two parts, and a page elsewhere tells what it belongs to', () => {
  const origin = {
    commit: 'a1b2c3d4e5f6',
    workflow: 'train',
    job: 'gpu',
    url: 'https://github.com/acme/m/actions/runs/1',
  };
  const result = runResult({ gates: GATES.slice(0, 1), charts: CHARTS.slice(0, 1) });
  const { title, summary, text } = renderRunParts(result, { limit: 65_535, origin });
  expect(title).toBe('✅ Succeeded in 12m 3s, 14s in the queue');
  expect(summary).toContain('Gates: it holds');
  expect(summary).toMatch(/<sub>Of commit a1b2c3d, by \[train \/ gpu\]\(https:\S+\)<\/sub>\n$/);
  expect(summary).not.toContain('Config');
  expect(text).toContain('Config (3 values)');
  expect(renderRun(result, { limit: LIMIT, origin })).toMatch(/<\/sub>\n$/);
});

test('a job that failed shows its cause, warnings and last lines', () => {
  const page = renderRun(
    runResult({
      outcome: 'job-failed',
      state: 'failed',
      message: 'The run failed. Look at the last lines of its log.',
      issue: {
        message: 'pull access denied for ghcr.io/acme/x',
        stage: 'pull',
        filePaths: ['i1/error/error.log'],
      },
      warnings: [{ message: 'Some packages were not installed', stage: 'build', filePaths: [] }],
      logTail: ['Traceback (most recent call last):', 'ValueError: ```\n::error::x'],
    }),
    { limit: LIMIT },
  );
  expect(page).toMatchSnapshot();
});

test('an item that nobody took has no run to show', () => {
  const times = { pushedAt: 0, claimedAt: null, startedAt: null, endedAt: 1_800_000 };
  const nothing = {
    run: null,
    runUrl: null,
    details: null,
    logTail: [],
    job: null,
    image: 'ghcr.io/acme/x@sha256:1',
  };
  const changes: Partial<RunResult> = {
    outcome: 'claim-timeout',
    state: 'deleted',
    message: 'No agent polls gpu.',
  };
  expect(renderRun(runResult({ ...changes, ...nothing, times }), { limit: LIMIT })).toMatchSnapshot();
});

test.each(OUTCOMES)('the outcome %s is the first thing to read', (outcome) => {
  expect(renderRun(runResult({ outcome }), { limit: LIMIT })).toMatch(
    new RegExp(`^## ${OUTCOME_WORDS[outcome]}`),
  );
});

test('green are the outcomes with exit code 0', () => {
  expect(OUTCOMES.filter(isGreen)).toEqual(['succeeded', 'queued', 'detached']);
});

test('details are given up in steps: log lines, then config, then metrics', () => {
  const details = {
    ...(runResult().details as NonNullable<RunResult['details']>),
    config: Object.fromEntries(Array.from({ length: 400 }, (_, i) => [`option_${i}`, 'x'.repeat(100)])),
    summary: Object.fromEntries(Array.from({ length: 300 }, (_, i) => [`metric_${i}`, i / 7])),
  };
  const result = runResult({
    outcome: 'job-failed',
    details,
    logTail: Array.from({ length: 300 }, (_, i) => `line ${i} ${'y'.repeat(200)}`),
  });
  const counts = [200_000, 80_000, 40_000, 20_000, 7_000, 3_000, 1_000].map((limit) => {
    const page = renderRun(result, { limit });
    expect(Buffer.byteLength(page)).toBeLessThanOrEqual(limit);
    return ['y{200}', 'option_', 'metric_'].map((part) => [...page.matchAll(new RegExp(part, 'g'))].length);
  });
  expect(counts).toEqual([
    [200, 400, 300],
    [50, 400, 300],
    [50, 100, 300],
    [20, 20, 200],
    [20, 0, 50],
    [5, 0, 10],
    [0, 0, 0],
  ]);
  expect(renderRun(result, { limit: 40_000 })).toMatch(/\| 300 rows more \|/);
});

test('no text of others leaves its place', () => {
  for (const text of HOSTILE) {
    const issue = { message: text, stage: text, filePaths: [text] };
    const page = renderRun(hostileResult(text, issue), { limit: LIMIT });
    expectHarmless(page);
  }
});

test('a page never leaves its limit and never lets text out, whatever the result holds', () => {
  const text = fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ unit: 'binary', maxLength: 400 }));
  const texts = fc.array(text, { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(texts, fc.integer({ min: 0, max: 20_000 }), fc.nat(60), (parts, limit, times) => {
      const all = parts.join('\n');
      const result = hostileResult(all, { message: all, stage: parts[0] ?? '', filePaths: parts });
      const page = renderRun(
        {
          ...result,
          logTail: Array.from({ length: times }, () => all),
          warnings: parts.map((message) => ({ message, stage: null, filePaths: [] })),
        },
        { limit },
      );
      expect(Buffer.byteLength(page)).toBeLessThanOrEqual(limit);
      if (limit > 10_000) expectHarmless(page);
    }),
    { numRuns: 200 },
  );
});

test('a value of many megabytes is cut before it is worked on', () => {
  const result = hostileResult('|`<'.repeat(3_000_000), null);
  expect(Buffer.byteLength(renderRun(result, { limit: LIMIT }))).toBeLessThan(LIMIT);
});

test('gates are given up last', () => {
  const result = runResult({
    outcome: 'gate-failed',
    gates: Array.from({ length: 300 }, (_, i) => ({
      ...(GATES[1] as (typeof GATES)[number]),
      rule: `m${i} > 1`,
    })),
    charts: Array.from({ length: 60 }, (_, i) => ({
      ...(CHARTS[0] as (typeof CHARTS)[number]),
      key: `c${i}`,
    })),
    baseline: BASELINE,
  });
  const counts = [LIMIT, 65_000, 30_000, 3_000].map((limit) => {
    const page = renderRun(result, { limit });
    expect(Buffer.byteLength(page)).toBeLessThanOrEqual(limit);
    return [/^\| ❌ m\d/gm, /xychart-beta/g, /^\| c\d/gm].map((part) => page.match(part)?.length ?? 0);
  });
  expect(counts).toEqual([
    [200, 12, 60],
    [200, 12, 60],
    [100, 4, 20],
    [10, 0, 0],
  ]);
});

function hostileResult(text: string, issue: RunResult['issue']): RunResult {
  const details = runResult().details as NonNullable<RunResult['details']>;
  return runResult({
    outcome: 'job-failed',
    state: text as LaunchState,
    message: text,
    queue: { entity: text, project: text, name: text },
    queueUrl: text,
    itemId: text,
    job: text,
    image: text,
    details: {
      ...details,
      displayName: text,
      config: { [text]: text, nested: { [text]: [text] } },
      summary: { [text]: text, _own: text },
    },
    issue,
    warnings: issue === null ? [] : [issue],
    logTail: [text, text],
    gates: [{ rule: text, passed: false, left: NaN, right: null, message: text }],
    baseline: {
      asked: text,
      run: { entity: text, project: text, runId: text },
      url: text,
      name: text,
      config: { [text]: `${text}.` },
      summary: { [text]: 1 },
    },
    charts: [
      {
        key: text,
        points: [
          [0, 1],
          [5, NaN],
          [9, 2],
        ],
        baseline: [[0, Infinity]],
      },
    ],
  });
}
