import { expect, test } from '@jest/globals';
import { InputError, parseInputs, type Env } from '../../../src/github/inputs/index.ts';
import { addStep, agentStep, KEY, step } from './env.ts';

/** What stands in the workflow, the input that is to be named, and what the line must say. */
type Case = readonly [Readonly<Record<string, string | undefined>>, string, RegExp];

/** Values that are right by themselves, for cases about something else. */
const VALID: Readonly<Record<string, string>> = {
  'max-jobs': '2',
  'max-items': '2',
  'max-schedulers': '2',
  'idle-timeout': '5m',
  'max-runtime': '5m',
  'stop-grace': '5s',
  'fail-on': 'all',
  'allow-local-process': 'true',
};

/** A step that builds the checkout. */
const BUILT = { job: undefined, build: 'true', repository: 'ghcr.io/acme/x', project: 'vision' };

const BUILD: readonly Case[] = [
  [{ ...BUILT, repository: undefined }, 'repository', /not set, and build is.*such as ghcr\.io/],
  [{ ...BUILT, project: undefined }, 'project', /a checkout does not say it/],
  [{ ...BUILT, 'docker-image': 'a:1' }, 'docker-image', /given together with build: true/],
  [{ ...BUILT, config: '{"docker": {"docker_image": "a"}}' }, 'docker-image', /given together with build/],
  [{ ...BUILT, resource: 'local-process' }, 'resource', /local-process runs no images/],
  [{ ...BUILT, config: 'resource: local-process' }, 'resource', /local-process runs no images/],
  [{ ...BUILT, launches: '[{name: a}]' }, 'launches', /one image serves all.*job-name and no queue/],
  [{ ...BUILT, job: 'a/b/c', uri: 'https://github.com/a/b' }, 'job', /uri and job are both given/],
  [{ ...BUILT, version: 'main' }, 'version', /without a uri/],
  [{ ...BUILT, 'queue-name': undefined }, 'queue-name', /no queue is named.*or set job-name/],
  [{ ...BUILT, 'job-name': 'a b' }, 'job-name', /contains white space/],
  [{ ...BUILT, 'job-aliases': '[{a: 1}]' }, 'job-aliases', /element 1 is a mapping/],
  [{ ...BUILT, context: 'a\nb' }, 'context', /more than one line/],
  [{ ...BUILT, dockerfile: 'a\nb' }, 'dockerfile', /more than one line/],
  ...['run-config', 'wait', 'priority', 'gates', 'run-id', 'idempotency-key', 'args'].map((input): Case => [
    {
      ...BUILT,
      ...{ 'queue-name': undefined, 'job-name': 'x' },
      [input]: { 'run-config': 'a=1', wait: 'finished', priority: 'high', gates: 'a < 1' }[input] ?? 'x',
    },
    input,
    /no meaning without a queue.*Name the queue, or remove it/,
  ]),
];

