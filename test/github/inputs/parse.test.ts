import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { stringifyJson } from '../../../src/common/json.ts';
import { InputError, parseInputs, secretInputs, type AddInputs } from '../../../src/github/inputs/index.ts';
import { addStep, agentStep, KEY, step } from './env.ts';

async function parseAdd(inputs: Readonly<Record<string, string | undefined>>): Promise<AddInputs> {
  const parsed = await parseInputs(addStep(inputs));
  if (parsed.mode !== 'add') throw new Error('not mode add');
  return parsed;
}

const COMMON_DEFAULTS = {
  apiKey: KEY,
  identity: { kind: 'key' },
  baseUrl: 'https://api.wandb.ai',
  noKey: 'fail',
  matrix: '',
  summary: true,
  comment: undefined,
  check: undefined,
  githubToken: undefined,
  warnings: [],
};

test('mode add with the least that it needs has all defaults of the contract', async () => {
  expect(await parseAdd({})).toEqual({
    mode: 'add',
    ...COMMON_DEFAULTS,
    launch: { job: 'acme/vision/train:latest', queueName: 'gpu' },
    dryRun: false,
    wait: 'finished',
    claimTimeoutMs: 30 * 60_000,
    runTimeoutMs: 5 * 3_600_000,
    onCancel: 'stop',
    idempotencyKey: undefined,
    rerun: 'attach',
    provenance: true,
    gates: [],
    baseline: null,
    charts: [],
    launches: undefined,
    failOn: 'any',
  });
});

test('mode agent with the least that it needs has all defaults of the contract', async () => {
  expect(await parseInputs(agentStep())).toEqual({
    mode: 'agent',
    ...COMMON_DEFAULTS,
    entity: undefined,
    projectQueue: undefined,
    queues: ['gpu'],
    maxJobs: 1,
    maxSchedulers: 1,
    agentConfig: undefined,
    maxItems: undefined,
    idleTimeoutMs: 5 * 60_000,
    maxRuntimeMs: undefined,
    failOn: 'any',
    stopGraceMs: 5_000,
    stateDir: undefined,
    jobApiKey: undefined,
    passEnv: [],
    allowVolumes: [],
    allowDockerArgs: [],
    dockerArgs: [],
    allowLocalProcess: false,
  });
});

test('a hosted runner limits the time of an agent', async () => {
  const parsed = await parseInputs({ ...agentStep(), RUNNER_ENVIRONMENT: 'github-hosted' });
  expect(parsed).toMatchObject({ maxRuntimeMs: 5.5 * 3_600_000 });
});

test('every argument of launch_add arrives under its name', async () => {
  const { launch } = await parseAdd({
    config: 'queue_entity: shared',
    'template-variables': 'gpus: 4\npool: a100\nratio: 0.5',
    project: 'sandbox',
    entity: 'acme',
    resource: 'kubernetes',
    'entry-point': 'python "my train.py"',
    name: 'Nightly run',
    'project-queue': 'model-registry',
    'run-id': 'abc123',
    build: 'false',
    repository: 'reg.example.com/ml',
    'sweep-id': 'sw33p',
    author: 'sam',
    priority: 'critical',
    'run-config': '{"lr": 0.01}',
    args: '- --epochs\n- 5',
  });
  expect(launch).toEqual({
    job: 'acme/vision/train:latest',
    config: { queue_entity: 'shared', overrides: { args: ['--epochs', '5'] } },
    parameters: { lr: 0.01 },
    templateVariables: { gpus: 4, pool: 'a100', ratio: 0.5 },
    project: 'sandbox',
    entity: 'acme',
    queueName: 'gpu',
    resource: 'kubernetes',
    entryPoint: ['python', 'my train.py'],
    name: 'Nightly run',
    projectQueue: 'model-registry',
    runId: 'abc123',
    repository: 'reg.example.com/ml',
    sweepId: 'sw33p',
    author: 'sam',
    priority: 0,
  });
});

test('a git uri takes a version; queue is another name of queue-name', async () => {
  const { launch } = await parseAdd({
    job: undefined,
    'queue-name': undefined,
    queue: 'gpu',
    uri: 'https://github.com/acme/examples.git',
    version: 'main',
  });
  expect(launch).toEqual({
    uri: 'https://github.com/acme/examples.git',
    version: 'main',
    queueName: 'gpu',
  });
});

test('the environment stands in for key and address, and an input wins over it', async () => {
  const env = { WANDB_API_KEY: 'from-env', WANDB_BASE_URL: 'https://w.example.com/' };
  const fromEnv = await parseInputs({ ...addStep({ 'api-key': undefined }), ...env });
  expect(fromEnv).toMatchObject({ apiKey: 'from-env', baseUrl: 'https://w.example.com' });
  expect(await parseInputs({ ...addStep(), ...env })).toMatchObject({ apiKey: KEY });
});

test.each(['http://localhost:8080', 'http://127.0.0.1:9', 'http://[::1]:8080'])(
  '%s is this machine',
  async (url) => {
    expect((await parseAdd({ 'base-url': url })).baseUrl).toBe(url);
  },
);

test('without a key, no-key: skip leaves the decision to the event', async () => {
  const parsed = await parseAdd({ 'api-key': undefined, 'no-key': 'skip' });
  expect(parsed.apiKey).toBeUndefined();
});

test('the matrix is kept as text, and none is empty text', async () => {
  expect((await parseAdd({ matrix: '{\n  "seed": 1\n}' })).matrix).toBe('{\n  "seed": 1\n}');
  expect((await parseAdd({ matrix: 'null' })).matrix).toBe('');
  expect((await parseAdd({ matrix: '{}' })).matrix).toBe('');
});

