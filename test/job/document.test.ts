import { readFileSync } from 'node:fs';

import { describe, expect, test } from '@jest/globals';

import { frozenRequirements, serializeJob } from '../../src/job/document.ts';
import type { ProgramFields } from '../../src/job/document.ts';
import {
  artifactJobName,
  codeArtifactName,
  imageJobName,
  imageTag,
  repoJobName,
} from '../../src/job/names.ts';
import { prepareArtifact } from '../../src/wandb/artifacts/source.ts';

type FixtureInput = { name?: string | null } & (
  | { type: 'image'; image: string; services: Record<string, string> }
  | ({ type: 'repo'; remote: string; commit: string; runtime: string } & ProgramFields)
  | ({
      type: 'artifact';
      artifactId: string;
      runtime: string;
      codeName: string;
      requirementsTxt: string;
    } & ProgramFields)
);

interface Fixture {
  cases: {
    title: string;
    input: FixtureInput;
    name: string;
    aliases: string[];
    digest: string;
    jobFile: string;
    requirements: string;
  }[];
}

const { cases } = JSON.parse(
  readFileSync(new URL('./fixtures/written-jobs.json', import.meta.url), 'utf8'),
) as Fixture;

function defaultName(input: FixtureInput): string {
  if (input.type === 'image') return imageJobName(input.image);
  return input.type === 'repo' ? repoJobName(input.remote) : artifactJobName(input.codeName);
}

describe('jobs equal those of the Python client byte for byte', () => {
  test.each(cases)('$title', async ({ input, name, aliases, digest, jobFile, requirements }) => {
    const text = serializeJob(
      input,
      input.type === 'image' ? '' : input.runtime,
      input.type === 'image' ? input.services : {},
    );
    const frozen = input.type === 'artifact' ? frozenRequirements(input.requirementsTxt) : '';
    const prepared = await prepareArtifact([
      { path: 'requirements.frozen.txt', content: frozen },
      { path: 'wandb-job.json', content: text },
    ]);
    expect(text).toBe(jobFile);
    expect(frozen).toBe(requirements);
    expect(prepared.digest).toBe(digest);
    expect(input.name ?? defaultName(input)).toBe(name);
    expect(input.type === 'image' ? [imageTag(input.image) ?? []].flat() : []).toEqual(aliases);
  });
});

test('names of code artifacts equal those of the Python client', () => {
  for (const { input } of cases) {
    if (input.type !== 'artifact') continue;
    expect(codeArtifactName(`./${input.entryPoint.at(-1)}`, input.name ?? undefined)).toBe(input.codeName);
  }
});

test.each(['https://user:secret@github.com/a/b', 'https://token@github.com/a/b', 'ssh://git:pw@host/a'])(
  'the remote %s is never written',
  (remote) => {
    const source = { type: 'repo', remote, commit: 'a'.repeat(40), entryPoint: ['python'] } as const;
    expect(() => serializeJob(source, '3.12')).toThrow(/password/);
  },
);

test.each([
  ['', ''],
  ['\n', ''],
  ['a', 'a'],
  ['a\n', 'a'],
  ['a\r\nb\rc\n\n', 'a\nb\nc\n'],
  ['a\x0bb\x0cc\x1cd\x85e\u2028f', 'a\nb\nc\nd\ne\nf'],
])('requirements %j', (text, frozen) => {
  expect(frozenRequirements(text)).toBe(frozen);
});
