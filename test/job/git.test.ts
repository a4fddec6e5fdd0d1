import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { applyDiff, checkoutCommit } from '../../src/job/checkout.ts';
import { runGit } from '../../src/job/git-process.ts';
import { resolveGitVersion } from '../../src/job/git.ts';
import { startGitServer } from './support/git-server.ts';
import type { GitServer } from './support/git-server.ts';

let server: GitServer;
let remote: string;
let first: string;
let second: string;
let onBranch: string;

beforeAll(async () => {
  server = await startGitServer();
  const copy = server.repository('models.git');
  remote = `${server.url}/models.git`;
  first = server.commit(copy, { 'main.py': 'print(1)\n' });
  server.git(copy, 'tag', '-a', 'annotated', '-m', 'x');
  server.git(copy, 'tag', 'light');
  second = server.commit(copy, { 'main.py': 'print(2)\n', 'sub/x.py': '' });
  server.git(copy, 'checkout', '-q', '-b', 'feature/x');
  onBranch = server.commit(copy, { 'feature.py': '' });
  server.git(copy, 'push', '-q', 'origin', 'trunk', 'feature/x', 'annotated', 'light');
  server.git(copy, 'push', '-q', 'origin', `${first}:refs/pull/5/head`);
});

afterAll(async () => {
  await server.close();
});

describe('versions', () => {
  test.each<[string | undefined, () => object]>([
    [undefined, () => ({ commit: second, branch: 'trunk' })],
    ['', () => ({ commit: second, branch: 'trunk' })],
    ['trunk', () => ({ commit: second, branch: 'trunk' })],
    ['feature/x', () => ({ commit: onBranch, branch: 'feature/x' })],
    ['annotated', () => ({ commit: first })],
    ['light', () => ({ commit: first })],
    ['refs/pull/5/head', () => ({ commit: first })],
    ['refs/tags/annotated', () => ({ commit: first })],
  ])('%j', async (version, expected) => {
    expect(await resolveGitVersion(remote, version, { env: server.env })).toEqual({ remote, ...expected() });
  });

  test('a full commit is taken as it is', async () => {
    const commit = 'ABCDEF0123'.repeat(4);
    expect(await resolveGitVersion('git@unreachable.invalid:a/b', commit)).toEqual({
      remote: 'git@unreachable.invalid:a/b',
      commit: commit.toLowerCase(),
    });
  });

  test('the start of a commit', async () => {
    await expect(resolveGitVersion(remote, first.slice(0, 8), { env: server.env })).rejects.toMatchObject({
      message: expect.stringContaining('has no branch or tag') as unknown,
      hint: expect.stringContaining('all 40 digits') as unknown,
    });
  });

  test.each(['x', 'feature', 'head', 'trunk2', 'heads/trunk'])('no such version: %s', async (version) => {
    await expect(resolveGitVersion(remote, version, { env: server.env })).rejects.toThrow(
      /has no branch or tag/,
    );
  });

  test.each([
    '-x',
    '--upload-pack=touch /tmp/x',
    'a..b',
    'a b',
    'tr*',
    'a~1',
    'a^',
    '@{u}',
    'a:b',
    '/',
    'x.lock',
  ])('not a version: %j', async (version) => {
    await expect(resolveGitVersion(remote, version, { env: server.env })).rejects.toThrow(/is not a branch/);
  });

  test.each(['file:///etc', 'ext::sh -c id', '-x', '/srv/repo', 'http://127.0.0.1/x'])(
    'a remote that is not allowed: %s',
    async (uri) => {
      await expect(resolveGitVersion(uri)).rejects.toThrow(/is refused/);
    },
  );

  test('no such repository', async () => {
    await expect(resolveGitVersion(`${server.url}/none.git`, 'x', { env: server.env })).rejects.toThrow(
      /^git ls-remote failed: .*not found/,
    );
  });

  test('a certificate that nobody trusts', async () => {
    const env = { ...server.env, GIT_SSL_CAINFO: undefined };
    await expect(resolveGitVersion(remote, 'x', { env })).rejects.toThrow(/certificate/);
  });
});

