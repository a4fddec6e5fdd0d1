import { readFile, readdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, expect, jest, test } from '@jest/globals';
import { socketOf } from '../../../src/runners/docker/reach.ts';
import { LABELS } from '../../../src/runners/docker/labels.ts';
import { describeWithDocker } from '../../support/docker.ts';
import { ContainerFixture, until, withFolder } from './support/fixture.ts';
import { Passage } from './support/passage.ts';

jest.setTimeout(20_000);

describeWithDocker('local-container', (engine) => {
  const fixture = new ContainerFixture(engine);
  afterAll(() => fixture.clean());

  test('runs the program with its arguments and variables, and tells both streams', async () => {
    const request = fixture.request('echo "$WANDB_RUN_ID $1"; echo oops >&2; pwd', {
      command: ['sh', '-c', 'echo "$WANDB_RUN_ID $1"; echo oops >&2', 'sh', '$(id) "quoted"'],
      environment: { WANDB_RUN_ID: 'r1' },
    });
    const run = await fixture.runner().run(request);
    expect(await fixture.finish(run)).toEqual({ state: 'finished', exitCode: 0, signal: null, reason: null });
    expect([...request.lines].sort()).toEqual(['oops', 'r1 $(id) "quoted"']);
    expect(run.getLogs()).toEqual(request.lines);
    expect(run.getStatus()).toBe('finished');
  });

  test.each([
    [3, null, null],
    [127, /a command was not found/, null],
    [137, /killed \(SIGKILL\)/, 'SIGKILL'],
    [139, /ended by SIGSEGV/, 'SIGSEGV'],
  ])('tells exit code %d', async (code, reason, signal) => {
    const run = await fixture.runner().run(fixture.request(`exit ${code}`));
    const end = await fixture.finish(run);
    expect(end).toMatchObject({ state: 'failed', exitCode: code, signal });
    if (reason === null) expect(end.reason).toBeNull();
    else expect(end.reason).toMatch(reason);
    expect(end.neverStarted).toBeUndefined();
  });

  test('the container stays until its end was reported, with our labels, and is then gone', async () => {
    const request = fixture.request('exit 4');
    const run = await fixture.runner({ workflowRun: '4711' }).run(request);
    await run.wait();
    const [facts] = await fixture.engine.inspect([run.id]);
    expect(facts?.state).toMatchObject({ status: 'exited', exitCode: 4 });
    expect(facts?.labels).toEqual({
      [LABELS.item]: request.itemId,
      [LABELS.run]: request.runId,
      [LABELS.agent]: 'agent-1',
      [LABELS.owner]: fixture.owner,
      [LABELS.workflowRun]: '4711',
    });
    await run.remove();
    await run.remove();
    expect(await fixture.engine.inspect([run.id])).toEqual([]);
  });

  test('the same item of the same run cannot have two containers', async () => {
    const request = fixture.request('true');
    const run = await fixture.runner().run(request);
    await expect(fixture.runner().run(request)).rejects.toThrow(/exists on this engine already/);
    await fixture.finish(run);
  });

  test('out of memory is told as such', async () => {
    const request = fixture.request('', {
      image: 'python:3.11-slim',
      command: ['python3', '-c', 'x = bytearray(500_000_000)'],
      resourceArgs: { memory: '32m' },
    });
    const end = await fixture.finish(await fixture.runner().run(request));
    expect(end).toMatchObject({ state: 'failed', exitCode: 137 });
    expect(end.reason).toMatch(/^out of memory: it may use 32m\. Set a higher `memory`/);
  });

  test.each<[string, readonly string[], RegExp]>([
    [
      'a program that the image lacks',
      ['nosuchprogram'],
      /^the program does not exist in the image .*nosuchprogram/,
    ],
    ['a file that may not be executed', ['/etc/passwd'], /^the program may not be executed in the image/],
  ])('%s never started', async (_name, command, reason) => {
    const end = await fixture.finish(await fixture.runner().run(fixture.request('', { command })));
    expect(end).toMatchObject({ state: 'failed', neverStarted: true });
    expect(end.reason).toMatch(reason);
  });

  test('GPUs on an engine without the NVIDIA runtime never start, and the runtime is named', async () => {
    const run = await fixture.runner().run(fixture.request('true', { resourceArgs: { gpus: 'all' } }));
    const end = await fixture.finish(run);
    expect(end).toMatchObject({ state: 'failed', neverStarted: true });
    expect(end.reason).toMatch(/no working NVIDIA runtime.*Install the NVIDIA Container Toolkit/);
  });

  test('a folder that the host lacks is named, not made', async () => {
    const volume = '/nonexistent/data:/data:ro';
    const runner = fixture.runner({ policy: { allowLocalProcess: false, allowVolumes: [volume] } });
    const request = fixture.request('ls /data', { resourceArgs: { volume } });
    await expect(runner.run(request)).rejects.toThrow(/a folder that is to be mounted does not exist/);
  });

  test('an allowed volume is mounted as the owner wrote it', async () => {
    await withFolder(async (path) => {
      await writeFile(join(path, 'sample'), 'data');
      const volume = `${path}:/data:ro`;
      const runner = fixture.runner({ policy: { allowLocalProcess: false, allowVolumes: [volume] } });
      const request = fixture.request('cat /data/sample; echo; touch /data/new || echo read-only', {
        resourceArgs: { v: [volume] },
      });
      await fixture.finish(await runner.run(request));
      expect(request.lines).toContain('data');
      expect(request.lines).toContain('read-only');
    });
  });

  test('code is copied in, and the program starts in it; the folder stays as it was', async () => {
    await withFolder(async (path) => {
      await writeFile(join(path, 'train.py'), 'import os; print("from", os.getcwd()); open("made", "w")\n');
      await symlink('/etc/hostname', join(path, 'link'));
      const request = fixture.request('', {
        image: 'python:3.11-slim',
        directory: path,
        command: ['python', 'train.py'],
      });
      expect(await fixture.finish(await fixture.runner().run(request))).toMatchObject({ exitCode: 0 });
      expect(request.lines).toEqual(['from /mnt/wandb']);
      expect((await readdir(path)).sort()).toEqual(['link', 'train.py']);
    });
  });

  test('a folder of the code that does not exist leaves no container', async () => {
    const request = fixture.request('true', { directory: '/nonexistent/code' });
    await expect(fixture.runner().run(request)).rejects.toThrow(/Cannot copy the code of the job/);
    expect(fixture.ids()).toEqual([]);
  });

  test('the entry point of the image is kept when it is asked to', async () => {
    const request = fixture.request('', {
      image: 'python:3.11-slim',
      command: ['python3', '-c', 'print(6 * 7)'],
      keepsEntryPoint: true,
    });
    await fixture.finish(await fixture.runner().run(request));
    expect(request.lines).toEqual(['42']);
  });

  test('values of variables arrive whole, and stand on no command line', async () => {
    const canary = 'canary-7d1f0c';
    const variables = {
      MULTI: `a\n${canary}\n# b=c`,
      ODD: `  "${canary}' $HOME \\ =`,
      PATH: `/usr/local/bin:/usr/bin:/bin:/${canary}`,
    };
    const request = fixture.request('', {
      image: 'python:3.11-slim',
      command: [
        'python3',
        '-c',
        'import json, os, time; print(json.dumps(dict(os.environ)), flush=True); time.sleep(30)',
      ],
      environment: { WANDB_API_KEY: `${canary}-key`, WANDB_CONFIG: '{"a": "é\\n"}' },
      resourceArgs: { env: Object.entries(variables).map(([name, value]) => `${name}=${value}`) },
    });
    const run = await fixture.runner().run(request);
    await until(() => request.lines.length > 0);
    const seen = JSON.parse(request.lines[0] ?? '') as Record<string, string>;
    expect(seen).toMatchObject({ ...variables, ...request.environment, PYTHONUNBUFFERED: '1' });
    expect((await commandLines()).filter((line) => line.includes(canary))).toEqual([]);
    await run.cancel(0);
    await run.remove();
  });

  test('the image may set a default of ours itself', async () => {
    const image = `launch-test:${process.pid}`;
    const id = fixture.docker('create', 'busybox:latest');
    fixture.docker('commit', '--change=ENV PYTHONUNBUFFERED=', id, image);
    fixture.docker('rm', id);
    try {
      const request = fixture.request('echo "[$PYTHONUNBUFFERED]"', { image });
      await fixture.finish(await fixture.runner().run(request));
      expect(request.lines).toEqual(['[]']);
    } finally {
      fixture.docker('rmi', image);
    }
  });

  test('a job that prints nothing and ignores SIGTERM is ended', async () => {
    const run = await fixture.runner().run(fixture.request('trap "" TERM; while :; do sleep 1; done'));
    await until(async () => (await fixture.engine.inspect([run.id]))[0]?.state.running === true);
    const stopping = run.cancel(1_000);
    expect(run.getStatus()).toBe('stopping');
    await stopping;
    expect(await run.wait()).toEqual({ state: 'stopped', exitCode: 137, signal: null, reason: null });
    await run.remove();
  });

  test('a job that is asked to end may end itself', async () => {
    const request = fixture.request('trap "echo saved; exit 0" TERM; echo up; while :; do sleep 0.1; done');
    const run = await fixture.runner().run(request);
    await until(() => request.lines.includes('up'));
    await run.cancel(20_000);
    expect(await run.wait()).toMatchObject({ state: 'stopped', exitCode: 0 });
    expect(request.lines).toEqual(['up', 'saved']);
    await run.remove();
  });

  test('a stop that comes before the start holds', async () => {
    const run = await fixture.runner().run(fixture.request('sleep 60'));
    await run.cancel(0);
    expect((await run.wait()).state).toBe('stopped');
    await run.remove();
  });

  test('a container that somebody else removes is told as such', async () => {
    const run = await fixture.runner().run(fixture.request('sleep 60'));
    await until(async () => (await fixture.engine.inspect([run.id]))[0]?.state.running === true);
    fixture.docker('rm', '--force', run.id);
    const end = await run.wait();
    expect(end.state).toBe('failed');
    expect(end.reason).toMatch(/removed by somebody else|killed \(SIGKILL\)/);
    await run.remove();
  });

  test('a lost connection does not end the job: its output goes on', async () => {
    const passage = await new Passage(
      socketOf(engine.env['DOCKER_HOST'] ?? '') ?? '/var/run/docker.sock',
    ).begin();
    try {
      const env = { ...engine.env, DOCKER_HOST: `unix://${passage.path}` };
      const request = fixture.request('echo first; sleep 2; echo last; exit 5');
      const run = await fixture.through(env).run(request);
      await until(() => request.lines.includes('first'));
      passage.cut();
      expect(await fixture.finish(run)).toMatchObject({ state: 'failed', exitCode: 5 });
      expect(request.lines).toContain('last');
    } finally {
      await passage.close();
    }
  });

  test('50 MB of output pass with bounded memory', async () => {
    let bytes = 0;
    let lines = 0;
    let peak = 0;
    const request = fixture.request('yes 0123456789012345678901234567890123456789 | head -c 50000000', {
      onLine: (line) => {
        bytes += line.length + 1;
        lines += 1;
        if (lines % 10_000 === 0) peak = Math.max(peak, process.memoryUsage().arrayBuffers);
      },
    });
    const run = await fixture.runner().run(request);
    expect(await fixture.finish(run)).toMatchObject({ state: 'finished' });
    expect(bytes).toBeGreaterThanOrEqual(50_000_000);
    expect(peak).toBeLessThan(30_000_000);
    expect(run.getLogs().length).toBeLessThanOrEqual(200);
  });

  test('a start that is given up leaves no container', async () => {
    const abort = new AbortController();
    const reason = new Error('cancelled');
    const start = fixture.runner().run(fixture.request('sleep 60', { signal: abort.signal }));
    abort.abort(reason);
    await expect(start).rejects.toBe(reason);
    expect(fixture.ids()).toEqual([]);
  });

  test('an engine that does not answer is named', async () => {
    const lost = new ContainerFixture({
      ...engine,
      env: { ...engine.env, DOCKER_HOST: 'unix:///nonexistent.sock' },
    });
    await expect(lost.runner().run(lost.request('true'))).rejects.toThrow(
      /the Docker engine does not answer/,
    );
  });
});

async function commandLines(): Promise<string[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const lines = pids.map((pid) => readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => ''));
  return (await Promise.all(lines)).map((line) => line.replaceAll('\0', ' '));
}
