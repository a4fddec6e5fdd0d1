import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterEach, describe, expect, test } from '@jest/globals';

import { builderPlatform } from '../../src/build/builder-platform.ts';
import { planBuild } from '../../src/build/plan.ts';
import type { BuildRequest } from '../../src/build/types.ts';
import { testProject } from './support/project.ts';
import type { TestProject } from './support/project.ts';

const projects: TestProject[] = [];

function project(files: Parameters<TestProject['write']>[0] = {}): TestProject {
  const made = testProject(files);
  projects.push(made);
  return made;
}

afterEach(() => {
  for (const made of projects.splice(0)) made.remove();
});

/** Work as an account for which modes of files count; tests may run as root. */
async function asNobody<T>(work: () => Promise<T>): Promise<T> {
  const isRoot = process.geteuid?.() === 0;
  if (isRoot) process.seteuid?.(65534);
  try {
    return await work();
  } finally {
    if (isRoot) process.seteuid?.(0);
  }
}

const OWN = { 'Dockerfile.wandb': 'FROM busybox\nCOPY . /app\n', 'train.py': '' };

describe('the Dockerfile', () => {
  test('of the repository is used byte for byte, and goes with the plan', async () => {
    const made = project({ ...OWN, 'Dockerfile.wandb': '\uFEFFFROM busybox\r\n' });
    const plan = await planBuild(
      made.request({ entryPoint: null, labels: { a: 'b' }, platforms: ['linux/amd64'] }),
    );
    expect(plan).toMatchObject({
      context: made.root,
      origin: 'Dockerfile.wandb',
      baseImages: ['busybox'],
      warnings: [],
      entryPoint: null,
      runtime: null,
      labels: { a: 'b' },
      platforms: ['linux/amd64'],
      sourceDateEpoch: null,
    });
    expect(plan.tag).toMatch(/^[0-9a-f]{40}$/);
    expect(readFileSync(plan.dockerfile)).toEqual(readFileSync(join(made.root, 'Dockerfile.wandb')));
    expect(readFileSync(`${plan.dockerfile}.dockerignore`, 'utf8')).toContain('**/.git\n');
    expect(made.leftovers()).toHaveLength(1);
  });

  test.each<[string, Record<string, string>, Partial<BuildRequest>, string]>([
    ['asked for', { ...OWN, 'docker/gpu': 'FROM a' }, { dockerfile: 'docker/gpu' }, 'docker/gpu'],
    [
      'beside the program',
      { ...OWN, 'src/Dockerfile.wandb': 'FROM a', 'src/train.py': '' },
      { entryPoint: ['python', 'src/train.py', '--lr', '1'] },
      'src/Dockerfile.wandb',
    ],
    [
      'at the root',
      { ...OWN, 'src/train.py': '' },
      { entryPoint: ['python', 'src/train.py'] },
      'Dockerfile.wandb',
    ],
    ['generated', { 'train.py': '', Dockerfile: 'FROM a' }, {}, 'generated'],
  ])('%s', async (_, files, changes, origin) => {
    const plan = await planBuild(project(files).request(changes));
    expect(plan.origin).toBe(origin);
  });

  test('an ignore file of its own goes before that of the context', async () => {
    const made = project({ ...OWN, '.dockerignore': 'general', 'Dockerfile.wandb.dockerignore': 'special' });
    const plan = await planBuild(made.request());
    const text = readFileSync(`${plan.dockerfile}.dockerignore`, 'utf8');
    expect(text).toMatch(/^special\n/);
    expect(text).not.toContain('general');
  });

  test('may lie beside the context, within the workspace', async () => {
    const made = project({ 'app/train.py': '', 'docker/Dockerfile': 'FROM a' });
    const plan = await planBuild(
      made.request({ context: join(made.root, 'app'), dockerfile: '../docker/Dockerfile' }),
    );
    expect(plan).toMatchObject({ origin: '../docker/Dockerfile', context: join(made.root, 'app') });
  });
});

