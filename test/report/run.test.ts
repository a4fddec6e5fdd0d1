import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { LaunchState, Outcome, RunResult } from '../../src/launch/result.ts';
import { isGreen, OUTCOME_WORDS, renderRun } from '../../src/report/index.ts';
import { expectHarmless, HOSTILE } from './hostile.ts';
import { runResult } from './results.ts';

const LIMIT = 900 * 1_024;
const OUTCOMES = Object.keys(OUTCOME_WORDS) as Outcome[];

test('a launch that went well', () => {
  expect(renderRun(runResult(), { limit: LIMIT })).toMatchSnapshot();
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
  });
}
