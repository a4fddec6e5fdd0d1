import { describe, expect, test } from '@jest/globals';
import { Breaker, type Start } from '../../src/agent/breaker.ts';
import { parseAgentFile } from '../../src/agent/config-file.ts';
import { keyMetrics } from '../../src/common/key-metrics.ts';
import { verdictOnTrouble } from '../../src/agent/outcome.ts';
import { decideTurn, nextPoll, type LoopLimits, type LoopState } from '../../src/agent/pace.ts';
import { isSchedulerItem, unquoteFlags } from '../../src/launch/project/scheduler.ts';
import { lockedBy } from '../../src/agent/secure-mode.ts';
import { sourceOf } from '../../src/launch/project/source.ts';
import { readWork, type Work } from '../../src/launch/project/work.ts';
import type { JobProject } from '../../src/job/project.ts';

describe('launch-config.yaml', () => {
  const read = (text: string) => parseAgentFile(text, 'launch-config.yaml');

  test('all of it, coerced once', () => {
    const text = `
entity: acme
queues: [a, b]
queue: b
max_jobs: "4"
max_schedulers: -1
secure_mode: "no"
stopped_run_timeout: "30"
verbosity: 1.0
builder: { type: noop }
registry: {}
environment:
`;
    expect(read(text)).toEqual({
      entity: 'acme',
      queues: ['a', 'b'],
      maxJobs: 4,
      maxSchedulers: Infinity,
      secureMode: false,
      stoppedRunTimeoutMs: 30_000,
      verbosity: 1,
      warnings: [expect.stringMatching(/"builder" is not used/)],
    });
  });

  test.each<[string, string, object]>([
    ['nothing', '', { queues: [], maxJobs: undefined, secureMode: undefined }],
    ['nulls', 'max_jobs: null\nsecure_mode:\n', { maxJobs: undefined, secureMode: undefined }],
    ['yes', 'secure_mode: yes', { secureMode: true }],
    ['1', 'secure_mode: 1', { secureMode: true }],
    ['no limit', 'max_jobs: -1', { maxJobs: Infinity }],
    ['no schedulers', 'max_schedulers: 0', { maxSchedulers: 0 }],
    ['one queue by its old name', 'queue: gpu', { queues: ['gpu'] }],
  ])('%s', (_name, text, expected) => expect(read(text)).toMatchObject(expected));

  test.each<[string, string, RegExp]>([
    ['a field that is none', 'max_job: 3', /max_job is not a field of it \(did you mean max_jobs\?\)/],
    [
      'several faults at once',
      'max_jobs: x\nverbosity: -1',
      /max_jobs is not a whole number; verbosity is negative/,
    ],
    ['a fraction', 'stopped_run_timeout: 1.5', /stopped_run_timeout is not a whole number/],
    ['no job at all', 'max_jobs: 0', /max_jobs is out of range: 1 or more, or -1/],
    ['a word for a boolean', 'secure_mode: maybe', /secure_mode is neither true nor false/],
    ['a text for a list', 'queues: gpu', /queues is not a list of queue names/],
    ['an empty queue name', 'queues: [""]', /queues\.0 is empty/],
    ['a list', '- a', /not a mapping of settings|Invalid type/],
    ['no YAML', 'a: [', /is not YAML/],
  ])('%s is an error', (_name, text, message) => expect(() => read(text)).toThrow(message));
});

describe('the breaker', () => {
  test.each<[string, readonly Start[], boolean]>([
    ['nothing yet', [], false],
    ['two failures', ['box-failed', 'box-failed'], false],
    ['three in a row', ['box-failed', 'box-failed', 'box-failed'], true],
    ['one that ran between', ['box-failed', 'box-failed', 'ran', 'box-failed'], false],
    [
      'items at fault say nothing',
      ['box-failed', 'not-tried', 'box-failed', 'not-tried', 'box-failed'],
      true,
    ],
    ['many items at fault', ['not-tried', 'not-tried', 'not-tried', 'not-tried'], false],
    ['once open, open', ['box-failed', 'box-failed', 'box-failed', 'ran'], true],
  ])('%s', (_name, starts, open) => {
    const breaker = new Breaker();
    for (const start of starts) breaker.record(start, 'disk full');
    expect(breaker.isOpen).toBe(open);
    if (open) expect(breaker.why).toBe('3 items in a row failed before their program was started: disk full');
  });
});

