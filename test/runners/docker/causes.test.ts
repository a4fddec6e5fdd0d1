import { describe, expect, test } from '@jest/globals';
import { BoxError } from '../../../src/runners/box-error.ts';
import { createError, pullError, startReason, type Blame } from '../../../src/runners/docker/causes.ts';
import { clientEnvironment } from '../../../src/runners/docker/client.ts';
import { endOf, type ContainerState } from '../../../src/runners/docker/end.ts';

const said = 'Error response from daemon: ';

test.each<[string, RegExp]>([
  [
    `${said}pull access denied for x, repository does not exist or may require 'docker login'`,
    /the registry denies it.*docker login/,
  ],
  [`${said}Head "http://r/v2/x/manifests/1": no basic auth credentials`, /the registry denies it/],
  [`${said}manifest for x:1 not found: manifest unknown: manifest unknown`, /does not exist in its registry/],
  [`${said}Get "https://r/v2/": dial tcp: lookup r: no such host`, /cannot be reached/],
  [`${said}Get "https://r/v2/": net/http: TLS handshake timeout`, /cannot be reached/],
  ['failed to register layer: write /x: no space left on device', /the disk of the Docker engine is full/],
  [`${said}toomanyrequests: You have reached your unauthenticated pull rate limit.`, /rate limit is reached/],
  [
    'no matching manifest for linux/arm64/v8 in the manifest list entries',
    /does not exist for this platform/,
  ],
  [
    'Cannot connect to the Docker daemon at unix:///x. Is the docker daemon running?',
    /the Docker engine does not answer/,
  ],
  [
    'permission denied while trying to connect to the Docker daemon socket',
    /may not talk to the Docker engine/,
  ],
  [`${said}something new`, /^Cannot pull img: something new\./],
  ['', /no reason was given/],
])('pull: %s', (stderr, message) => {
  const error = pullError('img', stderr, true);
  expect(error.message).toMatch(/^Cannot pull img: /);
  expect(`${error.message} ${error.hint}`).toMatch(message);
  expect(error.hint).toMatch(/\.$/);
});

test.each<[string, RegExp]>([
  [
    `${said}Conflict. The container name "/x" is already in use by container "abc".`,
    /exists on this engine already/,
  ],
  [`${said}No such image: img:1`, /not there for this platform/],
  [
    "unknown flag: --nonsense\n\nUsage: docker create\n\nRun 'docker create --help' for more information",
    /does not know one of the options/,
  ],
  [
    'invalid argument "big" for "-m, --memory" flag: invalid size\n\nUsage:  docker create [OPTIONS] IMAGE\n',
    /invalid argument "big"/,
  ],
  [
    `${said}invalid mount config for type "bind": bind source path does not exist: /data`,
    /does not exist on the runner/,
  ],
])('create: %s', (stderr, message) => expect(createError(stderr).message).toMatch(message));

test.each<[string, RegExp]>([
  ['could not select device driver "" with capabilities: [[gpu]]', /no working NVIDIA runtime/],
  ['unknown or invalid runtime name: nvidia', /no working NVIDIA runtime/],
  ['exec: "x": executable file not found in $PATH', /does not exist in the image/],
  ['exec /x: exec format error', /another kind of processor/],
  ['exec: "/x": permission denied', /may not be executed/],
  ['exec: "docker-init": executable file not found in $PATH', /lacks its program docker-init/],
  ['what is this', /^docker could not start it: what is this\.$/],
])('start: %s', (message, reason) => expect(startReason(message).reason).toMatch(reason));

/** A box without GPUs, an item without limits. */
const PLAIN: Blame = { words: [], hasGpus: false, hasLimits: false };
const FAILED = 'failed to create task for container: failed to create shim task: OCI runtime create failed: ';

test.each<[string, string, Partial<Blame>, boolean]>([
  ['no engine', 'Cannot connect to the Docker daemon at unix:///x. Is the docker daemon running?', {}, true],
  ['a full disk', `${said}mkdir /var/lib/docker/x: no space left on device`, {}, true],
  ['a broken disk', `${said}open /var/lib/docker/x: read-only file system`, {}, true],
  ['something new', `${said}what is this`, {}, false],
  ['a bad memory', 'invalid argument "big" for "-m, --memory" flag: invalid size: "big"', {}, false],
  ['too little memory', `${said}Minimum memory limit allowed is 6MB`, {}, false],
  ['a quoted cause', 'invalid argument "no space left on device" for "--shm-size" flag', {}, false],
  [
    'a cause among its words',
    'invalid ulimit argument: no space left on device',
    { words: ['no space left on device'] },
    false,
  ],
  ['an image that is not there', `${said}No such image: img:1`, {}, false],
  [
    'its container',
    `${said}Conflict. The container name "/x" is already in use by container "abc".`,
    {},
    false,
  ],
])('create, whose fault: %s', (_name, text, over, isBox) =>
  expect(createError(text, { ...PLAIN, ...over }) instanceof BoxError).toBe(isBox),
);

