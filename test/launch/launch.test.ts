import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { ExecutionError, type LaunchError } from '../../src/common/errors.ts';
import { createCodeJob, createImageJob } from '../../src/job/write.ts';
import { launch, type LaunchContext } from '../../src/launch/launch.ts';
import type { LaunchOptions } from '../../src/launch/options.ts';
import { startServer, type RunningServer } from '../../src/server/index.ts';
import { createClient, type WandbClient } from '../../src/wandb/index.ts';
import { runStatus, stopRun } from '../../src/wandb/operations/runs.ts';
import { FakeRunner, type Script } from '../agent/support.ts';

const PROGRAM = `
const config = JSON.parse(process.env.WANDB_CONFIG);
console.log('in ' + process.cwd() + ' with ' + process.env.WANDB_RUN_ID + ' ' + process.argv.slice(2).join(' '));
console.log('the key is ' + process.env.WANDB_API_KEY);
setTimeout(() => process.exit(config.exit ?? 0), (config.seconds ?? 0) * 1000);
`;

// Starting a server loads much, and the machine may be busy.
jest.setTimeout(60_000);

let server: RunningServer;
let client: WandbClient;
let code: string;
let codeJob: string;

beforeAll(async () => {
  code = await mkdtemp(join(tmpdir(), 'code-'));
  await writeFile(join(code, 'main.mjs'), PROGRAM);
});
afterAll(() => rm(code, { recursive: true, force: true }));
beforeEach(async () => {
  server = await startServer();
  const credentials = { kind: 'key', apiKey: server.apiKey } as const;
  client = createClient({ baseUrl: server.baseUrl, credentials, env: {} });
  const place = { entity: server.entity, project: 'p', name: 'code' };
  const entryPoint = [process.execPath, 'main.mjs'];
  codeJob = (await createCodeJob(client, { ...place, directory: code, entryPoint })).job;
  await createImageJob(client, { entity: server.entity, project: 'p', name: 'image', image: 'acme/train:1' });
});
afterEach(async () => {
  await client.close();
  await server.close();
});

function faked(script: (given: unknown) => Script = () => ({})): FakeRunner {
  return new FakeRunner(client, script);
}

function here(over: Partial<LaunchContext> = {}): LaunchContext {
  return { client, process: null, env: { PATH: process.env['PATH'] }, ...over };
}

