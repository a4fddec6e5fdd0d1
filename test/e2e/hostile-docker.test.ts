/**
 * Items of people who may push to a queue and want more than that, against the built action on a real engine. Each is
 * refused before anything is claimed or pulled, fails in a sentence, or does no harm; and no secret of the agent or of
 * its machine is found in a container, an output, a log, a summary, or at the server.
 */
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createArtifactJob } from '../../src/job/write.ts';
import { writeJob } from '../../src/job/store.ts';
import { artifactDigest } from '../../src/wandb/artifacts/digest.ts';
import { withHiddenRun } from '../../src/wandb/artifacts/hidden-run.ts';
import { prepareArtifact } from '../../src/wandb/artifacts/source.ts';
import { uploadArtifact } from '../../src/wandb/artifacts/upload.ts';
import type { JsonObject } from '../../src/wandb/types.ts';
import { fakeApiKey, runStep, type StepResult } from '../support/action.ts';
import { describeWithDocker, docker } from '../support/docker.ts';
import {
  itemsOf,
  NODE_IMAGE,
  openContainers,
  type ContainerWorld,
  type ItemReport,
} from './support/containers.ts';
import { foreignCommands } from './support/runner-commands.ts';

/** What a container told of itself. */
interface Seen {
  readonly env: Readonly<Record<string, string>>;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly mounts: string;
  readonly status: string;
  readonly processes: number;
}

/** Tells all that it can see to the listener of the test. */
const PROBE = `
import { readFileSync, readdirSync } from 'node:fs';
const { listener, id } = JSON.parse(process.env.WANDB_CONFIG);
const seen = {
  env: process.env,
  args: process.argv.slice(process.argv[1]?.endsWith('main.mjs') ? 2 : 1),
  cwd: process.cwd(),
  mounts: readFileSync('/proc/self/mountinfo', 'utf8'),
  status: readFileSync('/proc/self/status', 'utf8'),
  processes: readdirSync('/proc').filter((name) => /^\\d+$/.test(name)).length,
};
await fetch(listener + '/' + id, { method: 'POST', body: JSON.stringify(seen) });
`;

/** Names of variables that the agent's own process has, and nobody else is to read. */
const SECRET_VARIABLES = [
  'GITHUB_TOKEN',
  'ACTIONS_RUNTIME_TOKEN',
  'ACTIONS_ID_TOKEN_REQUEST_TOKEN',
  'AWS_SECRET_ACCESS_KEY',
  'NPM_TOKEN',
  'INPUT_PASSWORD',
  'DB_PASSWORD',
] as const;
const PWNED = '/tmp/launch-agent-pwned';
const MARK = /pwned/;