describe('credentials', () => {
  let closed: GitServer;

  beforeAll(async () => {
    closed = await startGitServer({ password: 'robot:s3cret@/' });
    const copy = closed.repository('private.git');
    closed.commit(copy, { a: '' });
    closed.git(copy, 'push', '-q', 'origin', 'trunk');
  });

  afterAll(async () => {
    await closed.close();
  });

  test('of the address are used, and are not in the answer', async () => {
    const { host } = new URL(closed.url);
    const uri = `https://robot:s3cret%40%2F@${host}/private.git`;
    const resolved = await resolveGitVersion(uri, undefined, { env: closed.env });
    expect(resolved.remote).toBe(`https://${host}/private.git`);
    const directory = mkdtempSync(join(tmpdir(), 'checkout-'));
    try {
      await checkoutCommit({ remote: uri, commit: resolved.commit, directory }, { env: closed.env });
      expect(existsSync(join(directory, 'a'))).toBe(true);
      const traces = execFileSync('grep', ['-rlE', 's3cret', directory, '--include=*'], {
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      }).length;
      expect(traces).toBe(0);
    } catch (error) {
      // grep ends with 1 when it finds nothing, which is what is wanted.
      expect((error as { status?: number }).status).toBe(1);
    } finally {
      rmSync(directory, { recursive: true });
    }
  });

  test('git and what it starts see those of git, and no key, input or token of the runner', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'variables-'));
    try {
      writeFileSync(join(folder, 'git'), '#!/bin/sh\nenv\n', { mode: 0o755 });
      const env = {
        ...{ PATH: `${folder}:${process.env['PATH'] ?? ''}`, GIT_ASKPASS: 'ask', SSH_AUTH_SOCK: 'sock' },
        ...{ HTTPS_PROXY: 'proxy', WANDB_API_KEY: 'a', 'INPUT_API-KEY': 'b', ACTIONS_RUNTIME_TOKEN: 'c' },
      };
      const seen = await runGit(['version'], { env });
      expect(seen).toMatch(/^GIT_ASKPASS=ask$/m);
      expect(seen).toMatch(/^SSH_AUTH_SOCK=sock$/m);
      expect(seen).toMatch(/^HTTPS_PROXY=proxy$/m);
      expect(seen).not.toMatch(/^(WANDB_|INPUT_|ACTIONS_)/m);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test('that are wrong or missing: no prompt, a clear error without them', async () => {
    const { host } = new URL(closed.url);
    for (const user of ['robot:wrongpw@', '']) {
      const failed = resolveGitVersion(`https://${user}${host}/private.git`, undefined, { env: closed.env });
      await expect(failed).rejects.toThrow(/^git ls-remote failed: fatal: (?!.*wrongpw)/);
      await expect(failed).rejects.toMatchObject({ hint: expect.stringContaining('credentials') as unknown });
    }
  });
});

describe('time', () => {
  test('a server that does not answer', async () => {
    const hung = resolveGitVersion(`${server.url}/hang/x.git`, undefined, {
      env: server.env,
      timeoutMs: 300,
    });
    await expect(hung).rejects.toThrow(/did not end within 0.3 s/);
  });

  test('an abort', async () => {
    const abort = new AbortController();
    const before = server.requests.length;
    const hung = resolveGitVersion(`${server.url}/hang/x.git`, undefined, {
      env: server.env,
      signal: abort.signal,
    });
    while (server.requests.length === before) await new Promise((resolve) => setTimeout(resolve, 10));
    abort.abort(new Error('cancelled'));
    await expect(hung).rejects.toThrow('cancelled');
  });

  test('git is not there', async () => {
    await expect(resolveGitVersion(remote, 'x', { env: { PATH: '/nonexistent' } })).rejects.toThrow(
      'The program git was not found.',
    );
  });
});

