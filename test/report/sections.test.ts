import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { configDifference } from '../../src/report/config.ts';
import { gateMark } from '../../src/report/gates.ts';
import { imageUrl, jobUrl } from '../../src/report/links.ts';
import { xyChart } from '../../src/report/mermaid.ts';
import { metricsSection } from '../../src/report/metrics.ts';
import { renderLive } from '../../src/report/index.ts';
import { resample, sparkline, trendOf } from '../../src/report/trend.ts';
import { expectHarmless, HOSTILE } from './hostile.ts';
import { BASELINE, GATES, points, runResult } from './results.ts';

const LEVEL = { metrics: 100, config: 100, cell: 100 };

function gate(rule: string, passed = true) {
  return { rule, passed, left: 1, right: 1, message: '' };
}

test.each([
  ['loss', 'loss <= 1', true],
  ['loss', 'val_loss <= 1', false],
  ['loss', 'loss.min <= 1', false],
  ['loss', 'max(history.loss) <= 1', true],
  ['loss', 'x <= baseline.loss', true],
  ['val/acc', 'val/acc>=1', true],
  ['acc', 'val/acc >= 1', false],
  ['loss', 'my.loss + loss < 2', true],
  ['f1', '(f1) > 0.5', true],
])('%s is named in "%s": %s', (key, rule, named) => {
  expect(gateMark(key, [gate(rule)])).toBe(named ? '✅' : '');
  expect(gateMark(key, [gate(rule), gate(rule, false)])).toBe(named ? '❌' : '');
});

test('metrics: what gates look at first, changes beside the baseline, what is gone last', () => {
  const rows = metricsSection(runResult({ gates: GATES, baseline: BASELINE }), LEVEL)
    .split('\n')
    .slice(4);
  expect(rows).toEqual([
    '| ❌ val/acc | 0.923457 | 0.93 | −0.00654 (−0.7 %) |',
    '| ✅ loss.min | 0.125 | 0.125 | 0 |',
    '| epoch | 10 | 10 | 0 |',
    '| examples | (table-file) | — |  |',
    '| gone | — | 3 |  |',
  ]);
});

test.each([
  [2, 1, '+1 (+100 %)'],
  [1, 0, '+1'],
  [-1, 1, '−2 (−200 %)'],
  [1e9, 1e-9, '+1000000000 (+>10000 %)'],
  [1.00001, 1, '+0.00001 (+<0.1 %)'],
  [Number.NaN, 1, ''],
])('%d beside %d is %s', (value, base, expected) => {
  const details = { ...runResult().details, summary: { m: value } } as never;
  const page = metricsSection(runResult({ details, baseline: { ...BASELINE, summary: { m: base } } }), LEVEL);
  expect(page.split('\n')[4]?.split(' | ')[3]?.replace(/ \|$/, '')).toBe(expected);
});

test('the config of the baseline: what differs, without where the launches came from', () => {
  expect(configDifference(runResult({ baseline: BASELINE }), LEVEL)).toBe(
    [
      '### Config: 2 of 4 values differ',
      '',
      '| key | this run | baseline |',
      '| --- | --- | --- |',
      '| lr | 0.01 | 0.02 |',
      '| warmup | — | 100 |',
    ].join('\n'),
  );
  const same = { ...BASELINE, config: runResult().details?.config ?? {} };
  expect(configDifference(runResult({ baseline: same }), LEVEL)).toContain(
    'the same as that of the baseline',
  );
  expect(configDifference(runResult(), LEVEL)).toBe('');
});

test('a trend in bars', () => {
  expect(sparkline(points(100, (x) => x))).toBe('▁▁▂▂▃▃▄▄▅▅▆▆▇▇██');
  expect(sparkline([[0, 5]])).toBe('▅');
  expect(sparkline([])).toBe('');
  expect(
    trendOf([
      [0, 3],
      [4, 1],
      [9, 2],
    ]),
  ).toEqual({ first: 3, last: 2, min: 1, max: 3, firstStep: 0, lastStep: 9 });
});

test('values at even steps lie on straight lines, and stay where a line ends', () => {
  expect(
    resample(
      [
        [0, 0],
        [10, 10],
      ],
      0,
      20,
      5,
    ),
  ).toEqual([0, 5, 10, 10, 10]);
  expect(resample([[5, 1]], 0, 10, 3)).toEqual([1, 1, 1]);
  expect(
    resample(
      [
        [0, 0],
        [0, 4],
        [10, 8],
      ],
      0,
      10,
      2,
    ),
  ).toEqual([4, 8]);
});

