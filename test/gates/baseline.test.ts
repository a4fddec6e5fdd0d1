import { expect, test } from '@jest/globals';
import { LaunchError } from '../../src/common/errors.ts';
import { parseBaseline } from '../../src/gates/index.ts';

test.each([
  ['abc123', { kind: 'run', entity: null, project: null, runId: 'abc123' }],
  ['vision/abc123', { kind: 'run', entity: null, project: 'vision', runId: 'abc123' }],
  ['acme/vision/abc123', { kind: 'run', entity: 'acme', project: 'vision', runId: 'abc123' }],
  [
    'https://wandb.ai/acme/my%20vision/runs/abc?nw=1',
    { kind: 'run', entity: 'acme', project: 'my vision', runId: 'abc' },
  ],
  ['tag:golden', { kind: 'tag', tag: 'golden' }],
  ['tag: two words:1', { kind: 'tag', tag: 'two words:1' }],
  ['alias:production', { kind: 'alias', collection: null, alias: 'production' }],
  [
    'alias:model:production',
    { kind: 'alias', collection: { entity: null, project: null, name: 'model' }, alias: 'production' },
  ],
  [
    'alias:acme/vision/model:v3',
    { kind: 'alias', collection: { entity: 'acme', project: 'vision', name: 'model' }, alias: 'v3' },
  ],
  ['latest-on:main', { kind: 'latest-on', ref: 'refs/heads/main' }],
  ['latest-on:release/1.x', { kind: 'latest-on', ref: 'refs/heads/release/1.x' }],
  ['latest-on:refs/tags/v1', { kind: 'latest-on', ref: 'refs/tags/v1' }],
])('%s', (text, asked) => {
  expect(parseBaseline(` ${text} `)).toEqual({ text, ...asked });
});

test.each([
  ['', 'it is empty'],
  ['tag:', '"tag:" names nothing'],
  ['latest-on: ', '"latest-on:" names nothing'],
  ['alias:a:b:c', '"alias:a:b:c" has too many colons'],
  ['alias::b', '"alias::b" is not complete'],
  ['alias:acme/model', '"alias:acme/model" names an artifact without an alias'],
  ['a/b/c/d', '"a/b/c/d" is not complete'],
  ['acme//x', '"acme//x" is not complete'],
  ['branch:main', '"branch:main" names no run'],
  ['two words', '"two words" names no run'],
])('%j is refused: %s', (text, message) => {
  expect(() => parseBaseline(text)).toThrow(LaunchError);
  expect(() => parseBaseline(text)).toThrow(message);
});