test('limits that do nothing are told to who set them, and to nobody else', async () => {
  expect((await parseAdd({ wait: 'none' })).warnings).toEqual([]);
  const { warnings } = await parseAdd({ wait: 'started', 'run-timeout': '1h', 'claim-timeout': '1h' });
  expect(warnings).toEqual([expect.stringContaining('run-timeout has no effect')]);
});

test.each([
  [
    '{"big": 1152921504606846977, "float": 1.0, "small": 1e-07}',
    '{"big":1152921504606846977,"float":1.0,"small":1e-07}',
  ],
  [
    'big: 1152921504606846977\nfloat: 1.0\nsmall: 1e-07',
    '{"big":1152921504606846977,"float":1.0,"small":1e-07}',
  ],
  [
    'big=1152921504606846977\nfloat=1.0\nsmall=1e-07',
    '{"big":1152921504606846977,"float":1.0,"small":1e-07}',
  ],
  [
    'a: 0x1F\nb: 0o17\nc: +3\nd: 007\ne: .5\nf: 5.\ng: -0.10',
    '{"a":31,"b":15,"c":3,"d":7,"e":0.5,"f":5.0,"g":-0.10}',
  ],
  [
    'a=.5\nb=text\nc=true\nd=null\ne=[1, 2]\nf="x=y"\ng=2026-11-25',
    '{"a":0.5,"b":"text","c":true,"d":null,"e":[1,2],"f":"x=y","g":"2026-11-25"}',
  ],
  ['yes: no\n1: one\nnull: nothing', '{"1":"one","yes":"no","null":"nothing"}'],
  ['# comment\nlr=0.1\n\nurl=https://x.y/?a=b', '{"lr":0.1,"url":"https://x.y/?a=b"}'],
  ['base: &base {a: 1}\ncopy: *base', '{"base":{"a":1},"copy":{"a":1}}'],
  ['{a: 1, b: [x, y]}', '{"a":1,"b":["x","y"]}'],
])('run-config %j is %s, digit for digit', async (text, json) => {
  const { launch } = await parseAdd({ 'run-config': text });
  expect(stringifyJson(launch.parameters)).toBe(json);
});

test.each([
  ['python train.py --lr 0.1', ['python', 'train.py', '--lr', '0.1']],
  ['["--lr", 0.10, "a b"]', ['--lr', '0.10', 'a b']],
  ['- --lr\n- 0.10\n- "a b"', ['--lr', '0.10', 'a b']],
  ['[--lr, 0.10]', ['--lr', '0.10']],
  [`bash -c 'echo "$HOME" && ls'`, ['bash', '-c', 'echo "$HOME" && ls']],
])('args %j are %j', async (text, words) => {
  const { launch } = await parseAdd({ args: text });
  expect(launch.config).toEqual({ overrides: { args: words } });
});

test.each([
  ['a, b\nc', ['a', 'b', 'c']],
  ['["a", "b"]', ['a', 'b']],
  ['- a\n- b\n- a', ['a', 'b']],
])('queues %j are %j', async (text, queues) => {
  expect(await parseInputs(agentStep({ queues: text }))).toMatchObject({ queues });
});

test('secrets are found in inputs and in the environment, trimmed and once', () => {
  const env = { ...step({ 'api-key': ' one ', 'job-api-key': 'two', name: 'three' }), WANDB_API_KEY: 'one' };
  expect(secretInputs(env)).toEqual(['one', 'two']);
});

test('whatever an input holds, the answer is a value or lines, and no key is in them', async () => {
  const names = [
    'job',
    'config',
    'run-config',
    'args',
    'queue-name',
    'claim-timeout',
    'template-variables',
    'base-url',
  ];
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...names),
      fc.string({ unit: 'binary', maxLength: 60 }),
      async (name, text) => {
        try {
          await parseInputs(addStep({ [name]: text }));
        } catch (error) {
          expect(error).toBeInstanceOf(InputError);
          for (const line of (error as InputError).lines) {
            expect(line).not.toMatch(/[\r\n]/);
            expect(line).not.toContain(KEY);
          }
        }
      },
    ),
    { numRuns: 500 },
  );
});

test('a mapping survives its way through JSON', async () => {
  const keys = fc.stringMatching(/^[a-z][a-z0-9_.]{0,8}$/);
  await fc.assert(
    fc.asyncProperty(
      fc.dictionary(keys, fc.jsonValue({ noUnicodeString: false }), { minKeys: 1 }),
      async (document) => {
        const { launch } = await parseAdd({ 'run-config': JSON.stringify(document) });
        expect(JSON.parse(stringifyJson(launch.parameters))).toEqual(JSON.parse(JSON.stringify(document)));
      },
    ),
    { numRuns: 200 },
  );
});

test.each([
  [{}, undefined, undefined],
  [{ comment: 'sticky', check: 'true' }, 'sticky', 'true'],
  [{ comment: 'true', check: 'TRUE' }, 'sticky', 'true'],
  [{ comment: 'false', check: 'False' }, undefined, undefined],
  [{ comment: 'eval', check: 'GPU tests' }, 'eval', 'GPU tests'],
])('comment and check of %j', async (inputs, comment, check) => {
  const parsed = await parseInputs(addStep({ ...inputs, 'github-token': 'ghs_x' }));
  expect(parsed).toMatchObject({ comment, check, githubToken: 'ghs_x' });
});