/** Every line that Mermaid is given is one of these; its numbers have no exponent. */
const NUMBER = String.raw`-?\d+(?:\.\d+)?`;
const LINES = [
  /^```mermaid$/,
  /^%%\{init: \{"xyChart":\{"height":300\},"themeVariables":\{"xyChart":\{"backgroundColor":"transparent","plotColorPalette":"[#\w, ]+"\}\}\}\}%%$/,
  /^xychart-beta$/,
  /^ {4}title "[\p{L}\p{N} _./()^-]+"$/u,
  new RegExp(`^ {4}x-axis "step" ${NUMBER} --> ${NUMBER}$`),
  new RegExp(`^ {4}y-axis ${NUMBER} --> ${NUMBER}$`),
  new RegExp(`^ {4}line \\[${NUMBER}(?:, ${NUMBER}){59}\\]$`),
];

test('a chart is the grammar of Mermaid, whatever the metric is called and however large it is', () => {
  const text = fc.oneof(fc.constantFrom(...HOSTILE, '"\n%%{init: {}}%%', 'a"]\nline [1]'), fc.string());
  const value = fc.oneof(fc.double(), fc.integer(), fc.constantFrom(1e300, -1e300, 5e-324, 0, 1e-7, 1e21));
  const line = fc
    .array(fc.tuple(fc.nat(1_000_000), value), { maxLength: 40 })
    .map((pairs) => pairs.sort(([a], [b]) => a - b));
  fc.assert(
    fc.property(text, line, line, (key, own, theirs) => {
      const lines = xyChart(key, own, theirs).split('\n');
      if (lines.join('') === '') return;
      expect(lines.at(-1)).toBe('```');
      for (const each of lines.slice(0, -1)) expect(LINES.some((pattern) => pattern.test(each))).toBe(true);
      expect(lines.length).toBeGreaterThanOrEqual(8);
      expect(lines.length).toBeLessThanOrEqual(9);
    }),
    { numRuns: 300 },
  );
});

test('far values are scaled, and the title says by what', () => {
  expect(
    xyChart(
      'lr',
      points(5, (x) => 1e-9 * (1 + x)),
      [],
    ),
  ).toMatch(/title "lr in 10\^-9"\n.*\n +y-axis 0\.95 --> 2\.05/);
  expect(
    xyChart(
      'n',
      points(5, (x) => 1e12 * (1 + x)),
      [],
    ),
  ).toContain('title "n in 10^12"');
  expect(
    xyChart(
      'acc',
      points(5, (x) => x),
      [],
    ),
  ).toContain('title "acc"');
});

test('one point, or one step, is no line', () => {
  expect(
    xyChart(
      'a',
      [[0, 1]],
      points(5, (x) => x),
    ),
  ).toBe('');
  expect(
    xyChart(
      'a',
      [
        [3, 1],
        [3, 2],
      ],
      [],
    ),
  ).toBe('');
  expect(
    xyChart(
      'a',
      [
        [0, NaN],
        [1, 1],
      ],
      [],
    ),
  ).toBe('');
});

test.each([
  ['ghcr.io/acme/train:1@sha256:0f', 'https://ghcr.io/acme/train'],
  ['ubuntu:24.04', 'https://hub.docker.com/_/ubuntu'],
  ['acme/train', 'https://hub.docker.com/r/acme/train'],
  ['docker.io/acme/train:1', 'https://hub.docker.com/r/acme/train'],
  ['localhost:5000/acme/train', null],
  ['registry.acme.dev/train:1', null],
  ['a b', null],
  ['](https://evil.example)', null],
  [null, null],
])('the page of the image %s is %s', (image, url) => expect(imageUrl(image)).toBe(url));

test('the page of a job is on the server of its run', () => {
  const runUrl = 'https://wandb.acme.dev/base/acme/vision/runs/abc';
  expect(jobUrl({ job: 'acme/vision/train:v3', runUrl })).toBe(
    'https://wandb.acme.dev/base/acme/vision/artifacts/job/train/v3',
  );
  expect(jobUrl({ job: 'acme/vision/train:v3', runUrl: null })).toBeNull();
  expect(jobUrl({ job: 'odd', runUrl })).toBeNull();
});

test('a live page tells no time that grows old', () => {
  const { title, summary } = renderLive(
    {
      ...runResult({
        state: 'running',
        times: { pushedAt: 0, claimedAt: 14_000, startedAt: null, endedAt: null },
      }),
      displayName: 'nightly-7',
      message: 'The run nightly-7 is running.',
    },
    { limit: 65_535 },
  );
  expect(title).toBe('🏃 Running');
  expect(summary).toMatchSnapshot();
});

test('a live page keeps text of others in its place', () => {
  for (const text of HOSTILE) {
    const live = runResult({
      queue: { entity: text, project: text, name: text },
      itemId: text,
      job: text,
      image: text,
    });
    for (const limit of [65_535, 300]) {
      const { summary } = renderLive({ ...live, displayName: text, message: text, runUrl: text }, { limit });
      expect(Buffer.byteLength(summary)).toBeLessThanOrEqual(limit);
      if (limit > 300) expectHarmless(summary);
    }
  }
});
