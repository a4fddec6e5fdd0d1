import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';

import { fetchSource } from '../../src/build/source.ts';
import type { BuildSource, SourceTools } from '../../src/build/source.ts';
import { createCodeJob, createGitJob, createImageJob } from '../../src/job/write.ts';
import { startServer } from '../../src/server/index.ts';
import type { RunningServer } from '../../src/server/index.ts';
import { withHiddenRun } from '../../src/wandb/artifacts/hidden-run.ts';
import { prepareArtifact } from '../../src/wandb/artifacts/source.ts';
import { uploadArtifact } from '../../src/wandb/artifacts/upload.ts';
import type { WandbClient } from '../../src/wandb/client.ts';
import { createClient } from '../../src/wandb/create-client.ts';
import { startGitServer } from '../job/support/git-server.ts';
import type { GitServer } from '../job/support/git-server.ts';
import { testProject } from './support/project.ts';

// git starts many processes, and a damaged download is tried again after a pause.
jest.setTimeout(60_000);

const OWNER = { entity: 'acme', project: 'builds' };

let server: RunningServer;
let client: WandbClient;
let open: GitServer;
let closed: GitServer;
let temporary: string;
let commit: string;
let newest: string;

beforeAll(async () => {
  server = await startServer();
  const credentials = { kind: 'key', apiKey: server.apiKey } as const;
  client = createClient({ baseUrl: server.baseUrl, credentials, env: {} });
  open = await startGitServer();
  closed = await startGitServer({ password: 'ann:hunter2' });
  const inner = open.repository('inner.git');
  open.commit(inner, { 'inner.txt': 'inner\n' });
  open.git(inner, 'push', '-q', 'origin', 'trunk');
  const copy = open.repository('models.git');
  commit = open.commit(copy, { 'train.py': 'print(1)\n' });
  open.git(copy, 'tag', 'v1');
  // By its folder: the server answers only between the commands that are waited for here.
  const bare = open.git(inner, 'remote', 'get-url', 'origin');
  open.git(copy, '-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', bare, 'inner');
  open.git(copy, 'config', '-f', '.gitmodules', 'submodule.inner.url', `${open.url}/inner.git`);
  newest = open.commit(copy, { 'train.py': 'print(2)\n' });
  open.git(copy, 'push', '-q', 'origin', 'trunk', 'v1');
  const secret = closed.repository('secret.git');
  closed.commit(secret, { 'train.py': '' });
  closed.git(secret, 'push', '-q', 'origin', 'trunk');
  temporary = mkdtempSync(join(tmpdir(), 'source-test-'));
});

afterEach(() => {
  expect(readdirSync(temporary)).toEqual([]);
});

afterAll(async () => {
  await client.close();
  await Promise.all([server.close(), open.close(), closed.close()]);
  rmSync(temporary, { recursive: true });
});

function tools(changes: Partial<SourceTools> = {}): SourceTools {
  return { tempDirectory: temporary, client, git: { env: open.env }, ...changes };
}

/** A client that sees other contents than those on the server. */
function seeing(change: (text: string) => string): WandbClient {
  return {
    ...client,
    graphql: client.graphql.bind(client),
    async file(request, options) {
      const response = await client.file(request, options);
      if (request.method !== 'GET') return response;
      const text = change(await response.text());
      async function* body(): AsyncGenerator<Uint8Array> {
        yield await Promise.resolve(Buffer.from(text));
      }
      return { ...response, body: body(), text: () => Promise.resolve(text) };
    },
  };
}

