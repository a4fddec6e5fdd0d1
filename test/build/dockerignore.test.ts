import { describe, expect, test } from '@jest/globals';

import { composeIgnoreFile, SAFE_DEFAULTS } from '../../src/build/dockerignore-file.ts';
import { ignoreRules, parseDockerignore } from '../../src/build/dockerignore.ts';

// Every row was compared with BuildKit 0.29 on a real tree; see dockerignore-engine.test.ts.
test.each<[string, string[], string[]]>([
  // lines, left out, left in
  ['', [], ['a', 'a/b']],
  ['a', ['a', 'a/b', 'a/b/c'], ['b/a', 'ab']],
  ['a/', ['a', 'a/b'], ['b/a']],
  ['/a', ['a', 'a/b'], ['b/a']],
  ['./a', ['a'], ['b/a']],
  ['b/../a', ['a'], ['b/a']],
  ['a//b', ['a/b'], ['a']],
  ['*.py', ['x.py', '.py'], ['a/x.py', 'x.pyc']],
  ['*/x', ['a/x', 'a/x/y'], ['x', 'a/b/x']],
  ['**/x', ['x', 'a/x', 'a/b/x', 'x/y'], ['ax', 'a/bx']],
  ['**x', ['x', 'ax', 'a/bx'], ['xa']],
  ['**', ['a', 'a/b'], []],
  ['a/**', ['a/b', 'a/b/c'], ['a', 'b']],
  ['a/**/b', ['a/b', 'a/x/b', 'a/x/y/b'], ['a', 'ab', 'b']],
  ['**/*.pem', ['k.pem', 'a/k.pem'], ['pem']],
  ['a?', ['ab', 'a/b'.slice(0, 1) + 'b'], ['a', 'abc']],
  ['[ab].txt', ['a.txt', 'b.txt'], ['c.txt']],
  ['[^ab].txt', ['c.txt'], ['a.txt']],
  ['[a-c]', ['b'], ['d']],
  ['a.b', ['a.b'], ['axb']],
  ['a+(b)$', ['a+(b)$'], ['aab']],
  ['\\*', ['*'], ['a']],
  ['\\#x', ['#x'], ['x']],
  ['#x', [], ['#x', 'x']],
  [' #x', ['#x'], []],
  ['  a  ', ['a'], []],
  ['bin\\Debug', [], ['bin/Debug', 'binDebug']],
  ['*\n!a', ['b', 'b/a'], ['a', 'a/b']],
  ['*\n!a/b', ['a/c', 'b'], ['a/b', 'a/b/c']],
  ['*\n! a', ['b'], ['a']],
  ['!a\na', ['a'], []],
  ['a\n!a/b\na/b/c', ['a', 'a/b/c'], ['a/b', 'a/b/d']],
  ['*.md\n!README*.md\nREADME-secret.md', ['x.md', 'README-secret.md'], ['README.md', 'README-1.md']],
  ['**\n!**/*.py', ['a', 'a/b'], ['a.py', 'a/b.py']],
  // What a pattern that changes nothing would have said of a folder is not remembered below it.
  ['**b/fb\n!a.b/**/a?', ['a.b/ab/fb'], ['a.b/ab']],
  ['\uFEFFa\r\nb\r\n', ['a', 'b'], ['c']],
])('%j', (text, out, left) => {
  const rules = ignoreRules(parseDockerignore(text));
  expect(out.filter((path) => !rules.ignores(path))).toEqual([]);
  expect(left.filter((path) => rules.ignores(path))).toEqual([]);
});

test.each(['!', '!  ', '[', 'a[', '[]', 'a\\', '[z-a]'])('a broken pattern: %j', (text) => {
  expect(() => parseDockerignore(`ok\n${text}`)).toThrow(/^\.dockerignore has a broken pattern: ".+"\.$/);
});

test.each<[string, string, boolean]>([
  ['', 'a', false],
  ['a\n!b', 'a', false],
  ['a\n!a/b', 'a', true],
  ['a\n!a/b', 'a/c', false],
  ['a\n!**/b', 'a', true],
])('%j: something below %s can come back: %j', (text, folder, expected) => {
  expect(ignoreRules(parseDockerignore(text)).mayReturnBelow(folder)).toBe(expected);
});

describe('the safe defaults', () => {
  const compose = (own: string) => composeIgnoreFile(own, SAFE_DEFAULTS, '.dockerignore');

  test.each<[string, string[], string[]]>([
    [
      '',
      [
        ...['.git/config', 'sub/.git', '.env', '.env.local', '.envrc', 'a/b/.env', 'key.pem', 'a/tls.pem'],
        ...['.aws/credentials', '.ssh/id_rsa', '.netrc', '.git-credentials', '.pypirc', 'wandb/run-1/x'],
        'gha-creds-12ab.json',
      ],
      ['train.py', '.gitignore', 'src/wandb/x.py', 'environment.yml', 'a/gha-creds-1.json', 'env/x'],
    ],
    // A list of what may come in is no wish for secrets.
    ['*\n!src', ['src/.env', 'src/.git/config', 'x'], ['src/a.py']],
    ['!.env.example', ['.env', '.env.local'], ['.env.example']],
    ['*\n!src\n!src/.env.example', ['src/.env', 'y'], ['src/.env.example', 'src/a.py']],
    ['!.git', ['.env'], ['.git/config']],
    ['!**/*.pem', ['.env'], ['a/b.pem', 'b.pem']],
    ['!ca.pem\n*.pem', ['ca.pem'], []],
    ['!**', ['.env', 'a/.git/x'], ['a']],
    ['!wandb/settings', ['wandb/run-1'], ['wandb/settings']],
  ])('%j', (own, out, left) => {
    const { rules } = compose(own);
    expect(out.filter((path) => !rules.ignores(path))).toEqual([]);
    expect(left.filter((path) => rules.ignores(path))).toEqual([]);
  });

  test('the file keeps what the project wrote', () => {
    const { text } = compose('\uFEFF# ours\ndata\n\n');
    expect(text.startsWith('# ours\ndata\n**/.git\n')).toBe(true);
    expect(text.endsWith('\nwandb\n')).toBe(true);
  });
});
