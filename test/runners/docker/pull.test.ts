import { randomBytes } from 'node:crypto';
import { afterAll, describe, expect, jest, test } from '@jest/globals';
import type { Clock } from '../../../src/common/clock.ts';
import { BoxError } from '../../../src/runners/box-error.ts';
import type { CallOptions, CallResult } from '../../../src/runners/docker/client.ts';
import type { ImageFacts } from '../../../src/runners/docker/engine.ts';
import { ImagePulls } from '../../../src/runners/docker/pull.ts';
import { describeWithDocker, docker } from '../../support/docker.ts';
import { ContainerFixture } from './support/fixture.ts';

jest.setTimeout(30_000);

/** An engine whose pulls end when they are told to. */
function fakeEngine(isLocal: boolean) {
  const pulls: {
    readonly args: readonly string[];
    readonly options: CallOptions;
    end(exitCode: number, stderr?: string): void;
  }[] = [];
  const call = (args: readonly string[], options: CallOptions = {}): Promise<CallResult> =>
    new Promise((resolve, reject) => {
      options.signal?.addEventListener('abort', () => reject(options.signal?.reason as Error));
      pulls.push({
        args,
        options,
        end: (exitCode, stderr = '') => resolve({ exitCode, stdout: '', stderr }),
      });
    });
  const image = (): Promise<ImageFacts | null> =>
    Promise.resolve(isLocal ? { id: 'sha256:1', variables: ['A', 'PATH'] } : null);
  return { pulls, engine: { client: { call }, image } };
}

function setUp(isLocal = true) {
  let now = 0;
  const clock: Clock = { now: () => now, sleep: () => Promise.resolve() };
  const fake = fakeEngine(isLocal);
  const images = new ImagePulls(fake.engine, { clock, vouched: ['reg.corp:5000'] });
  const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
  return { ...fake, images, turn, pass: (ms: number) => (now += ms) };
}

describe('ImagePulls', () => {
  test('jobs that need an image at the same time share one pull, and each hears of it', async () => {
    const { images, pulls, turn } = setUp();
    const heard: string[] = [];
    const both = [1, 2].map((job) =>
      images.get('img', { platform: null, onProgress: (line) => heard.push(`${job} ${line}`) }),
    );
    await turn();
    expect(pulls.map(({ args }) => args)).toEqual([['pull', 'img']]);
    for (const line of [
      '0123456789ab: Pulling fs layer',
      '0123456789ab: Downloading',
      '0123456789ab: Pull complete',
      'Status: Downloaded newer image for img',
    ]) {
      pulls[0]?.options.onLine?.(line);
    }
    pulls[0]?.end(0);
    expect(await Promise.all(both)).toEqual(Array(2).fill({ id: 'sha256:1', variables: ['A', 'PATH'] }));
    expect(heard).toEqual([
      '1 Pulling img: 1 of 1 layers.',
      '2 Pulling img: 1 of 1 layers.',
      '1 Pulled img.',
      '2 Pulled img.',
    ]);
  });

  test('a tag is asked for again by the next job: it may have moved', async () => {
    const { images, pulls, turn } = setUp();
    for (let job = 0; job < 2; job += 1) {
      const got = images.get('img:latest', { platform: null });
      await turn();
      pulls[job]?.end(0);
      await got;
    }
    expect(pulls).toHaveLength(2);
  });

  test('a digest that is there is not pulled', async () => {
    const { images, pulls } = setUp();
    await images.get(`img@sha256:${'a'.repeat(64)}`, { platform: null });
    expect(pulls).toEqual([]);
  });

  test('another platform is another pull', async () => {
    const { images, pulls, turn } = setUp();
    const both = ['linux/amd64', null].map((platform) => images.get('img', { platform }));
    await turn();
    expect(pulls.map(({ args }) => args)).toEqual([
      ['pull', '--platform=linux/amd64', 'img'],
      ['pull', 'img'],
    ]);
    for (const pull of pulls) pull.end(0);
    await Promise.all(both);
  });

  test('a failed pull is no matter when the image is there, and is not tried again at once', async () => {
    const { images, pulls, turn, pass } = setUp();
    const heard: string[] = [];
    const first = images.get('img', { platform: null, onProgress: (line) => heard.push(line) });
    await turn();
    pulls[0]?.end(1, 'dial tcp: no such host');
    expect((await first).id).toBe('sha256:1');
    expect(heard.join()).toMatch(/registry cannot be reached.*The copy on this machine is used/);
    await images.get('img', { platform: null });
    expect(pulls).toHaveLength(1);
    pass(61_000);
    const later = images.get('img', { platform: null });
    await turn();
    pulls[1]?.end(0);
    await later;
    expect(pulls).toHaveLength(2);
  });

  test.each<[string, string, string, boolean]>([
    ['Docker Hub away', 'img', 'dial tcp: lookup registry-1.docker.io: no such host', true],
    ['Docker Hub out of patience', 'org/img:1', 'toomanyrequests: You have reached your rate limit', true],
    ['a registry of the owner away', 'reg.corp:5000/img', 'dial tcp: connection refused', true],
    ['no room', 'img', 'failed to register layer: write /x: no space left on device', true],
    ['some registry away', 'nowhere.invalid/img', 'dial tcp: lookup nowhere.invalid: no such host', false],
    ['some registry that says so', 'evil.example/img', 'no space left on device', false],
    ['an image that does not exist', 'img:9', 'manifest for img:9 not found: manifest unknown', false],
    ['an image that is denied', 'reg.corp:5000/x', 'pull access denied for reg.corp:5000/x', false],
    ['an image with the name of a cause', 'read-only-file-system/toomanyrequests', 'something new', false],
  ])('whose fault it is: %s', async (_name, image, said, isBox) => {
    const { images, pulls, turn } = setUp(false);
    const getting = images.get(image, { platform: null }).catch((error: unknown) => error);
    await turn();
    pulls[0]?.end(1, `Error response from daemon: ${said} (${image})`);
    expect((await getting) instanceof BoxError).toBe(isBox);
  });

  test('one job that gives up does not end the pull of another; the last one does', async () => {
    const { images, pulls, turn } = setUp(false);
    const [a, b] = [new AbortController(), new AbortController()];
    const first = images.get('img', { platform: null, signal: a.signal });
    const second = images.get('img', { platform: null, signal: b.signal });
    await turn();
    a.abort(new Error('a'));
    await expect(first).rejects.toThrow('a');
    expect(pulls[0]?.options.signal?.aborted).toBe(false);
    b.abort(new Error('b'));
    await expect(second).rejects.toThrow('b');
    expect(pulls[0]?.options.signal?.aborted).toBe(true);
  });
});