test.each<[string, string, Partial<Blame>, boolean]>([
  [
    'GPUs that stopped working',
    'could not select device driver "" with capabilities: [[gpu]]',
    { hasGpus: true },
    true,
  ],
  ['GPUs where there are none', 'could not select device driver "" with capabilities: [[gpu]]', {}, false],
  [
    'a wedged GPU',
    `${FAILED}nvidia-container-cli: initialization error: nvml error: driver not loaded`,
    { hasGpus: true },
    true,
  ],
  [
    'a GPU that does not exist',
    `${FAILED}nvidia-container-cli: device error: 9: unknown device`,
    { hasGpus: true },
    false,
  ],
  ['no memory', `${FAILED}fork/exec /proc/self/exe: cannot allocate memory`, {}, true],
  [
    'no memory within its own limit',
    `${FAILED}fork/exec: cannot allocate memory`,
    { hasLimits: true },
    false,
  ],
  [
    'killed by its own limit',
    `${FAILED}container init was OOM-killed (memory limit too low?)`,
    { hasLimits: true },
    false,
  ],
  ['no such program', `${FAILED}exec: "x": executable file not found in $PATH: unknown`, {}, false],
  [
    'a program named like a cause',
    `${FAILED}exec: "no space left on device": executable file not found in $PATH`,
    {},
    false,
  ],
  [
    'another, with quotes',
    `${FAILED}exec: "a\\" no space left on device": executable file not found in $PATH`,
    {},
    false,
  ],
  [
    'a folder named like a cause',
    `${FAILED}chdir to cwd ("/read-only file system") failed: no such file or directory`,
    {},
    false,
  ],
  ['no docker-init', `${FAILED}exec: "docker-init": executable file not found in $PATH`, {}, true],
  ['another processor', 'exec /x: exec format error', {}, false],
  [
    'no network',
    'failed to set up container networking: failed to create endpoint x on network bridge',
    {},
    true,
  ],
  ['something new', 'what is this', {}, false],
])('start, whose fault: %s', (_name, text, over, isBox) =>
  expect(startReason(text, { ...PLAIN, ...over }).boxFault).toBe(isBox),
);

describe('endOf', () => {
  const state: ContainerState = {
    status: 'exited',
    running: false,
    exitCode: 0,
    oomKilled: false,
    error: '',
    startedAt: '2026-01-01T00:00:00Z',
    finishedAt: '2026-01-01T00:01:00Z',
  };
  const never = { status: 'created', startedAt: '0001-01-01T00:00:00Z' };
  const context = { stopped: false, tail: [], memory: null };

  test.each<[string, Partial<ContainerState>, object, object]>([
    ['success', {}, {}, { state: 'finished', exitCode: 0, reason: null }],
    ['failure', { exitCode: 1 }, {}, { state: 'failed', exitCode: 1, reason: null, signal: null }],
    ['a child killed for memory, and success', { oomKilled: true }, {}, { state: 'finished' }],
    [
      'out of memory of the machine',
      { exitCode: 137, oomKilled: true },
      {},
      { reason: expect.stringMatching(/the machine had no more/) },
    ],
    ['a signal', { exitCode: 134 }, {}, { signal: 'SIGABRT', reason: 'ended by SIGABRT' }],
    ['125', { exitCode: 125 }, {}, { reason: expect.stringMatching(/docker’s own error/) }],
    ['126', { exitCode: 126 }, {}, { reason: expect.stringMatching(/could not be executed/) }],
    ['an exit code beyond signals', { exitCode: 255 }, {}, { signal: null, reason: null }],
    [
      'never started',
      { ...never, exitCode: 128, error: 'x' },
      {},
      { state: 'failed', neverStarted: true, exitCode: null },
    ],
    [
      'left before its start',
      never,
      {},
      { state: 'failed', neverStarted: true, reason: 'its container was made, and never started' },
    ],
    ['stopped before its start', never, { stopped: true }, { state: 'stopped', exitCode: null }],
    ['stopped', { exitCode: 0 }, { stopped: true }, { state: 'stopped', exitCode: 0 }],
    [
      '127 from docker-init',
      { exitCode: 127 },
      { tail: ['[FATAL tini (7)] exec x failed: No such file or directory'] },
      { neverStarted: true, reason: expect.stringMatching(/does not exist in the image \(exec x failed/) },
    ],
    [
      'a program that prints the words of a box at fault',
      { exitCode: 127 },
      { tail: ['[FATAL tini (7)] exec x failed: no space left on device'] },
      { boxFault: false },
    ],
    [
      'a program named like a fault of the box',
      { exitCode: 127 },
      { tail: ['[FATAL tini (7)] exec no space left on device failed: No such file or directory'] },
      { boxFault: false, reason: expect.stringMatching(/does not exist in the image/) },
    ],
    ['a full disk', { ...never, error: 'mkdir /x: no space left on device' }, {}, { boxFault: true }],
  ])('%s', (_name, over, about, end) => {
    expect(endOf({ ...state, ...over }, { ...context, ...about })).toMatchObject(end);
  });
});

test('docker’s client sees where the engine is, and no secret', () => {
  const env = {
    PATH: '/bin',
    HOME: '/h',
    DOCKER_HOST: 'x',
    DOCKER_CONFIG: 'y',
    https_proxy: 'p',
    GITHUB_TOKEN: 's',
    WANDB_API_KEY: 's',
    'INPUT_API-KEY': 's',
    AWS_SECRET_ACCESS_KEY: 's',
    LD_PRELOAD: 'z',
    NONE: undefined,
  };
  expect(Object.keys(clientEnvironment(env))).toEqual([
    'PATH',
    'HOME',
    'DOCKER_HOST',
    'DOCKER_CONFIG',
    'https_proxy',
  ]);
});
