/** 100,000 random lines: never a crash, never a line accepted that is no rule, never a rule read two ways. */
import { isDeepStrictEqual } from 'node:util';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { GateSyntaxError, parseGates, printGate, type Gate } from '../../src/gates/index.ts';
import { isRule } from './recogniser.ts';

const FRAGMENTS = [
  ...[
    'val/acc',
    'loss',
    'a.b',
    '_step',
    'Größe',
    'top-1',
    '"a key"',
    "'it is'",
    '`x"y`',
    'duration',
    'maximum',
  ],
  ...[
    'baseline',
    'baseline.loss',
    'baseline.duration',
    'baseline."a key"',
    'baseline/2',
    'history',
    'history.loss',
  ],
  ...[
    'max(',
    'min(',
    'mean(',
    'last(',
    'first(',
    'abs(',
    'max(history.loss)',
    'min(baseline.history.val/acc)',
  ],
  ...[
    'maks(',
    '(',
    ')',
    '.',
    ',',
    '+',
    '-',
    '*',
    '/',
    '>=',
    '<=',
    '>',
    '<',
    '==',
    '!=',
    '=',
    '=>',
    '&&',
    '#',
    '%',
  ],
  ...[
    '0',
    '1',
    '0.92',
    '1e-3',
    '.5',
    '1e999',
    '90s',
    '2h',
    '1h30m',
    '5m1h',
    '2x',
    '92%',
    'NaN',
    'and',
    ' ',
    '\t',
    '"',
  ],
];

const fragments = fc
  .array(fc.tuple(fc.constantFrom(...FRAGMENTS), fc.constantFrom('', ' ')), { maxLength: 12 })
  .map((parts) => parts.map((part) => part.join('')).join(''));

/** Lines that are rules, or nearly. */
const { rule } = fc.letrec<{ value: string; sum: string; rule: string }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom(
      'val/acc',
      'loss',
      '"a key"',
      '0.92',
      '1e-3',
      '2h',
      'duration',
      'baseline',
      'baseline.loss',
    ),
    fc.constantFrom('max(history.val/acc)', 'last(baseline.history.loss)', 'mean(history."a key")'),
    tie('sum').map((sum) => `(${sum})`),
    tie('sum').map((sum) => `abs(${sum})`),
    tie('value').map((value) => `-${value}`),
  ),
  sum: fc
    .tuple(
      tie('value'),
      fc.array(fc.tuple(fc.constantFrom('+', '-', '*', '/'), tie('value')), { maxLength: 2 }),
    )
    .map(([first, more]) => [first, ...more.flat()].join(' ')),
  rule: fc
    .tuple(tie('sum'), fc.constantFrom('>=', '<=', '>', '<', '==', '!='), tie('sum'))
    .map((parts) => parts.join(' ')),
}));

/** A rule with one character changed. */
const broken = fc
  .tuple(rule, fc.nat(), fc.constantFrom(...'()+-*/<>=!."\'`,#% aé0'), fc.boolean())
  .map(([text, place, char, replace]) => {
    const at = place % (text.length + 1);
    return text.slice(0, at) + char + text.slice(at + (replace ? 1 : 0));
  });

const anything = fc.oneof(fc.string({ unit: 'binary', maxLength: 40 }), fragments, rule, broken);

function read(line: string): Gate | null {
  try {
    return parseGates([line])[0] ?? null;
  } catch (error) {
    if (!(error instanceof GateSyntaxError)) throw error;
    const { column, rule: shown } = error.fault;
    if (column < 1 || column > shown.length + 1)
      throw new Error(`column ${column} of ${JSON.stringify(shown)}`, { cause: error });
    return null;
  }
}

test('what is accepted is a rule, what is a rule is accepted, and a rule is read in one way', () => {
  let accepted = 0;
  fc.assert(
    fc.property(anything, (line) => {
      const gate = read(line);
      if ((gate !== null) !== isRule(line))
        throw new Error(`${gate ? 'accepted' : 'refused'}: ${JSON.stringify(line)}`);
      if (gate === null) return;
      accepted += 1;
      const again = read(printGate(gate));
      if (!isDeepStrictEqual({ ...again, rule: '' }, { ...gate, rule: '' })) {
        throw new Error(`${JSON.stringify(line)} is printed as ${printGate(gate)}, which is another rule`);
      }
    }),
    { numRuns: 100_000 },
  );
  expect(accepted).toBeGreaterThan(10_000);
});

test.each([
  ['parentheses', `${'('.repeat(5_000)}loss`],
  ['signs', `loss > ${'-'.repeat(900)}1`],
  ['functions', `${'abs('.repeat(200)}loss`],
  ['a long sum', `loss > ${'1+'.repeat(490)}1`],
  ['a huge line', 'x'.repeat(1_000_000)],
  ['a huge quote', `"${'x'.repeat(1_000_000)}`],
])('%s do not exhaust the stack or the clock', (_, line) => {
  expect(() => read(line)).not.toThrow();
});
