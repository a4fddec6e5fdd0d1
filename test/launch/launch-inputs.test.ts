import { expect, test } from '@jest/globals';
import { InputError, parseInputs, type LaunchInputs } from '../../src/github/inputs/index.ts';
import { KEY, step } from '../github/inputs/env.ts';

type Given = Readonly<Record<string, string | undefined>>;

const launchStep = (inputs: Given = {}) =>
  step({ mode: 'launch', job: 'acme/vision/train:latest', 'api-key': KEY, ...inputs });

async function parsed(inputs: Given): Promise<LaunchInputs> {
  const all = await parseInputs(launchStep(inputs));
  if (all.mode !== 'launch') throw new Error(`the mode is ${all.mode}`);
  return all;
}

test('every argument of launch arrives under its name, and the policy beside it', async () => {
  const inputs = await parsed({
    'entry-point': 'python train.py',
    name: 'nightly',
    resource: 'local-container',
    'resource-args': '{"local-container": {"memory": "2g"}}',
    project: 'vision',
    entity: 'acme',
    config: '{"overrides": {"files": {}}}',
    'run-id': 'run-1',
    repository: 'registry.example.com/ml',
    'run-config': 'lr=0.1',
    args: '--fast',
    'run-timeout': '1h',
    'stop-grace': '20s',
    'pass-env': 'DATASET',
    'allow-volumes': '/data:/data:ro',
    'allow-docker-args': 'ipc',
    'docker-args': '--ipc=host',
    'allow-local-process': 'true',
    provenance: 'false',
  });
  expect(inputs.launch).toMatchObject({
    job: 'acme/vision/train:latest',
    entryPoint: ['python', 'train.py'],
    name: 'nightly',
    resource: 'local-container',
    resourceArgs: { 'local-container': { memory: '2g' } },
    project: 'vision',
    entity: 'acme',
    config: { overrides: { files: {}, args: ['--fast'] } },
    runId: 'run-1',
    repository: 'registry.example.com/ml',
  });
  expect('queueName' in inputs.launch).toBe(false);
  expect(inputs).toMatchObject({
    mode: 'launch',
    runTimeoutMs: 3_600_000,
    stopGraceMs: 20_000,
    passEnv: ['DATASET'],
    allowVolumes: ['/data:/data:ro'],
    allowDockerArgs: ['ipc'],
    dockerArgs: ['--ipc=host'],
    allowLocalProcess: true,
    provenance: false,
  });
});

test.each<[Given, string, RegExp]>([
  [{ job: undefined }, 'job', /nothing to launch/],
  [{ 'docker-image': 'img:1' }, 'docker-image', /job and docker-image are both given/],
  [{ queue: 'gpu' }, 'queue', /no meaning in mode launch/],
  [{ wait: 'none' }, 'wait', /no meaning in mode launch/],
  [{ 'pass-env': 'A=b' }, 'pass-env', /not the name of a variable/],
  [{ config: '{"learning_rate": 1}' }, 'config', /learning_rate/],
  [{ args: '--x', config: '{"overrides": {"args": ["--y"]}}' }, 'args', /overrides.args as well/],
  [{ 'api-key': undefined }, 'api-key', /no API key/],
])('%j: one line about %s', async (inputs, input, line) => {
  const error = (await parseInputs(launchStep(inputs)).catch((thrown: unknown) => thrown)) as InputError;
  expect(error).toBeInstanceOf(InputError);
  expect(error.lines).toHaveLength(1);
  expect(error.lines[0]).toMatch(new RegExp(`^${input}: .*${line.source}`));
});

test('without a key, offline', async () => {
  expect(
    await parsed({ 'api-key': undefined, 'no-key': 'offline', job: undefined, 'docker-image': 'i:1' }),
  ).toMatchObject({ noKey: 'offline', apiKey: undefined });
});
