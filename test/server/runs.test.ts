import { afterEach, describe, expect, test } from '@jest/globals';
import { at, server, stopServers, type Ask, type TestServer } from './support.ts';

afterEach(stopServers);

const UPSERT = `mutation ($input: UpsertBucketInput!) { upsertBucket(input: $input) {
  inserted bucket { id name displayName config notes state project { name entity { name } } } } }`;
const RUN = `query { project(entityName: "acme", name: "vision") { run(name: "r1") { id state stopped exitcode
  config summaryMetrics systemMetrics historyLineCount historyKeys historyTail history(samples: 4)
  wandbConfig(keys: ["t"]) logLineCount logLines(last: 2) { edges { node { number level label line timestamp } } } } } }`;
const PATH = 'acme/vision/r1';

async function withRun(): Promise<TestServer> {
  const started = await server();
  await upsert(started.ask, {});
  return started;
}
const upsert = async (ask: Ask, input: Record<string, unknown>): Promise<unknown> => {
  const { data, errors } = await ask(UPSERT, { input: { modelName: 'vision', name: 'r1', ...input } });
  expect(errors).toEqual([]);
  return at(data, 'upsertBucket');
};
const read = async (ask: Ask, field = ''): Promise<unknown> => {
  const { data, errors } = await ask(RUN);
  expect(errors).toEqual([]);
  return at(data, `project.run${field}`);
};

test('null means unchanged, text replaces, an empty text empties', async () => {
  const { ask } = await server();
  expect(await upsert(ask, { notes: 'n', displayName: 'd', config: '{"a":{"value":1}}' })).toMatchObject({
    inserted: true,
    bucket: { name: 'r1', project: { name: 'vision', entity: { name: 'acme' } } },
  });
  const second = await upsert(ask, { notes: null, displayName: '', entityName: 'acme' });
  expect(second).toMatchObject({
    inserted: false,
    bucket: { notes: 'n', displayName: '', config: '{"a":{"value":1}}' },
  });
});

test.each([
  [{ entityName: 'strangers' }, 403],
  [{ config: 'no JSON' }, 400],
  [{ id: 'no such id' }, 404],
  [{ name: 'a/b' }, 400],
  [{ state: 'asleep' }, 400],
])('upsert with %j is refused with %d', async (input, status) => {
  const { ask } = await server();
  const answer = await ask(UPSERT, { input: { modelName: 'vision', name: 'r1', ...input } });
  expect(answer.status).toBe(status);
});

describe('the state follows the stream', () => {
  test.each([
    [[{}], 'running', null],
    [[{ complete: true, exitcode: 0 }], 'finished', 0],
    [[{ complete: true, exitcode: 3 }], 'failed', 3],
    [[{ preempting: true }], 'preempting', null],
    [[{ preempting: true }, {}], 'preempting', null],
    [[{ preempting: true }, { complete: true, exitcode: 255 }], 'preempted', 255],
    [[{ complete: true, exitcode: 0 }, {}], 'finished', 0],
  ])('%j: %s', async (posts, state, exitcode) => {
    const { ask, stream } = await withRun();
    for (const post of posts) expect((await stream(PATH, post)).status).toBe(200);
    expect(await read(ask)).toMatchObject({ state, exitcode });
  });

  test('silence is a crash, a heartbeat brings it back; a preempted run stays so', async () => {
    const { ask, stream, control } = await withRun();
    control.advance(4 * 60_000);
    expect(await read(ask, '.state')).toBe('running');
    control.advance(2 * 60_000);
    expect(await read(ask, '.state')).toBe('crashed');
    await stream(PATH, {});
    expect(await read(ask, '.state')).toBe('running');
    await stream(PATH, { preempting: true });
    control.advance(6 * 60_000);
    expect(await read(ask, '.state')).toBe('preempted');
  });

  test('a stop is told in every answer; a run that ends then was killed', async () => {
    const { ask, stream } = await withRun();
    expect((await stream(PATH, {})).body).toEqual({});
    const id = await read(ask, '.id');
    expect(id).toBe(Buffer.from('Run:v1:r1:vision:acme').toString('base64'));
    await ask('mutation ($id: ID!) { stopRun(input: {id: $id}) { success } }', { id });
    expect((await stream(PATH, {})).body).toEqual({ stopped: true });
    expect(await read(ask)).toMatchObject({ state: 'running', stopped: true });
    await stream(PATH, { complete: true, exitcode: 255 });
    expect(await read(ask, '.state')).toBe('killed');
  });

  test('a program that starts again under the same id runs; a reader that edits does not make it run', async () => {
    const { ask, stream } = await withRun();
    await stream(PATH, { complete: true, exitcode: 1 });
    await ask(UPSERT, { input: { id: await read(ask, '.id'), notes: 'edited' } });
    expect(await read(ask, '.state')).toBe('failed');
    await upsert(ask, {});
    expect(await read(ask)).toMatchObject({ state: 'running', exitcode: null });
  });
});