describe('a turn of the loop', () => {
  const state: LoopState = {
    now: 100_000,
    begun: 0,
    busyAt: 100_000,
    taken: 0,
    runningJobs: 0,
    running: 0,
    stopAsked: false,
    cancelled: false,
    broken: false,
    waited: 0,
    random: 0.5,
  };
  const limits: LoopLimits = { maxJobs: 2, maxItems: null, idleTimeoutMs: 300_000, maxRuntimeMs: null };
  test.each<[string, Partial<LoopState>, Partial<LoopLimits>, object]>([
    ['looks at once', {}, {}, { do: 'poll', emptyMs: 1_000 }],
    ['slower after an empty look', { waited: 1_000 }, {}, { do: 'poll', emptyMs: 1_020 }],
    ['with jitter', { random: 0 }, {}, { do: 'poll', emptyMs: 800 }],
    ['never slower than 10 s but for jitter', { waited: 10_000 }, {}, { do: 'poll', emptyMs: 10_000 }],
    ['waits for a slot', { runningJobs: 2, running: 2 }, {}, { do: 'wait' }],
    ['a scheduler takes no slot of a job', { runningJobs: 1, running: 2 }, {}, { do: 'poll' }],
    ['ends idle', { now: 400_000 }, {}, { do: 'end', why: 'idle' }],
    ['a live run is not idle', { now: 9e9, busyAt: 0, running: 1, runningJobs: 1 }, {}, { do: 'poll' }],
    ['looks a last time when idle is near', { now: 399_900 }, {}, { do: 'poll', emptyMs: 100 }],
    ['max-items', { taken: 3 }, { maxItems: 3 }, { do: 'end', why: 'max-items' }],
    [
      'max-runtime, also with a job running',
      { running: 1, runningJobs: 1 },
      { maxRuntimeMs: 100_000 },
      { why: 'max-runtime' },
    ],
    [
      'a full agent wakes for max-runtime',
      { runningJobs: 2, running: 2 },
      { maxRuntimeMs: 101_000 },
      { do: 'wait', ms: 1_000 },
    ],
    ['stop asked for', { stopAsked: true }, {}, { do: 'end', why: 'stop-asked' }],
    [
      'cancelled before all else',
      { cancelled: true, broken: true, stopAsked: true },
      {},
      { why: 'cancelled' },
    ],
    ['a broken runner', { broken: true }, {}, { do: 'end', why: 'runner-broken' }],
  ])('%s', (_name, over, limit, expected) =>
    expect(decideTurn({ ...state, ...over }, { ...limits, ...limit })).toMatchObject(expected),
  );

  test('polls grow from 1 s to 10 s: two after a minute, ten after eight', () => {
    const after = (idleMs: number): number => {
      let wait = 0;
      for (let idle = 0; idle <= idleMs; idle += wait) wait = nextPoll(wait);
      return wait;
    };
    expect([nextPoll(0), after(0)]).toEqual([1_000, 1_000]);
    expect(after(60_000)).toBeGreaterThan(2_000);
    expect(after(60_000)).toBeLessThan(2_500);
    expect(after(480_000)).toBe(10_000);
    expect(nextPoll(10_000)).toBe(10_000);
  });
});