const ADD: readonly Case[] = [
  [{ mode: 'ad' }, 'mode', /"ad" is not one of its values; they are add, .* Did you mean add\?/],
  [{ mode: 'submit' }, 'mode', /Write one of them/],
  [{ 'api-key': undefined }, 'api-key', /no API key is set.*WANDB_API_KEY.*secrets\.WANDB_API_KEY/],
  [{ 'api-key': `${KEY} ${KEY}` }, 'api-key', /white space or a line break.*two keys/],
  [{ 'base-url': 'api.wandb.ai' }, 'base-url', /is not a URL.*Write it like https:/],
  [{ 'base-url': 'http://wandb.example.com' }, 'base-url', /not encrypted.*Use https/],
  [{ 'base-url': 'https://me:pw@wandb.example.com' }, 'base-url', /contains a user or a password/],
  [{ 'base-url': 'https://wandb.example.com?x=1' }, 'base-url', /query or a fragment/],
  [{ 'base-url': 'ftp://wandb.example.com' }, 'base-url', /does not speak ftp:/],
  [{ 'no-key': 'ignore' }, 'no-key', /they are fail, skip, offline/],
  [{ 'no-key': 'offline' }, 'no-key', /offline has no meaning in mode add.*mode: launch/],
  [{ job: undefined }, 'job', /nothing to launch.*exactly one source: job, docker-image or uri/],
  [{ 'docker-image': 'ghcr.io/acme/x:1' }, 'docker-image', /job and docker-image are both given/],
  [{ uri: 'https://github.com/a/b' }, 'job', /uri and job are both given/],
  [{ config: '{"docker": {"docker_image": "a"}}' }, 'docker-image', /both given.*keys of config count/],
  [{ job: 'acme/vision/train:latest:v3' }, 'job', /more than one ":"/],
  [{ job: 'acme/vision/train:' }, 'job', /no alias after ":"/],
  [{ job: 'a/b/c/d:v1' }, 'job', /at most three parts/],
  [{ job: 'acme//train' }, 'job', /none of them is empty/],
  [{ job: 'acme/vision/tr ain' }, 'job', /contains white space/],
  [{ job: 'acme/vision/tr@in' }, 'job', /letters, digits/],
  [{ job: 'https://wandb.ai/acme/vision' }, 'job', /is an address.*addresses go to uri/],
  [{ job: undefined, uri: 'https://x.y/a b' }, 'uri', /contains white space/],
  [{ job: undefined, uri: '--upload-pack=x' }, 'uri', /starts with "-"/],
  [{ job: undefined, 'docker-image': '--privileged' }, 'docker-image', /take it for an option/],
  [{ version: 'main' }, 'version', /without a uri.*stands after its ":"/],
  [{ 'queue-name': undefined }, 'queue-name', /no queue is named.*no silent default/],
  [{ queue: 'cpu' }, 'queue', /another queue than queue-name.*Keep one/],
  [{ 'queue-name': 'gpu\ncpu' }, 'queue-name', /more than one line/],
  [{ entity: 'acme/vision' }, 'entity', /part before "\/" here and the rest into project/],
  [{ project: 'acme/vision' }, 'project', /without \/ .*team or user goes to entity/],
  [{ project: 'x'.repeat(129) }, 'project', /at most 128 characters/],
  [{ 'run-config': 'just words' }, 'run-config', /is text, not a mapping.*lr=0\.1/],
  [{ 'run-config': '[1, 2]' }, 'run-config', /is a list, not a mapping/],
  [{ 'run-config': 'lr=0.1 epochs=5' }, 'run-config', /holds more than one pair.*one pair a line/],
  [{ 'run-config': 'lr=0.1\nlr=0.2' }, 'run-config', /"lr" is given twice/],
  [{ 'run-config': '{"lr": 1, "lr": 2}' }, 'run-config', /must be unique/],
  [{ 'run-config': 'a: b: c' }, 'run-config', /neither JSON nor YAML.*line 1, column/],
  [{ 'run-config': '{"loss": NaN}' }, 'run-config', /NaN is not a number that JSON can hold/],
  [{ 'run-config': 'loss: .inf' }, 'run-config', /\.inf is not a number that JSON can hold/],
  [{ 'run-config': 'a: *missing' }, 'run-config', /neither JSON nor YAML/],
  [{ 'run-config': '? [a]\n: 1' }, 'run-config', /a key must be one word/],
  [{ 'run-config': 'a: !!js/function x' }, 'run-config', /neither JSON nor YAML/],
  [{ args: '--name "unclosed' }, 'args', /quote that is not closed/],
  [{ args: '["--lr", null]' }, 'args', /element 2 is null, not text/],
  [{ args: '[a, {b: 1}]' }, 'args', /element 2 is a mapping/],
  [{ args: '--x', config: 'overrides: {args: [y]}' }, 'args', /config holds overrides\.args as well/],
  [{ 'entry-point': '[python, true]' }, 'entry-point', /element 2 is a boolean.*quotes/],
  [{ 'entry-point': '[python' }, 'entry-point', /neither JSON nor YAML/],
  [{ 'entry-point': 'python \\' }, 'entry-point', /ends in a backslash/],
  [{ name: 'two\nlines' }, 'name', /more than one line/],
  [{ resource: 'local container' }, 'resource', /contains white space/],
  [{ 'resource-args': 'gpus=1' }, 'resource-args', /is text, not a mapping/],
  [
    { 'resource-args': 'kubernetes: {a: 1}', 'template-variables': 'gpus: 1' },
    'resource-args',
    /together with template-variables/,
  ],
  [
    { 'template-variables': 'gpus=1', config: 'resource_args: {a: 1}' },
    'resource-args',
    /keys of config count/,
  ],
  [{ 'template-variables': 'spot: true' }, 'template-variables', /"spot" is a boolean.*text or a number/],
  [{ 'template-variables': 'n: 1152921504606846977' }, 'template-variables', /more digits than a number/],
  [{ priority: '4' }, 'priority', /0 critical, 1 high, 2 medium, 3 low/],
  [{ priority: 'urgent' }, 'priority', /"urgent" is not a priority/],
  [{ config: '42' }, 'config', /is a number, not a mapping/],
  [
    { config: 'run_config: {lr: 1}' },
    'config',
    /Did you mean overrides\.run_config \(the input run-config\)\?/,
  ],
  [{ config: 'overides: {}' }, 'config', /"overides" is not part.*Did you mean overrides\?/],
  [{ config: 'resource-args: {}' }, 'config', /Did you mean resource_args\?/],
  [{ config: 'learning_speed: 1' }, 'config', /Did you mean overrides\.run_config \(the input run-config\)/],
  [{ config: '_wandb_api_key: x' }, 'config', /sets keys that begin with "_" itself\. Remove it/],
  [{ config: 'overrides: [1]' }, 'config', /"overrides" is not a mapping/],
  [{ 'run-id': 'a/b' }, 'run-id', /is not a run id/],
  [{ 'sweep-id': 'a b' }, 'sweep-id', /contains white space/],
  [{ author: 'a\nb' }, 'author', /more than one line/],
  [{ repository: '-x' }, 'repository', /starts with "-"/],
  [{ 'project-queue': 'a/b' }, 'project-queue', /is not the name of a project/],
  [{ build: 'yes' }, 'build', /"yes" is not a boolean.*true or false/],
  ...BUILD,
  [{ 'dry-run': '1' }, 'dry-run', /"1" is not a boolean/],
  [{ wait: 'finish' }, 'wait', /Did you mean finished\?/],
  [{ 'claim-timeout': '30' }, 'claim-timeout', /has no unit.*30s, 30m or 30h/],
  [{ 'claim-timeout': '30 minutes' }, 'claim-timeout', /is not a duration.*90s, 30m or 1h30m/],
  [{ 'claim-timeout': '0s' }, 'claim-timeout', /too short; it is at least 1s/],
  [{ 'run-timeout': '5d' }, 'run-timeout', /the units are h, m and s/],
  [{ 'run-timeout': '1000h' }, 'run-timeout', /35 days/],
  [{ 'on-cancel': 'kill' }, 'on-cancel', /they are stop, detach/],
  [{ 'idempotency-key': 'a\nb' }, 'idempotency-key', /more than one line/],
  [{ rerun: 'again' }, 'rerun', /they are attach, new/],
  [{ provenance: 'on' }, 'provenance', /"on" is not a boolean/],
  [{ summary: 'no' }, 'summary', /"no" is not a boolean/],
  [{ matrix: '{' }, 'matrix', /is not JSON.*Remove the input/],
  [
    { gates: 'loss < 1\nacc => 1' },
    'gates',
    /line 2, column 5: "=>" is not part of a rule.*Did you mean >=\?/,
  ],
  [{ gates: 'loss < 1', wait: 'started' }, 'gates', /given with wait: started.*Set wait: finished/],
  [
    { gates: '["loss < 1", "acc"]' },
    'gates',
    /line 2, column 4: the rule ends where a comparison was expected/,
  ],
  [
    { gates: 'loss < baseline' },
    'baseline',
    /not set, and "loss < baseline" compares with it.*latest-on:main/,
  ],
  [{ baseline: 'branch:main' }, 'baseline', /"branch:main" names no run.*Write a run id.*latest-on:BRANCH/],
  [{ baseline: 'a\nb' }, 'baseline', /more than one line/],
  ...[
    ...['queues', 'max-jobs', 'max-schedulers', 'max-items', 'idle-timeout', 'max-runtime'],
    ...['job-api-key', 'agent-config', 'state-dir'],
  ].map((input): Case => [
    { [input]: VALID[input] ?? 'x' },
    input,
    /no meaning in mode add.*belongs to mode agent/,
  ]),
  ...[
    ...['stop-grace', 'pass-env', 'allow-local-process'],
    ...['allow-volumes', 'allow-docker-args', 'docker-args'],
  ].map((input): Case => [{ [input]: VALID[input] ?? 'X' }, input, /no meaning in mode add.*launch, agent/]),
  ...[
    ...['context', 'dockerfile', 'platforms', 'job-name', 'job-aliases', 'cache-from', 'cache-to'],
    ...['build-secrets'],
  ].map((input): Case => [{ [input]: 'x' }, input, /without build: true.*Set build: true, or remove it/]),
];

