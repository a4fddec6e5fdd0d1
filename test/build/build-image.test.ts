import { afterEach, describe, expect, test } from '@jest/globals';
import { buildImage } from '../../src/build/build-image.ts';
import { BuildError } from '../../src/build/build-error.ts';
import type { BuildTools } from '../../src/build/image-types.ts';
import { formatReference, type ImageReference } from '../../src/build/reference.ts';
import { type Registry, RegistryError } from '../../src/build/registry/index.ts';
import { oneLine } from '../../src/common/errors.ts';
import { ImageFixture, toolsFor } from './support/image-fixture.ts';
import { standIns } from './support/programs.ts';

const DIGEST = `sha256:${'5a'.repeat(32)}`;
const OTHER = `sha256:${'6b'.repeat(32)}`;
const SECRET = 'very-s3cret-value';
const fixture = new ImageFixture();
afterEach(() => fixture.clean());

/** A registry that gives one answer after the other: a digest, null, or an error. */
function registryOf(...answers: (string | null | RegistryError)[]): Registry & { readonly asked: string[] } {
  const asked: string[] = [];
  return {
    asked,
    headManifest(reference: ImageReference) {
      asked.push(formatReference(reference));
      const answer = answers.shift() ?? null;
      if (answer instanceof RegistryError) return Promise.reject(answer);
      return Promise.resolve(answer === null ? null : { digest: answer, mediaType: '' });
    },
    close: () => Promise.resolve(),
  };
}

const denied = () => new RegistryError('permission', 'no reading', { hint: '' });

/** A docker whose `buildx build` is a line of shell; `$meta` is the metadata file. */
async function dockerWith(build: string, others = '') {
  const script = `
    for arg in "$@"; do case "$arg" in --metadata-file=*) meta="\${arg#--metadata-file=}";; esac; done
    case "$*" in
      "buildx version") echo 'github.com/docker/buildx v0.29.1';;
      "buildx inspect") echo 'Driver: docker-container';;
      "buildx build "*) ${build};;
      ${others}
    esac`;
  const folder = await fixture.folder();
  const programs = await standIns(folder, { docker: script });
  return { program: 'docker', ...programs };
}

const writes = (digest: string): string =>
  `echo '{"containerimage.digest": "${digest}", "image.name": "x"}' >"$meta"`;

async function build(
  docker: Awaited<ReturnType<typeof dockerWith>>,
  registry: Registry,
  over: Partial<BuildTools> = {},
) {
  const { plan, left } = await fixture.plan({ dockerfile: 'FROM busybox\n' });
  const tools = toolsFor({ program: docker.program, env: docker.env }, registry, over);
  const result = await buildImage(plan, tools).catch((error: unknown) => error);
  return { result, plan, tools, left: await left(), calls: await docker.calls() };
}

