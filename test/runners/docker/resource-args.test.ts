import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { flagName, HARMLESS_FLAGS } from '../../../src/runners/docker/flags.ts';
import type { Macros } from '../../../src/runners/docker/macros.ts';
import { readResourceArgs } from '../../../src/runners/docker/resource-args.ts';
import type { RunnerPolicy } from '../../../src/runners/policy.ts';
import { refusalOf } from '../../../src/runners/policy.ts';
import { RefusedError } from '../../../src/runners/refusal.ts';
import { parseJson } from '../../../src/common/json.ts';

const macros: Macros = {
  builtIn: {
    project_name: 'vision',
    entity_name: 'acme',
    run_id: 'r1',
    run_name: null,
    image_uri: 'img:1',
    author: 'kim',
  },
  passed: { DATASET: 's3://data', HOSTILE: '${run_id} --privileged' },
};
const policy: RunnerPolicy = {
  allowLocalProcess: false,
  passEnv: ['DATASET', 'HOSTILE'],
  allowVolumes: ['/mnt/data:/data:ro'],
  allowDockerArgs: ['cap-add', '--Network', 'init'],
};
const nothing: RunnerPolicy = { allowLocalProcess: false };

function read(args: Record<string, unknown>, over: RunnerPolicy = policy) {
  return readResourceArgs(args, over, macros);
}

describe('what a queue may ask for', () => {
  test.each<[string, Record<string, unknown>, readonly string[]]>([
    ['one option', { memory: '2g' }, ['--memory=2g']],
    ['a number', { cpus: 1.5 }, ['--cpus=1.5']],
    ['an underscore', { shm_size: '8g' }, ['--shm-size=8g']],
    ['leading dashes', { '--pids-limit': 100 }, ['--pids-limit=100']],
    ['capitals', { 'CPU-Shares': 512 }, ['--cpu-shares=512']],
    ['spaces around', { ' cpuset-cpus ': '0-3' }, ['--cpuset-cpus=0-3']],
    ['one letter', { m: '1g' }, ['--memory=1g']],
    ['one capital letter', { M: '1g' }, ['--memory=1g']],
    ['one letter with dashes', { '-m': '1g' }, ['--memory=1g']],
    ['a list', { ulimit: ['nofile=1:2', 'core=0'] }, ['--ulimit=nofile=1:2', '--ulimit=core=0']],
    ['the order of the object', { 'memory-swap': '-1', cpus: '2' }, ['--memory-swap=-1', '--cpus=2']],
    ['a value that looks like an option', { memory: '--privileged' }, ['--memory=--privileged']],
    ['a value with shell characters', { memory: '1g; $(id) `id` && x' }, ['--memory=1g; $(id) `id` && x']],
    ['a macro', { 'cpuset-cpus': '${run_id}' }, ['--cpuset-cpus=r1']],
    ['a macro with no value', { 'cpuset-cpus': '0${run_name}' }, ['--cpuset-cpus=0']],
    ['what a macro gave is not filled again', { memory: '${HOSTILE}' }, ['--memory=${run_id} --privileged']],
    ['an unknown macro in small letters stays', { memory: '${what}' }, ['--memory=${what}']],
    [
      'what the owner allows',
      { cap_add: ['SYS_PTRACE', 'NET_RAW'] },
      ['--cap-add=SYS_PTRACE', '--cap-add=NET_RAW'],
    ],
    ['what the owner allows, by its short name', { net: 'ml' }, ['--network=ml']],
    ['a switch that the owner allows', { init: false }, ['--init=false']],
    ['what means nothing here', { rm: true, builder: { accelerator: {} } }, []],
  ])('%s', (_name, args, flags) => {
    expect(read(args).flags).toEqual(flags);
  });

  test('the parts that are read apart', () => {
    expect(
      read({
        gpus: 2,
        platform: 'linux/amd64',
        name: 'x',
        w: '/app',
        volume: '/mnt/data:/data:ro',
        e: 'A=1',
        env: ['B=a=b', 'DATASET'],
      }),
    ).toMatchObject({
      flags: [],
      gpus: { kind: 'count', count: 2 },
      platform: 'linux/amd64',
      name: 'x',
      workdir: '/app',
      volumes: [{ source: '/mnt/data', target: '/data', readOnly: true }],
      environment: { A: '1', B: 'a=b', DATASET: 's3://data' },
    });
  });

  test('numbers keep the text they were written in', () => {
    const args = parseJson('{"cpus": 1.50, "memory": 12345678901234567890}') as Record<string, unknown>;
    expect(read(args).flags).toEqual(['--cpus=1.50', '--memory=12345678901234567890']);
  });

  test('an empty macro is told', () => {
    expect(read({ env: 'NAME=${run_name}' })).toMatchObject({
      environment: { NAME: '' },
      warnings: ['The launch has no value for ${run_name}: it is empty.'],
    });
  });
});

