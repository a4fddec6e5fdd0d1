import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { createCodeJob, createImageJob } from '../../src/job/write.ts';
import { startServer, type RunningServer } from '../../src/server/index.ts';
import { createClient, type WandbClient } from '../../src/wandb/index.ts';
import { runDetails } from '../../src/wandb/operations/runs.ts';
import type { JsonObject } from '../../src/wandb/types.ts';
import { startGitServer } from '../job/support/git-server.ts';
import { cancelAsRunner, runStep, startStep, type RunningStep } from '../support/action.ts';
import { describeWithDocker, docker } from '../support/docker.ts';
import { annotations, eventually, until } from './support/world.ts';

/**
 * A program that begins its run, logs a metric, and ends as its config says; offline it writes what W&B's library
 * would; deaf to SIGTERM while it hangs.
 */
const PROGRAM = `
const fs = await import('node:fs');
const { WANDB_BASE_URL: base, WANDB_API_KEY: key, WANDB_ENTITY: entity, WANDB_PROJECT: project, WANDB_RUN_ID: run, WANDB_MODE: mode } = process.env;
const config = JSON.parse(process.env.WANDB_CONFIG);
process.on('SIGTERM', () => {});
const post = (path, body) => fetch(base + path, {
  method: 'POST',
  headers: { authorization: 'Basic ' + Buffer.from('api:' + key).toString('base64'), 'content-type': 'application/json' },
  body: JSON.stringify(body),
});
const stream = '/files/' + entity + '/' + project + '/' + run + '/file_stream';
const offline = (process.env.WANDB_DIR ?? '.') + '/wandb/offline-run-20260102_030405-' + run;
if (mode === 'offline') {
  fs.mkdirSync(offline, { recursive: true });
  fs.writeFileSync(offline + '/run-' + run + '.wandb', 'records');
} else {
  await post('/graphql', {
    query: 'mutation U($n: String, $p: String, $e: String, $c: JSONString) { upsertBucket(input: {name: $n, modelName: $p, entityName: $e, config: $c}) { bucket { id } } }',
    variables: { n: run, p: project, e: entity, c: JSON.stringify(Object.fromEntries(Object.entries(config).map(([k, v]) => [k, { value: v }]))) },
  });
  await post(stream, { files: { 'wandb-summary.json': { offset: 0, content: ['{"accuracy": 0.75, "_step": 3}'] } } });
}
console.log('names: ' + Object.keys(process.env).sort().join(' '));
console.log('key ' + key + '\\n::add-path::/evil\\nhere ##[error]x');
if (config.seconds) await new Promise((done) => setTimeout(done, config.seconds * 1000));
if (mode !== 'offline') await post(stream, { complete: true, exitcode: config.exit ?? 0 });
console.log('the last line');
process.exit(config.exit ?? 0);
`;
const IMAGE = 'node:20-slim';
const ENTRY = JSON.stringify(['node', '--input-type=module', '-e', PROGRAM]);

