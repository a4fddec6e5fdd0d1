import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';

import { planBuild } from '../../src/build/plan.ts';
import type { BuildRequest } from '../../src/build/types.ts';
import { describeWithDocker, docker } from '../support/docker.ts';
import type { TestEngine } from '../support/docker.ts';
import { testProject } from './support/project.ts';
import type { TestProject } from './support/project.ts';
import { wheel } from './support/wheel.ts';

// A limit for machines that do other work: an install of uv is a matter of seconds.
jest.setTimeout(180_000);

const OWN = wheel('own', '1.0', 'X = "own 1.0"\n');
const SECRET = 'canary-8c1f2a';
const REPORT = [
  'import getpass, os, sys, own',
  'print(own.X, os.getuid(), getpass.getuser(), os.getcwd(), os.environ["HOME"], sys.argv[1:])',
  'open("written", "w").close()',
].join('\n');

const LOCK = `version = 1
requires-python = ">=3.11"

[[package]]
name = "app"
version = "0.1"
source = { virtual = "." }
dependencies = [{ name = "own" }]

[package.metadata]
requires-dist = [{ name = "own", path = "wheels/${OWN.file}" }]

[[package]]
name = "own"
version = "1.0"
source = { path = "wheels/${OWN.file}" }
wheels = [{ filename = "${OWN.file}", hash = "sha256:${OWN.sha256}" }]
`;
const PYPROJECT = `[project]
name = "app"
version = "0.1"
requires-python = ">=3.11"
dependencies = ["own"]

[tool.uv.sources]
own = { path = "wheels/${OWN.file}" }
`;

interface Built {
  readonly code: number | null;
  readonly log: string;
}

/** The base images of these engines hold uv and pip's wheels, and ask no index. */
describeWithDocker('generated Dockerfiles', (engine: TestEngine) => {
  const image = `generated-test-${process.pid}`;
  const images: string[] = [];

  async function build(
    tag: string,
    files: Record<string, string>,
    changes: Partial<BuildRequest> = {},
    options: readonly string[] = [],
  ): Promise<Built> {
    const project = testProject({ 'train.py': REPORT, '.env': SECRET, '.git/config': SECRET, ...files });
    mkdirSync(join(project.root, 'wheels'));
    writeFileSync(join(project.root, 'wheels', OWN.file), OWN.bytes);
    const plan = await planBuild(
      project.request({ runtime: '3.11', entryPoint: ['python', 'train.py', 'a b', '$HOME'], ...changes }),
    );
    const { status, stderr } = spawnSync(
      engine.program,
      [
        'buildx',
        'build',
        '--progress=plain',
        '--load',
        ...options,
        '-t',
        `${image}:${tag}`,
        '-f',
        plan.dockerfile,
        plan.context,
      ],
      { env: engine.env, encoding: 'utf8' },
    );
    project.remove();
    if (status === 0) images.push(`${image}:${tag}`);
    return { code: status, log: stderr };
  }

  let secretFolder: TestProject;

  beforeAll(() => {
    secretFolder = testProject({ secret: SECRET });
  });

  afterAll(() => {
    secretFolder.remove();
    if (images.length > 0) docker(engine, ['rmi', '--force', ...images]);
  });

  test('requirements.txt: packages, code, and an account without privileges', async () => {
    const files = { 'requirements.txt': '-r more/own.txt\n', 'more/own.txt': `./wheels/${OWN.file}\n` };
    const secrets = ['UV_CANARY', 'netrc'];
    const file = join(secretFolder.root, 'secret');
    const options = secrets.flatMap((id) => ['--secret', `id=${id},src=${file}`]);
    const built = await build('requirements', files, { secrets }, options);
    expect(built).toMatchObject({ code: 0 });
    expect(docker(engine, ['run', '--rm', `${image}:requirements`])).toBe(
      "own 1.0 1000 launch /app /home/launch ['a b', '$HOME']",
    );
    const shell = ['run', '--rm', '--user', '0', '--entrypoint', 'sh', `${image}:requirements`, '-c'];
    expect(docker(engine, [...shell, 'ls -A /app /root'])).not.toMatch(/\.git|\.env|netrc|cache/);
    const found = docker(engine, [
      ...shell,
      `grep -rl ${SECRET} /app /env /home /root /etc /tmp /opt || true`,
    ]);
    expect(found).toBe('');
    expect(docker(engine, ['history', '--no-trunc', `${image}:requirements`])).not.toContain(SECRET);
  });

  test('a change of the code installs nothing anew', async () => {
    const files = { 'requirements.txt': `./wheels/${OWN.file}\n` };
    await build('again', files);
    const { log } = await build('again', { ...files, 'train.py': `${REPORT}\n# ${randomUUID()}\n` });
    expect(log).toMatch(/uv pip install -r requirements\.txt\n#\d+ CACHED/);
    expect(log).not.toMatch(/COPY --chown=1000:1000 \. \.\n#\d+ CACHED/);
  });

  test('uv.lock', async () => {
    const built = await build('lock', { 'uv.lock': LOCK, 'pyproject.toml': PYPROJECT });
    expect(built).toMatchObject({ code: 0 });
    expect(docker(engine, ['run', '--rm', `${image}:lock`])).toMatch(/^own 1\.0 1000 /);
  });

  test('a base image of the user, with an account and a home of its own', async () => {
    const base = `${image}-base:1`;
    docker(engine, ['build', '-t', base, '-'], 'FROM python:3.11-slim\nENV HOME=/nowhere\nUSER nobody\n');
    images.push(base);
    const files = { 'requirements.txt': `./wheels/${OWN.file}\n` };
    const built = await build('base', files, { baseImage: base });
    expect(built).toMatchObject({ code: 0 });
    expect(docker(engine, ['run', '--rm', `${image}:base`])).toMatch(
      /^own 1\.0 1000 launch \/app \/home\/launch /,
    );
  });

  test('packages that cannot be installed fail the build', async () => {
    const { code, log } = await build('fails', { 'requirements.txt': 'no-such-package-anywhere\n' });
    expect(code).not.toBe(0);
    expect(log).toMatch(/no-such-package-anywhere was not found/);
  });

  test('hostile words arrive as words', async () => {
    const words = ['x\nRUN touch /evil', '"]', '\\', '`id`', '#'];
    const files = { 'train.py': 'import json, sys; print(json.dumps(sys.argv[1:]))' };
    const built = await build('hostile', files, { entryPoint: ['python', 'train.py', ...words] });
    expect(built).toMatchObject({ code: 0 });
    expect(JSON.parse(docker(engine, ['run', '--rm', `${image}:hostile`]))).toEqual(words);
  });
});
