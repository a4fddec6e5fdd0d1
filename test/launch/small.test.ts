import { describe, expect, test } from '@jest/globals';
import { LosslessNumber } from 'lossless-json';
import { unknownConfigKeys } from '../../src/common/spec-keys.ts';
import { editDistance, nearest, someOf } from '../../src/common/nearest.ts';
import { refusedResourceArgs } from '../../src/launch/resource-args.ts';
import { parseTime, predates, tookOver } from '../../src/launch/stale-run.ts';
import { missingVariables, variableProblems } from '../../src/launch/template-variables.ts';
import { copyJson, isTruthy, sameJson } from '../../src/launch/values.ts';
import type { QueueItem, RunStatus } from '../../src/wandb/types.ts';

describe('nearest', () => {
  test.each([
    ['', '', 0],
    ['abc', '', 3],
    ['trian', 'train', 1],
    ['train', 'train', 0],
    ['kitten', 'sitting', 3],
    ['gpu', 'gpus', 1],
  ])('%j to %j: %d edits', (a, b, edits) => {
    expect(editDistance(a, b)).toBe(edits);
    expect(editDistance(b, a)).toBe(edits);
  });

  test.each([
    ['trian', ['train', 'test'], 'train'],
    ['TRAIN', ['train'], 'train'],
    ['gpu-shrt', ['gpu-short', 'gpu-long'], 'gpu-short'],
    ['a', ['b'], 'b'],
    ['gpu', ['something-else'], undefined],
    ['gpu', [], undefined],
  ])('%s among %j', (name, names, wanted) => expect(nearest(name, names)).toBe(wanted));

  test('long lists are cut', () => {
    expect(someOf(['a', 'b'])).toBe('a, b');
    expect(someOf(['a', 'b', 'c'], 2)).toBe('a, b and 1 more');
  });
});

test.each([
  ['run_config', 'overrides.run_config'],
  ['args', 'overrides.args'],
  ['entryPoint', 'overrides.entry_point'],
  ['entry-point', 'overrides.entry_point'],
  ['resourceArgs', 'resource_args'],
  ['resource_arg', 'resource_args'],
  ['overides', 'overrides'],
  ['projekt', 'project'],
  ['docker_image', 'docker.docker_image'],
  ['image', 'docker.docker_image'],
  ['version', 'git.version'],
  ['parameters', 'overrides.run_config'],
  ['learning_rate', 'overrides.run_config'],
  ['lr', 'overrides.run_config'],
])('config.%s: did you mean %s?', (key, wanted) =>
  expect(unknownConfigKeys({ [key]: 1, job: 'x', overrides: {} })).toEqual([{ key, nearest: wanted }]),
);

describe('template variables', () => {
  const variables = [
    { name: 'gpus', schema: { type: 'integer', minimum: 1, maximum: 8 } },
    { name: 'share', schema: { type: 'number', maximum: new LosslessNumber('1.0') } },
    { name: 'pool', schema: { schema: { type: 'string', enum: ['a', 'b'], default: 'a' } } },
    { name: 'new', schema: { type: 'duration' } },
  ];
  test.each<[Record<string, unknown>, RegExp | null]>([
    [{ gpus: 1, share: 0.5, pool: 'a' }, null],
    [{ gpus: 8n }, null],
    [{ gpus: new LosslessNumber('2.0') }, null],
    [{ new: 'whatever' }, null],
    [{ gpus: '4' }, /gpus is "4": the queue wants type integer/],
    [{ gpus: 1.5 }, /wants type integer/],
    [{ gpus: 0 }, /minimum is 1/],
    [{ gpus: 9 }, /maximum is 8/],
    [{ share: 'x' }, /wants type number/],
    [{ share: 1.1 }, /maximum is 1/],
    [{ pool: 'c' }, /does not allow that value.*Use one of a, b/],
    [{ pool: 1 }, /wants type string/],
    [{ gpu: 1 }, /no template variable gpu: it has gpus, share, pool, new.*Did you mean gpus/],
    [{ zzzzzzzz: 1 }, /Remove it/],
  ])('%j', (values, wanted) => {
    const found = variableProblems(values, variables).map(
      ({ what, why, next }) => `${what}: ${why}. ${next}`,
    );
    if (wanted === null) expect(found).toEqual([]);
    else expect(found.join()).toMatch(wanted);
  });

  test('without a value and without a default', () =>
    expect(missingVariables({ gpus: 1 }, variables)).toEqual(['share', 'new']));
});