describe('the stream', () => {
  const history = (offset: number, ...content: string[]): unknown => ({
    files: { 'wandb-history.jsonl': { offset, content } },
  });

  test('a repeated post changes nothing', async () => {
    const { ask, stream } = await withRun();
    const post = history(0, '{"_step":0,"loss":1}', '{"_step":1,"loss":NaN}');
    await stream(PATH, post);
    await stream(PATH, post);
    await stream(PATH, history(2, '{"_step":2,"loss":-Infinity,"deep":{"x":1}}'));
    await stream(PATH, post);
    expect(await read(ask)).toMatchObject({
      historyLineCount: 3,
      historyTail: JSON.stringify(['{"_step":2,"loss":-Infinity,"deep":{"x":1}}']),
      historyKeys: { lastStep: 2 },
    });
    expect(at(await read(ask, '.historyKeys'), 'keys')).toHaveProperty(['deep.x']);
  });

  test('long histories are sampled from first to last; ranges of steps are pages', async () => {
    const { ask, stream } = await withRun();
    await stream(PATH, history(0, ...Array.from({ length: 100 }, (_, step) => `{"_step":${step}}`)));
    const rows = (await read(ask, '.history')) as string[];
    expect(rows).toEqual(['{"_step":0}', '{"_step":33}', '{"_step":66}', '{"_step":99}']);
    const page = await ask(`{ project(name: "vision") { run(name: "r1") {
      history(minStep: 10, maxStep: 13, samples: 1000)
      sampledHistory(specs: ["{\\"keys\\":[\\"loss\\"]}", "{}", "{\\"minStep\\":10,\\"maxStep\\":13}"]) } } }`);
    expect(at(page.data, 'project.run.history')).toEqual(['{"_step":10}', '{"_step":11}', '{"_step":12}']);
    expect(at(page.data, 'project.run.sampledHistory.0')).toEqual([]);
    expect(at(page.data, 'project.run.sampledHistory.1')).toHaveLength(100);
    expect(at(page.data, 'project.run.sampledHistory.2')).toEqual(
      [10, 11, 12, 13].map((_step) => ({ _step })),
    );
  });

  test('summary is replaced, output lines are rewritten, system metrics keep the last value', async () => {
    const { ask, stream } = await withRun();
    const structured = JSON.stringify({ level: 'error', ts: '2026-01-01T00:00:01', content: 'oh' });
    await stream(PATH, {
      files: {
        'wandb-summary.json': { offset: 0, content: ['{"loss":NaN}'] },
        'output.log': { offset: 0, content: ['10 %', '2026-01-01T00:00:00.5 [w1] b', structured] },
        'wandb-events.jsonl': { offset: 0, content: ['{"system.cpu":1,"_runtime":1}', '{"system.cpu":2}'] },
        'unknown.txt': { offset: 0, content: ['x'] },
      },
    });
    await stream(PATH, { files: { 'output.log': { offset: 0, content: ['100 %'] } } });
    expect(await read(ask)).toMatchObject({
      summaryMetrics: '{"loss":NaN}',
      systemMetrics: '{"system.cpu":2}',
      logLineCount: 3,
      logLines: {
        edges: [
          { node: { number: 1, level: null, label: 'w1', line: 'b', timestamp: '2026-01-01T00:00:00.500Z' } },
          { node: { number: 2, level: 'error', label: null, line: 'oh' } },
        ],
      },
    });
  });

  test.each([
    [{ files: 1 }],
    [{ files: { 'output.log': 1 } }],
    [{ files: { 'output.log': { offset: -1, content: [] } } }],
    [{ files: { 'output.log': { offset: 1e12, content: ['x'] } } }],
    [{ files: { 'output.log': { offset: 0, content: [1] } } }],
  ])('%j is refused', async (post) => {
    const { stream } = await withRun();
    expect((await stream(PATH, post)).status).toBe(400);
  });

  test('to a run that does not exist is refused', async () => {
    const { stream } = await server();
    expect((await stream('acme/vision/none', {})).status).toBe(404);
  });
});

