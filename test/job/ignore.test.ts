import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { describe, expect, test } from '@jest/globals';

import { isIgnored, parseIgnoreRules } from '../../src/job/ignore.ts';

/** What git itself says: the judge of every case below. */
async function gitIgnores(patterns: string, paths: readonly string[]): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'ignore-'));
  try {
    spawnSync('git', ['init', '-q', folder]);
    await writeFile(join(folder, '.gitignore'), patterns);
    for (const path of paths) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), '');
    }
    const env = { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' };
    const { stdout } = spawnSync('git', ['-C', folder, 'check-ignore', '-z', '--stdin', '--no-index'], {
      input: paths.join('\0'),
      env,
      encoding: 'utf8',
    });
    return stdout.split('\0').filter(Boolean).sort();
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** As a walk sees it: a file below an ignored folder is ignored. */
function ignores(patterns: string, path: string): boolean {
  const rules = [parseIgnoreRules(patterns)];
  const parts = path.split('/');
  return parts.some((_, index) => {
    const prefix = parts.slice(0, index + 1).join('/');
    return isIgnored(prefix, index < parts.length - 1, rules);
  });
}

const PATHS = [
  'a',
  'a.txt',
  'b.txt',
  'sub/a.txt',
  'sub/deep/a.txt',
  'sub/deep/b.log',
  'build/x',
  'src/build/x',
  'x y',
  'ab',
  'a-b',
  'a]b',
  '#hash',
  '!bang',
  '.env',
  '.env.local',
  'foo/bar/baz',
  'foo/x/bar/baz',
  'éé.txt',
  '1.txt',
];

describe('the same paths as git', () => {
  test.each([
    '*.txt',
    '/a.txt',
    'a.txt',
    'sub/a.txt',
    'sub/',
    '/build/',
    'build/',
    'build',
    'a.txt/',
    '*.txt\n!b.txt',
    'sub\n!sub/a.txt',
    'sub/*\n!sub/a.txt',
    '**/a.txt',
    'sub/**',
    'sub/**/a.txt',
    'foo/**/baz',
    'foo/*/baz',
    '**/bar',
    'foo/**bar',
    '?',
    '?b',
    '[ab].txt',
    '[!a].txt',
    '[^a].txt',
    '[a-c]*',
    'a[]]b',
    'a[!]]b',
    '[[:digit:]].txt',
    '[z-a].txt',
    '[a.txt',
    '# comment\na',
    '\\#hash',
    '\\!bang',
    'x y',
    'a   ',
    'x\\ y',
    '.env*',
    '*',
    '*\n!*/\n!a.txt',
    '/*\n!/sub',
    'éé.txt',
    '',
    '/',
    '!',
    'a\\',
    'a+b',
    'a.b',
    '**',
    '***.txt',
    'sub/***',
    '\r\n*.log\r\n',
    'a-?',
    '[a-]b',
    'deep',
    'deep/a.txt',
    '*/a.txt',
  ])('%j', async (patterns) => {
    const ours = PATHS.filter((path) => ignores(patterns, path)).sort();
    expect(ours).toEqual(await gitIgnores(patterns, PATHS));
  });
});

test('rules of a folder hold below it only', () => {
  const rules = [parseIgnoreRules('/a\nb', 'sub/')];
  expect(isIgnored('sub/a', false, rules)).toBe(true);
  expect(isIgnored('sub/x/b', false, rules)).toBe(true);
  expect(isIgnored('a', false, rules)).toBe(false);
  expect(isIgnored('sub/x/a', false, rules)).toBe(false);
});
