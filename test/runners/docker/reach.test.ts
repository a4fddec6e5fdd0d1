import { mkdir, writeFile } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import { connect, createServer, type AddressInfo } from 'node:net';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterAll, expect, jest, test } from '@jest/globals';
import { EngineApi, olderOf } from '../../../src/runners/docker/api.ts';
import { DockerClient } from '../../../src/runners/docker/client.ts';
import { socketOf } from '../../../src/runners/docker/reach.ts';
import { describeWithDocker } from '../../support/docker.ts';
import { ContainerFixture, withFolder } from './support/fixture.ts';
import { Passage } from './support/passage.ts';

jest.setTimeout(30_000);

test.each([
  ['unix:///var/run/docker.sock', '/var/run/docker.sock'],
  ['tcp://127.0.0.1:2375', null],
  ['ssh://me@box', null],
  ['npipe:////./pipe/docker_engine', null],
  ['', null],
])('the socket of %j is %j', (host, path) => expect(socketOf(host)).toBe(path));

test.each([
  ['1.41', '1.47', '1.41'],
  ['1.51', '1.47', '1.47'],
  ['1.9', '1.10', '1.9'],
  ['2.0', '1.47', '1.47'],
])('of %s and %s, %s is the older', (one, other, older) => expect(olderOf(one, other)).toBe(older));

describeWithDocker('the engine', (engine) => {
  const fixture = new ContainerFixture(engine);
  const socket = socketOf(engine.env['DOCKER_HOST'] ?? '') ?? '/var/run/docker.sock';
  afterAll(() => fixture.clean());

  async function runs(env: Readonly<Record<string, string>>): Promise<void> {
    const request = fixture.request('echo here; exit 3');
    const run = await fixture.through(env).run(request);
    expect(await fixture.finish(run)).toMatchObject({ state: 'failed', exitCode: 3 });
    expect(request.lines).toEqual(['here']);
    expect(fixture.ids()).toEqual([]);
  }

  test('is found by the context that is chosen', () =>
    withFolder(async (folder) => {
      const passage = await new Passage(socket).begin();
      try {
        const place = join(folder, 'contexts/meta', createHash('sha256').update('box').digest('hex'));
        await mkdir(place, { recursive: true });
        const endpoint = { Host: `unix://${passage.path}`, SkipTLSVerify: false };
        const meta = { Name: 'box', Metadata: {}, Endpoints: { docker: endpoint } };
        await writeFile(join(place, 'meta.json'), JSON.stringify(meta));
        await writeFile(join(folder, 'config.json'), JSON.stringify({ currentContext: 'box' }));
        await runs({ PATH: engine.env['PATH'] ?? '', HOME: folder, DOCKER_CONFIG: folder });
        expect(passage.count).toBeGreaterThan(0);
      } finally {
        await passage.close();
      }
    }));

  test('is reached over TCP, with docker’s client between', async () => {
    const gate = createServer();
    gate.on('connection', (near) => {
      const far = connect(socket);
      near.pipe(far).pipe(near);
      near.on('error', () => far.destroy());
      far.on('error', () => near.destroy());
    });
    gate.listen(0, '127.0.0.1');
    await once(gate, 'listening');
    try {
      const { port } = gate.address() as AddressInfo;
      await runs({ ...engine.env, DOCKER_HOST: `tcp://127.0.0.1:${port}` });
    } finally {
      gate.close();
    }
  });

  test('is asked in the version that the environment names', async () => {
    const api = new EngineApi(new DockerClient({ ...engine.env, DOCKER_API_VERSION: '9.9' }, engine.program));
    const answer = await api.ask({ method: 'GET', path: '/containers/json' });
    expect(answer).toMatchObject({ status: 400, text: expect.stringMatching(/9\.9 is too new/) });
  });

  test('that was restarted between two questions is asked again', async () => {
    const passage = await new Passage(socket).begin();
    try {
      const env = { ...engine.env, DOCKER_HOST: `unix://${passage.path}` };
      const api = new EngineApi(new DockerClient(env, engine.program));
      for (let round = 0; round < 3; round += 1) {
        expect(await api.ask({ method: 'GET', path: '/containers/json' })).toMatchObject({ status: 200 });
        passage.cut();
      }
    } finally {
      await passage.close();
    }
  });

  test('that breaks off in the middle of an answer is an error', async () => {
    const passage = await new Passage(socket).begin();
    try {
      const env = { ...engine.env, DOCKER_HOST: `unix://${passage.path}` };
      const api = new EngineApi(new DockerClient(env, engine.program));
      const events = await api.stream({ method: 'GET', path: '/events' });
      passage.cut();
      await expect(once(events, 'end')).rejects.toThrow(/aborted/);
      const waiting = api.ask({ method: 'GET', path: '/events', timeoutMs: 200 });
      await expect(waiting).rejects.toThrow(/did not answer within/);
    } finally {
      await passage.close();
    }
  });
});
