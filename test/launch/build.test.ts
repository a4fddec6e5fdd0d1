import { describe, expect, test } from '@jest/globals';
import { jobNameOf } from '../../src/launch/build-job.ts';
import { askedOf, problemsOfBuild, projectOfBuild, withoutSource } from '../../src/launch/build-launch.ts';
import type { BuildSettings } from '../../src/launch/build-settings.ts';
import type { LaunchAddOptions } from '../../src/launch/options.ts';
import { classifyUri } from '../../src/launch/uri.ts';

const HOSTS = { baseUrl: 'https://api.wandb.ai', appUrl: 'https://wandb.ai' };
const BASE: LaunchAddOptions = { build: true, repository: 'ghcr.io/acme/x', project: 'vision' };

const WRONG: readonly (readonly [LaunchAddOptions, BuildSettings, RegExp])[] = [
  [{ repository: 'ghcr.io/acme/x:1' }, {}, /holds the tag 1/],
  [{ repository: `ghcr.io/acme/x@sha256:${'0'.repeat(64)}` }, {}, /holds a digest/],
  [{ repository: 'ghcr.io/Acme/x' }, {}, /upper-case/],
  [{ repository: 'localhost:99999/x' }, {}, /is not a port/],
  [{ repository: 'a//b' }, {}, /empty part/],
  [{}, { jobName: 'a/b' }, /is not a valid artifact name.*"a_b"/],
  [{}, { jobName: 'x'.repeat(129) }, /not a valid artifact name/],
  [{}, { jobAliases: ['v3'] }, /the form of a version/],
  [{}, { jobAliases: ['feature/x'] }, /alias "feature\/x" is not valid/],
  [{}, { platforms: ['linux'] }, /the platform "linux" is not one/],
  [{}, { platforms: ['linux/amd64 --x'] }, /the platform/],
  [{}, { cacheFrom: ['ref=a/b'] }, /names no type/],
  [{}, { cacheTo: ['A B'] }, /is not an image reference/],
  [{}, { context: '../other' }, /context \(\.\.\/other\) is outside the source/],
  [{}, { context: '/etc' }, /outside the source/],
  [{}, { context: 'a\0b' }, /NUL/],
  [{}, { dockerfile: '../Dockerfile' }, /dockerfile .* is outside/],
  [{}, { dockerfile: '/etc/passwd' }, /dockerfile .* is outside/],
  [{ project: '' }, {}, /project is not given/],
];

test.each(WRONG)('%j %j: one line', (options, settings, message) => {
  const problems = problemsOfBuild({ ...BASE, ...options }, undefined, settings);
  expect(problems).toHaveLength(1);
  const [{ what, why, next } = { what: '', why: '', next: '' }] = problems;
  expect(`${what} ${why} ${next}`).toMatch(message);
  expect(next).not.toBe('');
});

describe('where a build goes', () => {
  const CASES: readonly (readonly [LaunchAddOptions, string | undefined, string])[] = [
    [{ project: 'p' }, 'https://github.com/a/b', 'p'],
    [{ config: { project: 'p' } }, undefined, 'p'],
    [{}, 'https://github.com/a/b.git', 'b'],
    [{}, 'https://wandb.ai/e/p/runs/r', 'p'],
    [{ job: 'e/p/n:v1' }, undefined, 'p'],
    [{ job: 'n' }, undefined, ''],
    [{}, undefined, ''],
  ];
  test.each(CASES)('%j of %s: project %s', (options, uri, project) => {
    expect(projectOfBuild(options, uri === undefined ? undefined : classifyUri(uri, HOSTS))).toBe(project);
  });

  test.each([
    ['ghcr.io/acme/vision/train', 'job-acme_vision_train'],
    ['127.0.0.1:5000/x', 'job-x'],
    ['busybox', 'job-library_busybox'],
  ])('the job of %s is %s, wherever the registry is', (repository, name) => {
    expect(jobNameOf({ repository }, {})).toBe(name);
  });
});

test('what the image is made of comes from the arguments, then from config', () => {
  const config = {
    overrides: { entry_point: ['python', 'a.py'], dockerfile: 'D' },
    resource: 'kubernetes',
    resource_args: { kubernetes: { builder: { cuda: { base_image: 'nvidia/cuda:12' } } } },
  };
  expect(askedOf({ ...BASE, config }, undefined, 'acme')).toMatchObject({
    entryPoint: ['python', 'a.py'],
    dockerfile: 'D',
    baseImage: 'nvidia/cuda:12',
    entity: 'acme',
    project: 'vision',
  });
  expect(askedOf({ ...BASE, config, entryPoint: ['b'] }, undefined, 'acme').entryPoint).toEqual(['b']);
});

test('the launch after a build knows nothing of its source', () => {
  const options = {
    ...BASE,
    uri: 'x',
    version: 'main',
    config: { uri: 'x', job: 'y', queue_entity: 'q' },
    name: 'n',
  };
  expect(withoutSource(options)).toEqual({ project: 'vision', name: 'n', config: { queue_entity: 'q' } });
});
