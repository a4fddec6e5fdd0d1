import { describe, expect, test } from '@jest/globals';
import {
  jobEnvironment,
  MAX_VARIABLE,
  scrubEnvironment,
  type JobEnvironmentInput,
} from '../../src/runners/environment.ts';

const input: JobEnvironmentInput = {
  baseUrl: 'https://api.wandb.ai',
  apiKey: 'key',
  project: 'Vision',
  entity: 'acme',
  runId: 'abc12345',
  runName: null,
  author: null,
  sweepId: null,
  resumeCount: 0,
  image: null,
  job: 'acme/vision/train:v3',
  queue: { name: 'gpu', entity: 'acme', itemId: 'item=' },
  runConfig: { lr: 0.1, name: 'é' },
  fileOverrides: {},
  artifacts: {},
};

describe('jobEnvironment', () => {
  test('names, order and values are those of the Python client', () => {
    expect(Object.entries(jobEnvironment(input))).toEqual([
      ['WANDB_BASE_URL', 'https://api.wandb.ai'],
      ['WANDB_API_KEY', 'key'],
      ['WANDB_PROJECT', 'vision'],
      ['WANDB_ENTITY', 'acme'],
      ['WANDB_LAUNCH', 'True'],
      ['WANDB_RUN_ID', 'abc12345'],
      ['WANDB_LAUNCH_QUEUE_NAME', 'gpu'],
      ['WANDB_LAUNCH_QUEUE_ENTITY', 'acme'],
      ['WANDB_LAUNCH_TRACE_ID', 'item='],
      ['WANDB_CONFIG', '{"lr": 0.1, "name": "\\u00e9"}'],
      ['WANDB_LAUNCH_FILE_OVERRIDES', '{}'],
      ['WANDB_ARTIFACTS', '{"_wandb_job": "acme/vision/train:v3"}'],
    ]);
  });

  test.each<[string, Partial<JobEnvironmentInput>, Record<string, string | undefined>]>([
    ['no project', { project: '' }, { WANDB_PROJECT: undefined }],
    ['a name', { runName: 'nightly' }, { WANDB_NAME: 'nightly' }],
    ['an author', { author: 'kim' }, { WANDB_USERNAME: 'kim' }],
    ['a sweep', { sweepId: 's1' }, { WANDB_SWEEP_ID: 's1' }],
    ['a resumed run', { resumeCount: 2 }, { WANDB_RESUME: 'allow' }],
    ['an image', { image: 'img:1', job: null }, { WANDB_DOCKER: 'img:1', WANDB_ARTIFACTS: '{}' }],
    ['no queue', { queue: null }, { WANDB_LAUNCH_TRACE_ID: undefined, WANDB_LAUNCH_QUEUE_NAME: undefined }],
    [
      'artifacts over the job',
      { artifacts: { _wandb_job: 'x', a: 1 } },
      { WANDB_ARTIFACTS: '{"_wandb_job": "x", "a": 1}' },
    ],
  ])('%s', (_name, over, expected) => {
    const environment = jobEnvironment({ ...input, ...over });
    for (const [name, value] of Object.entries(expected)) expect(environment[name]).toBe(value);
  });

  test('a config over the limit is cut into shards, and the plain name is absent', () => {
    const runConfig = { text: 'ü'.repeat(20_000) };
    const environment = jobEnvironment({ ...input, runConfig });
    const shards = Object.keys(environment).filter((name) => /^WANDB_CONFIG_\d+$/.test(name));
    expect(environment['WANDB_CONFIG']).toBeUndefined();
    expect(shards).toEqual(['WANDB_CONFIG_0', 'WANDB_CONFIG_1', 'WANDB_CONFIG_2', 'WANDB_CONFIG_3']);
    expect(environment['WANDB_CONFIG_0']).toHaveLength(MAX_VARIABLE);
    expect(JSON.parse(shards.map((name) => environment[name]).join(''))).toEqual(runConfig);
  });
});

test('scrubEnvironment lets harmless and listed names pass, and no token of the runner', () => {
  const env = {
    PATH: '/bin',
    LC_ALL: 'C',
    https_proxy: 'http://proxy',
    GITHUB_TOKEN: 'secret',
    ACTIONS_RUNTIME_TOKEN: 'secret',
    'INPUT_API-KEY': 'secret',
    RUNNER_TEMP: '/tmp',
    AWS_SECRET_ACCESS_KEY: 'secret',
    WANDB_API_KEY: 'secret',
    DATASET: '/data',
    UNSET: undefined,
  };
  expect(scrubEnvironment(env, ['DATASET', 'UNSET'])).toEqual({
    PATH: '/bin',
    LC_ALL: 'C',
    https_proxy: 'http://proxy',
    DATASET: '/data',
  });
});
