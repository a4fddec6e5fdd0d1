import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { BuildError } from '../../src/build/build-error.ts';
import { buildImage } from '../../src/build/build-image.ts';
import type { BuildTools } from '../../src/build/image-types.ts';
import { parseReference } from '../../src/build/reference.ts';
import { createRegistry, type Registry, RegistryError } from '../../src/build/registry/index.ts';
import { oneLine } from '../../src/common/errors.ts';
import { describeWithDocker, docker } from '../support/docker.ts';
import { configure } from './support/configure.ts';
import { ImageFixture, type PlanParts, toolsFor } from './support/image-fixture.ts';

jest.setTimeout(180_000);

const SECRET = `canary-${randomBytes(12).toString('hex')}`;

describeWithDocker('buildImage with a real engine and registry', (engine) => {
  const fixture = new ImageFixture();
  const why = engine.registry === null ? ' [skipped: no registry of our own]' : '';
  const engineTest = engine.registry === null ? test.skip : test;
  const host = engine.registry?.host ?? '';
  const repository = `${host}/test-${randomBytes(4).toString('hex')}/app`;
  const pushed: string[] = [];
  let env: Record<string, string> = {};
  let registry: Registry;

  beforeAll(async () => {
    env = await configure(fixture, engine, engine.registry?.password ?? '');
    registry = createRegistry({ env });
  });

  afterAll(async () => {
    for (const image of pushed) docker(engine, ['rmi', '--force', image]);
    await registry.close();
    await fixture.clean();
  });

  async function build(parts: PlanParts, over: Partial<BuildTools> & { env?: Record<string, string> } = {}) {
    const { plan, left } = await fixture.plan(parts);
    const tools = toolsFor({ program: engine.program, env: over.env ?? env }, over.registry ?? registry, {
      repository,
      ...over,
    });
    const result = await buildImage(plan, tools).catch((error: unknown) => error);
    if (!(result instanceof Error)) pushed.push(`${repository}:${plan.tag}`);
    return { plan, tools, left, result };
  }

  engineTest(`builds, pushes and pins; the second time nothing is built${why}`, async () => {
    const { plan, tools, left, result } = await build(
      {
        dockerfile:
          'FROM busybox:latest\nCOPY a.txt /a.txt\nRUN --mount=type=secret,id=pip test -s /run/secrets/pip && cat /run/secrets/pip\n',
        files: { 'a.txt': randomBytes(8).toString('hex') },
        labels: { 'org.opencontainers.image.revision': 'abc' },
        sourceDateEpoch: 1_700_000_000,
      },
      { secrets: [{ id: 'pip', value: SECRET }] },
    );
    expect(result).toMatchObject({ repository, tag: plan.tag, reused: false });
    const { digest } = result as { digest: string };
    expect(await registry.headManifest(parseReference(`${repository}@${digest}`))).toMatchObject({ digest });
    expect(await registry.headManifest(parseReference(`${repository}:${plan.tag}`))).toMatchObject({
      digest,
    });
    expect(await left()).toEqual([]);

    // The program printed the secret: the log has it cut, and the image has it nowhere.
    expect(tools.lines.some((line) => line.includes('***'))).toBe(true);
    const image = `${repository}:${plan.tag}`;
    const history = docker(engine, ['history', '--no-trunc', image]);
    const inspected = docker(engine, ['image', 'inspect', image]);
    expect([tools.lines, tools.messages, history, inspected].join('\n')).not.toContain(SECRET);
    expect(inspected).toContain('"org.opencontainers.image.revision": "abc"');
    expect(inspected).toContain('"Created": "2023-11-14T22:13:20Z"');

    const again = toolsFor({ program: '/nonexistent/docker', env }, registry, { repository });
    expect(await buildImage(plan, again)).toEqual({ ...(result as object), reused: true });
    expect(again.lines).toEqual([]);
  });

  engineTest(
    `a RUN that fails is told with its step, its last line, its exit code and its place${why}`,
    async () => {
      const dockerfile = 'FROM busybox:latest\n\nRUN echo one >&2; \\\n  echo the reason >&2; exit 3\n';
      const { result, left } = await build({ dockerfile });
      expect(result).toBeInstanceOf(BuildError);
      expect(result).toMatchObject({
        kind: 'run-failed',
        exitCode: 3,
        location: { file: 'Dockerfile', line: 3 },
      });
      expect((result as BuildError).lines).toEqual(['one', 'the reason']);
      expect(oneLine(result)).toMatch(
        /^The image was not built: step \[2\/2\] RUN echo one >&2; .* exit code 3 at Dockerfile:3 \(the reason\)/,
      );
      expect(await left()).toEqual([]);
    },
  );

  engineTest(`the other ways in which a Dockerfile fails${why}`, async () => {
    const cases = [
      ['base-missing', 'FROM busybox:absent\n'],
      ['base-missing', `FROM ${host}/absent/x:1\n`],
      ['network', 'FROM 127.0.0.1:1/x:1\n'],
      ['dockerfile', 'FROM busybox:latest\nRUNN x\n'],
      ['missing-file', 'FROM busybox:latest\nCOPY absent.txt /\n'],
      ['missing-secret', 'FROM busybox:latest\nRUN --mount=type=secret,id=absent,required=true true\n'],
      ['disk-full', 'FROM busybox:latest\nRUN dd if=/dev/zero of=/dev/shm/x bs=1M count=100\n'],
    ] as const;
    const kinds: unknown[] = [];
    for (const [, dockerfile] of cases) {
      const { result } = await build({ dockerfile });
      kinds.push(result instanceof BuildError ? result.kind : result);
    }
    expect(kinds).toEqual(cases.map(([kind]) => kind));
  });

  engineTest(`a wrong password is told before anything is built${why}`, async () => {
    const wrong = await configure(fixture, engine, 'wrong-password');
    const asking = createRegistry({ env: wrong });
    const { result, tools } = await build(
      { dockerfile: 'FROM busybox:latest\n' },
      { env: wrong, registry: asking },
    );
    await asking.close();
    expect(result).toBeInstanceOf(RegistryError);
    expect(oneLine(result)).toMatch(/does not accept the login that docker has for it\. Log in again/);
    expect(tools.lines).toEqual([]);
  });

  engineTest(`a push that is denied comes with what to do${why}`, async () => {
    const none = { ...env, DOCKER_CONFIG: engine.env['DOCKER_CONFIG'] ?? '' };
    const unaware: Registry = { headManifest: () => Promise.resolve(null), close: () => Promise.resolve() };
    const wrong = await configure(fixture, engine, 'wrong-password');
    const { result } = await build(
      { dockerfile: 'FROM busybox:latest\nRUN echo denied\n' },
      { env: { ...none, DOCKER_CONFIG: wrong['DOCKER_CONFIG'] ?? '' }, registry: unaware },
    );
    expect(result).toMatchObject({ kind: 'push-denied' });
    expect(oneLine(result)).toMatch(
      /was built and not pushed: the registry does not accept the push.*Log in/,
    );
  });

  engineTest(`a registry that nobody runs is told before anything is built${why}`, async () => {
    const { result, tools } = await build(
      { dockerfile: 'FROM busybox:latest\n' },
      { repository: '127.0.0.1:1/x' },
    );
    expect(oneLine(result)).toMatch(/The registry 127\.0\.0\.1:1 cannot be reached.*ECONNREFUSED/);
    expect(tools.lines).toEqual([]);
  });

  const hasContainerdStore =
    engine.registry !== null &&
    docker(engine, ['info', '--format={{json .DriverStatus}}']).includes('io.containerd');
  const several = { platforms: ['linux/amd64', 'linux/arm64'], files: { 'a.txt': 'a' } };

  if (hasContainerdStore) {
    engineTest(`several platforms are one index, with an attestation for each${why}`, async () => {
      const cache = `type=registry,ref=${repository}-cache`;
      const { result, plan } = await build(
        { dockerfile: 'FROM scratch\nCOPY a.txt /\n', ...several, sourceDateEpoch: 1_700_000_000 },
        { cacheFrom: [cache], cacheTo: [`${cache},mode=max`] },
      );
      const known = await registry.headManifest(parseReference(`${repository}:${plan.tag}`));
      expect(known?.mediaType).toBe('application/vnd.oci.image.index.v1+json');
      expect(result).toMatchObject({ digest: known?.digest, reused: false });
      const index = docker({ ...engine, env }, [
        'buildx',
        'imagetools',
        'inspect',
        '--raw',
        `${repository}:${plan.tag}`,
      ]);
      const { manifests } = JSON.parse(index) as { manifests: { platform: { architecture: string } }[] };
      expect(manifests.map(({ platform }) => platform.architecture).sort()).toEqual([
        'amd64',
        'arm64',
        'unknown',
        'unknown',
      ]);
      expect(await registry.headManifest(parseReference(`${repository}-cache`))).not.toBeNull();
    });
  } else {
    engineTest(`what the plain docker driver cannot is refused with the remedy${why}`, async () => {
      const { result } = await build({ dockerfile: 'FROM scratch\nCOPY a.txt /\n', ...several });
      expect(oneLine(result)).toMatch(/2 platforms at once.*docker\/setup-buildx-action/);
      const { result: cached } = await build({ dockerfile: 'FROM scratch\n' }, { cacheTo: ['type=gha'] });
      expect(oneLine(cached)).toMatch(/build cache other than type=inline.*docker\/setup-buildx-action/);
    });
  }

  engineTest(
    `a cancel in the middle stops the step in the engine, pushes nothing and leaves nothing${why}`,
    async () => {
      const cancel = new AbortController();
      const mark = `9${randomBytes(3).readUIntBE(0, 3)}`;
      const { plan, result, left } = await build(
        { dockerfile: `FROM busybox:latest\nRUN echo has begun; sleep ${mark}\n` },
        {
          signal: cancel.signal,
          onLine: (line) => {
            if (/\d has begun$/.test(line)) cancel.abort(new Error('cancelled'));
          },
        },
      );
      expect(result).toEqual(new Error('cancelled'));
      expect(await left()).toEqual([]);
      while (isRunning(mark)) await new Promise((resolve) => setTimeout(resolve, 25));
      expect(await registry.headManifest(parseReference(`${repository}:${plan.tag}`))).toBeNull();
    },
  );
});

/** Whether a process with this word among its arguments runs on this machine, in a container or not. */
function isRunning(word: string): boolean {
  return readdirSync('/proc').some((name) => {
    if (!/^\d+$/.test(name)) return false;
    try {
      return readFileSync(join('/proc', name, 'cmdline'), 'utf8')
        .split('\0')
        .includes(word);
    } catch {
      return false;
    }
  });
}
