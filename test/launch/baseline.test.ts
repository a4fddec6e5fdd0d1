/** The run that another is compared with, found on the embedded server; facts, histories, charts. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { parseBaseline } from '../../src/gates/index.ts';
import { findBaseline, type Candidate } from '../../src/launch/baseline.ts';
import { readCharts } from '../../src/launch/charts.ts';
import { durationSeconds } from '../../src/launch/facts.ts';
import { startServer, type RunningServer } from '../../src/server/index.ts';
import { prepareArtifact } from '../../src/wandb/artifacts/source.ts';
import { uploadArtifact } from '../../src/wandb/artifacts/upload.ts';
import { createClient, deleteRun, upsertRun, type RunRef, type WandbClient } from '../../src/wandb/index.ts';
import { sampledMetrics, wholeHistory } from '../../src/wandb/operations/history.ts';

let server: RunningServer;
let client: WandbClient;
const place = { entity: 'acme', project: 'vision' };

beforeAll(async () => {
  server = await startServer({ entity: 'acme' });
  client = createClient({
    baseUrl: server.baseUrl,
    credentials: { kind: 'key', apiKey: server.apiKey },
    env: {},
  });
  const main = { repository: 'acme/models', ref: 'refs/heads/main' };
  await makeRun('old', { tags: ['golden'], github: main });
  await makeRun('other-job', { github: main, job: 'finetune' });
  await makeRun('same-job', { github: main, job: 'train' });
  await makeRun('other-repository', { github: { ...main, repository: 'acme/else' } });
  await makeRun('branch', { tags: ['golden'], github: { ...main, ref: 'refs/heads/dev' } });
  await makeRun('failed', { tags: ['golden'], github: main, exitCode: 1 });
  await makeArtifact('branch', 'model', 'model', ['production']);
  await makeArtifact('old', 'tokenizer', 'model', ['stable']);
  await makeArtifact('same-job', 'weights', 'model', ['stable']);
  await makeArtifact('failed', 'broken', 'model', ['broken']);
  await makeRun('candidate', { tags: ['golden'], github: main });
  for (const name of ['model', 'tokenizer', 'weights']) await makeArtifact('candidate', name, 'model', []);
  await makeArtifact('candidate', 'fresh', 'model', ['fresh']);
}, 60_000);
afterAll(async () => {
  await client.close();
  await server.close();
});

async function ask(query: string, variables: Record<string, unknown>): Promise<Record<string, unknown>> {
  return client.graphql({ name: 'test', effect: 'read', document: query }, variables);
}

async function stream(runId: string, body: unknown): Promise<void> {
  await client.file({
    method: 'POST',
    url: `${server.baseUrl}/files/acme/vision/${runId}/file_stream`,
    headers: { 'content-type': 'application/json' },
    body: () => JSON.stringify(body),
    authorized: true,
  });
}

interface Made {
  readonly tags?: readonly string[];
  readonly github?: Readonly<Record<string, unknown>>;
  readonly job?: string;
  readonly exitCode?: number;
  readonly rows?: readonly Readonly<Record<string, unknown>>[];
}

async function makeRun(runId: string, made: Made): Promise<void> {
  const config = JSON.stringify({
    lr: { value: 0.1 },
    ...(made.github && { github: { value: made.github } }),
  });
  await ask('mutation ($input: UpsertBucketInput!) { upsertBucket(input: $input) { inserted } }', {
    input: { entityName: 'acme', modelName: 'vision', name: runId, config, tags: made.tags ?? [] },
  });
  if (made.job !== undefined) {
    const artifactID = await makeArtifact(null, made.job, 'job', []);
    await ask('mutation ($input: UseArtifactInput!) { useArtifact(input: $input) { artifact { id } } }', {
      input: { entityName: 'acme', projectName: 'vision', runName: runId, artifactID },
    });
  }
  const content = (made.rows ?? []).map((row) => JSON.stringify(row));
  await stream(runId, {
    files: {
      'wandb-history.jsonl': { offset: 0, content },
      'wandb-summary.json': { offset: 0, content: ['{"loss": 0.5}'] },
    },
    complete: true,
    exitcode: made.exitCode ?? 0,
  });
}

let made = 0;

/** Makes a version of an artifact. `runId` null: by a run that is gone. */
async function makeArtifact(
  runId: string | null,
  collection: string,
  type: string,
  aliases: readonly string[],
): Promise<string> {
  made += 1;
  const prepared = await prepareArtifact([{ path: 'file.txt', content: `version ${made}` }]);
  const input = { type, collection, aliases };
  const upload = async (run: RunRef): Promise<string> =>
    (await uploadArtifact(client, run, input, prepared, { seed: `${made}` })).id;
  if (runId !== null) return upload({ ...place, runId });
  const hidden = await upsertRun(client, { ...place, runId: `hidden-${made}` });
  const id = await upload({ ...place, runId: hidden.runId });
  await deleteRun(client, hidden.storageId);
  return id;
}

