import { describe, expect, test } from '@jest/globals';

import { chooseInterpreter } from '../../../src/build/dockerfile/interpreter.ts';
import { pythonVersionIn, versionForRange } from '../../../src/build/dockerfile/python-versions.ts';
import { memoryFiles } from '../support/project.ts';

test.each<[string, string | null]>([
  ['3.11', '3.11'],
  ['3.11.4', '3.11.4'],
  ['CPython 3.11.7', '3.11.7'],
  ['python-3.11.4', '3.11.4'],
  ['cpython-3.13.1-linux', '3.13.1'],
  ['3', null],
  ['my-env', null],
])('the version in %j', (text, version) => {
  expect(pythonVersionIn(text)).toBe(version);
});

test.each<[string, string]>([
  ['>=3.10', '3.12'],
  ['>= 3.8, < 3.12', '3.11'],
  ['>=3.13', '3.13'],
  ['<3.11', '3.10'],
  ['>3.12', '3.13'],
  ['<=3.9', '3.9'],
  ['==3.11.*', '3.11'],
  ['==3.10', '3.10'],
  ['==3.11.4', '3.11.4'],
  ['===3.11.4', '3.11.4'],
  ['~=3.10', '3.12'],
  ['~=3.10.2', '3.10'],
  ['!=3.12.*', '3.11'],
  ['!=3.12.1', '3.12'],
  ['>=3.11.4,<3.12', '3.11'],
  ['^3.9', '3.12'],
  ['^3.13', '3.13'],
  ['~3.10', '3.10'],
  ['3.9', '3.9'],
  ['>=3.6,<3.8 || ^3.10', '3.12'],
  ['*', '3.12'],
  ['', '3.12'],
])('a version for %j', (range, version) => {
  expect(versionForRange(range, 'pyproject.toml')).toBe(version);
});

test('a range that no version is in', () => {
  expect(() => versionForRange('>=4', 'pyproject.toml')).toThrow(/^pyproject\.toml asks for Python ">=4", /);
});

describe('the Python of an image', () => {
  const none = { python: null };
  const range = { python: { range: '>=3.13', from: 'pyproject.toml' } };

  test.each<[string, string | null, Record<string, string>, typeof none | typeof range, object]>([
    ['as asked for', '3.10', { '.python-version': '3.11' }, range, { version: '3.10', from: 'the runtime' }],
    [
      'of pyenv',
      null,
      { '.python-version': '\n# x\n3.11.4\n' },
      range,
      { version: '3.11.4', from: '.python-version' },
    ],
    [
      'of runtime.txt',
      null,
      { 'runtime.txt': 'python-3.9.1' },
      range,
      { version: '3.9.1', from: 'runtime.txt' },
    ],
    ['of the range', null, { '.python-version': '3\n' }, range, { version: '3.13', from: 'pyproject.toml' }],
    ['not PyPy', null, { '.python-version': 'pypy3.10-7.3' }, none, { version: '3.12', from: null }],
    ['the default', null, {}, none, { version: '3.12', from: null }],
  ])('%s', async (_, runtime, files, dependencies, expected) => {
    expect(await chooseInterpreter(runtime, memoryFiles(files), dependencies)).toEqual(expected);
  });

  test.each(['3', 'x', '2.7', '4.0'])('%j is none', async (runtime) => {
    await expect(chooseInterpreter(runtime, memoryFiles({}), none)).rejects.toThrow(
      /is no version of Python 3\.$/,
    );
  });
});
