import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';

import { listContext } from '../../src/build/context-files.ts';
import { ignoreRules, parseDockerignore } from '../../src/build/dockerignore.ts';
import { describeWithDocker } from '../support/docker.ts';
import { testProject } from './support/project.ts';
import type { TestProject } from './support/project.ts';

jest.setTimeout(60_000);

const SETS = [
  'a/b/*b\n**b/fb\n!a.b/**/a?',
  'a\n!a/b/fa\n*.b/**',
  '*\n!ab\nab/.env\n!**/fb',
  './a/\n/b//fa\n# no\n  [^a]  ',
  '**b\n!b/**/fa',
  '**/.env*\n!a/.env\na-[a-c]',
  'a.b/**/a\n!a.b/*/a/g\nf?',
  '\\.env\nbin\\Debug\n!**',
  '!ab\nab/**\n!ab/ab',
];
const NAMES = ['a', 'b', 'ab', 'a.b', 'a-b', '.env'];

describeWithDocker('what BuildKit leaves out of a context', (engine) => {
  let project: TestProject;

  beforeAll(() => {
    const paths = NAMES.flatMap((x) => [
      `f${x}`,
      ...NAMES.flatMap((y) => [
        `${x}/f${y}`,
        ...['a', '.env'].flatMap((z) => [`${x}/${y}/f${z}`, `${x}/${y}/${z}/g`]),
      ]),
    ]);
    project = testProject(Object.fromEntries(paths.map((path) => [path, ''])));
    writeFileSync(join(project.temporary, 'Dockerfile'), 'FROM scratch\nCOPY . /\n');
  });

  afterAll(() => {
    project.remove();
  });

  test.each(SETS)('%j', async (text) => {
    const dockerfile = join(project.temporary, 'Dockerfile');
    writeFileSync(`${dockerfile}.dockerignore`, text);
    const tar = execFileSync(
      engine.program,
      ['buildx', 'build', '--quiet', '--file', dockerfile, '--output', 'type=tar,dest=-', project.root],
      { env: engine.env, stdio: ['ignore', 'pipe', 'pipe'], maxBuffer: 100_000_000 },
    );
    const built = execFileSync('tar', ['-t'], { input: tar, encoding: 'utf8' })
      .split('\n')
      .filter((line) => line !== '' && !line.endsWith('/'))
      .map((line) => line.replace(/^\.?\//, ''));
    const place = { context: project.root, root: project.root, shown: '.' };
    const listed = await listContext(place, ignoreRules(parseDockerignore(text)));
    const files = listed.filter(({ kind }) => kind === 'file').map(({ path }) => path);
    expect(files.sort()).toEqual(built.sort());
  });
});
