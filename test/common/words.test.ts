import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { nearest } from '../../src/common/nearest.ts';
import { splitWords } from '../../src/common/words.ts';

test.each([
  ['python train.py', ['python', 'train.py']],
  ['  a\t b\n c ', ['a', 'b', 'c']],
  [`a 'b c' "d e"`, ['a', 'b c', 'd e']],
  [`a'b'"c"d`, ['abcd']],
  [`''`, ['']],
  ['', []],
  ['a\\ b \\"', ['a b', '"']],
  ['a\\\nb', ['ab']],
  ['"a\\"b \\$x \\n"', ['a"b $x \\n']],
  [`'a\\'`, ['a\\']],
  ['$HOME `x` *', ['$HOME', '`x`', '*']],
  ['echo ~ # no', ['echo', '~', '#', 'no']],
  [`python -c 'print("x")'`, ['python', '-c', 'print("x")']],
  ['"é 😀"', ['é 😀']],
])('%j is %j', (text, words) => {
  expect(splitWords(text)).toEqual(words);
});

test.each([`'a`, '"a', 'a\\', '"a\\"'])('%j has no end', (text) => {
  expect(splitWords(text)).toBeUndefined();
});

test('words in single quotes come back as they were', () => {
  fc.assert(
    fc.property(fc.array(fc.string()), (words) => {
      const quoted = words.map((word) => `'${word.replaceAll("'", `'\\''`)}'`).join(' ');
      expect(splitWords(quoted)).toEqual(words);
    }),
  );
});

test.each([
  ['trian', ['test', 'train', 'tune'], 'train'],
  ['run_confg', ['run_config', 'resource'], 'run_config'],
  ['x', ['gpu', 'cpu'], undefined],
  ['gpu', [], undefined],
  ['completely-else', ['gpu', 'train'], undefined],
])('nearest to %s of %j is %s', (word, candidates, expected) => {
  expect(nearest(word, candidates)).toBe(expected);
});
