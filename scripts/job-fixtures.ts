/**
 * `npx tsx scripts/job-fixtures.ts [--only create-image,...] [VERSION...]`: lets published clients, old and new, write
 * jobs into the embedded server, and keeps what they wrote in `test/job/fixtures/clients`. Without versions: all of
 * `VERSIONS`; with `--only`: the keys of `MAKERS` named. A client is installed on first use (see
 * `test/conformance/install.ts`), with what its time had of other packages.
 */
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { startServerProcess, type ServerProcess } from '../test/support/server.ts';
import { installClient } from '../test/conformance/install.ts';
import { World } from '../test/conformance/world.ts';
import { startFront } from './old-client-front.ts';
import { downloadArtifact } from '../src/wandb/artifacts/download.ts';
import { artifactById, artifactByName, manifestUrl } from '../src/wandb/artifacts/operations.ts';
import type { ArtifactVersion } from '../src/wandb/artifacts/operations.ts';
import type { WandbClient } from '../src/wandb/client.ts';
import { jobNames } from '../src/wandb/operations/jobs.ts';
import type { ArtifactFixture, JobFixture } from '../test/job/client-fixture.ts';

/** Every minor version since runs make jobs, and where writers changed within one. */
const VERSIONS = [
  ...['0.31.0', '0.30.0', '0.29.0', '0.28.2', '0.27.2', '0.26.1', '0.25.1', '0.24.2', '0.23.1', '0.22.3'],
  ...['0.21.4', '0.20.1', '0.19.11', '0.18.7', '0.17.9', '0.16.6', '0.16.0', '0.15.12', '0.15.0', '0.14.2'],
  '0.13.11',
];
/** Newer ones of these cannot be used by clients of before 0.18. */
const OLD_PACKAGES = 'setuptools<81\nprotobuf<5\npydantic<2\nnumpy<2\n';

const FIXTURES = resolve('test/job/fixtures/clients');
const PROGRAM = resolve('test/conformance/python/job_run.py');
const IMAGE = 'registry.example.com:5000/team/trainer:1.2';
const REMOTE = 'https://github.com/acme/models.git';
/** The same commit every time. */
const GIT = {
  GIT_AUTHOR_NAME: 'ada',
  GIT_AUTHOR_EMAIL: 'ada@example.com',
  GIT_AUTHOR_DATE: '2024-01-01T00:00:00Z',
  GIT_COMMITTER_NAME: 'ada',
  GIT_COMMITTER_EMAIL: 'ada@example.com',
  GIT_COMMITTER_DATE: '2024-01-01T00:00:00Z',
};
const ENTRIES = ['python train.py --epochs 5', 'train.py'];

interface Place {
  readonly world: World;
  readonly client: WandbClient;
  /** A repository without the server that its remote names; git is told where it is. */
  readonly repository: string;
  /** A folder outside of any repository. */
  readonly code: string;
  readonly env: Readonly<Record<string, string>>;
  close(): void;
}

type Maker = (place: Place, project: string) => Promise<void>;

/** Ways of making a job, by the name that the fixtures give them. */
const MAKERS: Readonly<Record<string, Maker>> = {
  'create-image': async ({ world, env }, project) => {
    await create(world, project, ['image', IMAGE, '-a', 'prod'], env);
  },
  'create-git': async ({ world, env }, project) => {
    await firstOf(ENTRIES, (entry) =>
      create(world, project, ['git', REMOTE, '-E', entry, '-r', '3.11'], env),
    );
  },
  'create-code': async ({ world, code, env }, project) => {
    await firstOf(ENTRIES, (entry) =>
      create(world, project, ['code', code, '-n', 'train', '-E', entry, '-r', '3.11'], env),
    );
  },
  'create-git-built': async ({ world, env }, project) => {
    const build = ['--build-context', 'docker', '--dockerfile', 'Dockerfile.train'];
    const args = ['git', REMOTE, '-n', 'built', '-E', ENTRIES[0] ?? '', '-r', '3.11', ...build];
    await create(world, project, args, env);
  },
  'create-code-based': async ({ world, code, env }, project) => {
    const args = ['code', code, '-n', 'based', '-E', ENTRIES[0] ?? '', '-r', '3.11'];
    await create(world, project, [...args, '--base-image', 'python:3.11-slim', '-s', 'redis=always'], env);
  },
  'run-repo': ({ world, repository, env }, project) =>
    run(world, project, repository, { ...env, WANDB_SAVE_CODE: 'true' }),
  'run-artifact': ({ world, code, env }, project) =>
    run(world, project, code, { ...env, JOB_CODE: '1', WANDB_DISABLE_GIT: 'true' }),
  'run-image': ({ world, code, env }, project) =>
    run(world, project, code, { ...env, WANDB_DOCKER: IMAGE, WANDB_DISABLE_GIT: 'true' }),
};