test('resuming reads what the run left', async () => {
  const { ask } = await server();
  const config = '{"lr":{"value":1},"_wandb":{"value":{"t":{"3":[1]},"m":[]}}}';
  await upsert(ask, { config });
  expect(await read(ask, '.wandbConfig')).toBe('{"t":{"3":[1]}}');
  const { data } = await ask('{ model(name: "none") { bucket(name: "r1", missingOk: true) { id } } }');
  expect(data).toEqual({ model: null });
});

test('files of a run: places, bytes, list, source', async () => {
  const { ask } = await withRun();
  const made = await ask(
    `mutation { createRunFiles(input: {entityName: "acme", projectName: "vision", runName: "r1",
      files: ["wandb-metadata.json", "media/a b.png"]}) { runID uploadHeaders files { name uploadUrl } } }`,
  );
  const places = at(made.data, 'createRunFiles.files') as { uploadUrl: string }[];
  const metadata = { program: 'train.py', args: ['--x'], git: { remote: 'https://h/r', commit: 'c' } };
  await fetch(places[0]?.uploadUrl ?? '', { method: 'PUT', body: JSON.stringify(metadata) });
  const { data } = await ask(`{ project(name: "vision") { run(name: "r1") { fileCount
    files { edges { node { id name sizeBytes md5 directUrl updatedAt } } }
    named: files(names: ["media/a b.png"]) { edges { node { name updatedAt } } }
    runInfo { program args git { remote commit } } } } }`);
  expect(at(data, 'project.run')).toMatchObject({
    fileCount: 1,
    files: { edges: [{ node: { name: 'wandb-metadata.json' } }] },
    named: { edges: [{ node: { name: 'media/a b.png', updatedAt: null } }] },
    runInfo: metadata,
  });
  const file = at(data, 'project.run.files.edges.0.node') as { id: string; directUrl: string };
  expect(await (await fetch(file.directUrl)).json()).toEqual(metadata);
  const range = await fetch(file.directUrl, { headers: { range: 'bytes=1-9' } });
  expect([range.status, await range.text()]).toEqual([206, '"program"']);
  await ask('mutation ($id: ID!) { deleteFiles(input: {files: [$id]}) { success } }', { id: file.id });
  const after = await ask('{ project(name: "vision") { run(name: "r1") { fileCount } } }');
  expect(at(after.data, 'project.run.fileCount')).toBe(0);
});

test('lists are filtered, ordered and paged', async () => {
  const { ask, stream } = await server();
  for (const [index, name] of ['r1', 'r2', 'r3'].entries()) {
    await upsert(ask, {
      name,
      config: `{"lr":{"value":${index}}}`,
      summaryMetrics: `{"loss":${10 - index}}`,
    });
  }
  await stream('acme/vision/r2', { complete: true, exitcode: 0 });
  const list = async (args: string): Promise<unknown> => {
    const { data, errors } = await ask(`{ project(name: "vision") { runs(${args}) { edges { node { name } }
      pageInfo { hasNextPage endCursor } } } }`);
    expect(errors).toEqual([]);
    return (at(data, 'project.runs.edges') as { node: { name: string } }[]).map(({ node }) => node.name);
  };
  expect(await list('order: "+created_at"')).toEqual(['r1', 'r2', 'r3']);
  expect(await list('order: "+summary_metrics.loss"')).toEqual(['r3', 'r2', 'r1']);
  expect(await list('filters: "{\\"state\\":\\"finished\\"}"')).toEqual(['r2']);
  expect(
    await list('filters: "{\\"$or\\":[{\\"name\\":\\"r1\\"},{\\"config.lr.value\\":{\\"$gte\\":2}}]}"'),
  ).toEqual(['r3', 'r1']);
  const page = await ask('{ project(name: "vision") { runs(first: 2) { pageInfo { endCursor } } } }');
  const after = at(page.data, 'project.runs.pageInfo.endCursor') as string;
  expect(await list(`after: "${after}"`)).toEqual(['r1']);
});