describe('checkout', () => {
  async function checkout(
    source: { remote: string; commit: string },
    use: (directory: string, commit: string) => void | Promise<void>,
  ): Promise<void> {
    const directory = mkdtempSync(join(tmpdir(), 'checkout-'));
    try {
      await use(directory, await checkoutCommit({ ...source, directory }, { env: server.env }));
    } finally {
      rmSync(directory, { recursive: true });
    }
  }

  test('one commit, without the history', async () => {
    await checkout({ remote, commit: first }, (directory, commit) => {
      expect(commit).toBe(first);
      expect(readFileSync(join(directory, 'main.py'), 'utf8')).toBe('print(1)\n');
      expect(existsSync(join(directory, 'sub'))).toBe(false);
      expect(server.git(directory, 'rev-list', '--count', 'HEAD')).toBe('1');
    });
  });

  test('a server that refuses to hand out a commit by its digits', async () => {
    const copy = server.repository('strict.git');
    const old = server.commit(copy, { a: '1' });
    server.commit(copy, { a: '2' });
    server.git(copy, 'push', '-q', 'origin', 'trunk');
    const bare = server.git(copy, 'remote', 'get-url', 'origin');
    server.git(bare, 'config', 'uploadpack.allowAnySHA1InWant', 'false');
    server.git(bare, 'config', 'protocol.version', '0');
    const env = {
      ...server.env,
      GIT_CONFIG_COUNT: '1',
      GIT_CONFIG_KEY_0: 'protocol.version',
      GIT_CONFIG_VALUE_0: '0',
    };
    const directory = mkdtempSync(join(tmpdir(), 'checkout-'));
    try {
      const source = { remote: `${server.url}/strict.git`, commit: old, directory };
      expect(await checkoutCommit(source, { env })).toBe(old);
      expect(readFileSync(join(directory, 'a'), 'utf8')).toBe('1');
    } finally {
      rmSync(directory, { recursive: true });
    }
  });

  test('the branch of an old job', async () => {
    await checkout({ remote, commit: 'feature/x' }, (_directory, commit) => {
      expect(commit).toBe(onBranch);
    });
  });

  test('a commit that is not there', async () => {
    const gone = checkout({ remote, commit: 'deadbeef'.repeat(5) }, () => undefined);
    await expect(gone).rejects.toThrow(/has no commit deadbeef/);
  });

  test('an option in the place of a commit', async () => {
    const option = checkout({ remote, commit: '--upload-pack=x' }, () => undefined);
    await expect(option).rejects.toThrow(/names .* as its commit/);
  });

  test('submodules over https come along, those of this machine do not', async () => {
    const copy = server.repository('parent.git');
    server.commit(copy, { a: '' });
    const bare = join(server.folder, 'served/models.git');
    const url = ['config', '-f', '.gitmodules', 'submodule.child.url'];
    server.git(copy, '-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', bare, 'child');
    server.git(copy, ...url, remote);
    const good = server.commit(copy, {});
    server.git(copy, ...url, bare);
    const bad = server.commit(copy, {});
    server.git(copy, 'push', '-q', 'origin', 'trunk');
    const parent = `${server.url}/parent.git`;
    await checkout({ remote: parent, commit: good }, (directory) => {
      expect(existsSync(join(directory, 'child/main.py'))).toBe(true);
    });
    await expect(checkout({ remote: parent, commit: bad }, () => undefined)).rejects.toThrow(/not allowed/);
  });

  test('uncommitted changes are applied, and refused when they do not fit', async () => {
    const diff = '--- a/main.py\n+++ b/main.py\n@@ -1 +1 @@\n-print(1)\n+print(3)\n';
    await checkout({ remote, commit: first }, async (directory) => {
      await applyDiff(directory, Buffer.from(diff), { env: server.env });
      expect(readFileSync(join(directory, 'main.py'), 'utf8')).toBe('print(3)\n');
      await expect(applyDiff(directory, Buffer.from(diff), { env: server.env })).rejects.toThrow(
        /does not fit/,
      );
      const escape = diff.replaceAll('main.py', '../../escape.py');
      await expect(applyDiff(directory, Buffer.from(escape), { env: server.env })).rejects.toThrow(
        /does not fit/,
      );
    });
  });
});