describeWithDocker('mode: launch', (engine) => {
  let server: RunningServer;
  let client: WandbClient;
  let code: string;

  beforeAll(async () => {
    code = await mkdtemp(join(tmpdir(), 'code-'));
    await writeFile(join(code, 'main.mjs'), PROGRAM);
    docker(engine, ['pull', '-q', IMAGE]);
  }, 120_000);
  afterAll(() => rm(code, { recursive: true, force: true }));
  beforeEach(async () => {
    server = await startServer({ entity: 'acme' });
    const credentials = { kind: 'key', apiKey: server.apiKey } as const;
    client = createClient({ baseUrl: server.baseUrl, credentials, env: {} });
  });
  afterEach(async () => {
    await client.close();
    await server.close();
  });

  const options = (
    over: Record<string, string> = {},
    env: Record<string, string | undefined> = {},
    event?: unknown,
  ) => ({
    inputs: {
      mode: 'launch',
      'api-key': server.apiKey,
      'base-url': server.baseUrl,
      project: 'vision',
      'docker-image': IMAGE,
      'entry-point': ENTRY,
      'run-id': 'run-1',
      ...over,
    },
    env: {
      ...engine.env,
      PATH: `${dirname(engine.program)}${delimiter}${process.env['PATH'] ?? ''}`,
      ...env,
    },
    event,
  });
  const containers = (runId: string, ...flags: string[]) =>
    docker(engine, ['ps', '-q', ...flags, '--filter', `label=wandb.launch.run=${runId}`])
      .split('\n')
      .filter((id) => id !== '');
  const running = (runId: string) => eventually('a container', () => containers(runId)[0]);
  const runOf = (runId: string) => runDetails(client, { entity: 'acme', project: 'vision', runId });
  const names = (log: string) => /names: (.*)/.exec(log)?.[1]?.split(' ') ?? [];
  const commandLines = () =>
    readdirSync('/proc').flatMap((pid) => {
      try {
        return /^\d+$/.test(pid) ? [readFileSync(`/proc/${pid}/cmdline`, 'utf8')] : [];
      } catch {
        return [];
      }
    });
  const killEnd = async (step: RunningStep) => {
    step.child.kill('SIGKILL');
    return step.ended;
  };

  test('an image job: run here to its end, and reported', async () => {
    const place = { entity: 'acme', project: 'vision', name: 'train' };
    await createImageJob(client, { ...place, image: IMAGE });
    const job = 'acme/vision/train:latest';
    const step = await startStep(
      options(
        { 'docker-image': '', job, name: 'nightly', 'run-config': 'lr=0.1\nseconds=2' },
        { AWS_SECRET_ACCESS_KEY: 'canary-cloud-secret' },
      ),
    );
    await running('run-1');
    expect(commandLines().filter((line) => line.includes(server.apiKey))).toEqual([]);
    const main = await step.ended;
    const post = await step.post();
    expect(main.outputs).toMatchObject({
      'run-id': 'run-1',
      'run-url': `${client.appUrl}/acme/vision/runs/run-1`,
      job: 'acme/vision/train:v0',
      image: IMAGE,
      state: 'finished',
      outcome: 'succeeded',
      metrics: '{"accuracy":0.75}',
    });
    expect(JSON.parse(main.outputs['launch-spec'] ?? '')).toMatchObject({
      job,
      run_id: 'run-1',
      resource: 'local-container',
      overrides: { run_config: { lr: 0.1, github: { repository: 'acme/models' } } },
    });
    expect(main.outputs['item-id']).toBeUndefined();
    expect(main.exitCode).toBe(0);
    expect(main.stdout).toMatch(/::group::Log of run run-1\n(?:.*\n)*?the last line\n::endgroup::/);
    expect(main.stdout).not.toMatch(/^\s*::add-path/m);
    expect(main.stdout).not.toContain('##[error]');
    expect(main.stdout.replace(/^::add-mask::.*$/gm, '')).not.toContain(server.apiKey);
    expect(names(main.stdout)).toEqual(expect.arrayContaining(['WANDB_NAME', 'WANDB_RUN_ID']));
    expect(
      names(main.stdout).filter((name) => /^(GITHUB|ACTIONS|INPUT|RUNNER|AWS)_|QUEUE/.test(name)),
    ).toEqual([]);
    expect(main.summary).toContain('accuracy');
    expect(main.summary).not.toContain('queue');
    expect(containers('run-1', '-a')).toEqual([]);
    expect([post.stdout, post.summary]).toEqual(['', '']);
    expect((await runOf('run-1'))?.config).toMatchObject({ lr: 0.1, github: { repository: 'acme/models' } });
  }, 90_000);

  test('a run that fails: exit 1, the exit code, its last lines', async () => {
    const step = await runStep(options({ 'run-config': 'exit=3' }));
    expect(step.exitCode).toBe(1);
    expect(step.outputs).toMatchObject({ state: 'failed', outcome: 'job-failed' });
    expect(annotations(step, 'error')).toEqual([
      expect.stringContaining('job-failed: The run failed: exit code 3.'),
    ]);
    expect(step.summary).toContain('exit code 3');
    expect(step.summary).toContain('the last line');
    expect(containers('run-1', '-a')).toEqual([]);
  }, 90_000);

  test('a program that is not in the image is no fault of the job’s code', async () => {
    const step = await runStep(options({ 'entry-point': 'no-such-program' }));
    expect(step.exitCode).toBe(1);
    expect(step.outputs).toMatchObject({ outcome: 'agent-failed' });
    expect(annotations(step, 'error')[0]).toMatch(/program does not exist in the image/);
    expect(containers('run-1', '-a')).toEqual([]);
  }, 90_000);

  test('a code job in its base image, and as a process where that is allowed', async () => {
    const place = { entity: 'acme', project: 'vision', name: 'code' };
    const entryPoint = ['node', 'main.mjs'];
    const { job } = await createCodeJob(client, { ...place, directory: code, entryPoint, baseImage: IMAGE });
    const given = { 'docker-image': '', 'entry-point': '', job };
    const contained = await runStep(options({ ...given, 'run-id': 'run-c' }));
    expect(contained.outputs).toMatchObject({ outcome: 'succeeded', image: IMAGE, job });
    const asProcess = { ...given, resource: 'local-process', 'run-id': 'run-p' };
    const refused = await runStep(options(asProcess));
    expect(refused.exitCode).toBe(1);
    expect(refused.outputs).toMatchObject({ outcome: 'refused' });
    expect(annotations(refused, 'error')[0]).toMatch(/local-process.*allow-local-process: true/);
    const allowed = await runStep(
      options(
        { ...asProcess, 'allow-local-process': 'true', 'pass-env': 'DATASET' },
        { DATASET: 'mnist', SECRET_THING: 'x', DOCKER_HOST: 'unix:///nonexistent' },
      ),
    );
    expect(allowed.outputs).toMatchObject({ outcome: 'succeeded', metrics: '{"accuracy":0.75}' });
    expect(names(allowed.stdout)).toContain('DATASET');
    expect(names(allowed.stdout)).not.toContain('SECRET_THING');
  }, 120_000);

  test('a git uri: made a job of the commit, which is what runs', async () => {
    const git = await startGitServer();
    try {
      const copy = git.repository('team/models.git');
      const commit = git.commit(copy, { 'main.mjs': PROGRAM });
      git.git(copy, 'push', '-q', 'origin', 'HEAD:refs/heads/main');
      const given = {
        'docker-image': '',
        uri: `${git.url}/team/models.git`,
        version: 'main',
        'entry-point': 'node main.mjs',
        'resource-args': JSON.stringify({ 'local-container': { builder: { base_image: IMAGE } } }),
      };
      const online = await runStep(options(given, { ...git.env, ...engine.env }));
      expect(online.outputs).toMatchObject({ outcome: 'succeeded', image: IMAGE });
      expect(online.outputs['job']).toMatch(/^acme\/vision\/job-.*:v0$/);
      expect(online.stdout).toContain(commit.slice(0, 12));
      server.control.clearRequests();
      const offline = await runStep(
        options(
          { ...given, 'api-key': '', 'no-key': 'offline', 'run-id': 'run-o' },
          { ...git.env, ...engine.env },
        ),
      );
      expect(offline.outputs).toMatchObject({ outcome: 'succeeded' });
      expect(offline.stdout).toContain(`/wandb-offline/run-o/offline-run-20260102_030405-run-o`);
      expect(server.control.requests()).toEqual([]);
    } finally {
      await git.close();
    }
  }, 120_000);

  const offlineInputs = { 'api-key': '', 'no-key': 'offline' };
  const fork = {
    pull_request: {
      number: 1,
      head: {
        sha: '0f3c5a7e9b1d2f4a6c8e0b2d4f6a8c0e1b3d5f70',
        ref: 'x',
        repo: { full_name: 'eve/models', fork: true },
      },
      base: { ref: 'main', repo: { full_name: 'acme/models' } },
    },
  };

  test('offline, from a fork: no account, no server, and the files of the run are kept', async () => {
    const step = await startStep(options(offlineInputs, { GITHUB_EVENT_NAME: 'pull_request' }, fork));
    const main = await step.ended;
    const kept = join(step.folder, 'temp/wandb-offline/run-1/offline-run-20260102_030405-run-1');
    expect(main.outputs).toMatchObject({ outcome: 'succeeded', state: 'finished', 'run-id': 'run-1' });
    expect(main.outputs['run-url']).toBeUndefined();
    expect(readFileSync(join(kept, 'run-run-1.wandb'), 'utf8')).toBe('records');
    expect(main.stdout).toContain(kept);
    expect(main.summary).toContain('offline-run-20260102_030405-run-1');
    const told = names(main.stdout).filter((name) => name.startsWith('WANDB_'));
    expect(told).toEqual(expect.arrayContaining(['WANDB_MODE', 'WANDB_PROJECT', 'WANDB_RUN_ID']));
    expect(told).not.toContain('WANDB_API_KEY');
    expect(told).not.toContain('WANDB_ENTITY');
    expect(server.control.requests()).toEqual([]);
    const post = await step.post();
    expect(post.stdout).toBe('');
  }, 90_000);

  test('offline, a run that fails keeps its files, too; a job cannot be read without an account', async () => {
    const step = await runStep(options({ ...offlineInputs, 'run-config': 'exit=2' }));
    expect(step.exitCode).toBe(1);
    expect(step.outputs).toMatchObject({ outcome: 'job-failed' });
    expect(step.summary).toContain('offline-run-20260102_030405-run-1');
    const job = await runStep(
      options({ ...offlineInputs, 'docker-image': '', job: 'acme/vision/train:latest' }),
    );
    expect(job.exitCode).toBe(1);
    expect(job.outputs).toMatchObject({ outcome: 'submit-failed' });
    expect(annotations(job, 'error')[0]).toMatch(/a job is given, and no API key/);
  }, 90_000);

  test('story 23, the job too quiet to die: cancelled by the runner’s signals', async () => {
    const step = await startStep(options({ 'run-config': 'seconds=3600' }));
    await running('run-1');
    await until(step, 'names:');
    const main = await cancelAsRunner(step);
    const post = await step.post();
    expect(main.exitCode).toBe(1);
    expect(main.outputs).toMatchObject({ outcome: 'cancelled', state: 'killed' });
    expect(main.summary).toContain('Cancelled');
    expect(post.summary).toBe('');
    expect((await runOf('run-1'))?.state).toBe('killed');
    expect(containers('run-1', '-a')).toEqual([]);
  }, 90_000);

  test('a grace longer than a cancel gives: post ends it', async () => {
    const step = await startStep(options({ 'run-config': 'seconds=3600', 'stop-grace': '12s' }));
    await running('run-1');
    await until(step, 'names:');
    const main = await cancelAsRunner(step);
    expect(main.outputs).toMatchObject({ outcome: 'cancelled', state: 'unknown' });
    const post = await step.post();
    expect(post.exitCode).toBe(0);
    expect((await runOf('run-1'))?.state).toBe('killed');
    expect(containers('run-1', '-a')).toEqual([]);
    expect((main.summary + post.summary).match(/^## /gm)).toHaveLength(1);
  }, 120_000);

  test('killed at once: post ends the container, keeps its offline files, and reports', async () => {
    const step = await startStep(
      options({ ...offlineInputs, 'run-config': 'seconds=3600', 'stop-grace': '1s' }),
    );
    await running('run-1');
    await until(step, 'names:');
    await killEnd(step);
    const temp = join(step.folder, 'temp');
    expect((await readdir(temp)).some((name) => name.startsWith('wandb-launch-'))).toBe(true);
    const post = await step.post();
    expect(post.exitCode).toBe(0);
    expect(post.stdout).toContain(`${temp}/wandb-offline/run-1/offline-run-20260102_030405-run-1`);
    expect(post.summary).toContain('cut off');
    expect(containers('run-1', '-a')).toEqual([]);
  }, 90_000);

  test('killed at once, as a process: post ends it with its children', async () => {
    const place = { entity: 'acme', project: 'vision', name: 'code' };
    const entryPoint = [process.execPath, 'main.mjs'];
    const { job } = await createCodeJob(client, { ...place, directory: code, entryPoint });
    const given = { 'docker-image': '', 'entry-point': '', job, 'run-config': 'seconds=3600' };
    const step = await startStep(
      options({ ...given, resource: 'local-process', 'allow-local-process': 'true' }, { MARK: 'x' }),
    );
    await until(step, 'names:');
    const left = () => commandLines().filter((line) => line.startsWith(`${process.execPath}\0main.mjs`));
    const before = left().length;
    await killEnd(step);
    const post = await step.post();
    expect(post.stdout).toContain('Ended the process of run run-1');
    await eventually('the end of the process', () => (left().length < before ? true : undefined));
    expect((await runOf('run-1'))?.state).toBe('killed');
    expect(existsSync(step.folder)).toBe(false);
  }, 90_000);

  test('run-timeout stops the run and fails the step', async () => {
    const step = await runStep(
      options({ 'run-config': 'seconds=3600', 'run-timeout': '8s', 'stop-grace': '1s' }),
    );
    expect(step.exitCode).toBe(1);
    expect(step.outputs).toMatchObject({ outcome: 'run-timeout', state: 'killed' });
    expect(annotations(step, 'error')[0]).toMatch(/took longer than 8s \(run-timeout\)/);
    expect(containers('run-1', '-a')).toEqual([]);
  }, 90_000);

  test('what the owner does not allow is refused, with the remedy', async () => {
    const refusals: readonly [JsonObject, RegExp][] = [
      [{ volume: '/data:/data' }, /volume.*allow-volumes/],
      [{ env: ['X=${GITHUB_TOKEN}'] }, /GITHUB_TOKEN.*pass-env/],
      [{ privileged: true }, /privileged.*allow-docker-args/],
    ];
    for (const [args, message] of refusals) {
      const resourceArgs = JSON.stringify({ 'local-container': args });
      const step = await runStep(options({ 'resource-args': resourceArgs }));
      expect(step.exitCode).toBe(1);
      expect(step.outputs).toMatchObject({ outcome: 'refused' });
      expect(annotations(step, 'error')[0]).toMatch(message);
      expect(annotations(step, 'error')[0]).not.toContain('agent');
    }
    expect(containers('run-1', '-a')).toEqual([]);
  }, 90_000);

  test('a foreign event is refused before any request, and so is a broken engine before any run', async () => {
    const foreign = await runStep(options({}, { GITHUB_EVENT_NAME: 'pull_request_target' }, fork));
    expect(foreign.outputs).toMatchObject({ outcome: 'refused' });
    expect(server.control.requests()).toEqual([]);
    const broken = await runStep(options({}, { DOCKER_HOST: 'unix:///nonexistent/docker.sock' }));
    expect(broken.exitCode).toBe(1);
    expect(broken.outputs).toMatchObject({ outcome: 'agent-failed' });
    expect(annotations(broken, 'error')[0]).toMatch(/Docker engine does not answer/);
  }, 90_000);
});