describe('buildImage', () => {
  test('an image that the registry has is not built: docker is not even asked', async () => {
    const registry = registryOf(DIGEST);
    const { result, plan, calls, tools } = await build(await dockerWith('exit 1'), registry);
    expect(result).toEqual({
      repository: 'registry.example/team/app',
      tag: plan.tag,
      digest: DIGEST,
      reference: `registry.example/team/app@${DIGEST}`,
      reused: true,
    });
    expect(calls).toEqual([]);
    expect(tools.messages.join()).toMatch(/is in the registry already .*: nothing is built/);
  });

  test('else it is built and pushed, and the registry asked for what was pushed', async () => {
    const registry = registryOf(null, DIGEST);
    const docker = await dockerWith(`echo '#1 building' >&2; ${writes(DIGEST)}`);
    const { result, plan, left, tools } = await build(docker, registry);
    expect(result).toMatchObject({
      digest: DIGEST,
      reused: false,
      reference: `registry.example/team/app@${DIGEST}`,
    });
    expect(registry.asked).toEqual([
      `registry.example/team/app:${plan.tag}`,
      `registry.example/team/app@${DIGEST}`,
    ]);
    expect(tools.lines).toEqual(['#1 building']);
    expect(left).toEqual([]);
  });

  test('where the builder tells an id that the registry does not know, the tag is asked', async () => {
    const { result } = await build(await dockerWith(writes(DIGEST)), registryOf(null, null, OTHER));
    expect(result).toMatchObject({ digest: OTHER });
  });

  test.each([
    ['nothing', 'true'],
    ['no JSON', 'echo x >"$meta"'],
    ['no digest', writes('latest')],
  ])('where the builder writes %s, the tag is asked', async (_, script) => {
    const registry = registryOf(null, OTHER);
    const { result } = await build(await dockerWith(script), registry);
    expect(result).toMatchObject({ digest: OTHER });
    expect(registry.asked).toHaveLength(2);
  });

  test('pushed, and not there', async () => {
    const { result } = await build(await dockerWith(writes(DIGEST)), registryOf(null, null, null));
    expect(oneLine(result)).toMatch(
      /was pushed to registry\.example\/team\/app, and the registry does not know it/,
    );
  });

  test('an account that may only write: built, and the builder believed', async () => {
    const { result, tools } = await build(await dockerWith(writes(DIGEST)), registryOf(denied(), denied()));
    expect(result).toMatchObject({ digest: DIGEST, reused: false });
    expect(tools.messages.join('\n')).toMatch(/cannot be asked: no reading[^]*cannot be checked: no reading/);
  });

  test('another error of the registry ends it before docker is asked', async () => {
    const error = new RegistryError('auth', 'a wrong password', { hint: '' });
    const { result, calls } = await build(await dockerWith('true'), registryOf(error));
    expect(result).toBe(error);
    expect(calls).toEqual([]);
  });

  test('a failed build is an error with its step and lines; its metadata is gone', async () => {
    const script = `printf '%s\\n' '#5 [2/2] RUN x' '------' ' > [2/2] RUN x:' '0.4 why' '------' \\
      'Dockerfile:2' '--------------------' '--------------------' \\
      'ERROR: failed to build: process "/bin/sh -c x" did not complete successfully: exit code: 3' >&2
      ${writes(DIGEST)}; exit 1`;
    const { result, left } = await build(await dockerWith(script), registryOf(null));
    expect(result).toBeInstanceOf(BuildError);
    expect(result).toMatchObject({
      kind: 'run-failed',
      step: '[2/2] RUN x',
      lines: ['why'],
      location: { file: 'Dockerfile', line: 2 },
      exitCode: 3,
    });
    expect(left).toEqual([]);
  });

  test('a secret is in the environment of the build, and in nothing that is seen', async () => {
    const script = `echo "#1 $LAUNCH_BUILD_SECRET_0"
      printf '%s\\n' '------' ' > [2/2] RUN x:' "0.4 $LAUNCH_BUILD_SECRET_0" '------' "ERROR: $LAUNCH_BUILD_SECRET_0: exit code: 3"; exit 1`;
    const docker = await dockerWith(script);
    const secrets = [{ id: 'pip', value: SECRET }];
    const { result, calls, tools } = await build(docker, registryOf(null), { secrets });
    const seen = JSON.stringify([calls, tools.lines, tools.messages, result, oneLine(result)]);
    expect(seen).not.toContain(SECRET);
    expect(tools.lines[0]).toBe('#1 ***');
    expect(calls.at(-1)).toContain('--secret=id=pip,env=LAUNCH_BUILD_SECRET_0');
  });

  test('a secret that lies where a long line is cut is in neither piece', async () => {
    const docker = await dockerWith(
      `head -c 16374 /dev/zero | tr '\\0' x; echo "$LAUNCH_BUILD_SECRET_0 end"; ${writes(DIGEST)}`,
    );
    const { tools } = await build(docker, registryOf(null, DIGEST), {
      secrets: [{ id: 'pip', value: SECRET }],
    });
    expect(tools.lines.join('')).toBe(`${'x'.repeat(16_374)}*** end`);
  });

  test('a secret may come from a variable that docker itself does not see', async () => {
    const docker = await dockerWith(
      `[ "$WANDB_API_KEY" = "" ] && [ "$LAUNCH_BUILD_SECRET_0" = key ] && ${writes(DIGEST)}`,
    );
    const withKey = { ...docker, env: { ...docker.env, WANDB_API_KEY: 'key' } };
    const { result } = await build(withKey, registryOf(null, DIGEST), {
      secrets: [{ id: 'key', env: 'WANDB_API_KEY' }],
    });
    expect(result).toMatchObject({ digest: DIGEST });
  });

  test('a cancel asks the builder to end, waits for it, and leaves nothing', async () => {
    const cancel = new AbortController();
    // A shell tells on its error output how its own children ended.
    const script = `exec 2>/dev/null; trap 'echo asked to end; exit 1' TERM; ${writes(DIGEST)}; echo started; while :; do sleep 0.1; done`;
    const lines: string[] = [];
    const { result, left } = await build(await dockerWith(script), registryOf(null), {
      signal: cancel.signal,
      onLine: (line) => {
        lines.push(line);
        if (line === 'started') cancel.abort(new Error('cancelled'));
      },
    });
    expect(result).toEqual(new Error('cancelled'));
    expect(lines).toEqual(['started', 'asked to end']);
    expect(left).toEqual([]);
  });

  test('provenance can be left out', async () => {
    const docker = await dockerWith(writes(DIGEST));
    const { tools, calls } = await build(docker, registryOf(null, DIGEST), { provenance: false });
    expect(calls.at(-1)).toContain('--provenance=false');
    expect(tools.messages).toEqual([]);
  });

  test('a classic client builds, then pushes; the registry tells the digest', async () => {
    const folder = await fixture.folder();
    const programs = await standIns(folder, {
      docker: `case "$*" in
        "buildx version") exit 1;;
        "version "*) echo 20.10.24;;
        "build "*) [ "$DOCKER_BUILDKIT" = 1 ];;
      esac`,
    });
    const { result, calls, plan } = await build({ program: 'docker', ...programs }, registryOf(null, DIGEST));
    expect(result).toMatchObject({ digest: DIGEST, reused: false });
    expect(calls.at(-1)).toBe(`docker push registry.example/team/app:${plan.tag}`);
  });

  test('a push by the classic client that is denied', async () => {
    const folder = await fixture.folder();
    const programs = await standIns(folder, {
      docker: `case "$*" in
        "buildx version") exit 1;;
        "version "*) echo 20.10.24;;
        "push "*) echo 'denied: requested access to the resource is denied' >&2; exit 1;;
      esac`,
    });
    const { result } = await build({ program: 'docker', ...programs }, registryOf(null));
    expect(result).toMatchObject({ kind: 'push-denied' });
  });

  test.each([
    ['a repository with a tag', { repository: 'registry.example/x:1' }, /holds the tag 1/],
    ['a repository that is none', { repository: 'Registry/X' }, /upper-case/],
    ['a secret without value', { secrets: [{ id: 'a', value: '' }] }, /has an empty value/],
  ])('%s is refused before anything is built', async (_, over, message) => {
    const { result, calls } = await build(await dockerWith('exit 1'), registryOf(null), over);
    expect(oneLine(result)).toMatch(message);
    expect(calls).toEqual([]);
  });
});