test('the time of the commit', async () => {
  const made = project({ 'train.py': '' });
  const env = {
    ...process.env,
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_COMMITTER_DATE: '1700000000 +0100',
    GIT_AUTHOR_NAME: 'A',
    GIT_AUTHOR_EMAIL: 'a@example.com',
    GIT_COMMITTER_NAME: 'A',
    GIT_COMMITTER_EMAIL: 'a@example.com',
  };
  for (const args of [
    ['init', '-q'],
    ['add', '.'],
    ['commit', '-qm', 'x'],
  ]) {
    execFileSync('git', args, { cwd: made.root, env });
  }
  expect((await planBuild(made.request(), { env })).sourceDateEpoch).toBe(1_700_000_000);
  mkdirSync(join(made.root, 'inner'));
  writeFileSync(join(made.root, 'inner', 'train.py'), '');
  const inner = join(made.root, 'inner');
  // The repository around the folder that confines the build is none of its business.
  expect(
    (await planBuild(made.request({ context: inner, root: inner }), { env })).sourceDateEpoch,
  ).toBeNull();
});

test('git is not asked about what comes from elsewhere, and where it is, no signature starts a program', async () => {
  const made = project({ 'train.py': '', '../ran.sh': { run: `#!/bin/sh\ntouch "$0.ran"\n` } });
  const script = join(made.root, '../ran.sh');
  const env = { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null' };
  const git = (args: readonly string[], input = ''): string =>
    execFileSync('git', args, { cwd: made.root, env, input, encoding: 'utf8' }).trim();
  git(['init', '-q']);
  git(['add', '.']);
  const signed = [
    `tree ${git(['write-tree'])}`,
    'author A <a@example.com> 1700000000 +0000',
    'committer A <a@example.com> 1700000000 +0000',
    'gpgsig -----BEGIN PGP SIGNATURE-----',
    ' ',
    ' x',
    ' -----END PGP SIGNATURE-----',
    '',
    'x',
    '',
  ].join('\n');
  const commit = git(['hash-object', '-w', '-t', 'commit', '--stdin'], signed);
  git(['update-ref', 'HEAD', commit]);
  git(['config', 'log.showSignature', 'true']);
  git(['config', 'gpg.program', script]);
  expect((await planBuild(made.request({ isCheckout: false }), { env })).sourceDateEpoch).toBeNull();
  expect((await planBuild(made.request(), { env })).sourceDateEpoch).toBe(1_700_000_000);
  expect(existsSync(`${script}.ran`)).toBe(false);
  // So the case is one: git itself would have started it.
  git(['log', '-1']);
  expect(existsSync(`${script}.ran`)).toBe(true);
});

test.each([
  ['x64', 'linux/amd64'],
  ['arm64', 'linux/arm64'],
  ['arm', 'linux/arm/v7'],
  ['s390x', 'linux/s390x'],
])("node's %s is docker's %s", (arch, platform) => {
  expect(builderPlatform(arch)).toBe(platform);
});

describe('the tag', () => {
  const FILES = { 'train.py': 'a', 'src/b.py': 'b', 'requirements.txt': 'wandb\n' };
  const plain = async (files: Parameters<TestProject['write']>[0], changes: Partial<BuildRequest> = {}) =>
    (await planBuild(project(files).request(changes), { builderPlatform: 'linux/amd64' })).tag;

  test('is the same in every folder, at every time, whatever is ignored', async () => {
    const tag = await plain(FILES);
    expect(await plain({ ...FILES, '.git/HEAD': 'x', '.env': 'y', 'wandb/run/x': 'z' })).toBe(tag);
    const moved = project({
      'deep/down/train.py': 'a',
      'deep/down/src/b.py': 'b',
      'deep/down/requirements.txt': 'wandb\n',
    });
    const inner = moved.request({ context: join(moved.root, 'deep/down') });
    expect((await planBuild(inner, { builderPlatform: 'linux/amd64' })).tag).toBe(tag);
    expect(await plain(FILES, { labels: { commit: 'other' } })).toBe(tag);
    expect(await plain(FILES, { tempDirectory: projects[0]?.temporary ?? '' })).toBe(tag);
  });

  test('differs for everything that makes another image', async () => {
    const tags = await Promise.all([
      plain(FILES),
      plain({ ...FILES, 'train.py': 'b' }),
      plain({ ...FILES, 'train.py': { run: 'a' } }),
      plain({ ...FILES, 'c.py': '' }),
      plain({ ...FILES, 'c/d.py': '' }),
      plain({ ...FILES, link: { link: 'train.py' } }),
      plain({ ...FILES, link: { link: 'src/b.py' } }),
      plain({ 'train.py': 'a', 'src/c.py': 'b', 'requirements.txt': 'wandb\n' }),
      plain(FILES, { scope: 'acme/other' }),
      plain(FILES, { platforms: ['linux/arm64'] }),
      plain(FILES, { platforms: ['linux/arm64', 'linux/amd64'] }),
      plain(FILES, { runtime: '3.10' }),
      plain(FILES, { entryPoint: ['python', 'train.py', 'x'] }),
      plain({ ...FILES, 'Dockerfile.wandb': 'FROM a' }),
      plain({ ...FILES, 'Dockerfile.wandb': 'FROM a\n' }),
    ]);
    expect(new Set(tags).size).toBe(tags.length);
    expect(await plain(FILES, { platforms: ['linux/amd64', 'linux/arm64'] })).toBe(tags[10]);
  });

  test('names the platform of the builder where none is asked for', async () => {
    const made = project(FILES);
    const on = async (platform: string) =>
      (await planBuild(made.request(), { builderPlatform: platform })).tag;
    const amd64 = await on('linux/amd64');
    expect(await on('linux/arm64')).not.toBe(amd64);
    expect(await plain(FILES, { platforms: ['linux/amd64'] })).toBe(amd64);
    expect((await planBuild(made.request())).platforms).toEqual([]);
  });

  test('follows the digest of the base images of a Dockerfile', async () => {
    const made = project(OWN);
    const asked: string[] = [];
    const tagFor = async (digest: string | null) =>
      (
        await planBuild(made.request(), {
          digestOf: (reference) => {
            asked.push(reference);
            return Promise.resolve(digest);
          },
        })
      ).tag;
    const tags = [await tagFor(null), await tagFor('sha256:aa'), await tagFor('sha256:bb')];
    expect(new Set(tags).size).toBe(3);
    expect(asked).toEqual(['busybox', 'busybox', 'busybox']);
  });
});

describe('bad input: one line that says what is wrong, and nothing left', () => {
  type Row = [
    string,
    Parameters<TestProject['write']>[0],
    (made: TestProject) => Partial<BuildRequest>,
    string | RegExp,
  ];
  const outside = (made: TestProject): string => join(made.root, '..', 'temporary');

  test.each<Row>([
    [
      'no context',
      {},
      (made) => ({ context: join(made.root, 'none') }),
      'The build context none does not exist.',
    ],
    [
      'a file as context',
      OWN,
      (made) => ({ context: join(made.root, 'train.py') }),
      'The build context train.py is a file.',
    ],
    [
      'no workspace',
      {},
      (made) => ({ root: join(made.root, 'none') }),
      /^The folder .*none does not exist\.$/,
    ],
    [
      'a context above',
      {},
      (made) => ({ context: join(made.root, '..') }),
      'The build context .. is outside the workspace.',
    ],
    ['a context elsewhere', {}, () => ({ context: '/' }), /is outside the workspace\.$/],
    [
      'a link as context that leads out',
      { out: { link: '../temporary' } },
      (made) => ({ context: join(made.root, 'out') }),
      'The build context out is outside the workspace.',
    ],
    [
      'a name that begins like the workspace',
      {},
      (made) => {
        mkdirSync(`${made.root}-other`);
        return { context: `${made.root}-other` };
      },
      /is outside the workspace\.$/,
    ],
    [
      'a link in the context that leads out',
      { ...OWN, 'data/out': { link: '../../temporary' } },
      () => ({}),
      'The link data/out of the build context leads out of the workspace.',
    ],
    [
      'an absolute link',
      { ...OWN, hosts: { link: '/etc/hosts' } },
      () => ({}),
      'The link hosts of the build context leads out of the workspace.',
    ],
    [
      'a dead link out',
      { ...OWN, gone: { link: '../gone' } },
      () => ({}),
      'The link gone of the build context leads out of the workspace.',
    ],
    [
      'no Dockerfile',
      OWN,
      () => ({ dockerfile: 'none' }),
      'The Dockerfile none does not exist in the build context ..',
    ],
    [
      'a folder as Dockerfile',
      { ...OWN, 'd/x': '' },
      () => ({ dockerfile: 'd' }),
      'The Dockerfile d is not a file.',
    ],
    [
      'a Dockerfile outside',
      OWN,
      (made) => {
        writeFileSync(join(outside(made), '..', 'Dockerfile'), 'FROM a');
        return { dockerfile: '../Dockerfile' };
      },
      'The Dockerfile ../Dockerfile is outside the workspace.',
    ],
    [
      'a Dockerfile that is a link out',
      { ...OWN, Dockerfile: { link: '/etc/hosts' } },
      () => ({ dockerfile: 'Dockerfile' }),
      'The Dockerfile Dockerfile is outside the workspace.',
    ],
    [
      'an empty Dockerfile',
      { ...OWN, Dockerfile: '# FROM x\n' },
      () => ({ dockerfile: 'Dockerfile' }),
      'The Dockerfile Dockerfile has no FROM instruction.',
    ],
    [
      'a broken ignore file',
      { ...OWN, '.dockerignore': 'a\n[' },
      () => ({}),
      '.dockerignore has a broken pattern: "[".',
    ],
    [
      'an ignore file that is a link out',
      { ...OWN, '.dockerignore': { link: '/etc/hosts' } },
      () => ({}),
      'The ignore file .dockerignore is outside the workspace.',
    ],
    [
      'a missing program',
      { 'main.py': '' },
      () => ({}),
      'The entry point "train.py" is not in the build context ..',
    ],
    [
      'an ignored program',
      { 'train.py': '', '.dockerignore': '*.py' },
      () => ({}),
      'The entry point "train.py" is not in the build context ..',
    ],
    [
      'no entry point',
      { 'train.py': '' },
      () => ({ entryPoint: null }),
      /^A generated Dockerfile needs an entry point/,
    ],
    [
      'a notebook',
      { 'n.ipynb': '' },
      () => ({ entryPoint: ['python', 'n.ipynb'] }),
      /is a notebook, which no image is built for\.$/,
    ],
    [
      'requirements that are missing',
      { 'train.py': '', 'requirements.txt': '-r none.txt' },
      () => ({}),
      'requirements.txt names none.txt, which is not in the build context.',
    ],
    [
      'requirements outside',
      { 'train.py': '', 'requirements.txt': '-r ../x.txt' },
      () => ({}),
      'requirements.txt names ../x.txt, which is not in the build context.',
    ],
    [
      'conda',
      { 'train.py': '', 'environment.yml': 'dependencies: [cudatoolkit]' },
      () => ({}),
      'environment.yml asks for what is not installed without conda: cudatoolkit.',
    ],
    [
      'another Python',
      { 'train.py': '', '.python-version': '2.7' },
      () => ({}),
      '"2.7" of .python-version is no version of Python 3.',
    ],
    [
      'a bad base image',
      { 'train.py': '' },
      () => ({ baseImage: 'a b' }),
      'The base image "a b" is not a reference to an image.',
    ],
    [
      'no folder for temporary files',
      OWN,
      (made) => ({ tempDirectory: join(made.temporary, 'none') }),
      'The folder for temporary files cannot be written (ENOENT).',
    ],
  ])('%s', async (_, files, changes, message) => {
    const made = project(files);
    const error: unknown = await planBuild(made.request(changes(made))).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ name: 'LaunchError', hint: expect.stringMatching(/^.+$/) as unknown });
    expect((error as Error).message).toMatch(message);
    expect((error as Error).message).not.toContain('\n');
    expect(made.leftovers()).toEqual([]);
  });

  test.each<[string, (root: string) => void, string]>([
    [
      'file',
      (root) => writeFileSync(join(root, 'secret'), '', { mode: 0 }),
      'secret of the build context cannot be read (EACCES).',
    ],
    [
      'folder',
      (root) => mkdirSync(join(root, 'secret'), { mode: 0 }),
      'secret/ of the build context cannot be read (EACCES).',
    ],
  ])('an unreadable %s', async (_, make, message) => {
    const made = project(OWN);
    execFileSync('chmod', ['-R', 'a+rX', join(made.root, '..')]);
    execFileSync('chmod', ['a+rwx', made.temporary]);
    make(made.root);
    await expect(asNobody(() => planBuild(made.request()))).rejects.toThrow(message);
    expect(made.leftovers()).toEqual([]);
    // Left out, it is not even looked at.
    writeFileSync(join(made.root, '.dockerignore'), 'secret\n');
    await asNobody(() => planBuild(made.request()));
  });

  test('links that stay inside are none of these', async () => {
    const made = project({ ...OWN, 'data/up': { link: '../train.py' }, dead: { link: 'nothing' } });
    symlinkSync(join(made.root, 'train.py'), join(made.root, 'absolute'));
    await expect(planBuild(made.request())).resolves.toMatchObject({ origin: 'Dockerfile.wandb' });
  });

  test('cancelled', async () => {
    const made = project(OWN);
    const signal = AbortSignal.abort(new Error('stop'));
    await expect(planBuild(made.request(), { signal })).rejects.toThrow('stop');
    expect(made.leftovers()).toEqual([]);
  });
});