describe('a git address', () => {
  test.each<[string | undefined, () => string, string]>([
    ['v1', () => commit, 'print(1)\n'],
    ['trunk', () => newest, 'print(2)\n'],
    [undefined, () => newest, 'print(2)\n'],
    ['commit', () => commit, 'print(1)\n'],
  ])('at %s', async (version, expected, text) => {
    const wanted = version === 'commit' ? commit : version;
    const remote = `${open.url}/models.git`;
    const source = { kind: 'git', remote, ...(wanted === undefined ? {} : { version: wanted }) } as const;
    const found = await fetchSource(source, tools());
    expect(found).toMatchObject({ commit: { remote, commit: expected() }, root: found.directory, job: null });
    expect(readFileSync(join(found.directory, 'train.py'), 'utf8')).toBe(text);
    expect(existsSync(join(found.directory, 'inner/inner.txt'))).toBe(expected() === newest);
    const depth = execFileSync('git', ['rev-list', '--count', 'HEAD'], {
      cwd: found.directory,
      encoding: 'utf8',
    });
    expect(depth.trim()).toBe('1');
    rmSync(found.directory, { recursive: true });
  });

  test('with credentials, which are used and not kept', async () => {
    const { host } = new URL(closed.url);
    const remote = `https://ann:hunter2@${host}/secret.git`;
    const found = await fetchSource({ kind: 'git', remote }, tools({ git: { env: closed.env } }));
    expect(found.commit?.remote).toBe(`https://${host}/secret.git`);
    const kept = readdirSync(found.directory, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'))
      .filter((text) => /hunter2|YW5uOmh1bnRlcjI/.test(text));
    expect(kept).toEqual([]);
    rmSync(found.directory, { recursive: true });
  });
});

describe('a job', () => {
  test('of a commit brings what it says about its build', async () => {
    const remote = `${open.url}/models.git`;
    const input = {
      ...{ ...OWNER, remote, commit, name: 'repo-job', runtime: '3.11', entryPoint: ['python', 'train.py'] },
      ...{ dockerfile: 'Dockerfile', buildContext: 'docker', baseImage: 'base:1' },
    };
    const { job } = await createGitJob(client, input);
    const found = await fetchSource({ kind: 'job', reference: job }, tools());
    expect(found).toMatchObject({
      job: 'acme/builds/repo-job:v0',
      commit: { remote, commit },
      entryPoint: ['python', 'train.py'],
      runtime: '3.11',
      dockerfile: 'Dockerfile',
      buildContext: 'docker',
      baseImage: 'base:1',
    });
    rmSync(found.directory, { recursive: true });
  });

  test('of a code artifact', async () => {
    const project = testProject({ 'train.py': 'print(3)\n', 'requirements.txt': 'wandb\n' });
    const { job } = await createCodeJob(client, {
      ...OWNER,
      name: 'code',
      directory: project.root,
      entryPoint: 'python train.py',
    });
    const found = await fetchSource({ kind: 'job', reference: 'code' }, tools({ defaults: OWNER }));
    expect(found).toMatchObject({ job, commit: null, entryPoint: ['python', 'train.py'], dockerfile: null });
    expect(readdirSync(found.directory).sort()).toEqual([
      'requirements.frozen.txt',
      'requirements.txt',
      'train.py',
    ]);
    rmSync(found.directory, { recursive: true });
    project.remove();
  });
});

test('a folder stays what and where it is', async () => {
  const found = await fetchSource({ kind: 'folder', directory: '/srv/x/y', root: '/srv/x' }, tools());
  expect(found).toMatchObject({ directory: '/srv/x/y', root: '/srv/x', commit: null, job: null });
});

describe('bad input: one line that says what is wrong, and nothing left', () => {
  const git = (remote: string, version?: string): BuildSource => ({
    kind: 'git',
    remote,
    ...(version === undefined ? {} : { version }),
  });
  type Row = [string, () => BuildSource, string | RegExp, (() => Partial<SourceTools>)?];

  const rows: Row[] = [
    ['an unknown commit', () => git(`${open.url}/models.git`, '0'.repeat(40)), /has no commit 0{40}\.$/],
    ['an unknown branch', () => git(`${open.url}/models.git`, 'none'), /has no branch or tag "none"\.$/],
    [
      'an option for a version',
      () => git(`${open.url}/models.git`, '--upload-pack=x'),
      /is not a branch, tag or commit\.$/,
    ],
    ['no such repository', () => git(`${open.url}/none.git`), /^git ls-remote failed: .*not found/],
    [
      'a private repository without credentials',
      () => git(`${closed.url}/secret.git`),
      /^git ls-remote failed: .*could not read Username/,
      () => ({ git: { env: closed.env } }),
    ],
    [
      'a private repository at a commit without credentials',
      () => git(`${closed.url}/secret.git`, '1'.repeat(40)),
      /^git fetch failed: .*could not read Username/,
      () => ({ git: { env: closed.env } }),
    ],
    [
      'wrong credentials',
      () => git(`${closed.url.replace('https://', 'https://ann:wrong@')}/secret.git`),
      /^git ls-remote failed: (?!.*wrong)/,
      () => ({ git: { env: closed.env } }),
    ],
    [
      'a server that does not answer',
      () => git(`${open.url}/hang/x.git`),
      /did not end within 0\.5 s\.$/,
      () => ({ git: { env: open.env, timeoutMs: 500 } }),
    ],
    ['no server', () => git('https://127.0.0.1:9/x.git'), /^git ls-remote failed: /],
    ['a local path', () => git('/srv/repo'), 'The git remote "/srv/repo" is refused.'],
    ['plain http', () => git('http://127.0.0.1/x'), 'The git remote "http://127.0.0.1/x" is refused.'],
    ['another transport', () => git('ext::sh -c id'), /is refused\.$/],
    [
      'no such job',
      () => ({ kind: 'job', reference: 'acme/builds/none' }),
      'The job acme/builds/none:latest was not found.',
    ],
    [
      'a job artifact with ../',
      () => ({ kind: 'job', reference: 'acme/builds/code' }),
      /leads out of its folder/,
      () => ({ client: seeing((text) => text.replace('"train.py":', '"../train.py":')) }),
    ],
    [
      'a manifest of another digest',
      () => ({ kind: 'job', reference: 'acme/builds/code' }),
      /does not match its digest/,
      () => ({ client: seeing((text) => text.replace('"train.py":', '"train2.py":')) }),
    ],
    [
      'a file of another digest',
      () => ({ kind: 'job', reference: 'acme/builds/code' }),
      /train\.py/,
      () => ({ client: seeing((text) => text.replace('print(3)', 'print(4)')) }),
    ],
    [
      'code that is too large',
      () => ({ kind: 'job', reference: 'acme/builds/code' }),
      /is too large/,
      () => ({ limits: { bytes: 3 } }),
    ],
  ];

  test.each(rows.map((row) => ({ row })))('$row.0', async ({ row: [, source, message, changes] }) => {
    const error: unknown = await fetchSource(source(), tools(changes?.())).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(Error);
    expect((error as Error).message).toMatch(message);
    expect((error as Error).message).not.toContain('\n');
  });

  test('a job that is an image already', async () => {
    const { job } = await createImageJob(client, { ...OWNER, image: 'a/b:1' });
    await expect(fetchSource({ kind: 'job', reference: job }, tools())).rejects.toThrow(
      /is an image already: a\/b:1\.$/,
    );
  });

  test('a job that is a notebook', async () => {
    const document = {
      source_type: 'repo',
      source: {
        git: { remote: `${open.url}/models.git`, commit },
        entrypoint: ['python', 'n.ipynb'],
        notebook: true,
      },
    };
    const files = [{ path: 'wandb-job.json', content: JSON.stringify(document) }];
    const prepared = await prepareArtifact(files);
    await withHiddenRun(client, OWNER, (run) =>
      uploadArtifact(client, run, { type: 'job', collection: 'book', aliases: ['latest'] }, prepared, {
        seed: 'book',
      }),
    );
    await expect(fetchSource({ kind: 'job', reference: 'acme/builds/book' }, tools())).rejects.toThrow(
      /is a notebook/,
    );
  });

  test('no folder for temporary files', async () => {
    const source = git(`${open.url}/models.git`);
    await expect(fetchSource(source, tools({ tempDirectory: join(temporary, 'none') }))).rejects.toThrow(
      'The folder for temporary files cannot be made (ENOENT).',
    );
  });

  test('cancelled while git waits', async () => {
    const stop = new AbortController();
    const fetching = fetchSource(git(`${open.url}/hang/x.git`), tools({ signal: stop.signal }));
    while (!open.requests.some(({ path }) => path.startsWith('/hang/')))
      await new Promise((done) => setTimeout(done, 10));
    stop.abort(new Error('stop'));
    await expect(fetching).rejects.toThrow('stop');
  });
});