describe('what runs', () => {
  test('an image: all that Launch tells it, and nothing of a queue', async () => {
    const runner = faked();
    const run = await launch(
      {
        dockerImage: 'acme/train:1',
        entity: server.entity,
        project: 'Vision',
        name: 'nightly',
        runId: 'run-1',
        entryPoint: ['python', 'train.py'],
        repository: 'registry.example.com/ml',
        config: { overrides: { args: ['--fast'], run_config: { lr: 0.1 } } },
        resourceArgs: { 'local-container': { memory: '2g' } },
      },
      here({ runners: [runner] }),
    );
    expect(runner.started).toHaveLength(1);
    expect(runner.started[0]).toMatchObject({
      runId: 'run-1',
      image: 'acme/train:1',
      command: ['python', 'train.py', '--fast'],
      resourceArgs: { memory: '2g' },
    });
    expect(runner.started[0]?.environment).toEqual({
      WANDB_BASE_URL: server.baseUrl,
      WANDB_API_KEY: server.apiKey,
      WANDB_PROJECT: 'vision',
      WANDB_ENTITY: server.entity,
      WANDB_LAUNCH: 'True',
      WANDB_RUN_ID: 'run-1',
      WANDB_DOCKER: 'acme/train:1',
      WANDB_NAME: 'nightly',
      WANDB_CONFIG: '{"lr": 0.1}',
      WANDB_LAUNCH_FILE_OVERRIDES: '{}',
      WANDB_ARTIFACTS: '{}',
    });
    expect(run).toMatchObject({
      id: 'container-1',
      runId: 'run-1',
      run: { entity: server.entity, project: 'vision', runId: 'run-1' },
      runUrl: `${client.appUrl}/${server.entity}/vision/runs/run-1`,
      image: 'acme/train:1',
      job: null,
    });
    expect(run.spec).toMatchObject({
      resource: 'local-container',
      registry: { url: 'registry.example.com/ml' },
    });
    expect(await run.wait()).toBe(true);
    expect(runner.removed).toHaveLength(1);
  });

  test('nothing is created before the program does', async () => {
    const runner = faked(() => ({ init: false }));
    const run = await launch({ dockerImage: 'img:1', project: 'p' }, here({ runners: [runner] }));
    expect(run.runId).toMatch(/^[a-z0-9]{8}$/);
    expect(await runStatus(client, run.run)).toBeNull();
  });

  test('an image job: by its version, in the project of the job', async () => {
    const runner = faked();
    const job = `${server.entity}/p/image:latest`;
    const run = await launch({ job }, here({ runners: [runner] }));
    expect(run).toMatchObject({
      image: 'acme/train:1',
      job: `${server.entity}/p/image:v0`,
      run: { project: 'p' },
    });
    expect(runner.started[0]?.environment['WANDB_ARTIFACTS']).toBe(`{"_wandb_job": "${job}"}`);
  });

  test('code as a process: in a folder that is gone afterwards, its key in no line', async () => {
    const lines: string[] = [];
    const before = await readdir(tmpdir());
    const run = await launch(
      { job: codeJob, resource: 'local-process', config: { overrides: { args: ['a b'] } } },
      here({ onLine: (line) => lines.push(line) }),
    );
    expect(lines[0]).toMatch(new RegExp(`wandb-launch-.* with ${run.runId} a b$`));
    expect(lines[1]).toBe('the key is ***');
    expect(run.getLogs()).toEqual(lines);
    expect(run.getStatus()).toBe('finished');
    const left = (await readdir(tmpdir())).filter((name) => name.startsWith('wandb-launch-'));
    expect(left.filter((name) => !before.includes(name))).toEqual([]);
  });
});

describe('how it ends', () => {
  test('a run that fails throws, with its exit code', async () => {
    const runner = faked(() => ({ exit: 3 }));
    const failed = launch({ dockerImage: 'img:1', project: 'p', runId: 'r3' }, here({ runners: [runner] }));
    await expect(failed).rejects.toThrow(ExecutionError);
    await expect(failed).rejects.toThrow('Run r3 failed: exit code 3.');
    expect(runner.removed).toHaveLength(1);
  });

  test('synchronous: false returns when it has started; wait and cancel tell its end', async () => {
    let release = (): void => {};
    const hold = new Promise<void>((resolve) => (release = resolve));
    const runner = faked(() => ({ hold, exit: 1 }));
    const options: LaunchOptions = { dockerImage: 'img:1', project: 'p', synchronous: false };
    const run = await launch(options, here({ runners: [runner] }));
    expect(run.getStatus()).toBe('running');
    release();
    expect(await run.wait()).toBe(false);
    expect(await run.end()).toMatchObject({ state: 'failed', exitCode: 1 });

    const forever = faked(() => ({ hold: new Promise<void>(() => {}) }));
    const other = await launch({ ...options, runId: 'other' }, here({ runners: [forever] }));
    await other.cancel();
    expect(await other.end()).toMatchObject({ state: 'stopped' });
    // Its program was ended by force: it must not look alive in W&B.
    expect((await runStatus(client, other.run))?.state).not.toBe('running');
  });

  test('a signal that aborts stops it', async () => {
    const abort = new AbortController();
    const runner = faked(() => ({ hold: new Promise<void>(() => {}) }));
    const options: LaunchOptions = { dockerImage: 'img:1', project: 'p', synchronous: false };
    const run = await launch(options, here({ runners: [runner], signal: abort.signal }));
    abort.abort();
    expect(await run.end()).toMatchObject({ state: 'stopped' });
  });

  test('a stop that was asked for in W&B ends it', async () => {
    let now = 0;
    const clock = {
      now: () => now,
      sleep: (ms: number, signal?: AbortSignal) =>
        new Promise<void>((resolve, reject) => {
          now += ms;
          const timer = setTimeout(resolve, 5);
          signal?.addEventListener('abort', () => {
            clearTimeout(timer);
            reject(signal.reason as Error);
          });
        }),
    };
    const runner = faked(() => ({ hold: new Promise<void>(() => {}) }));
    const options: LaunchOptions = { dockerImage: 'img:1', project: 'p', synchronous: false };
    const run = await launch(options, here({ runners: [runner], clock }));
    for (;;) {
      const status = await runStatus(client, run.run);
      if (status !== null) {
        await stopRun(client, status.storageId);
        break;
      }
    }
    expect(await run.end()).toMatchObject({ state: 'stopped' });
  });
});

