import { expect, test } from '@jest/globals';
import { evaluateGates, parseGates, type GateResult, type RunFacts } from '../../src/gates/index.ts';

const RUN: RunFacts = {
  summary: {
    'val/acc': 0.913,
    loss: 0.52,
    zero: 0,
    huge: 1e308,
    'a.b': 1,
    nested: { 'x.y': { z: 3 }, top: 2, 'val/f1': 0.5 },
    'best/acc': { max: 0.95, min: 0.1 },
    nan: Number.NaN,
    infinite: 'Infinity',
    wild: 'NaN',
    note: 'good',
    flag: true,
    list: [1, 2],
    nothing: null,
    table: { _type: 'table-file', size: 3 },
    empty: {},
    duration: 3,
  },
  history: { loss: [2, 1, 0.5, 0.75], broken: [1, Number.NaN, 2], ends: [Number.NaN, 1], none: [] },
  durationSeconds: 7_985,
};
const BASELINE: RunFacts = {
  summary: { loss: 0.5, 'val/acc': 0.9 },
  history: { loss: [1, 0.4] },
  durationSeconds: 8_000,
};

function hold(
  rule: string,
  run = RUN,
  baseline: RunFacts | null = BASELINE,
  why?: string,
): GateResult | undefined {
  return evaluateGates(parseGates([rule]), run, baseline, why)[0];
}

test.each([
  ['val/acc >= 0.9', true, '0.913 is >= 0.9'],
  ['val/acc >= 0.92', false, '0.913 is not >= 0.92'],
  ['val/acc > 0.913', false, '0.913 is not > 0.913'],
  ['val/acc == 0.913', true, '0.913 is == 0.913'],
  ['val/acc != 0.913', false, '0.913 is not != 0.913'],
  ['loss <= baseline', false, '0.52 is not <= 0.5 (baseline.loss is 0.5)'],
  ['loss <= baseline * 1.04', true, '0.52 is <= 0.52 (baseline.loss is 0.5)'],
  ['loss <= baseline * 1.02', false, '0.52 is not <= 0.51 (baseline.loss is 0.5)'],
  ['loss - baseline.loss < 0.01', false, '0.02 is not < 0.01 (loss is 0.52, baseline.loss is 0.5)'],
  ['val/acc + 0.1 == 1.013', false, '1.0130000000000001 is not == 1.013 (val/acc is 0.913)'],
  ['0.1 + 0.2 + zero == 0.3', false, '0.30000000000000004 is not == 0.3 (zero is 0)'],
  ['max(history.loss) < 3', true, '2 is < 3'],
  ['min(history.loss) == 0.5', true, '0.5 is == 0.5'],
  ['mean(history.loss) == 1.0625', true, '1.0625 is == 1.0625'],
  ['first(history.loss) == 2', true, '2 is == 2'],
  ['last(history.loss) == 0.75', true, '0.75 is == 0.75'],
  ['min(history.loss) <= baseline', false, '0.5 is not <= 0.4 (min(baseline.history.loss) is 0.4)'],
  ['last(history.ends) == 1', true, '1 is == 1'],
  ['abs(loss - 1) < 0.5', true, '0.48 is < 0.5 (loss is 0.52)'],
  ['-loss * 2 + 4 / 2 > (1 - 2) * 3', true, '0.96 is > -3 (loss is 0.52)'],
  ['duration < 2h', false, '2h 13m 5s is not < 2h'],
  ['duration < baseline * 1.5', true, '2h 13m 5s is < 3h 20m (baseline.duration is 2h 13m 20s)'],
  ['"duration" == 3', true, '3 is == 3'],
  ['a.b == 1', true, '1 is == 1'],
  ['nested.top == 2', true, '2 is == 2'],
  ['nested.x.y.z == 3', true, '3 is == 3'],
  ['nested.val/f1 == 0.5', true, '0.5 is == 0.5'],
  ['best/acc.max > 0.9', true, '0.95 is > 0.9'],
])('%s: %s, %s', (rule, passed, message) => {
  expect(hold(rule)).toMatchObject({ rule, passed, message });
  expect(hold(rule)).not.toHaveProperty('undecided');
});