const AGENT: readonly Case[] = [
  [{ queues: undefined }, 'queues', /no queue is named.*Name at least one/],
  [{ queues: '[]' }, 'queues', /no queue is named/],
  [{ queues: '[{a: 1}]' }, 'queues', /element 1 is a mapping/],
  [{ queues: '[]', 'agent-config': 'launch-config.yaml' }, 'queues', /no queue is named/],
  [{ 'max-schedulers': '-1' }, 'max-schedulers', /out of range; it is at least 0/],
  [{ 'max-jobs': '0' }, 'max-jobs', /out of range; it is at least 1/],
  [{ 'max-jobs': 'two' }, 'max-jobs', /is not a whole number/],
  [{ 'max-jobs': '1.5' }, 'max-jobs', /is not a whole number/],
  [{ 'max-items': '-3' }, 'max-items', /out of range/],
  [{ 'idle-timeout': 'never' }, 'idle-timeout', /is not a duration/],
  [{ 'max-runtime': '0m' }, 'max-runtime', /too short/],
  [{ 'fail-on': 'some' }, 'fail-on', /they are any, all, none/],
  [{ 'stop-grace': '5' }, 'stop-grace', /has no unit/],
  [{ 'pass-env': 'DATA=/mnt' }, 'pass-env', /"DATA" is not the name of a variable.*names alone/],
  [{ 'pass-env': 'MY-VAR' }, 'pass-env', /is not the name of a variable/],
  [{ 'allow-local-process': 'True!' }, 'allow-local-process', /is not a boolean/],
  [{ 'job-api-key': 'a b' }, 'job-api-key', /white space or a line break/],
  [{ entity: 'a b' }, 'entity', /in one word/],
  [{ job: 'acme/vision/train' }, 'job', /no meaning in mode agent.*add, launch/],
  [{ wait: 'none' }, 'wait', /no meaning in mode agent/],
  [{ 'claim-timeout': '5m' }, 'claim-timeout', /no meaning in mode agent/],
];

