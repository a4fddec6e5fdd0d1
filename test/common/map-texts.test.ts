import { expect, test } from '@jest/globals';
import { parseJson } from '../../src/common/json.ts';
import { mapTexts } from '../../src/common/map-texts.ts';

test('every text changes, keys included; numbers keep their digits', () => {
  const value = parseJson('{"a": ["x", {"b": "x"}], "big": 1152921504606846977, "none": null}');
  const changed = mapTexts(value, (text) => text.replace('x', '***').toUpperCase());
  expect(JSON.stringify(changed)).toContain('"A":["***",{"B":"***"}]');
  expect((changed as Record<string, unknown>)['BIG']).toBe((value as Record<string, unknown>)['big']);
});
