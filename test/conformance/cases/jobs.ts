import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { readJob } from '../../../src/job/read.ts';
import { createCodeJob, createGitJob, createImageJob } from '../../../src/job/write.ts';
import type { Json, World } from '../world.ts';
import type { Case } from './index.ts';

const IMAGE = 'registry.example.com:5000/team/trainer:1.2';
const REMOTE = 'https://github.com/acme/models.git';

/** What both sides must agree on, read with the Python client. */
function bytesOf(seen: Json): Json {
  const { document, requirements, digest, files } = seen;
  return { document, requirements, digest, files };
}

async function versionsOf(world: World, name: string, project: string): Promise<unknown> {
  return (await world.python('artifact_versions.py', { type: 'job', name, project }))['versions'];
}

/** A bare repository with one commit, and variables that make git fetch it in place of `REMOTE`. */
async function serveRepository(
  world: World,
): Promise<{ commit: string; env: Record<string, string>; close(): void }> {
  const source = await world.files('source', { 'train.py': 'print("hello")\n', 'runtime.txt': '3.11\n' });
  const bare = join(world.work, 'models.git');
  const who = ['-c', 'user.name=ada', '-c', 'user.email=ada@example.com'];
  const git = (...args: string[]): Promise<string> => world.command(['git', ...args], { cwd: source });
  await git('init', '-q', '-b', 'main');
  await git('add', '.');
  await git(...who, 'commit', '-q', '-m', 'first');
  await git('clone', '-q', '--bare', source, bare);
  // git reads a repository from plain files when it is told what there is.
  await git('--git-dir', bare, 'update-server-info');
  const commit = (await git('rev-parse', 'HEAD')).trim();
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://127.0.0.1').pathname.replace('/models.git/', '');
    readFile(join(bare, path)).then(
      (bytes) => response.end(bytes),
      () => response.writeHead(404).end(),
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    commit,
    env: {
      GIT_CONFIG_COUNT: '1',
      GIT_CONFIG_KEY_0: `url.${address}/.insteadOf`,
      GIT_CONFIG_VALUE_0: 'https://github.com/acme/',
    },
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

export const jobCases: readonly Case[] = [
  {
    name: 'job: an image job is byte for byte that of wandb job create, and neither side makes a second version',
    run: async (world) => {
      const client = world.library();
      const { entity, project } = world;
      const name = 'job-registry.example.com_5000_team_trainer';
      const create = (into: string): Promise<string> =>
        world.wandb(['job', 'create', 'image', IMAGE, '-e', entity, '-p', into, '-a', 'prod']);
      assert.match(await create(project), /Created job/);
      const theirs = await world.python('job_read.py', { job: `${entity}/${project}/${name}:latest` });
      assert.deepEqual(theirs['aliases'], ['1.2', 'latest', 'prod']);

      const again = await createImageJob(client, { entity, project, image: IMAGE, aliases: ['prod'] });
      assert.deepEqual([again.created, again.version, again.digest], [false, 'v0', theirs['digest']]);

      const other = `${project}-ours`;
      const job = await createImageJob(client, { entity, project: other, image: IMAGE, aliases: ['prod'] });
      assert.equal(job.created, true);
      const ours = await world.python('job_read.py', { job: job.job });
      assert.deepEqual(bytesOf(ours), bytesOf(theirs));
      assert.deepEqual(ours['aliases'], theirs['aliases']);
      assert.deepEqual(ours['metadata'], theirs['metadata']);
      assert.match(await create(other), /No changes detected for job/);
      assert.deepEqual(await versionsOf(world, name, other), [['v0', job.digest]]);

      assert.match(await world.wandb(['job', 'list', '-e', entity, '-p', project]), new RegExp(name));
      const described = await world.wandb(['job', 'describe', `${entity}/${project}/${name}:latest`]);
      assert.match(described, /registry\.example\.com:5000\/team\/trainer:1\.2/);
    },
  },
  {
    name: 'job: a git job is byte for byte that of wandb job create',
    run: async (world) => {
      const client = world.library();
      const { entity, project } = world;
      const repository = await serveRepository(world);
      try {
        const entry = ['-E', 'python train.py --epochs 5'];
        const create = (into: string): Promise<string> =>
          world.wandb(['job', 'create', 'git', REMOTE, '-e', entity, '-p', into, ...entry], {
            env: repository.env,
          });
        assert.match(await create(project), /Created job/);
        const name = 'job-https___github.com_acme_models.git_';
        const theirs = await world.python('job_read.py', { job: `${entity}/${project}/${name}:latest` });
        const input = {
          entity,
          remote: REMOTE,
          commit: repository.commit,
          entryPoint: ['python', 'train.py', '--epochs', '5'],
          runtime: '3.11',
        };
        const again = await createGitJob(client, { ...input, project });
        assert.deepEqual([again.created, again.version, again.digest], [false, 'v0', theirs['digest']]);

        const other = `${project}-ours`;
        const job = await createGitJob(client, { ...input, project: other });
        const ours = await world.python('job_read.py', { job: job.job });
        assert.deepEqual(bytesOf(ours), bytesOf(theirs));
        assert.match(await create(other), /No changes detected for job/);
        assert.deepEqual(await versionsOf(world, name, other), [['v0', job.digest]]);
      } finally {
        repository.close();
      }
    },
  },
  {
    name: 'job: a code job is byte for byte that of wandb job create, and each side reads the other',
    run: async (world) => {
      const client = world.library();
      const { entity, project } = world;
      const directory = await world.files('code', {
        'train.py': 'print("hello")\n',
        'lib/größe.py': 'x = 1\n',
        'requirements.txt': 'wandb\nnumpy==2.0\n',
      });
      const entry = ['-E', 'python train.py', '-r', '3.11', '-n', 'train'];
      const create = (into: string): Promise<string> =>
        world.wandb(['job', 'create', 'code', 'code', '-e', entity, '-p', into, ...entry]);
      const input = { entity, name: 'train', directory, entryPoint: ['python', 'train.py'], runtime: '3.11' };

      assert.match(await create(project), /Created job/);
      const theirs = await world.python('job_read.py', { job: `${entity}/${project}/train:latest` });
      const again = await createCodeJob(client, { ...input, project });
      assert.deepEqual([again.created, again.version, again.digest], [false, 'v0', theirs['digest']]);

      const other = `${project}-ours`;
      const job = await createCodeJob(client, { ...input, project: other });
      const ours = await world.python('job_read.py', { job: job.job });
      const withoutId = (text: unknown): string => String(text).replace(/_id\/[^"]+/, '_id/…');
      assert.equal(withoutId(ours['document']), withoutId(theirs['document']));
      assert.equal(ours['requirements'], theirs['requirements']);
      assert.match(await create(other), /No changes detected for job/);
      assert.deepEqual(await versionsOf(world, 'train', other), [['v0', job.digest]]);

      const fetched = join(world.folder, 'fetched');
      const read = await readJob(client, `${entity}/${project}/train:latest`, { directory: fetched });
      assert.deepEqual(read.entryPoint, ['python', 'train.py']);
      assert.equal(await readFile(join(fetched, 'lib/größe.py'), 'utf8'), 'x = 1\n');
    },
  },
];
