import { describe, expect, test } from '@jest/globals';
import { createCommand, type CreateInput } from '../../../src/runners/docker/argv.ts';
import { deliver } from '../../../src/runners/docker/delivery.ts';
import { gpusFlag, GpuSlots, readGpus, splitGpus } from '../../../src/runners/docker/gpus.ts';
import { isPinned } from '../../../src/runners/docker/image.ts';
import { containerName } from '../../../src/runners/docker/labels.ts';
import { networkFor } from '../../../src/runners/docker/network.ts';
import type { DockerOptions } from '../../../src/runners/docker/resource-args.ts';
import { mountFlag } from '../../../src/runners/docker/volumes.ts';
import type { RunRequest } from '../../../src/runners/runner.ts';

const request: RunRequest = {
  itemId: 'item=',
  runId: 'r1',
  image: 'img:1',
  directory: null,
  command: ['python', 'train.py', '--lr', '0.1 $(id)'],
  environment: { WANDB_BASE_URL: 'https://api.wandb.ai', WANDB_API_KEY: 'secret-key' },
  resourceArgs: {},
  onLine: () => {},
};
const options: DockerOptions = {
  flags: ['--memory=2g'],
  environment: { A: 'secret-value' },
  volumes: [],
  gpus: null,
  platform: null,
  name: null,
  workdir: null,
  warnings: [],
};
const input: CreateInput = {
  request,
  image: 'img:1',
  identity: { itemId: 'item=', runId: 'r1', agent: 'a', owner: 'o', workflowRun: '7' },
  options,
  ownerArgs: [],
  ownerFlags: new Set(),
  passed: {},
  imageVariables: [],
  gpuSlot: null,
  platform: 'linux',
};
const create = (over: Partial<CreateInput>) => createCommand({ ...input, ...over });