test.each([
  ['val/ac > 1', 'missing-key', 'the summary of the run has no "val/ac"; did you mean "val/acc"?'],
  [
    'loss-1 > 1',
    'missing-key',
    'the summary of the run has no "loss-1"; to calculate, put blanks around "-"',
  ],
  [
    'loss/2 > 1',
    'missing-key',
    'the summary of the run has no "loss/2"; to calculate, put blanks around "/"',
  ],
  [
    'nothing > 1',
    'missing-key',
    expect.stringMatching(/^the summary of the run has no "nothing"; it has "val\/acc", /),
  ],
  ['nested.to > 1', 'missing-key', 'the summary of the run has no "nested.to"; did you mean "nested.top"?'],
  ['__proto__ > 1', 'missing-key', expect.stringContaining('has no "__proto__"')],
  ['constructor.name > 1', 'missing-key', expect.stringContaining('has no "constructor.name"')],
  [
    'val/acc > baseline.loss/2',
    'missing-key',
    'the summary of the baseline has no "loss/2"; to calculate, put blanks around "/"',
  ],
  ['zero >= baseline', 'missing-key', 'the summary of the baseline has no "zero"; it has "loss", "val/acc"'],
  ['nan > 1'.replace('nan', '"nan"'), 'not-finite', '"nan" of the run is NaN'],
  ['infinite > 1', 'not-finite', '"infinite" of the run is Infinity'],
  ['wild != 1', 'not-finite', '"wild" of the run is NaN'],
  ['huge * 10 > 1', 'not-finite', 'huge * 10 comes to Infinity'],
  [
    'max(history.broken) > 1',
    'not-finite',
    '1 of 3 values of "broken" in the history of the run is not finite (NaN)',
  ],
  [
    'first(history.ends) > 1',
    'not-finite',
    'the first value of "ends" in the history of the run is not finite (NaN)',
  ],
  ['note > 1', 'not-a-number', '"note" of the run is the text "good", not a number'],
  ['flag == 1', 'not-a-number', '"flag" of the run is true, not a number'],
  ['list > 1', 'not-a-number', '"list" of the run is a list, not a number'],
  ['table > 1', 'not-a-number', '"table" of the run is a "table-file" object, not a number'],
  [
    'best/acc > 1',
    'not-a-number',
    '"best/acc" of the run is an object (with "best/acc.max", "best/acc.min"), not a number',
  ],
  ['empty > 1', 'not-a-number', '"empty" of the run is an object, not a number'],
  [
    'max(history.none) > 1',
    'no-history',
    expect.stringMatching(/^the run logged no numbers as "none" in its history; it has /),
  ],
  ['max(history.val/acc) > 1', 'no-history', 'the run logged no numbers as "val/acc" in its history'],
  ['max(history.toString) > 1', 'no-history', expect.stringContaining('"toString"')],
  [
    'max(history.val/acc) > 1 + baseline',
    'no-history',
    'the run logged no numbers as "val/acc" in its history',
  ],
  ['loss / zero > 1', 'division-by-zero', 'zero is 0, and the rule divides by it'],
  ['loss / (zero - zero) > 1', 'division-by-zero', 'zero - zero is 0, and the rule divides by it'],
])('%s cannot be decided: %s', (rule, undecided, message) => {
  expect(hold(rule)).toMatchObject({ passed: false, undecided, message });
});

test('without a baseline only the rules that need one fail, and say why', () => {
  expect(hold('loss < baseline', RUN, null)).toMatchObject({
    passed: false,
    undecided: 'no-baseline',
    left: 0.52,
    right: null,
    message: 'there is no baseline: none was asked for',
  });
  expect(hold('loss < baseline', RUN, null, 'there is no run a/b/c')?.message).toBe(
    'there is no baseline: there is no run a/b/c',
  );
  expect(hold('loss < 1', RUN, null)?.passed).toBe(true);
});

test('a duration that nobody knows is told', () => {
  const unknown = { ...RUN, durationSeconds: null };
  expect(hold('duration < 2h', unknown)).toMatchObject({
    undecided: 'no-duration',
    message: 'W&B does not know how long the run took',
  });
  expect(hold('duration < baseline', RUN, { ...BASELINE, durationSeconds: null })?.message).toBe(
    'W&B does not know how long the baseline took',
  );
});

test('an empty summary is told, and a long key is cut in the message', () => {
  expect(hold('loss < 1', { ...RUN, summary: { _step: 0, note: 'x' } })?.message).toBe(
    'the summary of the run has no "loss"; it holds no numbers',
  );
  expect(hold(`${'x'.repeat(500)} < 1`)?.message.length).toBeLessThan(250);
});

test('a history of a million values is folded, not spread', () => {
  const values = Array.from({ length: 1_000_000 }, (_, at) => at);
  const run = { ...RUN, history: { loss: values } };
  expect(hold('max(history.loss) == 999999', run)?.passed).toBe(true);
  expect(hold('mean(history.loss) > 499999', run)?.passed).toBe(true);
});