describeWithDocker('pulls from a real registry', (engine) => {
  const fixture = new ContainerFixture(engine);
  const pullTest = engine.registry === null ? test.skip : test;
  const name = `${engine.registry?.host ?? ''}/test-${randomBytes(4).toString('hex')}:1`;
  const images = new ImagePulls(fixture.engine, { clock: { now: Date.now, sleep: () => Promise.resolve() } });
  const why = engine.registry === null ? ' [skipped: no registry of our own]' : '';

  afterAll(() => {
    if (engine.registry === null) return;
    docker(engine, ['logout', engine.registry.host]);
  });

  pullTest(`denied without a login; pulled with one; not found under another tag${why}`, async () => {
    const { host, user, password } = engine.registry ?? { host: '', user: '', password: '' };
    docker(engine, ['login', host, '--username', user, '--password-stdin'], password);
    docker(engine, ['tag', 'busybox:latest', name]);
    docker(engine, ['push', '--quiet', name]);
    docker(engine, ['rmi', name]);
    docker(engine, ['logout', host]);
    await expect(images.get(name, { platform: null })).rejects.toThrow(/the registry denies it.*\(/);

    docker(engine, ['login', host, '--username', user, '--password-stdin'], password);
    const heard: string[] = [];
    const facts = await images.get(name, { platform: null, onProgress: (line) => heard.push(line) });
    expect(facts.id).toMatch(/^sha256:/);
    expect(heard.join()).toContain(`${name} is sha256:`);
    await expect(images.get(`${name}-other`, { platform: null })).rejects.toThrow(
      /does not exist in its registry/,
    );
    docker(engine, ['rmi', name]);
  });

  test('a registry that cannot be reached is told at once', async () => {
    await expect(images.get('127.0.0.1:1/img:1', { platform: null })).rejects.toThrow(
      /its registry cannot be reached/,
    );
  });

  test('an image for another processor is told, and no local one used in its place', async () => {
    const request = fixture.request('true', { resourceArgs: { platform: 'linux/arm64' } });
    await expect(fixture.runner().run(request)).rejects.toThrow(/for this platform/);
    expect(fixture.ids()).toEqual([]);
  });
});