describe('what is refused', () => {
  const image = { dockerImage: 'img:1', project: 'p' };
  const cases: readonly [string, LaunchOptions, Partial<LaunchContext>, RegExp][] = [
    ['no source', {}, {}, /none of job, dockerImage and uri is given/],
    ['two sources', { ...image, job: 'a/b/c:v0' }, {}, /job and dockerImage are given/],
    [
      'a backend that is not here',
      { ...image, resource: 'kubernetes' },
      {},
      /resource kubernetes cannot run here.*launchAdd/,
    ],
    [
      'the same in config',
      { ...image, config: { resource: 'sagemaker' } },
      {},
      /resource sagemaker cannot run here/,
    ],
    [
      'an image as a process',
      { ...image, resource: 'local-process' },
      {},
      /dockerImage is given with the resource local-process/,
    ],
    [
      'template variables',
      { ...image, config: { template_variables: { a: 1 } } },
      {},
      /only queues have template variables/,
    ],
    [
      'synchronous of another type',
      { ...image, synchronous: 'no' as unknown as boolean },
      {},
      /synchronous is neither/,
    ],
    ['a folder as uri', { uri: './here' }, {}, /uri cannot be used/],
    [
      'a process that the policy does not allow',
      { job: 'CODE', resource: 'local-process' },
      { policy: { allowLocalProcess: false } },
      /Refused: the owner of this runner does not allow the resource "local-process"/,
    ],
    [
      'a volume that the policy does not allow',
      { ...image, resourceArgs: { 'local-container': { volume: '/data:/data' } } },
      {},
      /Refused: .*volume "\/data:\/data"/,
    ],
  ];
  test.each(cases)('%s', async (_name, options, context, message) => {
    const runner = faked();
    const given = options.job === 'CODE' ? { ...options, job: codeJob } : options;
    server.control.clearRequests();
    const { policy = { allowLocalProcess: true } } = context;
    await expect(launch(given, here({ ...context, policy, runners: [runner] }))).rejects.toThrow(message);
    expect(runner.started).toEqual([]);
  });

  test('the remedy is in the words of a launch, not of an agent', async () => {
    const options = { ...image, resourceArgs: { 'local-container': { volume: '/data:/data' } } };
    const refused = (await launch(options, here({ runners: [faked()] })).catch(
      (error: unknown) => error,
    )) as LaunchError;
    expect(refused.hint).toContain('`allow-volumes`');
    expect(refused.hint).not.toContain('agent');
  });

  test('no engine: an error that names the way out', async () => {
    const env = { PATH: '/nonexistent' };
    const failed = (await launch(image, here({ env })).catch((error: unknown) => error)) as LaunchError;
    expect(failed.message).toContain('There is no docker on this machine.');
    expect(failed.hint).toContain('launch code with resource local-process');
  });

  test('a job that does not exist: nothing is left', async () => {
    const failed = launch({ job: `${server.entity}/p/none:latest` }, here({ runners: [faked()] }));
    await expect(failed).rejects.toThrow(/none:latest was not found/);
  });
});
