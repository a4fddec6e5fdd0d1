import { describe, expect, test } from '@jest/globals';
import { readContext, type Context } from '../../src/github/context.ts';
import { parseInputs, type AddInputs } from '../../src/github/inputs/index.ts';
import { searchFor, withMarks } from '../../src/modes/marks.ts';
import type { PreparedLaunch } from '../../src/launch/index.ts';
import type { JsonObject } from '../../src/wandb/types.ts';

const ENV = {
  GITHUB_REPOSITORY: 'acme/models',
  GITHUB_RUN_ID: '4711',
  GITHUB_RUN_ATTEMPT: '1',
  GITHUB_JOB: 'train',
  GITHUB_ACTION: 'launch',
  GITHUB_SHA: 'a'.repeat(40),
  GITHUB_EVENT_NAME: 'push',
};

const QUEUE = { entity: 'acme', project: 'model-registry', name: 'gpu' };

function prepared(spec: JsonObject = {}): PreparedLaunch {
  return { spec: { entity: 'acme', project: 'vision', ...spec }, queue: QUEUE } as unknown as PreparedLaunch;
}

async function inputs(over: Record<string, string> = {}): Promise<AddInputs> {
  const all = { 'api-key': 'f'.repeat(40), queue: 'gpu', job: 'acme/vision/train', ...over };
  const env = Object.entries(all).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]);
  const parsed = await parseInputs(Object.fromEntries(env) as Record<string, string>);
  if (parsed.mode !== 'add') throw new Error(parsed.mode);
  return parsed;
}

const context = (over: Record<string, string> = {}): Context => readContext({ ...ENV, ...over }, () => '{}');

async function runId(
  over: Record<string, string> = {},
  env: Record<string, string> = {},
  spec: JsonObject = {},
  generation = 0,
): Promise<string | undefined> {
  return searchFor(prepared(spec), await inputs(over), context(env)).runIdOf(generation);
}

describe('searchFor', () => {
  test('the same launch has the same run ids, another generation another one', async () => {
    expect(await runId()).toMatch(/^[a-z0-9]{20}$/);
    expect(await runId()).toBe(await runId());
    expect(await runId({}, {}, {}, 1)).not.toBe(await runId());
    expect(await runId({}, {}, {}, 99)).toBeDefined();
    expect(await runId({}, {}, {}, 100)).toBeUndefined();
  });

  test.each<[string, Record<string, string>, Record<string, string>, JsonObject]>([
    ['another attempt', {}, { GITHUB_RUN_ATTEMPT: '2' }, {}],
    ['another commit, ref and actor', {}, { GITHUB_SHA: 'b'.repeat(40), GITHUB_ACTOR: 'x' }, {}],
    ['an alias that means another version today', {}, {}, { job: 'acme/vision/train:v9' }],
    ['another wait and other timeouts', { wait: 'none', 'claim-timeout': '1m' }, {}, {}],
    ['another key', { 'api-key': 'e'.repeat(40) }, {}, {}],
    ['the repository in other letters', {}, { GITHUB_REPOSITORY: 'Acme/Models' }, {}],
    ['without provenance', { provenance: 'false' }, {}, {}],
  ])('%s is the same launch', async (_name, over, env, spec) => {
    expect(await runId(over, env, spec)).toBe(await runId());
  });

  test.each<[string, Record<string, string>, Record<string, string>]>([
    ['another workflow run', {}, { GITHUB_RUN_ID: '4712' }],
    ['another job', {}, { GITHUB_JOB: 'other' }],
    ['another step', {}, { GITHUB_ACTION: 'launch_2' }],
    ['another repository', {}, { GITHUB_REPOSITORY: 'acme/other' }],
    ['another leg of the matrix', { matrix: '{"seed":1}' }, {}],
    ['another config of the run', { 'run-config': 'lr=0.1' }, {}],
    ['another job of W&B', { job: 'acme/vision/test' }, {}],
    ['a key of the user', { 'idempotency-key': 'k' }, {}],
  ])('%s is another launch', async (_name, over, env) => {
    expect(await runId(over, env)).not.toBe(await runId());
  });

  test('a chosen run id has one generation', async () => {
    expect(await runId({ 'run-id': 'mine' }, {}, { run_id: 'mine' })).toBe('mine');
    expect(await runId({ 'run-id': 'mine' }, {}, { run_id: 'mine' }, 1)).toBeUndefined();
  });

  test('a chosen key holds in every workflow run of the repository, and in no other one', async () => {
    const key = { 'idempotency-key': 'nightly' };
    expect(await runId(key, { GITHUB_RUN_ID: '1', GITHUB_JOB: 'a' })).toBe(await runId(key));
    expect(await runId(key, { GITHUB_REPOSITORY: 'acme/other' })).not.toBe(await runId(key));
  });

  test.each<[string, Record<string, string>, Record<string, string>, number]>([
    ['a first attempt looks at the newest items', {}, {}, 100],
    ['a re-run looks further', {}, { GITHUB_RUN_ATTEMPT: '2' }, 1_000],
    ['so does a chosen key', { 'idempotency-key': 'k' }, {}, 1_000],
  ])('%s', async (_name, over, env, depth) => {
    expect(searchFor(prepared(), await inputs(over), context(env)).depth).toBe(depth);
  });
});

describe('withMarks', () => {
  const marked = (spec: JsonObject, provenance = true): JsonObject =>
    withMarks(prepared(spec), 'r1', { provenance }, context()).spec;

  test('adds the run id and where the launch came from, and changes nothing that it was given', () => {
    const spec = { overrides: { args: ['a'], run_config: { lr: 0.1 } } };
    const before = structuredClone(spec);
    expect(marked(spec)).toMatchObject({
      run_id: 'r1',
      overrides: { args: ['a'], run_config: { lr: 0.1, github: { repository: 'acme/models', attempt: 1 } } },
    });
    expect(spec).toEqual(before);
  });

  test('the user’s own key stays', () => {
    expect(marked({ overrides: { run_config: { github: 'mine' } } })).toMatchObject({
      overrides: { run_config: { github: 'mine' } },
    });
  });

  test.each([{}, { overrides: null }, { overrides: 'no mapping' }, { overrides: { run_config: [] } }])(
    'overrides that hold no config get one: %j',
    (spec) => {
      expect(marked(spec)).toMatchObject({ overrides: { run_config: { github: { sha: 'a'.repeat(40) } } } });
    },
  );

  test('provenance: false adds the run id alone', () => {
    expect(marked({ a: 1 }, false)).toEqual({ entity: 'acme', project: 'vision', a: 1, run_id: 'r1' });
  });
});