describe('scheduler items', () => {
  const uri = 'placeholder-uri-scheduler';
  const item = { uri, resource: 'local-process', job: null, entryPoint: null };
  test.each<[string, Partial<Parameters<typeof isSchedulerItem>[0]>, boolean]>([
    ['no placeholder', { uri: null, entryPoint: ['wandb', 'scheduler', 'S'] }, false],
    ['a process without command', {}, false],
    ['a process with its command', { entryPoint: ['wandb', 'scheduler', 'S'] }, true],
    ['a process with too short a command', { entryPoint: ['wandb', 'scheduler'] }, false],
    ['a process with another command', { entryPoint: ['sh', '-c', 'x'] }, false],
    ['a process with a job', { job: 'a/b/c:v0' }, true],
    ['a container', { resource: 'local-container' }, true],
  ])('%s', (_name, over, expected) => expect(isSchedulerItem({ ...item, ...over })).toBe(expected));

  test('quotes around the values of flags are taken off, one pair, and only there', () => {
    const words = [
      'wandb',
      'scheduler',
      "'S'",
      '--queue',
      "'gpu'",
      '--project',
      `"it's"`,
      '--job',
      "''a''",
      '-x',
      "'y'",
    ];
    expect(unquoteFlags(words)).toEqual([
      'wandb',
      'scheduler',
      "'S'",
      '--queue',
      'gpu',
      '--project',
      "it's",
      '--job',
      "'a'",
      '-x',
      "'y'",
    ]);
  });
});

const spec = { entity: 'acme', project: 'p', resource: 'local-container', job: 'acme/p/train:v1' };
const work = (over: object = {}): Work => readWork({ ...spec, ...over });

describe('secure mode', () => {
  test.each<[string, object, string | null]>([
    ['a plain job', {}, null],
    ['run_config is the job’s own affair', { overrides: { run_config: { lr: 1 } } }, null],
    ['entry point', { overrides: { entry_point: ['sh'] } }, 'overrides.entry_point'],
    ['arguments', { overrides: { args: ['-x'] } }, 'overrides.args'],
    ['working directory', { overrides: { working_dir: 'x' } }, 'overrides.working_dir'],
    ['Dockerfile', { overrides: { dockerfile: 'D' } }, 'overrides.dockerfile'],
    ['image', { docker: { docker_image: 'evil' } }, 'docker.docker_image'],
    ['base image', { resource_args: { 'local-container': { builder: { base_image: 'x' } } } }, 'base_image'],
    ['command', { resource_args: { 'local-container': { Command: 'sh' } } }, 'Command'],
    ['workdir', { resource_args: { 'local-container': { '-w': '/' } } }, '-w'],
    [
      'entrypoint by another spelling',
      { resource_args: { 'local-container': { '--entry_point': 'sh' } } },
      '--entry_point',
    ],
  ])('%s', (_name, over, locked) => {
    const refusal = lockedBy(work(over));
    if (locked === null) expect(refusal).toBeNull();
    else expect(refusal?.what).toMatch(new RegExp(`locks .*${locked}$`));
  });
});