test.each(ADD)('add %j: one line about %s', async (inputs, input, line) => {
  await expectOneLine(addStep(inputs), input, line);
});

test.each(AGENT)('agent %j: one line about %s', async (inputs, input, line) => {
  await expectOneLine(agentStep(inputs), input, line);
});

async function expectOneLine(env: Env, input: string, line: RegExp): Promise<void> {
  const error = await failure(env);
  const lines = error.lines.filter(
    (text) => !/^(job|queue-name|api-key): .*(mode attach|mode launch)/.test(text),
  );
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatch(new RegExp(`^${input}: `));
  expect(lines[0]).toMatch(line);
  expect(lines[0]).not.toMatch(/[\r\n]/);
  expect(lines[0]).not.toContain(KEY);
  expect(lines[0]?.length).toBeLessThan(500);
}

async function failure(env: Env): Promise<InputError> {
  const thrown = await parseInputs(env).then(
    () => undefined,
    (error: unknown) => error,
  );
  expect(thrown).toBeInstanceOf(InputError);
  return thrown as InputError;
}

test('all mistakes are told at once, in the order of the inputs', async () => {
  const env = step({
    wait: 'ever',
    'claim-timeout': 'soon',
    gates: 'x >',
    queues: 'a',
    'run-config': 'a: b: c',
  });
  const { problems } = await failure(env);
  const names = ['api-key', 'job', 'queue-name', 'run-config', 'wait', 'claim-timeout', 'queues', 'gates'];
  expect(problems.map(({ input }) => input)).toEqual(names);
  for (const problem of problems) {
    expect(Object.values({ ...problem })).not.toContain('');
  }
});

test('a misspelt input is named beside the one that is missing', async () => {
  const { warnings, lines } = await failure(addStep({ 'queue-name': undefined, 'queue-nam': 'gpu' }));
  expect(lines).toHaveLength(1);
  expect(warnings).toEqual(['Input "queue-nam" is not known and was ignored. Did you mean queue-name?']);
});

test('a document nested deeper than the stack is a mistake like others', async () => {
  const { lines } = await failure(addStep({ config: '['.repeat(50_000) }));
  expect(lines).toHaveLength(1);
});

test('aliases that multiply are refused', async () => {
  const levels = Array.from({ length: 9 }, (_, i) => `l${i + 1}: &l${i + 1} [${`*l${i}, `.repeat(9)}*l${i}]`);
  const { lines } = await failure(addStep({ 'run-config': ['l0: &l0 [x]', ...levels].join('\n') }));
  expect(lines[0]).toMatch(/^run-config: .*alias/i);
});
