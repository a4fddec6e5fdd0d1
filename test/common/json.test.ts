import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { LosslessNumber } from 'lossless-json';
import { isJsonNumber, parseJson, stringifyJson } from '../../src/common/json.ts';

describe('parseJson', () => {
  test.each([null, undefined, '', '  \n'])('%j is nothing', (text) =>
    expect(parseJson(text)).toBeUndefined(),
  );

  test.each([
    ['null', null],
    ['[1, -2, 0.5, "a", true]', [1, -2, 0.5, 'a', true]],
    ['{"a": NaN, "b": Infinity, "c": -Infinity}', { a: NaN, b: Infinity, c: -Infinity }],
    ['["NaN", "-Infinity", "a \\"NaN\\" b", NaN]', ['NaN', '-Infinity', 'a "NaN" b', NaN]],
    ['{"NaN": 1}', { NaN: 1 }],
    ['"tab\there, line\nthere, \u0000"', 'tab\there, line\nthere, \u0000'],
    ['"\\u00e9\\ud83d\\ude00\\n"', 'é😀\n'],
    ['{"a": 1, "a": 2}', { a: 2 }],
  ])('%s', (text, expected) => expect(parseJson(text)).toEqual(expected));

  test.each(['{', '{"a": 1', '[1,]', "{'a': 1}", 'nul', '{"a": NaNs}', '1 2', '<html>'])(
    '%s is refused',
    (text) => {
      expect(() => parseJson(text)).toThrow(SyntaxError);
    },
  );

  test.each(['1.0', '1e5', '1152921504606846976', '0.1000000000000000055', '-0', '1E400'])(
    '%s keeps its text',
    (text) => {
      const [value] = parseJson(`[${text}]`) as [unknown];
      expect(value).toBeInstanceOf(LosslessNumber);
      expect(isJsonNumber(value)).toBe(true);
      expect(stringifyJson([value])).toBe(`[${text}]`);
      expect(parseJson(`[${text}]`, { numbers: 'plain' })).toEqual([Number(text)]);
    },
  );

  test('a document cannot reach the prototype of objects', () => {
    const value = parseJson('{"__proto__": {"polluted": true}, "constructor": 1}') as Record<string, unknown>;
    expect(Object.keys(value)).toEqual(['__proto__', 'constructor']);
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  test('reads whatever JSON.stringify writes', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = JSON.stringify(value);
        expect(JSON.stringify(parseJson(text, { numbers: 'plain' }))).toBe(text);
        expect(stringifyJson(parseJson(text))).toBe(text);
      }),
    );
  });
});

describe('stringifyJson', () => {
  test.each([
    [{ a: [1, 'b', null, true], c: {} }, '{"a": [1, "b", null, true], "c": {}}'],
    [[], '[]'],
    ['é😀\u2028\u007f"\\\n', '"\\u00e9\\ud83d\\ude00\\u2028\\u007f\\"\\\\\\n"'],
    [{ é: 1 }, '{"\\u00e9": 1}'],
  ])('as Python writes it: %j', (value, expected) => {
    expect(stringifyJson(value, { python: true })).toBe(expected);
  });

  test('what JSON.stringify leaves out or turns to null', () => {
    const value = { a: undefined, b: () => 1, c: [undefined], d: new Date(0), e: Symbol('x') };
    expect(stringifyJson(value)).toBe('{"c":[null],"d":"1970-01-01T00:00:00.000Z"}');
    expect(stringifyJson(undefined)).toBe('null');
  });

  test('bigints in full, indented', () => {
    expect(stringifyJson({ a: [2n ** 64n], b: {} }, { indent: 2 })).toBe(
      '{\n  "a": [\n    18446744073709551616\n  ],\n  "b": {}\n}',
    );
  });

  test.each([NaN, Infinity, -Infinity])('%d is an error that says where, or null', (value) => {
    expect(() => stringifyJson({ a: [{ lr: value }] })).toThrow(
      `${value} at a.0.lr cannot be written as JSON.`,
    );
    expect(stringifyJson({ a: value }, { nonFinite: 'null' })).toBe('{"a":null}');
  });

  test('a circle is an error, the same object twice is none', () => {
    const shared = { x: 1 };
    expect(stringifyJson([shared, shared])).toBe('[{"x":1},{"x":1}]');
    const circle: Record<string, unknown> = {};
    circle['self'] = { circle };
    expect(() => stringifyJson(circle)).toThrow('The value at self.circle holds itself.');
  });
});
