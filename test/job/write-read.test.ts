import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { checkoutCommit } from '../../src/job/checkout.ts';
import { resolveGitVersion } from '../../src/job/git.ts';
import { readJob } from '../../src/job/read.ts';
import { createArtifactJob, createCodeJob, createGitJob, createImageJob } from '../../src/job/write.ts';
import { startServer } from '../../src/server/index.ts';
import type { RunningServer } from '../../src/server/index.ts';
import { withHiddenRun } from '../../src/wandb/artifacts/hidden-run.ts';
import { prepareArtifact } from '../../src/wandb/artifacts/source.ts';
import { uploadArtifact } from '../../src/wandb/artifacts/upload.ts';
import type { WandbClient } from '../../src/wandb/client.ts';
import { createClient } from '../../src/wandb/create-client.ts';
import { startGitServer } from './support/git-server.ts';
import type { GitServer } from './support/git-server.ts';

const OWNER = { entity: 'acme', project: 'jobs' };

let server: RunningServer;
let client: WandbClient;
let folder: string;

beforeAll(async () => {
  server = await startServer();
  client = createClient({
    baseUrl: server.baseUrl,
    credentials: { kind: 'key', apiKey: server.apiKey },
    env: {},
  });
  folder = await mkdtemp(join(tmpdir(), 'jobs-'));
});

afterAll(async () => {
  await client.close();
  await server.close();
  await rm(folder, { recursive: true });
});

function operations(): (string | null)[] {
  return server.control.requests().map(({ operation, method, path }) => operation ?? `${method} ${path}`);
}

/** Puts an artifact with any contents on the server. */
async function plant(name: string, type: string, files: Record<string, string>): Promise<string> {
  const prepared = await prepareArtifact(Object.entries(files).map(([path, content]) => ({ path, content })));
  const input = { type, collection: name, aliases: ['latest'] };
  const { id } = await withHiddenRun(client, OWNER, (run) =>
    uploadArtifact(client, run, input, prepared, { seed: name }),
  );
  return id;
}

describe('image jobs', () => {
  const image = 'registry.example.com:5000/team/app:1.2';

  test('are created once: the second time costs one request', async () => {
    const input = { ...OWNER, image, aliases: ['prod'], description: 'x', metadata: { commit: 'abc' } };
    const first = await createImageJob(client, input);
    expect(first).toMatchObject({
      job: 'acme/jobs/job-registry.example.com_5000_team_app:v0',
      version: 'v0',
      created: true,
      digest: 'b46c10f4bf2b0363f7fde352dc5f2eb4',
    });
    server.control.clearRequests();
    expect(await createImageJob(client, input)).toEqual({ ...first, created: false });
    expect(operations()).toEqual(['ArtifactMembershipByName']);
  });

  test('are read back, by every alias', async () => {
    for (const alias of ['latest', 'v0', '1.2', 'prod']) {
      const reference = `acme/jobs/job-registry.example.com_5000_team_app:${alias}`;
      expect(await readJob(client, reference, { directory: join(folder, 'none') })).toMatchObject({
        kind: 'image',
        reference: 'acme/jobs/job-registry.example.com_5000_team_app:v0',
        image,
        directory: null,
        entryPoint: [],
        runtime: null,
        requirements: [],
        metadata: { _partial: true, commit: 'abc' },
      });
    }
  });

  test('get a version for every change', async () => {
    const name = 'versions';
    const versions: string[] = [];
    for (const tag of ['1', '2', '1', '3']) {
      versions.push((await createImageJob(client, { ...OWNER, name, image: `app:${tag}` })).version);
    }
    expect(versions[1]).toBe('v1');
    expect(versions[0]).toBe('v0');
    const latest = await readJob(client, 'versions', { defaults: OWNER });
    expect(latest.image).toBe('app:3');
  });

  test.each([
    [{ image: '' }, /not an image reference/],
    [{ image: '-v' }, /not an image reference/],
    [{ image: 'a b' }, /not an image reference/],
    [{ image: 'a', name: 'a/b' }, /not a valid artifact name/],
    [{ image: 'a', aliases: ['a:b'] }, /alias "a:b"/],
  ])('%j is refused before anything is sent', async (input, why) => {
    server.control.clearRequests();
    await expect(createImageJob(client, { ...OWNER, ...input })).rejects.toThrow(why);
    expect(operations()).toEqual([]);
  });
});

