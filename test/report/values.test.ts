import { expect, test } from '@jest/globals';
import { parseJson, stringifyJson } from '../../src/common/json.ts';
import { metrics } from '../../src/report/index.ts';
import { flatten, formatValue } from '../../src/report/values.ts';

const summary = parseJson(
  `{"val/acc": 0.5, "loss": {"min": 1.0, "_type": null}, "big": 1152921504606846977, "nan": NaN, "inf": -Infinity,
    "image": {"_type": "image-file", "path": "x.png"}, "list": [1, NaN, {"_type": "histogram"}], "none": null,
    "name": "::error::x", "_step": 3, "_wandb": {"runtime": 1}}`,
) as Record<string, unknown>;

test('metrics are the summary without what is internal and without media, digit for digit', () => {
  expect(JSON.parse(stringifyJson(metrics(summary)))).toEqual({
    'val/acc': 0.5,
    loss: { min: 1, _type: null },
    big: 1152921504606847000,
    nan: 'NaN',
    inf: '-Infinity',
    list: [1, 'NaN', { _type: 'histogram' }],
    none: null,
    name: '::error::x',
  });
  expect(stringifyJson(metrics(summary))).toContain('"big":1152921504606846977');
});

test('rows have keys with dots, and media by their type', () => {
  const rows = Object.fromEntries(flatten(summary).map(({ key, value }) => [key, value]));
  expect(rows).toMatchObject({
    'val/acc': '0.5',
    'loss.min': '1.0',
    big: '1152921504606846977',
    nan: 'NaN',
    image: '(image-file)',
    list: '[1, NaN, (histogram)]',
    none: 'null',
    '_wandb.runtime': '1',
  });
});

test.each([
  [0.1 + 0.2, '0.3'],
  [1e-9, '1e-9'],
  [123456789, '123456789'],
  [1234567.891, '1234570'],
  [true, 'true'],
  [[[1, 2], [3]], '[[2], [1]]'],
  [
    Array.from({ length: 30 }, (_, i) => i),
    '[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, … 30 in all]',
  ],
  [{}, '{}'],
])('%j reads as %s', (value, text) => {
  expect(formatValue(value)).toBe(text);
});

test('a document that is deep or wide has an end', () => {
  let deep: Record<string, unknown> = { end: 1 };
  for (let i = 0; i < 10_000; i += 1) deep = { a: deep };
  expect(flatten(deep)).toHaveLength(1);
  expect(Object.keys(metrics(deep))).toEqual(['a']);
  const wide = Object.fromEntries(Array.from({ length: 50_000 }, (_, i) => [`k${i}`, i]));
  expect(flatten(wide)).toHaveLength(20_000);
});
