import { randomBytes } from 'node:crypto';
import { afterAll, expect, jest, test } from '@jest/globals';
import { buildImage } from '../../src/build/build-image.ts';
import { createRegistry } from '../../src/build/registry/index.ts';
import { oneLine } from '../../src/common/errors.ts';
import { describeWithDocker, docker } from '../support/docker.ts';
import { configure } from './support/configure.ts';
import { ImageFixture, toolsFor } from './support/image-fixture.ts';
import { openWire } from './support/wire.ts';

// An engine with the old image store tries for 50 s before it gives up a push.
jest.setTimeout(150_000);

describeWithDocker('a registry that goes away in the middle of a push', (engine) => {
  const fixture = new ImageFixture();
  const why = engine.registry === null ? ' [skipped: no registry of our own]' : '';
  const engineTest = engine.registry === null ? test.skip : test;

  afterAll(() => fixture.clean());

  engineTest(`is told as that, and leaves no files${why}`, async () => {
    const wire = await openWire(engine.registry?.host ?? '');
    const env = await configure(fixture, engine, engine.registry?.password ?? '', wire.host);
    const registry = createRegistry({ env });
    const files = { 'a.txt': randomBytes(1_000).toString('hex') };
    const { plan, left } = await fixture.plan({ dockerfile: 'FROM busybox:latest\nCOPY a.txt /\n', files });
    const repository = `${wire.host}/test/lost`;
    const tools = toolsFor({ program: engine.program, env }, registry, { repository });
    const error = await buildImage(plan, tools).catch((thrown: unknown) => thrown);
    await registry.close();
    await wire.close();
    docker(engine, ['rmi', '--force', `${repository}:${plan.tag}`]);
    expect(wire.wasCut()).toBe(true);
    expect(error).toMatchObject({ kind: 'push-lost' });
    expect(oneLine(error)).toMatch(
      /^The image was built and not pushed: the registry went away during the push \(/,
    );
    expect(await left()).toEqual([]);
  });
});