describe('createCommand', () => {
  test('the whole command', () => {
    const command = create({});
    expect(command.args).toEqual([
      'create',
      '--init',
      `--name=${command.name}`,
      '--pull=never',
      '--label=wandb.launch.item=item=',
      '--label=wandb.launch.run=r1',
      '--label=wandb.launch.agent=a',
      '--label=wandb.launch.owner=o',
      '--label=wandb.launch.workflow-run=7',
      '--log-driver=local',
      '--log-opt=max-size=10m',
      '--log-opt=max-file=3',
      '--log-opt=compress=false',
      '--memory=2g',
      '--env=WANDB_BASE_URL',
      '--env=WANDB_API_KEY',
      '--env-file=/dev/stdin',
      '--entrypoint=python',
      'img:1',
      'train.py',
      '--lr',
      '0.1 $(id)',
    ]);
    expect(command.environment).toEqual(request.environment);
    expect(command.stdin).toBe('PYTHONUNBUFFERED=1\nA=secret-value\n');
    expect(command.args.join(' ')).not.toMatch(/secret|--rm/);
  });

  test.each<[string, Partial<CreateInput>, readonly string[], readonly string[]]>([
    [
      'an image’s own entry point',
      { request: { ...request, keepsEntryPoint: true } },
      ['python'],
      ['--entrypoint=python'],
    ],
    [
      'a server on this machine',
      { request: { ...request, environment: { WANDB_BASE_URL: 'http://localhost:8080' } } },
      ['--network=host', '--add-host=host.docker.internal:host-gateway'],
      [],
    ],
    [
      'the owner’s network',
      {
        request: { ...request, environment: { WANDB_BASE_URL: 'http://localhost:8080' } },
        ownerFlags: new Set(['network']),
      },
      [],
      ['--network=host'],
    ],
    [
      'the owner’s log driver',
      { ownerFlags: new Set(['log-driver']) },
      [],
      ['--log-driver=local', '--log-opt=max-file=3'],
    ],
    ['no init', { ownerFlags: new Set(['init']) }, [], ['--init']],
    ['code', { request: { ...request, directory: '/code' } }, ['--workdir=/mnt/wandb'], []],
    [
      'a folder of the code',
      { request: { ...request, directory: '/code', workingDirectory: 'a/b' } },
      ['--workdir=/mnt/wandb/a/b'],
      [],
    ],
    [
      'code wins over workdir',
      { request: { ...request, directory: '/code' }, options: { ...options, workdir: '/app' } },
      ['--workdir=/mnt/wandb'],
      ['--workdir=/app'],
    ],
    ['workdir of an image', { options: { ...options, workdir: '/app' } }, ['--workdir=/app'], []],
    ['GPUs', { options: { ...options, gpus: { kind: 'all' } } }, ['--gpus=all'], []],
    [
      'GPUs of a slot',
      { options: { ...options, gpus: { kind: 'all' } }, gpuSlot: ['2', '3'] },
      ['--gpus="device=2,3"'],
      ['--gpus=all'],
    ],
    [
      'another platform',
      { options: { ...options, platform: 'linux/arm64' } },
      ['--platform=linux/arm64'],
      [],
    ],
    [
      'an entry point that looks like an option',
      { request: { ...request, command: ['--privileged'] } },
      ['--entrypoint=--privileged'],
      ['--privileged'],
    ],
  ])('%s', (_name, over, has, hasNot) => {
    const { args } = create(over);
    for (const word of has) expect(args).toContain(word);
    for (const word of hasNot) expect(args).not.toContain(word);
  });

  test('the owner’s options stand after all others, so they win', () => {
    const { args } = create({ ownerArgs: ['--memory', '8g'] });
    expect(args.slice(args.indexOf('--entrypoint=python') - 2)[0]).toBe('--memory');
    expect(args.lastIndexOf('--memory')).toBeGreaterThan(args.indexOf('--memory=2g'));
  });

  test('Launch’s variables win over a queue’s, and a default of ours over none', () => {
    const command = create({
      options: { ...options, environment: { WANDB_API_KEY: 'other', PYTHONUNBUFFERED: '0' } },
    });
    expect(command.environment['WANDB_API_KEY']).toBe('secret-key');
    expect(command.stdin).toBe('PYTHONUNBUFFERED=0\n');
    expect(create({ imageVariables: ['PYTHONUNBUFFERED'] }).stdin).toBe('A=secret-value\n');
  });

  test('code is copied, not mounted', () => {
    const command = create({ request: { ...request, directory: '/code' } });
    expect(command.code).toBe('/code');
    expect(command.args.join(' ')).not.toContain('/code');
  });

  test('what the owner passes by name has its value in the environment', () => {
    const command = create({
      ownerArgs: ['--env', 'HF_TOKEN'],
      passed: { HF_TOKEN: 'secret', WANDB_API_KEY: 'x' },
    });
    expect(command.environment).toMatchObject({ HF_TOKEN: 'secret', WANDB_API_KEY: 'secret-key' });
    expect(command.args.join(' ')).not.toContain('secret');
  });

  test('on macOS the server on this machine has another name', () => {
    const environment = { WANDB_BASE_URL: 'http://localhost:8080' };
    const command = create({ platform: 'darwin', request: { ...request, environment } });
    expect(command.environment['WANDB_BASE_URL']).toBe('http://host.docker.internal:8080');
  });

  test.each<[string, Partial<RunRequest>, RegExp]>([
    ['nothing to run', { command: [] }, /no entry point/],
    ['an empty program', { command: ['', 'x'] }, /no entry point/],
    ['a NUL in an argument', { command: ['a', '\0'] }, /holds a NUL/],
    ['a folder out of the code', { directory: '/code', workingDirectory: '../..' }, /leads out of the code/],
  ])('%s is an error', (_name, over, message) => {
    expect(() => create({ request: { ...request, ...over } })).toThrow(message);
  });
});

describe('deliver', () => {
  test.each<[string, Record<string, string>, readonly string[], string | null]>([
    ['Launch’s own', { WANDB_CONFIG: '{}' }, ['WANDB_CONFIG'], null],
    ['one line', { A: ' # =1 ' }, [], 'A= # =1 \n'],
    ['several lines', { A: '1\n2' }, ['A'], null],
    ['a carriage return', { A: '1\r' }, ['A'], null],
    ['a long line', { A: 'x'.repeat(70_000) }, ['A'], null],
    [
      'what the client would obey',
      { DOCKER_HOST: 'tcp://evil', LD_PRELOAD: '/x', PATH: '/x' },
      [],
      'DOCKER_HOST=tcp://evil\nLD_PRELOAD=/x\nPATH=/x\n',
    ],
    ['nothing', {}, [], null],
  ])('%s', (_name, variables, byName, envFile) => {
    const delivery = deliver(variables);
    expect(Object.keys(delivery.byName)).toEqual(byName);
    expect(delivery.envFile).toBe(envFile);
  });

  test.each([
    'DOCKER_HOST',
    'LD_PRELOAD',
    'PATH',
    'HOME',
    'https_proxy',
    'GODEBUG',
    'OTEL_EXPORTER_OTLP_ENDPOINT',
    'SSH_AUTH_SOCK',
  ])('several lines in %s are refused', (name) =>
    expect(() => deliver({ [name]: 'a\nb' })).toThrow(/several lines/),
  );
});