const candidate: Candidate = {
  run: { ...place, runId: 'candidate' },
  job: 'acme/vision/train:v3',
  repository: 'acme/models',
};

async function find(asked: string, over: Partial<Candidate> = {}): Promise<string> {
  const found = await findBaseline(client, parseBaseline(asked), { ...candidate, ...over });
  return 'missing' in found ? found.missing : found.baseline.run.runId;
}

describe('a baseline', () => {
  test.each([
    ['old', 'old'],
    ['vision/old', 'old'],
    ['acme/vision/old', 'old'],
    ['candidate', 'candidate is the run itself'],
    ['acme/vision/candidate', 'acme/vision/candidate is the run itself'],
    ['gone', 'there is no run acme/vision/gone'],
    ['elsewhere/gone', 'there is no run acme/elsewhere/gone'],
    ['failed', 'run acme/vision/failed did not finish: it is failed'],
    ['tag:golden', 'branch'],
    ['tag:lead', 'no other finished run of acme/vision has the tag "lead"'],
    ['latest-on:main', 'same-job'],
    ['latest-on:dev', 'branch'],
    [
      'latest-on:feature',
      'no other finished run of job acme/vision/train in acme/vision was launched on refs/heads/feature of acme/models by this action',
    ],
    ['alias:model:production', 'branch'],
    ['alias:vision/model:v0', 'branch'],
    ['alias:model:lead', 'there is no artifact acme/vision/model:lead'],
    ['alias:train:latest', 'artifact acme/vision/train:latest was not made by a run'],
    ['alias:broken:broken', 'run acme/vision/failed did not finish: it is failed'],
    ['alias:production', 'branch'],
    [
      'alias:stable',
      'alias stable is on artifacts of several runs (tokenizer, weights); name the artifact, as alias:NAME:stable',
    ],
    ['alias:fresh', 'alias fresh is on what the run itself logged (fresh)'],
    [
      'alias:lead',
      'no version of model, tokenizer, weights, fresh has alias lead; name the artifact, as alias:NAME:lead',
    ],
  ])('%s is %s', async (asked, expected) => {
    expect(await find(asked)).toBe(expected);
  });

  test('on a branch, without a job any run counts, without provenance any repository', async () => {
    expect(await find('latest-on:main', { job: null, repository: null })).toBe('other-repository');
    expect(await find('latest-on:main', { job: 'acme/vision/finetune:latest' })).toBe('other-job');
    // A run that recorded no job is taken, too.
    expect(await find('latest-on:main', { job: 'acme/vision/new:v0' })).toBe('old');
  });

  test('a run that logged nothing has no aliases to look at', async () => {
    expect(await find('alias:production', { run: { ...place, runId: 'other-job' } })).toBe(
      'the run logged no artifact in which to look for alias production; name the artifact, as alias:NAME:production',
    );
  });

  test('comes with what a report shows of it', async () => {
    const found = await findBaseline(client, parseBaseline('tag:golden'), candidate);
    expect(found).toMatchObject({
      baseline: {
        asked: 'tag:golden',
        run: { ...place, runId: 'branch' },
        url: `${server.baseUrl}/acme/vision/runs/branch`,
        summary: { loss: 0.5 },
        config: { github: { ref: 'refs/heads/dev' } },
      },
    });
  });
});