describe('git jobs', () => {
  let git: GitServer;
  let commit: string;

  beforeAll(async () => {
    git = await startGitServer();
    const copy = git.repository('models.git');
    commit = git.commit(copy, { 'train.py': 'print(1)\n' });
    git.commit(copy, { 'train.py': 'print(2)\n' });
    git.git(copy, 'tag', 'v1.0', commit);
    git.git(copy, 'push', '-q', 'origin', 'trunk', 'v1.0');
  });

  afterAll(async () => {
    await git.close();
  });

  test('from an address and a tag to a checkout of that commit', async () => {
    const { host } = new URL(git.url);
    const source = await resolveGitVersion(`https://user:s3cret@${host}/models.git`, 'v1.0', {
      env: git.env,
    });
    const input = {
      ...OWNER,
      ...source,
      name: 'train',
      entryPoint: `python train.py --name "a b"`,
      runtime: '3.12',
      dockerfile: 'Dockerfile',
      buildContext: 'sub',
      baseImage: 'python:3.12',
    };
    const written = await createGitJob(client, input);
    expect(await createGitJob(client, input)).toEqual({ ...written, created: false });
    const directory = join(folder, 'checkout');
    const job = await readJob(client, written.job, { directory, git: { env: git.env } });
    expect(job).toMatchObject({
      kind: 'repo',
      reference: 'acme/jobs/train:v0',
      directory,
      git: { remote: `https://${host}/models.git`, commit },
      entryPoint: ['python', 'train.py', '--name', 'a b'],
      runtime: '3.12',
      dockerfile: 'Dockerfile',
      buildContext: 'sub',
      baseImage: 'python:3.12',
    });
    expect(await readFile(join(directory, 'train.py'), 'utf8')).toBe('print(1)\n');
    expect(await readFile(join(directory, 'requirements.frozen.txt'), 'utf8')).toBe('');
  });

  test('credentials in the address reach no request', async () => {
    server.control.clearRequests();
    const remote = 'https://user:hunter2@github.com/acme/x';
    const { job } = await createGitJob(client, { ...OWNER, remote, commit, runtime: '3.12' });
    expect(job).toBe('acme/jobs/job-https___github.com_acme_x_:v0');
    expect(JSON.stringify(server.control.requests())).not.toContain('hunter2');
    expect((await readJob(client, job)).git?.remote).toBe('https://github.com/acme/x');
  });

  test('a job with uncommitted changes and a frozen list', async () => {
    await plant('with-diff', 'job', {
      'wandb-job.json': JSON.stringify({
        source_type: 'repo',
        source: { git: { remote: `${git.url}/models.git`, commit }, entrypoint: ['python', 'train.py'] },
      }),
      'requirements.frozen.txt': 'numpy==2\n',
      'diff.patch': '--- a/train.py\n+++ b/train.py\n@@ -1 +1 @@\n-print(1)\n+print(9)\n',
    });
    const directory = join(folder, 'patched');
    const job = await readJob(client, 'jobs/with-diff', {
      directory,
      git: { env: git.env },
      defaults: OWNER,
    });
    expect(job.requirements).toEqual(['numpy==2']);
    expect(await readFile(join(directory, 'train.py'), 'utf8')).toBe('print(9)\n');
    expect(await readFile(join(directory, 'requirements.frozen.txt'), 'utf8')).toBe('numpy==2\n');
  });

  test('a remote that may not be fetched', async () => {
    await plant('evil', 'job', {
      'wandb-job.json': JSON.stringify({
        source_type: 'repo',
        source: { git: { remote: 'ext::sh -c id', commit }, entrypoint: ['x'] },
      }),
    });
    const reading = readJob(client, 'acme/jobs/evil', { directory: join(folder, 'evil') });
    await expect(reading).rejects.toThrow(/is refused/);
    await expect(checkoutCommit({ remote: '-x', commit, directory: folder })).rejects.toThrow(/is refused/);
  });

  test.each([
    [{ commit: 'abc' }, /not a full commit/],
    [{ remote: 'file:///x' }, /is refused/],
    [{ runtime: '3' }, /not a version of Python/],
    [{ runtime: '2.7' }, /not a version of Python/],
    [{ entryPoint: 'python "x' }, /a quote that is not closed/],
    [{ entryPoint: '' }, /entry point is empty/],
    [{ entryPoint: ['python', '../x.py'] }, /leads out/],
    [{ dockerfile: '/Dockerfile' }, /not a path inside/],
    [{ buildContext: 'a/../../b' }, /not a path inside/],
  ])('%j is refused', async (input, why) => {
    const good = { ...OWNER, remote: 'https://github.com/a/b', commit };
    await expect(createGitJob(client, { ...good, ...input })).rejects.toThrow(why);
  });
});