/** Each with the words that its message must hold. */
const hostile: readonly [string, Record<string, unknown>, RegExp][] = [
  ['privileged', { privileged: true }, /"privileged" is not allowed/],
  ['privileged as text', { privileged: 'true' }, /"privileged"/],
  ['privileged in capitals', { PRIVILEGED: 'true' }, /"PRIVILEGED"/],
  ['privileged with dashes', { '--privileged': '' }, /"--privileged"/],
  ['privileged with a space', { ' privileged': 'true' }, /" privileged"/],
  ['a value in the key', { 'privileged=true': 'x' }, /"privileged=true"/],
  ['a value in a known key', { 'memory=1g --privileged': 'x' }, /not allowed/],
  ['two words in the key', { 'memory 1g --privileged': 'x' }, /not allowed/],
  ['a line break in the key', { 'memory\n--privileged': 'x' }, /not allowed/],
  ['a NUL in the key', { 'memory\0': 'x' }, /not allowed/],
  ['a look-alike letter', { 'm\u0435mory': '1g' }, /not allowed/],
  ['a full-width dash', { '\uFF0Dprivileged': 'true' }, /not allowed/],
  ['the prototype', JSON.parse('{"__proto__": "x"}') as Record<string, unknown>, /"__proto__"/],
  ['the constructor', { constructor: 'x' }, /"constructor"/],
  ['the empty key', { '': 'x' }, /not allowed/],
  ['only dashes', { '--': 'x' }, /not allowed/],
  ['a mount', { mount: 'type=bind,source=/,target=/host' }, /"mount"/],
  ['a volume', { volume: '/:/host' }, /does not allow the volume "\/:\/host"/],
  ['a volume by its letter', { v: '/:/host' }, /does not allow the volume/],
  [
    'a volume among allowed ones',
    { v: ['/mnt/data:/data:ro', '/:/host'] },
    /does not allow the volume "\/:\/host"/,
  ],
  ['the socket', { volume: ['/var/run/docker.sock:/var/run/docker.sock'] }, /docker\.sock/],
  ['an allowed volume, writable', { volume: '/mnt/data:/data' }, /does not allow/],
  ['an allowed volume and a way up', { volume: '/mnt/data/../..:/data:ro' }, /does not allow/],
  ['volumes of another container', { 'volumes-from': 'other' }, /"volumes-from"/],
  ['a device', { device: '/dev/sda' }, /"device"/],
  ['the host’s processes', { pid: 'host' }, /"pid"/],
  ['the host’s network', { ipc: 'host' }, /"ipc"/],
  ['the host’s users', { userns: 'host' }, /"userns"/],
  ['the host’s name space of cgroups', { cgroupns: 'host' }, /"cgroupns"/],
  ['another cgroup', { 'cgroup-parent': '/' }, /"cgroup-parent"/],
  ['no confinement', { security_opt: 'seccomp=unconfined' }, /"security_opt"/],
  ['another runtime', { runtime: 'evil' }, /"runtime"/],
  ['rights of groups', { group_add: 'docker' }, /"group_add"/],
  ['an open port', { p: '22:22' }, /"p"/],
  ['a file of variables', { 'env-file': '/etc/shadow' }, /runner's own/],
  ['another entry point', { entrypoint: '/bin/sh' }, /runner's own/],
  ['a restart', { restart: 'always' }, /runner's own/],
  ['a file for the id', { cidfile: '/tmp/x' }, /runner's own/],
  ['our labels', { label: 'wandb.launch.item=x' }, /"label"/],
  ['a driver of logs', { 'log-driver': 'syslog' }, /"log-driver"/],
  ['kernel settings', { sysctl: 'kernel.msgmax=1' }, /"sysctl"/],
  ['a score against the killer', { 'oom-score-adj': -1000 }, /"oom-score-adj"/],
  ['no killer', { 'oom-kill-disable': true }, /"oom-kill-disable"/],
  ['a command', { command: 'sh' }, /not an option of docker.*overrides\.entry_point/],
  ['a cpu', { cpu: 1 }, /not an option of docker.*`cpus`/],
  ['a mapping', { memory: { a: 1 } }, /holds a mapping/],
  ['a list', { memory: ['1g', '2g'] }, /holds a list/],
  ['an empty list', { env: [] }, /holds an empty list/],
  ['a list in a list', { env: [['A=1']] }, /holds a list/],
  ['a truth', { memory: true }, /holds a boolean/],
  ['no value', { memory: null }, /holds no value/],
  ['an empty text', { memory: '  ' }, /is empty/],
  ['two spellings', { memory: '1g', m: '2g' }, /given twice/],
  ['a line break in a value', { memory: '1g\n--privileged' }, /control character/],
  ['a NUL in a value', { memory: '1g\0' }, /control character/],
  ['a mapping of variables', { env: { A: '1' } }, /holds a mapping/],
  ['a variable of the host', { env: ['GITHUB_TOKEN'] }, /GITHUB_TOKEN of this runner is not in `pass-env`/],
  ['a secret of a cloud', { e: 'AWS_SECRET_ACCESS_KEY' }, /AWS_SECRET_ACCESS_KEY.*pass-env/],
  ['a secret in a macro', { env: 'X=${GITHUB_TOKEN}' }, /GITHUB_TOKEN.*pass-env/],
  [
    'a secret in a macro of another option',
    { memory: '${AWS_SECRET_ACCESS_KEY}' },
    /AWS_SECRET_ACCESS_KEY.*pass-env/,
  ],
  ['a name made by a macro', { env: '${run_id}' }, /r1 of this runner is not in `pass-env`/],
  ['the key of W&B', { env: 'WANDB_API_KEY=x' }, /WANDB_API_KEY is not a queue's to set/],
  ['the server of W&B', { env: ['A=1', 'WANDB_BASE_URL=http://evil'] }, /WANDB_BASE_URL/],
  ['in small letters', { env: 'wandb_run_id=x' }, /wandb_run_id/],
  ['a variable of the workflow', { env: 'GITHUB_ENV=/x' }, /GITHUB_ENV/],
  ['a token of the workflow', { env: 'ACTIONS_RUNTIME_TOKEN=x' }, /ACTIONS_RUNTIME_TOKEN/],
  ['an input', { env: 'INPUT_X=1' }, /INPUT_X/],
  ['a variable of the runner', { env: 'RUNNER_TEMP=/x' }, /RUNNER_TEMP/],
  ['the devices of another job', { env: 'NVIDIA_VISIBLE_DEVICES=all' }, /choose devices past the runner/],
  ['an option as a variable', { env: '--privileged' }, /is not the name of a variable/],
  ['an option after a variable', { env: 'A B=1' }, /is not the name of a variable/],
  ['a line break in a name', { env: 'A\nB=1' }, /is not the name of a variable/],
  ['no name', { env: '=1' }, /is not the name of a variable/],
  ['a NUL in a variable', { env: 'A=\0' }, /holds a NUL/],
  ['a variable that is too long', { env: `A=${'x'.repeat(140_000)}` }, /longer than Linux allows/],
  ['a driver for GPUs', { gpus: 'driver=cdi,device=x' }, /gpus: .* is not understood/],
  ['options after GPUs', { gpus: 'all --privileged' }, /gpus: .* is not understood/],
];

describe('what is refused', () => {
  test('there are enough cases', () => expect(hostile.length).toBeGreaterThan(60));

  test.each(hostile)('%s', (_name, args, message) => {
    const error = thrown(() => read(args));
    expect(error).toBeInstanceOf(RefusedError);
    expect(`${error.message} ${error.hint}`).toMatch(message);
    expect(error.message).not.toMatch(/[\n\0]/);
    expect(error.hint).toMatch(/^[A-Z].*\.$|…\.?$/);
  });

  test.each(hostile)('%s: also before anything is known of the job', (_name, args) => {
    const work = { resource: 'local-container', image: 'img', isScheduler: false, resourceArgs: args };
    expect(refusalOf(work, policy, ['local-container'])).not.toBeNull();
  });

  test.each(['cap-add', 'network', 'init'])('%s without the owner’s word', (key) => {
    expect(() => read({ [key]: 'x' }, nothing)).toThrow(
      `"${key}" is not allowed by the owner of this runner`,
    );
  });

  test('a refusal names the input that would allow it', () => {
    expect(thrown(() => read({ devices: 'x' })).hint).toContain('list devices in `allow-docker-args`');
    expect(thrown(() => read({ volume: '/a:/b' })).hint).toContain('Add "/a:/b" to `allow-volumes`');
  });

  test('whatever the key and value, docker gets harmless options only, one word each', () => {
    const key = fc.oneof(
      fc.constantFrom(...HARMLESS_FLAGS),
      fc.string(),
      fc.constantFrom('privileged', 'v', 'pid'),
    );
    fc.assert(
      fc.property(fc.dictionary(key, fc.oneof(fc.string(), fc.integer(), fc.array(fc.string()))), (args) => {
        let flags: readonly string[] = [];
        try {
          ({ flags } = read(args, nothing));
        } catch (error) {
          expect(error).toBeInstanceOf(RefusedError);
        }
        for (const flag of flags) {
          const [, name] = /^--([a-z-]+)=/.exec(flag) ?? [];
          expect(HARMLESS_FLAGS.has(name ?? '')).toBe(true);
          expect(flag).not.toMatch(/\p{Cc}/u);
        }
      }),
    );
  });

  test('names are those of the W&B agent’s check', () => {
    expect(['--shm_size', 'Shm-Size', ' shm_size '].map(flagName)).toEqual(Array(3).fill('shm-size'));
    expect(flagName('shmSize')).toBe('shmsize');
  });
});

function thrown(act: () => unknown): RefusedError {
  try {
    act();
  } catch (error) {
    return error as RefusedError;
  }
  throw new Error('nothing was refused');
}
