/** What is told about a line that is no rule: where, what, and what to do. */
import { expect, test } from '@jest/globals';
import { GateSyntaxError, parseGates } from '../../src/gates/index.ts';

const long = `loss < ${'1 + '.repeat(300)}1`;
const deep = `${'('.repeat(40)}loss${')'.repeat(40)} < 1`;
const functions = 'min, max, mean, last, first';

/** The rule, the column from 1, what is wrong, and the next action. */
const TABLE: readonly (readonly [rule: string, column: number, what: string, next: string])[] = [
  // comparisons
  ['val/acc => 0.92', 9, '"=>" is not part of a rule', 'Did you mean >='],
  ['val/acc =< 0.92', 9, '"=<" is not part of a rule', 'Did you mean <='],
  ['epoch = 10', 7, '"=" is not part of a rule', 'Did you mean =='],
  ['epoch === 10', 7, '"===" is not part of a rule', 'Did you mean =='],
  ['epoch !== 10', 7, '"!==" is not part of a rule', 'Did you mean !='],
  ['epoch <> 10', 7, '"<>" is not part of a rule', 'Did you mean !='],
  ['epoch ! 10', 7, '"!" is not part of a rule', 'Did you mean !='],
  ['val/acc ≥ 0.92', 9, '"≥" is not part of a rule', 'Did you mean >='],
  ['val/acc ≤ 0.92', 9, '"≤" is not part of a rule', 'Did you mean <='],
  ['val/acc ≠ 0.92', 9, '"≠" is not part of a rule', 'Did you mean !='],
  ['val/acc', 8, 'the rule ends where a comparison was expected', 'Compare with one of >= <= > < == !='],
  ['val/acc 0.92', 9, '"0.92" stands where a comparison was expected', 'Compare with one of >= <= > < == !='],
  ['val acc > 1', 5, '"acc" stands where a comparison was expected', 'Compare with one of >= <= > < == !='],
  ['0 < loss < 1', 10, 'the rule has a second comparison', 'Write each comparison on a line of its own'],
  // values
  ['val/acc >=', 11, 'the rule ends where a value was expected', 'Write a key, a number or a duration'],
  ['>= 0.92', 1, '">=" stands where a value was expected', 'Write a key, a number or a duration'],
  ['loss + < 1', 8, '"<" stands where a value was expected', 'Write a key, a number or a duration'],
  [
    'loss > 1 2',
    10,
    '"2" stands where the end of the rule was expected',
    'Join values with + - * /, or start another line',
  ],
  ['() < loss', 2, '")" stands where a value was expected', 'Write a key, a number or a duration'],
  ['loss > 92%', 10, '"%" is not part of a rule', 'Write a share as a number, such as 0.92 for 92 %'],
  ['loss % 2 == 0', 6, '"%" is not part of a rule', 'Write a share as a number, such as 0.92 for 92 %'],
  ['loss > 1e999', 8, '1e999 is too large for a number', 'Write a smaller number'],
  [
    'loss > NaN',
    8,
    '"NaN" is nothing to compare with',
    'A rule fails by itself when a value is not finite; a key of that name stands in quotes',
  ],
  [
    'loss < -inf',
    9,
    '"inf" is nothing to compare with',
    'A rule fails by itself when a value is not finite; a key of that name stands in quotes',
  ],
  [
    'duration < 1.5h',
    12,
    '"1.5h" is neither a number nor a duration',
    'Durations are like 90s, 30m, 2h or 1h30m; a key that starts with a digit stands in quotes',
  ],
  [
    'duration < 2d',
    12,
    '"2d" is neither a number nor a duration',
    'Durations are like 90s, 30m, 2h or 1h30m; a key that starts with a digit stands in quotes',
  ],
  [
    '1st > 2',
    1,
    '"1st" is neither a number nor a duration',
    'Durations are like 90s, 30m, 2h or 1h30m; a key that starts with a digit stands in quotes',
  ],
  [
    'loss > 0x10',
    8,
    '"0x10" is neither a number nor a duration',
    'Durations are like 90s, 30m, 2h or 1h30m; a key that starts with a digit stands in quotes',
  ],
  // arithmetic
  ['loss ** 2 < 1', 6, '"**" is not part of a rule', 'There are no powers: multiply with *'],
  ['loss^2 < 1', 5, '"^" is not part of a rule', 'There are no powers: multiply with *'],
  ['loss // 2 < 1', 6, '"//" is not part of a rule', 'Divide with a single / that has blanks around it'],
  ['loss − 1 < 0', 6, '"−" is not part of a rule', 'Did you mean -'],
  ['loss × 2 < 1', 6, '"×" is not part of a rule', 'Did you mean *'],
  ['(loss < 1', 7, '"<" stands where ")" was expected', 'Close the parenthesis, or join values with + - * /'],
  ['(loss', 1, 'the parenthesis is not closed', 'Close it with )'],
  ['loss) < 1', 5, '")" stands where a comparison was expected', 'Compare with one of >= <= > < == !='],
  [
    'loss < baseline/2',
    16,
    '"baseline/2" may be a key or a calculation with baseline',
    'Put blanks around the operator, or the key in quotes',
  ],
  [
    'duration-60 < 1',
    9,
    '"duration-60" may be a key or a calculation with duration',
    'Put blanks around the operator, or the key in quotes',
  ],
  [
    'duration.x < 1',
    9,
    '"duration.x" may be a key or a calculation with duration',
    'Put blanks around the operator, or the key in quotes',
  ],
  // joined rules
  [
    'loss < 1 && acc > 0',
    10,
    '"&&" is not part of a rule',
    'Write each rule on a line of its own: all of them must hold',
  ],
  ['loss < 1 || acc > 0', 10, '"||" is not part of a rule', 'Rules cannot be joined: all of them must hold'],
  [
    'loss < 1 and acc > 0',
    10,
    '"and" stands where the end of the rule was expected',
    'Write each rule on a line of its own: all of them must hold',
  ],
  [
    'loss < 1, acc > 0',
    9,
    '"," stands where the end of the rule was expected',
    'Join values with + - * /, or start another line',
  ],
  // functions
  ['maxx(history.loss) < 1', 1, 'there is no function "maxx"', 'Did you mean max'],
  ['Max(history.loss) < 1', 1, 'there is no function "Max"', 'Did you mean max'],
  ['average(history.loss) < 1', 1, 'there is no function "average"', `The functions are ${functions}, abs`],
  [
    'max(val/acc) > 0.9',
    5,
    'max takes the history of a key, not "val/acc"',
    'Did you mean max(history.val/acc)',
  ],
  [
    'max(baseline.loss) > loss',
    5,
    'max takes the history of a key, not "baseline.loss"',
    'Did you mean max(baseline.history.loss)',
  ],
  [
    'max(history) > 0.9',
    5,
    'max takes the history of a key, not "history"',
    'Write max(history.KEY); the last value of a run stands alone, as KEY',
  ],
  [
    'max(0.9) > loss',
    5,
    '"0.9" stands where history.KEY was expected',
    'Write max(history.KEY); the last value of a run stands alone, as KEY',
  ],
  [
    'max(history.a, history.b) > 1',
    14,
    'there is a comma',
    'Functions take one value; a key with a comma stands in quotes',
  ],
  [
    'max(history.a + 1) > 1',
    15,
    '"+" stands where ")" was expected',
    'Close the parenthesis, or join values with + - * /',
  ],
  ['abs() > loss', 5, '")" stands where a value was expected', 'Write a key, a number or a duration'],
  [
    'history.loss < 1',
    1,
    'a history is many values, not one',
    `Take one of them, such as max(history.loss); functions are ${functions}`,
  ],
  [
    'baseline.history.loss < loss',
    1,
    'a history is many values, not one',
    `Take one of them, such as max(baseline.history.loss); functions are ${functions}`,
  ],
  // keys
  ['"a key > 1', 1, 'the quote is not closed', 'Close it with another "'],
  ['"" > 1', 1, 'the key is empty', 'Write the name of a key between the quotes'],
  ['acc,none > 1', 4, '"," stands where a comparison was expected', 'Compare with one of >= <= > < == !='],
  ['loss > @1', 8, '"@" is not part of a rule', 'If it belongs to a key, put the key in quotes'],
  ['loss > 😀', 8, '"😀" is not part of a rule', 'If it belongs to a key, put the key in quotes'],
  // the rule as a whole
  ['1 < 2', 1, 'the rule names no value of the run', 'Name a key of its summary, such as val/acc >= 0.92'],
  [
    'baseline.loss < 2',
    1,
    'the rule names no value of the run',
    'Name a key of its summary, such as val/acc >= 0.92',
  ],
  [
    'baseline > 2',
    1,
    'the rule names no value of the run',
    'Name a key of its summary, such as val/acc >= 0.92',
  ],
  [
    'loss + acc < baseline',
    14,
    'baseline alone is ambiguous, as the rule names several values of the run',
    'Say which, such as baseline.loss',
  ],
  [long, 1_001, 'the rule is longer than 1000 characters', 'Make several rules of it'],
  [deep, 34, 'the rule is nested deeper than 32 levels', 'Simplify it'],
];

test.each(TABLE)('%s', (rule, column, what, next) => {
  let thrown: unknown;
  try {
    parseGates(['loss < 1', '', `  ${rule}  # why`]);
  } catch (error) {
    thrown = error;
  }
  expect(thrown).toBeInstanceOf(GateSyntaxError);
  const error = thrown as GateSyntaxError;
  // An open quote takes the comment with it.
  const fault = { ...error.fault, rule: error.fault.rule.replace(/ {2}# why$/, '') };
  expect(fault).toEqual({ rule, line: 3, column, what, next });
  const [, caret = ''] = error.pointer.split('\n');
  expect(caret).toBe(`${' '.repeat(column - 1)}^`);
  expect(error.message).toContain(`Gate 3, column ${column}: ${what}, in `);
  expect(error.hint).toBe(`${next}${next.startsWith('Did') ? '?' : '.'}`);
});
