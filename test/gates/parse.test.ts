import { expect, test } from '@jest/globals';
import { historyKeys, needsBaseline, parseGates, printGate } from '../../src/gates/index.ts';

test.each([
  ['val/acc >= 0.92', 'val/acc >= 0.92'],
  ['  val/acc>=0.92  # a comment', 'val/acc >= 0.92'],
  ['"#1 \'key\'" == 1 # a comment', '"#1 \'key\'" == 1'],
  ['loss <= baseline * 1.02', 'loss <= baseline.loss * 1.02'],
  ['loss <= baseline.val/loss', 'loss <= baseline.val/loss'],
  ['max(history.val/acc) > 0.9', 'max(history.val/acc) > 0.9'],
  ['max( history.val/acc ) > baseline', 'max(history.val/acc) > max(baseline.history.val/acc)'],
  ['loss < baseline + baseline / 10', 'loss < baseline.loss + baseline.loss / 10'],
  ['loss - loss / 2 < baseline', 'loss - loss / 2 < baseline.loss'],
  ['duration < 2h', 'duration < 7200s'],
  ['duration < 1h30m', 'duration < 5400s'],
  ['duration <= baseline + 90s', 'duration <= baseline.duration + 90s'],
  ['"duration" < 2', '"duration" < 2'],
  ['baseline."a key" < loss', 'baseline."a key" < loss'],
  ['min(baseline.history."a key") < loss', 'min(baseline.history."a key") < loss'],
  [
    "history.`it's` < 1".replace('history.', 'last(history.').replace(' <', ') <'),
    'last(history."it\'s") < 1',
  ],
  ['a/b > 1', 'a/b > 1'],
  ['a / b > 1', 'a / b > 1'],
  ['a /b > 1', 'a / b > 1'],
  ['a/ b > 1', 'a / b > 1'],
  ['a-b > 1', 'a-b > 1'],
  ['a - b > 1', 'a - b > 1'],
  ['a -1 > 1', 'a - 1 > 1'],
  ['(a)/2 > 1', 'a / 2 > 1'],
  ['10/a > 1', '10 / a > 1'],
  ['recall@5 > .5', 'recall@5 > 0.5'],
  ['top-1.acc:mean > 1e-3', 'top-1.acc:mean > 0.001'],
  ['Größe/训练 != 1E5', 'Größe/训练 != 100000'],
  ['_runtime < 60', '_runtime < 60'],
  ['max > 1', 'max > 1'],
  ['(((a + b) * 2)) > -(c - d)', '(a + b) * 2 > -(c - d)'],
  ['a - (b - c) > 0', 'a - (b - c) > 0'],
  ['a - b - c > 0', 'a - b - c > 0'],
  ['a / (b * c) > 0', 'a / (b * c) > 0'],
  ['abs(loss - baseline.loss) < 1e-6', 'abs(loss - baseline.loss) < 0.000001'],
  ['+loss > - - 1', 'loss > --1'],
  ['1 >= loss', '1 >= loss'],
  ['loss > 0.1', 'loss > 0.1'],
])('%s is read as %s', (line, printed) => {
  const [gate] = parseGates([line]);
  expect(gate && printGate(gate)).toBe(printed);
  expect(parseGates([printed]).map(printGate)).toEqual([printed]);
});

test('empty lines and comments are no rules; the others keep the number of their line', () => {
  const gates = parseGates(['', '# loss < 1', '  loss < 2 # two', '\t', 'acc > 1']);
  expect(gates.map(({ line, rule }) => [line, rule])).toEqual([
    [3, 'loss < 2'],
    [5, 'acc > 1'],
  ]);
});

test('what has to be read for the rules', () => {
  const gates = parseGates(['max(history.a) > min(history.b)', 'last(history.a) > 0', 'c > 0']);
  expect(historyKeys(gates)).toEqual(['a', 'b']);
  expect(historyKeys(gates, 'baseline')).toEqual([]);
  expect(needsBaseline(gates)).toBe(false);
  const compared = parseGates(['max(history.a) > baseline', 'c > baseline.d']);
  expect(historyKeys(compared, 'baseline')).toEqual(['a']);
  expect(needsBaseline(compared)).toBe(true);
});
