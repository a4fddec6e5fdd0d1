import { describe, expect, test } from '@jest/globals';
import { buildArguments, type BuildCommand, cacheReference, cacheType } from '../../src/build/buildx-argv.ts';
import type { Builder } from '../../src/build/buildx.ts';
import { LaunchError, oneLine } from '../../src/common/errors.ts';

const full: Builder = {
  kind: 'buildx',
  program: 'docker',
  prefix: ['buildx'],
  driver: 'docker-container',
  isFull: true,
  isAttesting: true,
};
const plain: Builder = { ...full, driver: 'docker', isFull: false, isAttesting: false };
const alone: Builder = { ...full, program: '/tools/docker-buildx', prefix: [] };
const classic: Builder = { kind: 'classic', program: 'docker' };

const TAG = 'ab'.repeat(32);
const plan: BuildCommand['plan'] = {
  context: '/work space/app',
  dockerfile: '/tmp/plan/Dockerfile',
  tag: TAG,
  platforms: [],
  labels: {},
  sourceDateEpoch: null,
};
const command: BuildCommand = {
  plan,
  repository: 'ghcr.io/team/app',
  metadataFile: '/tmp/plan/metadata.json',
  secrets: [],
  cacheFrom: [],
  cacheTo: [],
  provenance: true,
};
const FIXED = ['--file=/tmp/plan/Dockerfile', `--tag=ghcr.io/team/app:${TAG}`];
const BUILDX = ['build', '--push', '--metadata-file=/tmp/plan/metadata.json', ...FIXED];
const END = ['--progress=plain', '/work space/app'];

describe('buildArguments', () => {
  test.each<[string, Builder, Partial<BuildCommand>, readonly string[]]>([
    ['a full builder attests', full, {}, ['buildx', ...BUILDX, '--provenance=mode=max', ...END]],
    ['unless it must not', full, { provenance: false }, ['buildx', ...BUILDX, '--provenance=false', ...END]],
    ['the plain docker driver cannot', plain, {}, ['buildx', ...BUILDX, ...END]],
    ['a program of its own', alone, {}, [...BUILDX, '--provenance=mode=max', ...END]],
    ['a classic client', classic, {}, ['build', ...FIXED, ...END]],
    [
      'platforms as one list',
      full,
      { plan: { ...plan, platforms: ['linux/amd64', 'linux/arm64'] } },
      ['buildx', ...BUILDX, '--platform=linux/amd64,linux/arm64', '--provenance=mode=max', ...END],
    ],
    [
      'one platform on any builder',
      plain,
      { plan: { ...plan, platforms: ['linux/arm64'] } },
      ['buildx', ...BUILDX, '--platform=linux/arm64', ...END],
    ],
    [
      'labels in the order of their names',
      plain,
      { plan: { ...plan, labels: { 'org.b': '--x=1', 'org.a': 'v w' } } },
      ['buildx', ...BUILDX, '--label=org.a=v w', '--label=org.b=--x=1', ...END],
    ],
    [
      'a time for all files where the builder can set it',
      full,
      { plan: { ...plan, sourceDateEpoch: 1_700_000_000 } },
      [
        'buildx',
        'build',
        '--output=type=image,push=true,rewrite-timestamp=true',
        ...BUILDX.slice(2),
        '--provenance=mode=max',
        ...END,
      ],
    ],
    [
      'and by its variable only where it cannot',
      plain,
      { plan: { ...plan, sourceDateEpoch: 1_700_000_000 } },
      ['buildx', ...BUILDX, ...END],
    ],
    [
      'caches as they are given',
      full,
      { cacheFrom: ['type=gha', 'ghcr.io/team/cache'], cacheTo: ['type=gha,mode=max'] },
      [
        'buildx',
        ...BUILDX,
        '--cache-from=type=gha',
        '--cache-from=ghcr.io/team/cache',
        '--cache-to=type=gha,mode=max',
        '--provenance=mode=max',
        ...END,
      ],
    ],
    [
      'an inline cache on any builder',
      plain,
      { cacheTo: ['type=inline'] },
      ['buildx', ...BUILDX, '--cache-to=type=inline', ...END],
    ],
    [
      'secrets by name',
      plain,
      { secrets: ['id=a,env=LAUNCH_BUILD_SECRET_0', 'id=b,src=/tmp/b'] },
      ['buildx', ...BUILDX, '--secret=id=a,env=LAUNCH_BUILD_SECRET_0', '--secret=id=b,src=/tmp/b', ...END],
    ],
    [
      'a classic client takes references of caches only',
      classic,
      { cacheFrom: ['type=registry,ref=a.io/c:1', 'a.io/d', 'type=gha'], cacheTo: ['type=inline'] },
      [
        'build',
        ...FIXED,
        '--cache-from=a.io/c:1',
        '--cache-from=a.io/d',
        '--build-arg=BUILDKIT_INLINE_CACHE=1',
        ...END,
      ],
    ],
  ])('%s', (_, builder, over, args) => {
    expect(buildArguments(builder, { ...command, ...over })).toEqual(args);
  });

  const two = { plan: { ...plan, platforms: ['linux/amd64', 'linux/arm64'] } };
  const label = (value: string) => ({ plan: { ...plan, labels: { source: value } } });
  test.each<[string, Builder, Partial<BuildCommand>, RegExp]>([
    ['two platforms on the docker driver', plain, two, /2 platforms at once.*setup-buildx-action/],
    ['two platforms without buildx', classic, two, /no buildx, which several platforms.*Install/],
    [
      'a cache target on the docker driver',
      plain,
      { cacheTo: ['type=gha'] },
      /other than type=inline.*setup-buildx/,
    ],
    ['a bare cache target on it', plain, { cacheTo: ['a.io/c'] }, /other than type=inline/],
    ['a cache target without buildx', classic, { cacheTo: ['type=registry,ref=a.io/c'] }, /no buildx/],
    [
      'a secret in a cache',
      full,
      { cacheTo: ['type=s3,bucket=b,secret_access_key=abc'] },
      /secret_access_key/,
    ],
    ['a key in a cache', full, { cacheFrom: ['type=s3,access_key_id=abc'] }, /access_key_id/],
    ['a token in a cache', full, { cacheFrom: ['type=gha,token=abc'] }, /holds a credential \(token\)/],
    ['a token with a prefix', full, { cacheFrom: ['type=gha,ghtoken=abc'] }, /ghtoken/],
    [
      'a password in its address',
      full,
      { cacheFrom: ['type=s3,endpoint_url=https://u:abc@h'] },
      /in its address/,
    ],
    ['a password in a label', full, label('https://u:abc@github.com/a/b'), /label source holds a password/],
  ])('%s is refused', (_, builder, over, message) => {
    try {
      buildArguments(builder, { ...command, ...over });
    } catch (error) {
      expect(error).toBeInstanceOf(LaunchError);
      expect(oneLine(error)).toMatch(message);
      expect(oneLine(error)).not.toContain('abc');
      return;
    }
    throw new Error('it was accepted');
  });
});

test.each([
  ['type=gha,scope=x', 'gha', null],
  ['scope=x,type=gha', 'gha', null],
  ['a.io/c:1', 'registry', 'a.io/c:1'],
  ['type=registry,ref=a.io/c:1,mode=max', 'registry', 'a.io/c:1'],
  ['type=registry', 'registry', null],
  ['ref=x', '', null],
])('the cache %s is of type %s', (cache, type, reference) => {
  expect(cacheType(cache)).toBe(type);
  expect(cacheReference(cache)).toBe(reference);
});