/** Resource arguments → the key or value that the refusal must name, and the way out that it must tell. */
const ASKS_TOO_MUCH: Readonly<Record<string, readonly [args: JsonObject, what: RegExp, remedy: RegExp]>> = {
  privileged: [{ privileged: true }, /"privileged" is not allowed/, /allow-docker-args/],
  'privileged, with dashes': [{ '--privileged': true }, /"--privileged" is not allowed/, /allow-docker-args/],
  'privileged, in capitals': [{ PRIVILEGED: 'true' }, /"PRIVILEGED" is not allowed/, /allow-docker-args/],
  capabilities: [{ 'cap-add': 'SYS_ADMIN' }, /"cap-add" is not allowed/, /allow-docker-args/],
  'capabilities, as Python spells it': [
    { cap_add: ['ALL'] },
    /"cap_add" is not allowed/,
    /allow-docker-args/,
  ],
  'a device': [{ device: '/dev/kmsg' }, /"device" is not allowed/, /allow-docker-args/],
  'a device rule': [{ 'device-cgroup-rule': 'a *:* rwm' }, /"device-cgroup-rule"/, /allow-docker-args/],
  'no seccomp': [{ 'security-opt': 'seccomp=unconfined' }, /"security-opt"/, /allow-docker-args/],
  'the network of the host': [{ network: 'host' }, /"network" is not allowed/, /allow-docker-args/],
  'the network by its short name': [{ net: 'host' }, /"net" is not allowed/, /allow-docker-args/],
  'the processes of the host': [{ pid: 'host' }, /"pid" is not allowed/, /allow-docker-args/],
  'the shared memory of the host': [{ ipc: 'host' }, /"ipc" is not allowed/, /allow-docker-args/],
  'the name of the host': [{ uts: 'host' }, /"uts" is not allowed/, /allow-docker-args/],
  'the users of the host': [{ userns: 'host' }, /"userns" is not allowed/, /allow-docker-args/],
  'the cgroups of the host': [{ cgroupns: 'host' }, /"cgroupns" is not allowed/, /allow-docker-args/],
  'a cgroup': [{ 'cgroup-parent': '/' }, /"cgroup-parent" is not allowed/, /allow-docker-args/],
  'another runtime': [{ runtime: 'runc' }, /"runtime" is not allowed/, /allow-docker-args/],
  'a group': [{ 'group-add': '0' }, /"group-add" is not allowed/, /allow-docker-args/],
  'a user': [{ u: '0:0' }, /"u" is not allowed/, /allow-docker-args/],
  'a setting of the kernel': [
    { sysctl: 'kernel.core_pattern=|/x' },
    /"sysctl" is not allowed/,
    /allow-docker-args/,
  ],
  'a port': [{ p: '0.0.0.0:22:22' }, /"p" is not allowed/, /allow-docker-args/],
  'a name for an address': [{ 'add-host': 'api.wandb.ai:6.6.6.6' }, /"add-host"/, /allow-docker-args/],
  'a log driver': [{ 'log-driver': 'none' }, /"log-driver" is not allowed/, /allow-docker-args/],
  'the root of the host': [{ volume: '/:/host' }, /volume "\/:\/host"/, /allow-volumes/],
  'the socket of the engine': [
    { v: ['/var/run/docker.sock:/var/run/docker.sock'] },
    /docker\.sock/,
    /allow-volumes/,
  ],
  'a volume of docker': [{ volume: 'data:/data' }, /volume "data:\/data"/, /allow-volumes/],
  'an allowed folder, to write': [{ volume: '/etc:/mnt/etc' }, /volume "\/etc:\/mnt\/etc"/, /allow-volumes/],
  'a path that begins with an allowed one': [
    { volume: '/etc/../root:/mnt/etc:ro' },
    /volume "\/etc\/\.\.\/root/,
    /allow-volumes/,
  ],
  'an allowed folder, and more in the same text': [
    { volume: '/etc:/mnt/etc:ro,source=/root' },
    /volume/,
    /allow-volumes/,
  ],
  'a mount': [{ mount: 'type=bind,source=/,target=/host' }, /"mount" is not allowed/, /allow-docker-args/],
  'the volumes of another container': [{ 'volumes-from': 'x' }, /"volumes-from"/, /allow-docker-args/],
  'a file of variables': [
    { 'env-file': '/proc/self/environ' },
    /"env-file" is the runner's own/,
    /Take it out/,
  ],
  'a file of labels': [{ 'label-file': '/etc/passwd' }, /"label-file" is the runner's own/, /Take it out/],
  'a file to write to': [{ cidfile: PWNED }, /"cidfile" is the runner's own/, /Take it out/],
  'another entry point': [{ entrypoint: 'sh' }, /"entrypoint" is the runner's own/, /Take it out/],
  'a life for ever': [{ restart: 'always' }, /"restart" is the runner's own/, /Take it out/],
  'a label of ours': [{ label: 'wandb.launch.item=other' }, /"label" is not allowed/, /allow-docker-args/],
  'an option inside a key': [
    { 'shm-size=1g --privileged': '1' },
    /--privileged" is not allowed/,
    /Allowed are/,
  ],
  'a line break in a key': [{ 'cpus\n--privileged': '1' }, /is not allowed/, /Allowed are/],
  'a key of objects': [{ constructor: '1' }, /"constructor" is not allowed/, /allow-docker-args/],
  'a line break in a value': [{ workdir: '/tmp\n--privileged' }, /"workdir" holds a control/, /one line/],
  'a list for one value': [{ memory: ['1g', '--privileged'] }, /"memory" holds a list/, /one text or number/],
  'a mapping for a value': [{ ulimit: { a: 'b' } }, /"ulimit" holds a mapping/, /one text or number/],
  'a variable twice spelled': [{ memory: '1g', m: '9g' }, /"m" is given twice/, /one of the spellings/],
  'devices, quoted into more options': [
    { gpus: '"device=0",capabilities=x' },
    /gpus: .* not understood/,
    /Write all/,
  ],
  'devices by a variable': [{ env: 'NVIDIA_VISIBLE_DEVICES=all' }, /NVIDIA_VISIBLE_DEVICES/, /`gpus`/],
  'to set a token of the workflow': [
    { env: ['GITHUB_TOKEN=x'] },
    /GITHUB_TOKEN is not a queue's/,
    /docker-args/,
  ],
  'to set a variable of the runtime': [
    { env: 'ACTIONS_RUNTIME_URL=http://evil' },
    /ACTIONS_RUNTIME_URL/,
    /image/,
  ],
  'to set an input': [{ env: 'INPUT_MODE=add' }, /INPUT_MODE is not a queue's/, /docker-args/],
  'to set a variable of the runner': [
    { env: 'runner_temp=/' },
    /runner_temp is not a queue's/,
    /docker-args/,
  ],
  'to set the key': [{ env: 'WANDB_API_KEY=x' }, /WANDB_API_KEY is not a queue's/, /docker-args/],
  'to read a token of the workflow': [
    { env: 'GITHUB_TOKEN' },
    /GITHUB_TOKEN .*not in `pass-env`/,
    /pass-env/,
  ],
  'to read a secret of the cloud': [{ env: ['AWS_SECRET_ACCESS_KEY'] }, /AWS_SECRET_ACCESS_KEY/, /pass-env/],
  'a token in a macro': [{ env: ['X=${GITHUB_TOKEN}'] }, /GITHUB_TOKEN .*not in `pass-env`/, /pass-env/],
  'a secret in a macro of another option': [{ workdir: '/${DB_PASSWORD}' }, /DB_PASSWORD/, /pass-env/],
  'a macro inside an image option': [{ platform: '${NPM_TOKEN}' }, /NPM_TOKEN/, /pass-env/],
  'a variable with a line break for a name': [{ env: 'A\nB=1' }, /not the name of a variable/, /NAME=value/],
};

/** Specs that are no item of this runner, whatever its resource arguments. */
const WRONG_SPECS: Readonly<Record<string, readonly [spec: JsonObject, what: RegExp, outcome: string]>> = {
  'an option for an image': [
    { docker: { docker_image: '--privileged' } },
    /"--privileged" is not an image reference/,
    'refused',
  ],
  'an image and an option': [
    { docker: { docker_image: 'busybox --rm' } },
    /not an image reference/,
    'refused',
  ],
  'a line break in an image': [
    { docker: { docker_image: 'busybox\n::set-output name=pwned::1' } },
    /not an image reference/,
    'refused',
  ],
  'a process of the host': [
    { resource: 'local-process' },
    /does not allow resource "local-process"/,
    'refused',
  ],
  'a scheduler as a process of the host': [
    {
      resource: 'local-process',
      uri: 'placeholder-uri-scheduler',
      job: null,
      overrides: { entry_point: ['touch', PWNED] },
    },
    /does not allow .*"local-process"/,
    'refused',
  ],
  'another resource': [{ resource: 'kubernetes' }, /no runner for resource "kubernetes"/, 'refused'],
  'a folder outside the code': [
    { overrides: { working_dir: '../../etc' } },
    /working_dir .* leads out of the code/,
    'agent-failed',
  ],
  'a folder of the host': [
    { overrides: { working_dir: '/etc' } },
    /working_dir .* leads out/,
    'agent-failed',
  ],
  'a job by a path': [{ job: '../../etc/passwd' }, /./, 'agent-failed'],
  'a job that is a command': [{ job: 'acme/p/x\n::error::pwned:v0' }, /./, 'agent-failed'],
  'a run id that is a path': [
    { run_id: '../../../tmp/launch-agent-pwned' },
    /run_id: .* is not a run id/,
    'refused',
  ],
  'a run id that is an option, in two lines': [
    { run_id: '--privileged\n--volume=x y' },
    /run_id: .* is not a run id.*at most 128 letters/,
    'refused',
  ],
  'arguments that are no words': [{ overrides: { args: [{ a: 1 }] } }, /args/, 'agent-failed'],
};

/** What an item does, and what its container shows: nothing more than it may. */
interface Harmless {
  readonly spec?: JsonObject;
  readonly args?: JsonObject;
  readonly overrides?: JsonObject;
  readonly check: (seen: Seen, item: ItemReport) => void;
}

const WORDS = [
  '$(touch /tmp/pwned)',
  '`id`',
  '; rm -rf /',
  '&& true',
  '| cat',
  '> /tmp/x',
  '*',
  '~',
  '"',
  "'",
  '\\',
  '\\"; touch /tmp/pwned; "',
  'a\nb',
  '',
  ' ',
  '-',
  '--',
  '--privileged',
  '--volume=/:/host',
  '-v',
  '/:/host',
  '${GITHUB_TOKEN}',
  '$GITHUB_TOKEN',
  '%PATH%',
  '!!',
  '训练 😀',
];

const HARMLESS: Readonly<Record<string, Harmless>> = {
  'nothing special': {
    check: ({ env, status, mounts, processes }) => {
      const names = Object.keys(env).filter((name) => !name.startsWith('WANDB_'));
      expect(names.filter((name) => /^(GITHUB|ACTIONS|INPUT|RUNNER|AWS|STATE)_/.test(name))).toEqual([]);
      // The bits of SYS_ADMIN, SYS_MODULE and SYS_PTRACE.
      const capabilities = BigInt(`0x${/^CapEff:\s*(\w+)$/m.exec(status)?.[1] ?? 'f'.repeat(16)}`);
      for (const bit of [21n, 16n, 19n]) expect((capabilities >> bit) & 1n).toBe(0n);
      expect(mounts).not.toContain('docker.sock');
      expect(processes).toBeLessThan(10);
    },
  },
  'arguments full of shell': {
    overrides: { args: WORDS },
    check: ({ args }) => expect(args).toEqual(WORDS),
  },
  'a macro that gives another macro': {
    spec: { name: '${GITHUB_TOKEN}' },
    args: { env: ['X=${run_name}', 'Y=$${run_id}', 'Z=${${run_name}}'] },
    check: ({ env }) => {
      expect(env['X']).toBe('${GITHUB_TOKEN}');
      expect(env['Z']).toBe('${${GITHUB_TOKEN}}');
    },
  },
  'a macro in small letters, and one with a hyphen': {
    args: { env: ['X=${github_token}', 'Y=${INPUT_API-KEY}', 'Z=$GITHUB_TOKEN'] },
    check: ({ env }) => {
      expect([env['X'], env['Y'], env['Z']]).toEqual([
        '${github_token}',
        '${INPUT_API-KEY}',
        '$GITHUB_TOKEN',
      ]);
    },
  },
  'a second variable behind a line break': {
    args: { env: ['X=1\nGITHUB_TOKEN=evil\n--privileged', 'Y=2\r\nINPUT_MODE=add'] },
    check: ({ env }) => {
      expect(env['X']).toBe('1\nGITHUB_TOKEN=evil\n--privileged');
      expect(env['Y']).toBe('2\r\nINPUT_MODE=add');
      expect(env).not.toHaveProperty('GITHUB_TOKEN');
      expect(env).not.toHaveProperty('INPUT_MODE');
    },
  },
  'options as values of variables': {
    args: { env: ['A=--privileged', 'B=-v /:/host', 'C=--volume=/:/host'] },
    check: ({ env, mounts }) => {
      expect([env['A'], env['B'], env['C']]).toEqual(['--privileged', '-v /:/host', '--volume=/:/host']);
      expect(mounts).not.toMatch(/ \/host /);
    },
  },
  'variables that steer programs of the host': {
    args: {
      env: [
        'LD_PRELOAD=/evil.so',
        'DOCKER_HOST=tcp://6.6.6.6:1',
        'HTTPS_PROXY=http://6.6.6.6',
        'NODE_OPTIONS=',
      ],
    },
    check: ({ env }) => expect(env['DOCKER_HOST']).toBe('tcp://6.6.6.6:1'),
  },
  'a variable that is passed on': {
    args: { env: ['PASSED', 'X=${PASSED}'] },
    check: ({ env }) => expect([env['PASSED'], env['X']]).toEqual(['for-jobs', 'for-jobs']),
  },
  'a folder that is allowed, to read': {
    args: { volume: '/etc:/mnt/etc:ro' },
    check: ({ mounts }) => expect(mounts).toMatch(/ \/mnt\/etc ro[, ]/),
  },
  'a name that is an option': {
    args: { name: '--privileged --rm' },
    check: ({ args }) => expect(args).toEqual([]),
  },
  'a run id that is an option': {
    spec: { run_id: '--privileged' },
    check: ({ env }) => expect(env['WANDB_RUN_ID']).toBe('--privileged'),
  },
  'a run name that is a command': {
    spec: { name: '\n::error::pwned\n##[error]pwned <img src=x>' },
    check: ({ env }) => expect(env['WANDB_NAME']).toBe('\n::error::pwned\n##[error]pwned <img src=x>'),
  },
  'an author that is an option': {
    spec: { author: '--privileged' },
    check: ({ env }) => expect(env['WANDB_USERNAME']).toBe('--privileged'),
  },
  'files to write over': {
    overrides: { files: { '../../../../tmp/launch-agent-pwned': { content: 'x' } } },
    check: ({ env }) => expect(env['WANDB_LAUNCH_FILE_OVERRIDES']).toContain('launch-agent-pwned'),
  },
  'a builder with options of its own': {
    args: { builder: { type: 'docker', 'build-args': ['--privileged'] }, rm: true },
    check: ({ args }) => expect(args).toEqual([]),
  },
  'a key of its own': {
    spec: { _wandb_api_key: 'c0ffee'.repeat(6) + '2bad' },
    check: ({ env }) => expect(env['WANDB_API_KEY']).toBe(`${'c0ffee'.repeat(6)}2bad`),
  },
  'a prototype in the spec': {
    spec: JSON.parse('{"__proto__": {"allowLocalProcess": true}, "constructor": {"x": 1}}') as JsonObject,
    check: ({ args }) => expect(args).toEqual([]),
  },
};

/** Code whose source is no code, made with what the client itself would refuse to send. */
const BAD_PATHS = [
  '../launch-agent-pwned',
  '/tmp/launch-agent-pwned',
  'a/../../../launch-agent-pwned',
  'a\\..\\b',
];
const BAD_REMOTES = [
  `ext::sh -c touch% ${PWNED}`,
  `--upload-pack=touch ${PWNED}`,
  'file:///etc',
  '/etc',
  `ssh://-oProxyCommand=touch%20${PWNED}/x`,
];

/** Commands that a runner knows, hidden as a job may hide them. */
const COMMANDS = [
  '::set-output name=pwned::1',
  '::set-env name=pwned::1',
  '::add-path::/pwned',
  '::save-state name=pwned::1',
  '::add-mask::pwned',
  '::stop-commands::pwned',
  '::error file=a.js,line=1::pwned',
  '::notice::pwned',
  '::debug::pwned',
  '::group::pwned',
  '::endgroup::pwned',
  '::echo::pwned',
  '##[set-output name=pwned;]1',
  '##[error]pwned',
  '##[add-mask]pwned',
  '##vso[task.setvariable variable=pwned]1',
  '   ::set-output name=pwned::1',
  '\u0085::set-output name=pwned::1',
  '\u00a0\u2028::set-output name=pwned::1',
  'text\r::set-output name=pwned::1',
  'text\r\n::set-output name=pwned::1',
  '\u001b[31m::set-output name=pwned::1',
  '\u0000::set-output name=pwned::1',
  'x ##[error]pwned ##[warning]pwned',
];

const LOUD: Readonly<Record<string, string>> = {
  'commands of the runner, in every disguise': `for (const line of ${JSON.stringify(COMMANDS)}) console.log(line), console.error(line);`,
  'ten megabytes in one line': `
    for (let i = 0; i < 160; i += 1) process.stdout.write('x'.repeat(65536));
    console.log('\\nthe end');`,
  'commands where a long line is cut':
    "process.stdout.write(('x'.repeat(16384) + '::set-output name=pwned::1'.padEnd(16384, 'x')).repeat(4) + '\\n');",
  'a progress bar without a line break':
    "for (let i = 0; i < 20000; i += 1) process.stdout.write('\\r::set-output name=pwned::' + i); console.log();",
  'bytes that are no UTF-8':
    "process.stdout.write(Buffer.from([0xff, 0xfe, 0x0a, 0xc3, 0x28, 0x0a, 0xed, 0xa0, 0x80, 0x0a, 0xf0, 0x9f, 0x0a])); process.stdout.write(Buffer.from('::set-output name=pwned::\\xff\\n', 'latin1'));",
  'its own key, plain and hidden':
    "const key = process.env.WANDB_API_KEY; console.log('key ' + key); console.log(key.slice(0, 20) + '\\r' + key);",
  'a name of a file that commands':
    "console.log('GITHUB_OUTPUT=/dev/stdout'); console.log('pwned<<EOF\\n1\\nEOF');",
};

/** Items that docker itself does not take: they fail, and nothing else. */
const NOT_STARTED: Readonly<Record<string, readonly [spec: JsonObject, what: RegExp]>> = {
  'an option as an entry point': [
    { docker: { docker_image: NODE_IMAGE }, overrides: { entry_point: ['--privileged'] } },
    /--privileged|does not exist/,
  ],
  'an image that does not exist': [{ docker: { docker_image: '127.0.0.1:1/no/such:image' } }, /Cannot pull/],
  'a program named like a fault of the machine': [
    {
      docker: { docker_image: NODE_IMAGE },
      overrides: { entry_point: ['no space left on device'] },
    },
    /does not exist in the image/,
  ],
  'GPUs, where there are none': [
    { docker: { docker_image: NODE_IMAGE }, resource_args: { 'local-container': { gpus: 'all' } } },
    /NVIDIA/,
  ],
  'an option as a folder': [
    {
      docker: { docker_image: NODE_IMAGE },
      resource_args: { 'local-container': { workdir: '--privileged' } },
    },
    /absolute|invalid/i,
  ],
  'an option as a platform': [
    {
      docker: { docker_image: NODE_IMAGE },
      resource_args: { 'local-container': { platform: '--privileged' } },
    },
    /platform/i,
  ],
  'a size that is none': [
    {
      docker: { docker_image: NODE_IMAGE },
      resource_args: { 'local-container': { memory: '1g --privileged' } },
    },
    /memory|size/i,
  ],
  'a variable of docker in several lines': [
    {
      docker: { docker_image: NODE_IMAGE },
      resource_args: { 'local-container': { env: 'DOCKER_HOST=a\nb' } },
    },
    /DOCKER_HOST.* several lines/,
  ],
};

describeWithDocker('mode: agent, hostile items in containers', (engine) => {
  const secrets = Object.fromEntries(
    SECRET_VARIABLES.map((name) => [name, `canary-${name}-${fakeApiKey()}`]),
  );
  const jobKey = fakeApiKey();
  const seen = new Map<string, Seen>();
  const ids = new Map<string, string>();
  let world: ContainerWorld;
  let listener: Server;
  let data: string;
  let first: StepResult;
  let second: StepResult;

  beforeAll(async () => {
    data = await mkdtemp(join(tmpdir(), 'server-'));
    listener = createServer((request, response) => {
      const chunks: Uint8Array[] = [];
      request.on('data', (chunk: Uint8Array) => chunks.push(chunk));
      request.on('end', () => {
        const id = decodeURIComponent(request.url?.slice(1) ?? '');
        seen.set(id, JSON.parse(Buffer.concat(chunks).toString()) as Seen);
        response.end();
      });
    });
    listener.listen(0, '127.0.0.1');
    await once(listener, 'listening');
    docker(engine, ['pull', '-q', NODE_IMAGE]);
    world = await openContainers(engine, {
      queues: ['many', 'loud'],
      startRunsAtAck: true,
      dataDirectory: data,
    });
    await pushAll();
    const inputs = {
      'job-api-key': jobKey,
      'pass-env': 'PASSED',
      'allow-volumes': '/etc:/mnt/etc:ro',
      'fail-on': 'none',
    };
    const env = { ...secrets, PASSED: 'for-jobs' };
    world.server.control.clearRequests();
    first = await runStep(world.step({ ...inputs, queues: 'many', 'max-jobs': '4' }, env));
    second = await runStep(world.step({ ...inputs, queues: 'loud' }, env));
  }, 400_000);

  afterAll(async () => {
    await world.close();
    listener.close();
    await rm(data, { recursive: true, force: true });
  });

  async function pushAll(): Promise<void> {
    const probe = await world.job('probe', PROBE);
    const address = `http://127.0.0.1:${(listener.address() as AddressInfo).port}`;
    const overridesOf = (id: string, over: JsonObject = {}) => ({
      run_config: { listener: address, id },
      ...over,
    });
    const add = async (name: string, spec: JsonObject, queue?: string): Promise<void> => {
      const over = spec['overrides'] as JsonObject | undefined;
      const id = encodeURIComponent(name);
      const source = 'docker' in spec ? {} : { job: probe };
      ids.set(name, await world.push({ ...source, ...spec, overrides: overridesOf(id, over) }, queue));
    };
    for (const [name, [args]] of Object.entries(ASKS_TOO_MUCH)) {
      await add(name, { resource_args: { 'local-container': args } });
    }
    for (const [name, [spec]] of Object.entries(WRONG_SPECS)) await add(name, spec);
    for (const [name, { spec, args, overrides }] of Object.entries(HARMLESS)) {
      await add(name, {
        ...spec,
        ...(args ? { resource_args: { 'local-container': args } } : {}),
        ...(overrides ? { overrides } : {}),
      });
    }
    for (const path of BAD_PATHS) await add(path, { job: await codeWith(path) });
    for (const remote of BAD_REMOTES) await add(remote, { job: await gitWith(remote) });
    // One that starts after each that does not: three of those in a row would end the agent.
    const loud = Object.entries(LOUD);
    // All in a row: an agent that took them for faults of its machine would end after three.
    for (const [name, [spec]] of Object.entries(NOT_STARTED)) await add(name, spec, 'loud');
    for (const [index, [name, program]] of loud.entries())
      await add(name, { job: await world.job(`loud-${index}`, program) }, 'loud');
  }

  /** A code job with one file at a path that no client would upload. */
  async function codeWith(path: string): Promise<string> {
    const place = { entity: world.server.entity, project: 'p' };
    const number = BAD_PATHS.indexOf(path);
    const files = [
      { path: 'main.mjs', content: '' },
      { path: 'other', content: 'pwned' },
    ];
    const honest = await prepareArtifact(files);
    const moved = honest.files.map((file) => (file.path === 'other' ? { ...file, path } : file));
    const digest = artifactDigest(moved.map((file) => [file.path, file.md5]));
    const { id } = await withHiddenRun(world.client, place, (run) =>
      uploadArtifact(
        world.client,
        run,
        { type: 'code', collection: `code-${number}`, aliases: ['latest'] },
        { ...honest, digest, files: moved },
        { seed: String(number) },
      ),
    );
    const job = await createArtifactJob(world.client, {
      ...place,
      artifactId: id,
      artifactName: `code-${number}`,
      name: `bad-${number}`,
      entryPoint: ['node', 'main.mjs'],
      baseImage: NODE_IMAGE,
    });
    return job.job;
  }

  async function gitWith(remote: string): Promise<string> {
    const name = `git-${BAD_REMOTES.indexOf(remote)}`;
    const source = {
      git: { remote, commit: 'a'.repeat(40) },
      entrypoint: ['node', 'x.js'],
      base_image: NODE_IMAGE,
    };
    const document = { _version: 'v0', source_type: 'repo', source, runtime: '3.11' };
    const contents = await prepareArtifact([
      { path: 'wandb-job.json', content: JSON.stringify(document) },
      { path: 'requirements.frozen.txt', content: '' },
    ]);
    const place = { entity: world.server.entity, project: 'p' };
    return (await writeJob(world.client, place, { name, aliases: ['latest'], contents }, {})).job;
  }

  function reportOf(name: string): ItemReport {
    const id = ids.get(name);
    const found = [...itemsOf(first), ...itemsOf(second)].filter(({ itemId }) => itemId === id);
    expect(found).toHaveLength(1);
    return found[0] as ItemReport;
  }

  /** Whether the agent acknowledged the item: from then on it counts as taken. */
  function wasClaimed(name: string): boolean {
    const asked = world.server.control
      .requests()
      .filter(({ rootFields }) => rootFields.includes('ackRunQueueItem'));
    return asked.some(({ variables }) => JSON.stringify(variables).includes(JSON.stringify(ids.get(name))));
  }

  describe('asks for more than the owner allows: refused before the claim, with the way out', () => {
    test.each(Object.entries(ASKS_TOO_MUCH))('%s', async (name, [, what, remedy]) => {
      const { outcome, message, runId } = reportOf(name);
      expect({ outcome, runId }).toEqual({ outcome: 'refused', runId: null });
      expect(message).toMatch(what);
      expect(message).toMatch(remedy);
      expect(message).not.toMatch(/[\r\n]/);
      const item = await world.item(ids.get(name) ?? '');
      expect(item).toMatchObject({ state: 'failed', error: { message: expect.stringMatching(what) } });
      expect(wasClaimed(name)).toBe(false);
      expect(seen.has(name)).toBe(false);
    });
  });

  describe('is no item of this runner: it fails in a sentence', () => {
    test.each(Object.entries(WRONG_SPECS))('%s', async (name, [, what, outcome]) => {
      const report = reportOf(name);
      expect(report.outcome).toBe(outcome);
      expect(report.message).toMatch(what);
      expect((await world.item(ids.get(name) ?? '')).state).toBe('failed');
      if (outcome === 'refused') expect(wasClaimed(name)).toBe(false);
      expect(seen.has(name)).toBe(false);
    });
  });

  describe('runs, and can do nothing with it', () => {
    test.each(Object.entries(HARMLESS))('%s', (name, { check }) => {
      const report = reportOf(name);
      expect([report.outcome, report.message]).toEqual(['succeeded', null]);
      const told = seen.get(name);
      if (!told) throw new Error('the container told nothing');
      check(told, report);
    });
  });

  describe('code that is none: it fails, and no file is written outside its folder', () => {
    test.each([...BAD_PATHS, ...BAD_REMOTES])('%s', (name) => {
      expect(reportOf(name).outcome).toBe('agent-failed');
      expect(existsSync(PWNED)).toBe(false);
    });
  });

  describe('what a job prints commands nothing', () => {
    test.each(Object.keys(LOUD))('%s', (name) => {
      expect(reportOf(name).outcome).toBe('succeeded');
    });

    test('no line is a command; the step has the outputs, variables and masks of its own', () => {
      for (const step of [first, second]) {
        expect(
          foreignCommands(step, MARK).filter((line) => !/^::error::.*item|^::error::[^:]*:/.test(line)),
        ).toEqual([]);
        expect(Object.keys(step.outputs)).toEqual(['items']);
        expect(step.stdout).not.toMatch(/^::add-mask::pwned/m);
      }
      for (const line of second.stdout.split('\n')) expect(line.length).toBeLessThan(17_000);
      expect(second.stdout.length).toBeLessThan(12_000_000);
      expect(second.stdout).toContain('the end');
      expect(second.stdout).toContain('\uFFFD');
      expect(second.stdout).toMatch(/^::set-output|lines were left out/m);
    });

    test('a page of it holds no markup of theirs', () => {
      expect(first.summary).not.toMatch(/<img|^## fake|\]\(javascript:/m);
      expect(foreignCommands({ stdout: first.summary + second.summary, stderr: '' })).toEqual([]);
    });
  });

  describe('is refused by docker: it fails, and the agent goes on', () => {
    test.each(Object.entries(NOT_STARTED))('%s', (name, [, what]) => {
      const { outcome, message } = reportOf(name);
      expect(outcome).toBe('agent-failed');
      expect(message).toMatch(what);
    });
  });

  describe('secrets', () => {
    const everything = () => ({
      ...secrets,
      'the key of the agent': world.server.apiKey,
    });

    test('none is in a container', () => {
      expect(seen.size).toBe(Object.keys(HARMLESS).length);
      const told = JSON.stringify([...seen.values()]);
      for (const [name, secret] of Object.entries(everything())) {
        expect([name, told.includes(secret)]).toEqual([name, false]);
      }
      const keys = new Set([...seen.values()].map(({ env }) => env['WANDB_API_KEY']));
      expect(keys).toEqual(new Set([jobKey, `${'c0ffee'.repeat(6)}2bad`]));
    });

    test('none is in a log, an output or a summary, nor is the key of a job', () => {
      const masks = /^::add-mask::.*$/gm;
      const shown = [first, second]
        .map(({ stdout, stderr, summary, outputs }) =>
          [stdout.replace(masks, ''), stderr, summary, JSON.stringify(outputs)].join('\n'),
        )
        .join('\n');
      const all = {
        ...everything(),
        'the key of jobs': jobKey,
        'the key of an item': `${'c0ffee'.repeat(6)}2bad`,
      };
      for (const [name, secret] of Object.entries(all)) {
        expect([name, shown.includes(secret)]).toEqual([name, false]);
      }
      expect(first.stdout).toContain(`::add-mask::${'c0ffee'.repeat(6)}2bad`);
    });

    test('none is sent to the server, in messages or files', async () => {
      const names = await readdir(data, { recursive: true, withFileTypes: true });
      const files = names
        .filter((entry) => entry.isFile())
        .map(({ parentPath, name }) => join(parentPath, name));
      const all = { ...secrets, 'the key of jobs': jobKey };
      for (const file of files) {
        const text = await readFile(file, 'utf8');
        for (const [name, secret] of Object.entries(all)) {
          expect([name, text.includes(secret)]).toEqual([name, false]);
        }
      }
      expect(files.length).toBeGreaterThan(10);
    });
  });

  test('no container is left, and no state', async () => {
    expect(docker(engine, ['ps', '-aq', '--filter', 'label=wandb.launch.item'])).toBe('');
    expect(await readdir(world.stateDir)).toEqual([]);
  });
});