describe('what an item runs', () => {
  const code: JobProject = {
    kind: 'artifact',
    reference: 'acme/p/train:v1',
    artifactId: 'A',
    image: null,
    directory: '/tmp/code',
    entryPoint: ['python', 'train.py'],
    notebook: false,
    runtime: '3.12',
    git: null,
    codeArtifact: 'x',
    baseImage: null,
    dockerfile: null,
    buildContext: null,
    requirements: [],
    services: {},
    metadata: {},
  };
  const image: JobProject = { ...code, kind: 'image', image: 'img:1', directory: null, entryPoint: [] };
  const builder = { resource_args: { 'local-container': { builder: { base_image: 'base:1' } } } };
  const process = { resource: 'local-process' };
  test.each<[string, object, JobProject | null, object]>([
    [
      'code on the default image',
      {},
      code,
      {
        image: 'python:3.12-slim',
        ownImage: null,
        directory: '/tmp/code',
        command: ['python', 'train.py'],
        warning: /python:3\.12-slim/,
      },
    ],
    ['code on the queue’s image', builder, code, { image: 'base:1', warning: null }],
    ['code on the job’s own image', builder, { ...code, baseImage: 'own:1' }, { image: 'own:1' }],
    [
      'code with a Dockerfile and a named image',
      builder,
      { ...code, dockerfile: 'Dockerfile' },
      { image: 'base:1' },
    ],
    [
      'an entry point of the launch wins',
      { overrides: { entry_point: ['sh'], args: ['a b'] } },
      code,
      { command: ['sh', 'a b'] },
    ],
    [
      'a folder inside the code',
      { overrides: { working_dir: './sub/x' } },
      code,
      { workingDirectory: 'sub/x' },
    ],
    [
      'an image job with its own entry point',
      { overrides: { args: ['--x'] } },
      image,
      { image: 'img:1', ownImage: 'img:1', keepsEntryPoint: true, command: ['--x'], directory: null },
    ],
    [
      'an image job with an entry point',
      {},
      { ...image, entryPoint: ['run'] },
      { keepsEntryPoint: false, command: ['run'] },
    ],
    [
      'a bare image',
      { job: null, docker: { docker_image: 'i:2' } },
      null,
      { image: 'i:2', ownImage: 'i:2', job: null },
    ],
    ['code as a process', process, code, { image: null, directory: '/tmp/code' }],
    [
      'a scheduler as a process',
      {
        ...process,
        job: null,
        uri: 'placeholder-uri-scheduler',
        overrides: { entry_point: ['wandb', 'scheduler', 'S', '--queue', "'q'"] },
      },
      null,
      { directory: '/here', command: ['wandb', 'scheduler', 'S', '--queue', 'q'] },
    ],
  ])('%s', (_name, over, project, { warning, ...expected }: { warning?: RegExp | null }) => {
    const source = sourceOf(work(over), project, '/here');
    expect(source).toMatchObject(expected);
    if (warning === null) expect(source.warning).toBeNull();
    else if (warning !== undefined) expect(source.warning).toMatch(warning);
  });

  test.each<[string, object, JobProject | null, RegExp]>([
    ['a notebook', {}, { ...code, notebook: true }, /is a notebook; notebooks are not run here/],
    ['no entry point', {}, { ...code, entryPoint: [] }, /has no entry point/],
    [
      'a Dockerfile and no image',
      {},
      { ...code, dockerfile: 'D' },
      /is to be built from D; no images are built here/,
    ],
    [
      'an image as a process',
      process,
      image,
      /made from an image, which cannot run with resource local-process/,
    ],
    ['nothing', { job: null }, null, /neither a job nor an image/],
    ['a scheduler without image', { job: null, uri: 'placeholder-uri-scheduler' }, null, /names no image/],
    ['a folder outside the code', { overrides: { working_dir: 'a/../../x' } }, code, /leads out of the code/],
    ['an absolute folder', { overrides: { working_dir: '/etc' } }, code, /leads out of the code/],
  ])('%s is the item’s own fault', (_name, over, project, message) => {
    expect(() => sourceOf(work(over), project, '/here')).toThrow(message);
  });
});

describe('an item that was not brought to run', () => {
  const trouble = { message: 'no disk', fault: 'agent', cancelledBecause: null, claimed: true } as const;
  test.each<[string, Partial<Parameters<typeof verdictOnTrouble>[0]>, object]>([
    ['the runner’s fault', {}, { outcome: 'agent-failed', failure: { stage: 'agent', message: 'no disk' } }],
    ['refused', { fault: 'refused', claimed: false }, { outcome: 'refused', failure: { stage: 'agent' } }],
    [
      'cancelled after the claim',
      { cancelledBecause: 'stop' },
      { outcome: 'cancelled', failure: { message: 'stop' } },
    ],
    [
      'cancelled before the claim: it goes back',
      { cancelledBecause: 'stop', claimed: false },
      { state: 'pending', failure: null },
    ],
  ])('%s', (_name, over, expected) =>
    expect(verdictOnTrouble({ ...trouble, ...over })).toMatchObject(expected),
  );
});

test('key metrics are the short ones at the top of a summary', () => {
  const many = Object.fromEntries(Array.from({ length: 30 }, (_, index) => [`m${index}`, index]));
  expect(
    keyMetrics({ loss: 0.1, _step: 3, best: 'yes', text: 'x'.repeat(99), nested: { a: 1 }, nan: NaN }),
  ).toEqual({ loss: 0.1, best: 'yes', nan: 'NaN' });
  expect(Object.keys(keyMetrics(many))).toHaveLength(12);
});