async function create(
  world: World,
  project: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<void> {
  await world.wandb(['job', 'create', ...args, '-e', world.entity, '-p', project], { env });
}

async function run(
  world: World,
  project: string,
  cwd: string,
  env: Readonly<Record<string, string>>,
): Promise<void> {
  const python = join(world.client.bin, 'python');
  const settings = { WANDB_PROJECT: project, WANDB_ENTITY: world.entity, JOB_SETTING: '1' };
  await world.command([python, 'train.py', '--epochs', '5'], { cwd, env: { ...env, ...settings } });
}

async function firstOf(
  choices: readonly string[],
  attempt: (choice: string) => Promise<void>,
): Promise<void> {
  const failures: unknown[] = [];
  for (const choice of choices) {
    try {
      return await attempt(choice);
    } catch (error) {
      failures.push(error);
    }
  }
  throw failures[0];
}

async function open(world: World, client: WandbClient): Promise<Place> {
  const program = await readFile(PROGRAM, 'utf8');
  const files = { 'train.py': program, 'requirements.txt': 'wandb\nnumpy>=1\n' };
  const code = await world.files('code', { ...files, 'lib/größe.py': 'x = 1\n' });
  const repository = await world.files('models.git', {
    ...files,
    'docker/Dockerfile.train': 'FROM python\n',
  });
  const git = (...args: string[]): Promise<string> =>
    world.command(['git', ...args], { cwd: repository, env: GIT });
  await git('init', '-q', '-b', 'main');
  await git('add', '.');
  await git('commit', '-q', '-m', 'first');
  await git('remote', 'add', 'origin', REMOTE);
  // What is not committed becomes the patch of a job that a run makes.
  await writeFile(join(repository, 'requirements.txt'), 'wandb\nnumpy>=2\n');
  // git reads a repository from plain files when it is told what there is.
  await git('update-server-info');
  const served = await serve(join(repository, '.git'), '/models.git/');
  const env = {
    GIT_CONFIG_COUNT: '1',
    GIT_CONFIG_KEY_0: `url.${served.address}/.insteadOf`,
    GIT_CONFIG_VALUE_0: 'https://github.com/acme/',
  };
  return { world, client, repository, code, env, close: () => served.close() };
}

/** The files of a folder over HTTP: current clients fetch from nothing but servers. */
async function serve(folder: string, prefix: string): Promise<{ address: string; close(): void }> {
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://127.0.0.1').pathname.replace(prefix, '');
    readFile(join(folder, path)).then(
      (bytes) => response.end(bytes),
      () => response.writeHead(404).end(),
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

async function make(place: Place, made: string, maker: Maker): Promise<JobFixture | string> {
  const { world, client } = place;
  const { entity } = world;
  const project = `fixture-${made}`;
  let failure = 'the run made no job';
  try {
    await maker(place, project);
  } catch (error) {
    failure = (error instanceof Error ? error.message : String(error)).slice(-1500);
  }
  // Some old clients end with an error only after the job is stored.
  const [name] = (await jobNames(client, { entity, project })) ?? [];
  if (name === undefined) return failure;
  const job = await artifactByName(client, { entity, project, collection: name, alias: 'latest' });
  if (job === null) return failure;
  const stored = await fixtureOf(place, job);
  const id = /wandb-artifact:\/\/_id\/([^"]+)/.exec(stored.files['wandb-job.json'] ?? '')?.[1];
  const code = id === undefined ? null : await artifactById(client, id);
  return { made, ...stored, ...(code === null ? {} : { code: await fixtureOf(place, code) }) };
}

async function fixtureOf({ world, client }: Place, artifact: ArtifactVersion): Promise<ArtifactFixture> {
  const { collection, aliases, digest, metadata } = artifact;
  const url = (await manifestUrl(client, artifact.id)) ?? '';
  const response = await client.file({ method: 'GET', url }, {});
  const manifest = JSON.parse(withoutPaths(world, await response.text())) as unknown;
  const directory = await mkdtemp(join(tmpdir(), 'fixture-'));
  try {
    const paths = await downloadArtifact(client, artifact, { directory });
    const files = await Promise.all(
      paths.map(async (path) => [path, await readFile(join(directory, path), 'utf8')] as const),
    );
    return {
      collection,
      aliases: [...aliases].sort(),
      digest,
      metadata: JSON.parse(withoutPaths(world, JSON.stringify(metadata))) as Record<string, unknown>,
      manifest,
      files: Object.fromEntries(files.sort(([a], [b]) => (a < b ? -1 : 1))),
    };
  } finally {
    await rm(directory, { recursive: true });
  }
}

/** Clients write the folders of the machine into manifests. */
function withoutPaths(world: World, text: string): string {
  return text.replaceAll(world.folder, '/home/ada');
}

async function record(
  version: string,
  server: ServerProcess,
  makers: readonly (readonly [string, Maker])[],
): Promise<void> {
  const front = await startFront(server.baseUrl);
  const seen = { ...server, baseUrl: front.baseUrl };
  const world = await World.open(await installClient(version), seen, 'fixtures');
  const client = world.library();
  const jobs: JobFixture[] = [];
  let place: Place | undefined;
  try {
    place = await open(world, client);
    for (const [made, maker] of makers) {
      const result = await make(place, made, maker);
      if (typeof result === 'string')
        console.log(`${version} ${made}: nothing\n${result.replace(/^/gm, '    ')}`);
      else jobs.push(result);
    }
  } finally {
    place?.close();
    await world.close();
    front.close();
  }
  const text = `${JSON.stringify({ version, jobs }, null, 1)}\n`;
  if (jobs.length > 0) await writeFile(join(FIXTURES, `${version}.json`), text);
  console.log(`${version}: ${jobs.map(({ made }) => made).join(', ') || 'no jobs'}`);
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    options: { only: { type: 'string' } },
    allowPositionals: true,
  });
  const only = values.only?.split(',');
  const makers = Object.entries(MAKERS).filter(([made]) => only === undefined || only.includes(made));
  await mkdir(FIXTURES, { recursive: true });
  const folder = await mkdtemp(join(tmpdir(), 'constraints-'));
  const constraints = join(folder, 'old.txt');
  await writeFile(constraints, OLD_PACKAGES);
  for (const version of positionals.length === 0 ? VERSIONS : positionals) {
    const minor = Number(version.split('.')[1]);
    if (minor < 18) process.env['PIP_CONSTRAINT'] = constraints;
    else delete process.env['PIP_CONSTRAINT'];
    const server = await startServerProcess('--control');
    try {
      await record(version, server, makers);
    } finally {
      await server.close();
    }
  }
  await rm(folder, { recursive: true });
}

await main();
