import { readFileSync } from 'node:fs';

import { describe, expect, test } from '@jest/globals';

import {
  artifactJobName,
  checkAlias,
  checkJobName,
  codeArtifactName,
  formatJob,
  imageJobName,
  imageTag,
  jobAliases,
  parseJobReference,
  repoJobName,
  resolveJobReference,
  safeArtifactName,
  sanitizeArtifactName,
} from '../../src/job/names.ts';

interface NameFixture {
  cases: [text: string, safe: string, sanitized: string][];
}

const fixture = JSON.parse(
  readFileSync(new URL('./fixtures/names.json', import.meta.url), 'utf8'),
) as NameFixture;

describe('artifact names equal those of the Python client', () => {
  test.each(fixture.cases)('%j', (text, safe, sanitized) => {
    expect(safeArtifactName(text)).toBe(safe);
    expect(sanitizeArtifactName(text)).toBe(sanitized);
  });
});

describe('default names', () => {
  test.each([
    [repoJobName('https://github.com/acme/models.git'), 'job-https___github.com_acme_models.git_'],
    [repoJobName('git@github.com:a/b.git', 'train.py'), 'job-git_github.com_a_b.git_train.py'],
    [artifactJobName('source-vision-train.py'), 'job-source-vision-train.py'],
    [codeArtifactName('./src/train.py'), 'code-src_train.py'],
    [codeArtifactName('/home/u/x/'), 'code-home_u_x'],
    [codeArtifactName('./src/train.py', 'train'), 'code-train'],
    [imageJobName('registry.example.com:5000/team/app:1.2'), 'job-registry.example.com_5000_team_app'],
    [imageJobName('registry.example.com:5000/team/app'), 'job-registry.example.com_5000_team_app'],
    [imageJobName(`team/app@sha256:${'0f'.repeat(32)}`), 'job-team_app_sha256'],
    [imageJobName('app:1/app:1'), 'job-app_app'],
  ])('%s', (name, expected) => {
    expect(name).toBe(expected);
  });
});

test.each([
  ['team/app:1.2', '1.2'],
  ['registry:5000/team/app', undefined],
  ['app', undefined],
  ['app:', undefined],
  [`app@sha256:${'ab'.repeat(32)}`, 'ab'.repeat(32)],
])('the tag of %s', (image, tag) => {
  expect(imageTag(image)).toBe(tag);
});

test.each<[readonly string[], string | undefined, readonly string[]]>([
  [[], undefined, ['latest']],
  [['prod'], '1.2', ['prod', '1.2', 'latest']],
  [['1.2', 'latest'], '1.2', ['1.2', 'latest']],
  [[], 'v2', ['latest']],
])('aliases of %j with the tag %j', (given, tag, expected) => {
  expect(jobAliases(given, tag)).toEqual(expected);
});

test.each(['', 'a/b', 'a:b', 'a b', 'v0', 'v12', 'x'.repeat(129), 'a\u0000'])(
  'the alias %j is refused',
  (alias) => {
    expect(() => {
      checkAlias(alias);
    }).toThrow(/alias/);
  },
);

test.each(['', 'a/b', 'a b', 'ü', 'x'.repeat(129)])('the job name %j is refused', (name) => {
  expect(() => {
    checkJobName(name);
  }).toThrow(/name/);
});

describe('job references', () => {
  test.each<[string, ReturnType<typeof parseJobReference>]>([
    ['acme/vision/train:v3', { entity: 'acme', project: 'vision', name: 'train', alias: 'v3' }],
    ['acme/vision/train', { entity: 'acme', project: 'vision', name: 'train', alias: 'latest' }],
    ['vision/train:prod', { entity: undefined, project: 'vision', name: 'train', alias: 'prod' }],
    [' train ', { entity: undefined, project: undefined, name: 'train', alias: 'latest' }],
  ])('%j', (text, expected) => {
    expect(parseJobReference(text)).toEqual(expected);
  });

  test.each([
    ['', /empty/],
    ['a/b/c/d', /4 parts/],
    ['a//c', /empty/],
    ['/b/c', /empty/],
    ['a/b/c:', /follows the colon/],
    ['a/b/c:d:e', /colon/],
    ['a/b/c:d/e', /slash/],
    ['a/b c/d', /space/],
    ['a/b/c!', /not a valid job name/],
    ['https://wandb.ai/acme/vision/artifacts/job/train', /address/],
    [':latest', /empty/],
  ])('%j is refused', (text, why) => {
    expect(() => parseJobReference(text)).toThrow(why);
  });

  test('defaults fill what is left out, and their absence is named', () => {
    const job = resolveJobReference('train', { entity: 'acme', project: 'vision' });
    expect(formatJob(job)).toBe('acme/vision/train:latest');
    expect(() => resolveJobReference('train', { entity: 'acme' })).toThrow(/names no project/);
    expect(() => resolveJobReference('vision/train')).toThrow(/names no entity/);
  });
});
