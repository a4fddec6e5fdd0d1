import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { afterAll, expect, jest, test } from '@jest/globals';
import { adopt, discard, findAll, findOwned } from '../../../src/runners/docker/leftovers.ts';
import { listGpus, preflight } from '../../../src/runners/docker/preflight.ts';
import { describeWithDocker } from '../../support/docker.ts';
import { ContainerFixture, until } from './support/fixture.ts';

jest.setTimeout(30_000);

describeWithDocker('containers of an agent that is no more', (engine) => {
  const fixture = new ContainerFixture(engine);
  afterAll(() => fixture.clean());

  test('one that runs goes on, and is taken over: all its lines, its end', async () => {
    const program = resolve('test/runners/docker/support/start-container.ts');
    const script = 'echo one; while [ ! -e /tmp/go ]; do sleep 0.1; done; echo two; exit 7';
    const lost = spawn(
      process.execPath,
      ['--import', 'tsx', program, fixture.owner, engine.program, script],
      {
        env: engine.env,
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    );
    const [said] = (await once(lost.stdout, 'data')) as [Buffer];
    lost.kill('SIGKILL');
    await once(lost, 'exit');

    const [leftover, ...others] = await findOwned(fixture.engine, fixture.owner);
    expect(others).toEqual([]);
    expect(said.toString()).toContain(leftover?.id);
    expect(leftover).toMatchObject({
      identity: { itemId: `item-of-${fixture.owner}`, runId: `run-of-${fixture.owner}`, agent: 'lost-agent' },
      state: { running: true },
    });
    const lines: string[] = [];
    if (leftover === undefined) throw new Error('the container is gone');
    const run = await fixture.runner().adopt(leftover, (line) => lines.push(line));
    await until(() => lines.includes('one'));
    fixture.docker('exec', run.id, 'touch', '/tmp/go');
    expect(await fixture.finish(run)).toMatchObject({ state: 'failed', exitCode: 7 });
    expect(lines).toEqual(['one', 'two']);
    expect(await findOwned(fixture.engine, fixture.owner)).toEqual([]);
  });

  test('one that ended meanwhile tells its end and its lines', async () => {
    const run = await fixture.runner().run(fixture.request('echo done; exit 3'));
    await run.wait();
    const lines: string[] = [];
    const again = await adopt(fixture.engine, run.id, { onLine: (line) => lines.push(line) });
    expect(await fixture.finish(again)).toMatchObject({ state: 'failed', exitCode: 3 });
    expect(lines).toEqual(['done']);
  });

  test('one that is taken over can be cancelled', async () => {
    const first = await fixture.runner().run(fixture.request('sleep 100'));
    await until(async () => (await fixture.engine.inspect([first.id]))[0]?.state.running === true);
    const run = await adopt(fixture.engine, first.id, { onLine: () => {} });
    await run.cancel(0);
    expect((await run.wait()).state).toBe('stopped');
    expect((await first.wait()).state).toBe('failed');
    await run.remove();
  });

  test('discard ends and removes; also what is gone already', async () => {
    const run = await fixture.runner().run(fixture.request('sleep 100'));
    await discard(fixture.engine, run.id, 0);
    await discard(fixture.engine, run.id, 0);
    expect(fixture.ids()).toEqual([]);
    await run.wait();
  });

  test('a container without our labels is neither told, nor joined, nor touched', async () => {
    const id = fixture.docker('run', '--detach', '--init', 'busybox:latest', 'sleep', '100');
    try {
      expect((await findAll(fixture.engine)).map((leftover) => leftover.id)).not.toContain(id);
      await expect(discard(fixture.engine, id, 0)).rejects.toThrow(/left alone/);
      await expect(adopt(fixture.engine, id, { onLine: () => {} })).rejects.toThrow(/left alone/);
      expect((await fixture.engine.inspect([id]))[0]?.state.running).toBe(true);
    } finally {
      fixture.docker('rm', '--force', id);
    }
  });

  test('two runners on one engine see only their own', async () => {
    const other = `${fixture.owner}-other`;
    const one = await fixture.runner().run(fixture.request('sleep 100'));
    const two = await fixture.runner({ owner: other }).run(fixture.request('sleep 1; echo fine'));
    try {
      expect((await findOwned(fixture.engine, fixture.owner)).map(({ id }) => id)).toEqual([one.id]);
      expect((await findOwned(fixture.engine, other)).map(({ id }) => id)).toEqual([two.id]);
      await one.cancel(0);
      await one.remove();
      expect(await two.wait()).toMatchObject({ state: 'finished' });
      expect(two.getLogs()).toEqual(['fine']);
    } finally {
      await two.remove();
    }
  });
});

test('a machine without NVIDIA’s tools has no GPUs', async () => {
  const gpus = await listGpus();
  expect(gpus.every((gpu) => gpu.startsWith('GPU-'))).toBe(true);
});

describeWithDocker('preflight', (engine) => {
  const fixture = new ContainerFixture(engine);

  test('tells the engine and the room on its disk', async () => {
    const { engine: facts, freeBytes } = await preflight(fixture.engine, { gpus: false, minFreeBytes: 1 });
    expect(facts.version).toMatch(/^\d+\./);
    expect(freeBytes ?? 1).toBeGreaterThan(0);
  });

  test.each([
    ['too little room', { gpus: false, minFreeBytes: 1e18 }, /disk of the Docker engine has .* GB free/],
    ['GPUs without their runtime', { gpus: true, minFreeBytes: 1 }, /no NVIDIA runtime/],
  ])('%s ends it', async (_name, options, message) => {
    await expect(preflight(fixture.engine, options)).rejects.toThrow(message);
  });

  test('so does an engine that does not answer', async () => {
    const env = { ...engine.env, DOCKER_HOST: 'unix:///nonexistent.sock' };
    const lost = new ContainerFixture({ ...engine, env });
    await expect(preflight(lost.engine, { gpus: false })).rejects.toThrow(/does not answer/);
  });

  test('and a client that is not there', async () => {
    const lost = new ContainerFixture({ ...engine, program: 'no-such-docker' });
    await expect(preflight(lost.engine, { gpus: false })).rejects.toThrow(
      'There is no no-such-docker on this machine.',
    );
  });
});