describe('GPUs', () => {
  test.each<[string, ReturnType<typeof readGpus>]>([
    ['all', { kind: 'all' }],
    ['-1', { kind: 'all' }],
    ['2', { kind: 'count', count: 2 }],
    ['0', null],
    ['device=0', { kind: 'devices', devices: ['0'] }],
    ['"device=0,GPU-1a"', { kind: 'devices', devices: ['0', 'GPU-1a'] }],
  ])('%s', (text, gpus) => expect(readGpus(text)).toEqual(gpus));

  test.each<[Parameters<typeof gpusFlag>[0], readonly string[] | null, string]>([
    [{ kind: 'all' }, null, '--gpus=all'],
    [{ kind: 'count', count: 2 }, null, '--gpus=2'],
    [{ kind: 'devices', devices: ['0'] }, null, '--gpus=device=0'],
    [{ kind: 'devices', devices: ['0', '1'] }, null, '--gpus="device=0,1"'],
    [{ kind: 'count', count: 1 }, ['4', '5'], '--gpus=device=4'],
    [{ kind: 'devices', devices: ['0'] }, ['4', '5'], '--gpus=device=4'],
  ])('%j with slot %j', (gpus, slot, flag) => expect(gpusFlag(gpus, slot)).toBe(flag));

  test('a slot cannot give more than it has', () => {
    expect(() => gpusFlag({ kind: 'count', count: 3 }, ['0', '1'])).toThrow(/3 devices.*has 2/);
  });

  test.each<[number, number, number[]]>([
    [4, 2, [2, 2]],
    [5, 2, [2, 2]],
    [2, 4, [1, 1]],
    [0, 2, []],
    [1, 1, [1]],
  ])('%d devices for %d slots', (devices, slots, sizes) => {
    const sets = splitGpus(
      Array.from({ length: devices }, (_, at) => String(at)),
      slots,
    );
    expect(sets.map((set) => set.length)).toEqual(sizes);
    expect(new Set(sets.flat()).size).toBe(sets.flat().length);
  });

  test('the devices of a container that was taken over are not lent', async () => {
    const slots = new GpuSlots([['0'], ['1']]);
    const release = slots.reserve(['0']);
    expect(await slots.take()).toEqual(['1']);
    expect(slots.isEmpty).toBe(true);
    const waiting = slots.take();
    release();
    expect(await waiting).toEqual(['0']);
  });

  test('a set is lent to one job at a time, in the order of asking', async () => {
    const slots = new GpuSlots([['0'], ['1']]);
    const first = await slots.take();
    await slots.take();
    expect(slots.isEmpty).toBe(true);
    const leave = new AbortController();
    const third = slots.take(leave.signal);
    const fourth = slots.take();
    leave.abort(new Error('gone'));
    await expect(third).rejects.toThrow('gone');
    slots.giveBack(first);
    expect(await fourth).toEqual(['0']);
  });
});

describe('names and places', () => {
  const identity = input.identity;
  test('a name is the same for the same item and run, and another for another', () => {
    expect(containerName(identity, null)).toBe(containerName({ ...identity, owner: 'x' }, null));
    expect(containerName(identity, null)).not.toBe(containerName({ ...identity, itemId: 'x' }, null));
  });

  test.each([null, 'train', '--privileged', '../é x', '', 'x'.repeat(500)])(
    '%j gives a name that docker takes',
    (asked) => {
      expect(containerName({ ...identity, runId: 'r/1' }, asked)).toMatch(
        /^[a-zA-Z0-9][a-zA-Z0-9_.-]{1,199}$/,
      );
    },
  );

  test.each<[string, string]>([
    ['http://localhost:8080', '--network=host'],
    ['https://localhost', '--network=host'],
    ['http://127.0.0.1:8080', '--network=host'],
    ['http://[::1]:8080', '--network=host'],
    ['https://localhost.example.com', ''],
    ['https://api.wandb.ai', ''],
    ['nonsense', ''],
  ])('%s', (baseUrl, flag) => expect(networkFor(baseUrl, 'linux', false).flags[0] ?? '').toBe(flag));

  test.each([
    [{ source: '/a', target: '/b', readOnly: true }, '--mount=type=bind,source=/a,target=/b,readonly'],
    [{ source: 'cache', target: '/b', readOnly: false }, '--mount=type=volume,source=cache,target=/b'],
    [
      { source: '/a,readonly=x"', target: '/b', readOnly: false },
      '--mount=type=bind,"source=/a,readonly=x""",target=/b',
    ],
  ])('%j', (volume, flag) => expect(mountFlag(volume)).toBe(flag));

  test('a digest is for ever, a tag is not', () => {
    expect(isPinned(`img@sha256:${'a'.repeat(64)}`)).toBe(true);
    expect(isPinned('img:1')).toBe(false);
  });
});
