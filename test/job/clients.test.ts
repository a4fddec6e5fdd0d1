/**
 * Jobs that published clients wrote, from before 0.14 to now. `scripts/job-fixtures.ts` made the fixtures, and tells
 * what each client was asked to do.
 */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { readFileSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { readJob } from '../../src/job/read.ts';
import { startServer } from '../../src/server/index.ts';
import type { RunningServer } from '../../src/server/index.ts';
import { artifactDigest } from '../../src/wandb/artifacts/digest.ts';
import { withHiddenRun } from '../../src/wandb/artifacts/hidden-run.ts';
import { parseManifest } from '../../src/wandb/artifacts/manifest.ts';
import { prepareArtifact } from '../../src/wandb/artifacts/source.ts';
import { uploadArtifact } from '../../src/wandb/artifacts/upload.ts';
import type { WandbClient } from '../../src/wandb/client.ts';
import { createClient } from '../../src/wandb/create-client.ts';
import type { JsonObject } from '../../src/wandb/types.ts';
import type { ArtifactFixture, ClientFixture, JobFixture } from './client-fixture.ts';

const FOLDER = resolve('test/job/fixtures/clients');
const OWNER = { entity: 'acme', project: 'jobs' };

const IMAGE = 'registry.example.com:5000/team/trainer:1.2';
const COMMIT = '623278c6e49f9431bc48f1bd613aad0a96a8e90d';
const git = { remote: 'https://github.com/acme/models.git', commit: COMMIT };
const nothing = {
  ...{ image: null, git: null, codeArtifact: null, notebook: false, runtime: null, entryPoint: [] },
  ...{ baseImage: null, dockerfile: null, buildContext: null, services: {}, directory: null },
};
const codeArtifact: unknown = expect.stringMatching(/^wandb-artifact:\/\/_id\/[A-Za-z0-9=]+$/);
const asked = { runtime: '3.11', entryPoint: ['python', 'train.py', '--epochs', '5'] };
/** Runs tell only the program, and each version another name of its interpreter. */
const ran = {
  runtime: '3.11',
  entryPoint: [expect.stringMatching(/^python(3\.11)?$/), 'train.py'],
};

/** What every version means by a job that was made in this way. */
const EXPECTED: Readonly<Record<string, object>> = {
  'create-image': { ...nothing, kind: 'image', image: IMAGE },
  'create-git': { ...nothing, ...asked, kind: 'repo', git },
  'create-code': { ...nothing, ...asked, kind: 'artifact', codeArtifact },
  'create-git-built': {
    ...{ ...nothing, ...asked, kind: 'repo', git },
    ...{ buildContext: 'docker', dockerfile: 'Dockerfile.train' },
  },
  'create-code-based': {
    ...{ ...nothing, ...asked, kind: 'artifact', codeArtifact },
    ...{ baseImage: 'python:3.11-slim', services: { redis: 'always' } },
  },
  'run-repo': { ...nothing, ...ran, kind: 'repo', git },
  'run-artifact': { ...nothing, ...ran, kind: 'artifact', codeArtifact },
  'run-image': { ...nothing, runtime: '3.11', kind: 'image', image: IMAGE },
};

const fixtures = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.json'))
  .map((name) => JSON.parse(readFileSync(join(FOLDER, name), 'utf8')) as ClientFixture);
const jobs = fixtures.flatMap(({ version, jobs: made }) =>
  made.map((job) => [`${job.made} of ${version}`, version, job] as const),
);

let server: RunningServer;
let client: WandbClient;
let folder: string;

beforeAll(async () => {
  server = await startServer();
  const credentials = { kind: 'key', apiKey: server.apiKey } as const;
  client = createClient({ baseUrl: server.baseUrl, credentials, env: {} });
  folder = await mkdtemp(join(tmpdir(), 'clients-'));
});

afterAll(async () => {
  await client.close();
  await server.close();
  await rm(folder, { recursive: true });
});

async function prepared(files: Readonly<Record<string, string>>): ReturnType<typeof prepareArtifact> {
  return prepareArtifact(Object.entries(files).map(([path, content]) => ({ path, content })));
}

/** Puts an artifact on the server as it was. @returns its id there */
async function plant(name: string, type: string, artifact: ArtifactFixture): Promise<string> {
  const contents = await prepared(artifact.files);
  const input = {
    ...{ type, collection: name, aliases: artifact.aliases },
    metadata: artifact.metadata as JsonObject,
  };
  const { id } = await withHiddenRun(client, OWNER, (run) =>
    uploadArtifact(client, run, input, contents, { seed: name }),
  );
  return id;
}

/** The same job with the id that its code has on this server. */
function naming(job: JobFixture, codeId: string): JobFixture {
  const text = job.files['wandb-job.json'] ?? '';
  return { ...job, files: { ...job.files, 'wandb-job.json': text.replace(/_id\/[^"]+/, `_id/${codeId}`) } };
}

test('there are enough of them, and old ones', () => {
  expect(jobs.length).toBeGreaterThanOrEqual(20);
  expect(fixtures.map(({ version }) => version)).toEqual(expect.arrayContaining(['0.13.11', '0.31.0']));
});

describe.each(jobs)('%s', (_title, version, job) => {
  const name = `${version}-${job.made}`;

  test('has the digest that the client gave it', async () => {
    for (const artifact of [job, ...(job.code === undefined ? [] : [job.code])]) {
      expect((await prepared(artifact.files)).digest).toBe(artifact.digest);
      const { entries } = parseManifest(JSON.stringify(artifact.manifest));
      expect(artifactDigest([...entries].map(([path, { digest }]) => [path, digest]))).toBe(artifact.digest);
    }
  });

  test('is read as the project that was meant', async () => {
    const stored = job.code === undefined ? job : naming(job, await plant(`${name}-code`, 'code', job.code));
    const artifactId = await plant(name, 'job', stored);
    const project = await readJob(client, `acme/jobs/${name}`);
    const requirements = (job.files['requirements.frozen.txt'] ?? '').split('\n').filter(Boolean);
    expect(project).toEqual({
      ...EXPECTED[job.made],
      ...{ reference: `acme/jobs/${name}:v0`, artifactId, requirements, metadata: job.metadata },
    });
  });

  if (job.code !== undefined) {
    const code = job.code;
    test('brings its code', async () => {
      const directory = join(folder, name);
      await readJob(client, `acme/jobs/${name}`, { directory });
      for (const [path, text] of Object.entries(code.files)) {
        expect(await readFile(join(directory, path), 'utf8')).toBe(text);
      }
    });
  }
});
