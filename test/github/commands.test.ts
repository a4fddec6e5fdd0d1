import { expect, jest, test } from '@jest/globals';
import * as core from '@actions/core';
import fc from 'fast-check';
import { formatCommand, formatMasks, neutralise } from '../../src/github/commands.ts';

/** What @actions/core prints when it is made to. */
function printedByCore(print: () => void): string {
  let printed = '';
  const write = jest.spyOn(process.stdout, 'write').mockImplementation((text) => {
    printed += String(text);
    return true;
  });
  try {
    print();
  } finally {
    write.mockRestore();
  }
  return printed;
}

test.each(['plain', 'two\nlines\r\n', '100% : , ::', '', '::error::x'])(
  '%j is written as core writes it',
  (text) => {
    expect(formatCommand('warning', text)).toBe(printedByCore(() => core.warning(text)));
    expect(formatCommand('group', text)).toBe(printedByCore(() => core.startGroup(text)));
    const properties = { title: `a:${text}`, file: 'a,b', startLine: 3 };
    const expected = printedByCore(() => core.error(text, properties));
    expect(formatCommand('error', text, { title: properties.title, file: 'a,b', line: 3 })).toBe(expected);
  },
);

test('each line of a secret is hidden, and the whole', () => {
  expect(formatMasks('one\ntwo\r\n\none')).toBe(
    '::add-mask::one%0Atwo%0D%0A%0Aone\n::add-mask::one\n::add-mask::two\n',
  );
  expect(formatMasks(' \n ')).toBe('');
});

test.each([
  '::error::x',
  '  \t::add-mask::x',
  '\u0085\u00a0::stop-commands::x',
  'progress\r::set-env name=A::b',
  'a\n::error::b\r\n::error::c',
  '##[error]x',
  'text ##[add-mask]x',
  ':::error::x',
])('%j loses its power and keeps its look', (text) => {
  const harmless = neutralise(text);
  expect(commandsIn(harmless)).toEqual([]);
  expect(commandsIn(text)).not.toEqual([]);
  expect(harmless.replaceAll('\u200b', '')).toBe(text);
});

test('what is no command stays as it is', () => {
  for (const text of ['std::vector', 'a ::b::', '# [x]', '10:20:30', '']) expect(neutralise(text)).toBe(text);
});

test('no text of others is a command', () => {
  const part = fc.constantFrom(
    '::',
    ':',
    '##[',
    '#',
    '[',
    ' ',
    '\t',
    '\r',
    '\n',
    '\u0085',
    '\u2028',
    'error',
    ']',
    'a',
  );
  fc.assert(
    fc.property(fc.array(part, { maxLength: 30 }), (parts) => {
      expect(commandsIn(neutralise(parts.join('')))).toEqual([]);
    }),
    { numRuns: 3_000 },
  );
});

/** Lines in which a runner would look for a command, by the rules of its ActionCommand class. */
function commandsIn(text: string): string[] {
  return text.split(/\r\n|[\r\n]/).filter((line) => /^[\s\u0085]*::/.test(line) || line.includes('##['));
}
