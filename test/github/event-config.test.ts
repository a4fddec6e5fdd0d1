import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { LaunchError } from '../../src/common/errors.ts';
import { parseJson, stringifyJson } from '../../src/common/json.ts';
import { readEventConfig } from '../../src/github/event-config.ts';
import { dispatchEvent } from '../support/github/events.ts';

/** As the action reads it: from text. */
const read = (clientPayload: unknown, asked: 'all' | readonly string[]) =>
  readEventConfig(parseJson(JSON.stringify({ client_payload: clientPayload })), asked);

test('the values that an automation of W&B sends', () => {
  const event = parseJson(JSON.stringify(dispatchEvent()));
  expect(readEventConfig(event, ['artifact_version_string', 'alias']).values).toEqual({
    artifact_version_string: 'acme-org/wandb-registry-model/detector:v3',
    alias: 'staging',
  });
  expect(Object.keys(readEventConfig(event, 'all').values)).toHaveLength(8);
});

test.each([
  '$(id)',
  '`id`',
  '${{ secrets.X }}',
  'a\nb\r\n::error::x',
  '::set-output name=x::y',
  '${WANDB_API_KEY}',
  '\0',
  '--help',
  '__proto__',
  '\ud800',
])('the text %j stays what it is', (text) => {
  expect(read({ x: text }, ['x']).values).toEqual({ x: text });
  expect(read({ x: text }, 'all').values).toEqual({ x: text });
});

test('numbers keep their digits', () => {
  const { values } = readEventConfig(
    parseJson('{"client_payload": {"n": 12345678901234567890, "x": 1.0}}'),
    'all',
  );
  expect(stringifyJson(values)).toBe('{"n":12345678901234567890,"x":1.0}');
});

test('paths lead into mappings, and share what they have in common', () => {
  const sent = { model: { name: 'm', size: { b: 7 } }, ok: true, none: null };
  expect(read(sent, ['model.name', 'model.size.b', 'ok', 'none']).values).toEqual(sent);
});

test('all: what is no plain value, or has no plain name, is left out and told', () => {
  const text = `{"client_payload": {"a": 1, "b": {"c": 2}, "d": [1], "__proto__": {"e": 1}, "x y": 1, "_wandb": 1}}`;
  const { values, skipped } = readEventConfig(parseJson(text), 'all');
  expect(values).toEqual({ a: 1 });
  expect(Object.getPrototypeOf(values)).toBe(Object.prototype);
  expect(skipped).toEqual(expect.arrayContaining(['"b"', '"d"', '"x y"', '"_wandb"']));
});

describe('one line says what is wrong', () => {
  test.each<[string, unknown, readonly string[], RegExp]>([
    ['a name that is not there', { alias: 1 }, ['alais'], /has no "alais"\. Did you mean alias\?/],
    ['a name below one that is not there', {}, ['a.b'], /has no "a\.b"/],
    ['a name below a text', { a: 'text' }, ['a.length'], /has no "a\.length"/],
    ['what every object inherits', {}, ['constructor'], /has no "constructor"/],
    ['a mapping', { a: { b: 1 } }, ['a'], /"a" is a mapping\./],
    ['a list', { a: ['x'] }, ['a'], /"a" is a list\./],
    [
      '1 MB of text',
      { a: 'x'.repeat(1_000_000) },
      ['a'],
      /"a" has 1000000 characters, and a value may have 4096/,
    ],
    ['no payload', null, ['a'], /no client_payload/],
    ['a payload that is text', '$(id)', ['a'], /no client_payload/],
    ['a payload that is a list', [1], ['a'], /no client_payload/],
    ['hostile keys beside it', { 'a\n::error::x': 1, b: 2 }, ['zzz'], /^[^\n]*It has b\.$/],
  ])('%s', (_name, sent, asked, line) => {
    let thrown: unknown;
    try {
      read(sent, asked);
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(LaunchError);
    const { message, hint } = thrown as LaunchError;
    expect(`${message} ${hint}`).toMatch(line);
    expect(`${message} ${hint}`).not.toMatch(/[\r\n]/);
  });
});

test('whatever is sent: plain values, or a LaunchError; never a changed prototype', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (sent) => {
      let config;
      try {
        config = read(sent, 'all');
      } catch (error) {
        expect(error).toBeInstanceOf(LaunchError);
        return;
      }
      for (const [name, value] of Object.entries(config.values)) {
        expect(JSON.parse(stringifyJson(value))).toEqual((sent as Record<string, unknown>)[name]);
      }
      expect(Object.keys({})).toEqual([]);
      expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    }),
    { numRuns: 2_000 },
  );
});