describe('what agents refuse', () => {
  test.each<[Record<string, unknown>, readonly string[]]>([
    [{}, []],
    [{ sagemaker: { anything: true } }, []],
    [{ 'local-container': { gpus: 'all', env: ['A=1', 'B=2'], '--shm_size': '8g', cpus: 4 } }, []],
    [{ 'local-container': { volume: '/a:/b', privileged: true } }, ['volume', 'privileged']],
    [{ 'local-container': { gpus: true } }, ['gpus']],
    [{ 'local-container': { env: [] } }, ['env']],
    [{ 'local-container': { env: [{}] } }, ['env']],
    [{ 'local-container': { memory: ['1g'] } }, ['memory']],
    [{ 'local-container': 'x' }, ['must be a mapping']],
    [
      { kubernetes: { spec: { containers: [{ image: 'x' }], hostNetwork: false, serviceAccountName: ' ' } } },
      [],
    ],
    [{ kubernetes: { spec: { containers: [{ securityContext: {} }] } } }, ['securityContext']],
    [{ kubernetes: { spec: { volumes: [{ hostPath: { path: '/' } }] } } }, ['hostPath']],
    [{ kubernetes: { spec: { hostPID: 'true', hostIPC: 1 } } }, ['hostPID', 'hostIPC']],
    [{ kubernetes: { spec: { serviceAccountName: 'admin' } } }, ['serviceAccountName']],
    [{ kubernetes: { mountPropagation: 'Bidirectional' } }, ['mountPropagation']],
    [{ kubernetes: { metadata: { annotations: { 'x/apparmor': 'unconfined' } } } }, ['apparmor']],
    [{ kubernetes: [] }, ['must be a mapping']],
  ])('%j', (args, wanted) => {
    const found = refusedResourceArgs(args);
    expect(found).toHaveLength(wanted.length);
    for (const [index, name] of wanted.entries()) expect(found[index]).toContain(name);
  });
});

test('a copy shares nothing, and leaves out what is undefined', () => {
  const value = { a: [{ b: 1 }], c: undefined, n: new LosslessNumber('1.0') };
  const copy = copyJson(value);
  expect(Object.keys(copy)).toEqual(['a', 'n']);
  expect(copy.a).not.toBe(value.a);
  expect(copy.a[0]).not.toBe(value.a[0]);
  const hostile = JSON.parse('{"__proto__": {"polluted": 1}}') as object;
  expect(Object.keys(copyJson(hostile))).toEqual(['__proto__']);
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
});

test.each([
  [{ a: 1, b: [1, 2] }, { b: [1, 2], a: 1 }, true],
  [{ a: 1 }, { a: 1, b: undefined }, false],
  [[1, 2], [2, 1], false],
  [1, new LosslessNumber('1.0'), true],
  [2n ** 60n, new LosslessNumber('1152921504606846976'), true],
  [new LosslessNumber('1152921504606846977'), new LosslessNumber('1152921504606846976'), false],
  [null, {}, false],
  ['1', 1, false],
])('same %#', (a, b, same) => expect(sameJson(a, b)).toBe(same));

test.each([
  [null, false],
  ['', false],
  [0, false],
  [[], false],
  [{}, false],
  [new LosslessNumber('0.0'), false],
  ['a', true],
  [[0], true],
  [{ a: null }, true],
])('truth of %#', (value, truth) => expect(isTruthy(value)).toBe(truth));

describe('whose run it is', () => {
  const item = { id: 'i', createdAt: '2026-01-01T10:00:00Z', updatedAt: '2026-01-01T10:05:00Z' } as QueueItem;
  const run = (createdAt: string | null, heartbeatAt: string | null = null) =>
    ({ createdAt, heartbeatAt }) as RunStatus;

  test('times of the server are UTC', () => {
    expect(parseTime('2026-01-01T10:00:00')).toBe(parseTime('2026-01-01T10:00:00Z'));
    expect(parseTime('2026-01-01T12:00:00+02:00')).toBe(parseTime('2026-01-01T10:00:00Z'));
    expect(parseTime('soon')).toBeNull();
    expect(parseTime(null)).toBeNull();
  });

  test.each([
    ['2026-01-01T09:59:59', true],
    ['2026-01-01T10:00:00', false],
    [null, false],
  ])('a run of %s predates the item: %s', (createdAt, wanted) =>
    expect(predates(run(createdAt), item)).toBe(wanted),
  );

  test.each<[string, string | null, unknown, boolean]>([
    ['its trace is the item', null, 'i', true],
    ['its trace is another item', '2026-01-01T11:00:00Z', 'j', false],
    ['no trace, a heartbeat since the claim', '2026-01-01T10:06:00Z', undefined, true],
    ['no trace, an old heartbeat', '2026-01-01T09:00:00Z', undefined, false],
    ['no trace, no heartbeat', null, undefined, false],
  ])('%s', (_, heartbeat, trace, wanted) =>
    expect(tookOver(run('2026-01-01T09:00:00Z', heartbeat), item, trace)).toBe(wanted),
  );
});