describe('a history', () => {
  const run = (runId: string) => ({ ...place, runId });
  const requests = (): number =>
    server.control.requests().filter(({ operation }) => operation === 'RunSampledHistory').length;

  test('of a short run is one request, whatever the number of keys; gaps and NaN are kept apart', async () => {
    const rows = [
      { _step: 0, loss: 1, 'val/acc': 0.1 },
      { _step: 1, loss: 'NaN' },
      { _step: 2, loss: '-Infinity', deep: { er: 3 }, text: 'x' },
      { _step: 7, 'val/acc': 0.2 },
    ];
    await makeRun('short', { rows });
    server.control.clearRequests();
    const history = await wholeHistory(client, run('short'), ['loss', 'val/acc', 'deep.er', 'text', 'gone']);
    expect(requests()).toBe(1);
    expect([...history]).toEqual([
      [
        'loss',
        [
          [0, 1],
          [1, Number.NaN],
          [2, -Infinity],
        ],
      ],
      [
        'val/acc',
        [
          [0, 0.1],
          [7, 0.2],
        ],
      ],
      ['deep.er', [[2, 3]]],
      ['text', []],
      ['gone', []],
    ]);
  });

  test.each([
    ['dense', 1],
    ['sparse', 1_000],
    ['late', 0],
  ])(
    'of a long run is whole (%s)',
    async (name, every) => {
      // `late`: nearly all rows lie within the last steps.
      const stepOf = (at: number): number => (every === 0 ? (at === 0 ? 0 : 1_000_000 + at) : at * every);
      const rows = Array.from({ length: 2_500 }, (_, at) => ({ _step: stepOf(at), loss: at }));
      await makeRun(name, { rows });
      server.control.clearRequests();
      const points = (await wholeHistory(client, run(name), ['loss'])).get('loss');
      expect(points).toEqual(rows.map(({ _step, loss }) => [_step, loss]));
      expect(requests()).toBeLessThan(30);
    },
    60_000,
  );

  test('of a run that is not there is empty; no keys, no request', async () => {
    expect([...(await wholeHistory(client, run('gone'), ['loss']))]).toEqual([['loss', []]]);
    server.control.clearRequests();
    expect((await wholeHistory(client, run('short'), [])).size).toBe(0);
    expect((await sampledMetrics(client, run('short'), [], 10)).size).toBe(0);
    expect(requests()).toBe(0);
  });

  test('is drawn from at most 300 points, beside that of the baseline, without what cannot be drawn', async () => {
    server.control.clearRequests();
    const charts = await readCharts(client, ['loss', 'gone'], run('dense'), run('short'));
    expect(requests()).toBe(2);
    expect(charts.map(({ key, points, baseline }) => [key, points.length, baseline])).toEqual([
      ['loss', 300, [[0, 1]]],
      ['gone', 0, []],
    ]);
    expect(charts[0]?.points.at(-1)).toEqual([2_499, 2_499]);
    expect((await readCharts(client, ['loss'], run('short'), null))[0]?.baseline).toEqual([]);
  }, 60_000);
});

describe('the duration of a run', () => {
  const unseen = { startedAt: null, endedAt: null };
  const details = { summary: {}, createdAt: null, heartbeatAt: null };
  test.each([
    [
      'what the program measured',
      { ...details, summary: { _wandb: { runtime: 61 } }, createdAt: '2026-11-25T03:00:00Z' },
      unseen,
      61,
    ],
    [
      'creation to last heartbeat',
      { ...details, createdAt: '2026-11-25T03:00:00', heartbeatAt: '2026-11-25T03:01:30Z' },
      unseen,
      90,
    ],
    ['what was seen', details, { startedAt: 1_000, endedAt: 3_500 }, 2.5],
    [
      'times that cannot be',
      { ...details, createdAt: '2026-11-25T03:00:00Z', heartbeatAt: '2026-11-25T02:00:00Z' },
      unseen,
      null,
    ],
    ['nothing', { ...details, summary: { _wandb: 3 } }, { startedAt: 1_000, endedAt: null }, null],
  ])('%s', (_, run, times, seconds) => {
    expect(durationSeconds(run, times)).toBe(seconds);
  });
});