describe('code jobs', () => {
  test('from a folder and back, with one version for the same files', async () => {
    const directory = join(folder, 'code');
    await mkdir(join(directory, 'src'), { recursive: true });
    await writeFile(join(directory, 'src/main.py'), 'print(1)\n');
    await writeFile(join(directory, 'requirements.txt'), 'wandb\r\nnumpy\n');
    await writeFile(join(directory, '.env'), 'SECRET=1');
    const input = { ...OWNER, name: 'code', directory, entryPoint: 'python src/main.py', runtime: '3.12' };
    const first = await createCodeJob(client, input);
    server.control.clearRequests();
    expect(await createCodeJob(client, input)).toEqual({ ...first, created: false });
    expect(operations()).toEqual(['ArtifactMembershipByName', 'ArtifactMembershipByName']);

    const back = join(folder, 'code-back');
    expect(await readJob(client, first.job, { directory: back })).toMatchObject({
      kind: 'artifact',
      directory: back,
      entryPoint: ['python', 'src/main.py'],
      runtime: '3.12',
      requirements: ['wandb', 'numpy'],
    });
    expect((await readdir(back, { recursive: true })).sort()).toEqual([
      'requirements.frozen.txt',
      'requirements.txt',
      'src',
      'src/main.py',
    ]);

    await writeFile(join(directory, 'src/main.py'), 'print(2)\n');
    expect(await createCodeJob(client, input)).toMatchObject({ job: 'acme/jobs/code:v1', created: true });
  });

  test('without a name are called after the program', async () => {
    const directory = join(folder, 'unnamed');
    await mkdir(directory);
    await writeFile(join(directory, 'run.sh'), '');
    const { job } = await createCodeJob(client, { ...OWNER, directory, entryPoint: ['sh', 'run.sh'] });
    expect(job).toBe('acme/jobs/job-code-unnamed_run.sh:v0');
  });

  test('from a code artifact that is there, one version for the same', async () => {
    const directory = join(folder, 'logged');
    await mkdir(directory);
    await writeFile(join(directory, 'main.py'), 'print(3)\n');
    const fromFolder = await createCodeJob(client, { ...OWNER, name: 'logged', directory });
    const { codeArtifact } = await readJob(client, fromFolder.job);
    const input = {
      ...OWNER,
      artifactId: (codeArtifact ?? '').replace('wandb-artifact://_id/', ''),
      artifactName: 'source-jobs-main.py',
      requirements: 'numpy\n',
    };
    const made = await createArtifactJob(client, input);
    expect(made).toMatchObject({ job: 'acme/jobs/job-source-jobs-main.py:v0', created: true });
    expect(await createArtifactJob(client, input)).toEqual({ ...made, created: false });
    const back = join(folder, 'logged-back');
    expect(await readJob(client, made.job, { directory: back })).toMatchObject({
      kind: 'artifact',
      entryPoint: ['python', 'main.py'],
      requirements: ['numpy'],
    });
    expect(await readdir(back)).toContain('main.py');
    // Named alike, it is the same job as the one made from the folder.
    const alike = { ...input, name: 'logged', requirements: '' };
    expect(await createArtifactJob(client, alike)).toEqual({ ...fromFolder, created: false });
  });

  test('whose code is gone', async () => {
    await plant('orphan', 'job', {
      'wandb-job.json': JSON.stringify({
        source_type: 'artifact',
        source: { artifact: 'wandb-artifact://_id/QXJ0aWZhY3Q6OTk5', entrypoint: ['x'] },
      }),
    });
    const reading = readJob(client, 'acme/jobs/orphan', { directory: join(folder, 'orphan') });
    await expect(reading).rejects.toThrow(/code artifact of the job acme\/jobs\/orphan:v0 is not there/);
  });

  test('whose code is larger than allowed', async () => {
    const reading = readJob(client, 'acme/jobs/code', { directory: join(folder, 'x'), limits: { bytes: 5 } });
    await expect(reading).rejects.toThrow(/too large/);
  });
});

describe('jobs that cannot be read', () => {
  test('not there, with the names that are', async () => {
    await expect(readJob(client, 'acme/jobs/none')).rejects.toMatchObject({
      message: 'The job acme/jobs/none:latest was not found.',
      hint: expect.stringContaining('The project has these jobs: ') as unknown,
    });
    await expect(readJob(client, 'acme/jobs/code:none')).rejects.toMatchObject({
      hint: expect.stringContaining('no version of it is called "none"') as unknown,
    });
    await expect(readJob(client, 'acme/nowhere/code')).rejects.toMatchObject({
      hint: expect.stringContaining('There is no project acme/nowhere') as unknown,
    });
  });

  test('of another type', async () => {
    await plant('model', 'model', { 'wandb-job.json': '{}' });
    await expect(readJob(client, 'acme/jobs/model')).rejects.toThrow(/of type "model", not a job/);
    await expect(createImageJob(client, { ...OWNER, name: 'model', image: 'a' })).rejects.toThrow(
      /is taken in acme\/jobs by an artifact of type model/,
    );
  });

  test.each<[string, Record<string, string>, RegExp]>([
    ['without a job file', { 'requirements.frozen.txt': '' }, /it has no wandb-job.json/],
    ['with half a job file', { 'wandb-job.json': '{' }, /not JSON/],
    ['of a kind nobody knows', { 'wandb-job.json': '{"source_type":"zip"}' }, /"zip" is none of/],
  ])('%s', async (title, files, why) => {
    const name = title.replaceAll(' ', '-');
    await plant(name, 'job', files);
    await expect(readJob(client, `acme/jobs/${name}`)).rejects.toThrow(why);
  });

  test('nothing of it stays in the folder for temporary files', async () => {
    const temporary = join(folder, 'temporary');
    await mkdir(temporary);
    await readJob(client, 'acme/jobs/code', { temporary });
    expect(await readdir(temporary)).toEqual([]);
  });
});
