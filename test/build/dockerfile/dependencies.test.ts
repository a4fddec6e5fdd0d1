import { describe, expect, test } from '@jest/globals';

import { findDependencies, POETRY_VERSION } from '../../../src/build/dockerfile/dependencies.ts';
import { memoryFiles } from '../support/project.ts';

const PIP = 'uv pip install';
const POETRY = `uv tool run --from poetry==${POETRY_VERSION} poetry install --no-interaction --only main`;
const PACKAGE = '[project]\nname = "acme"\ndependencies = ["wandb"]\n[build-system]\nrequires = []\n';

type Row = [string, Record<string, string>, Record<string, unknown>];

test.each<Row>([
  ['nothing', { 'train.py': '' }, { source: null, install: null, finish: null, copy: [] }],
  [
    'uv.lock before all others',
    { 'uv.lock': 'wandb', 'pyproject.toml': PACKAGE, 'requirements.txt': 'x', 'poetry.lock': '' },
    {
      source: 'uv.lock',
      copy: ['pyproject.toml', 'uv.lock'],
      install: 'uv sync --frozen --no-dev --no-install-local',
      finish: 'uv sync --frozen --no-dev',
    },
  ],
  [
    'poetry.lock of a script',
    { 'poetry.lock': 'name = "wandb"', 'pyproject.toml': '[tool.poetry]\nname = "my-app"\n[build-system]\n' },
    {
      source: 'poetry.lock',
      copy: ['pyproject.toml', 'poetry.lock'],
      install: `${POETRY} --no-root`,
      finish: null,
    },
  ],
  [
    'poetry.lock of a package',
    {
      'poetry.lock': 'name = "wandb"',
      'pyproject.toml': '[tool.poetry]\nname = "my-app"\n[build-system]\n',
      'src/my_app/x.py': '',
    },
    { install: `${POETRY} --no-root`, finish: POETRY, needsCode: false },
  ],
  [
    'poetry.lock of files in the project',
    { 'poetry.lock': 'name = "wandb"\n[package.source]\ntype = "file"', 'pyproject.toml': '[tool.poetry]' },
    { needsCode: true },
  ],
  [
    'pylock.toml',
    { 'pylock.toml': 'name = "wandb"' },
    { copy: ['pylock.toml'], install: `${PIP} -r pylock.toml` },
  ],
  [
    'requirements.txt before a pyproject.toml without a lock',
    { 'requirements.txt': 'wandb\n', 'pyproject.toml': PACKAGE },
    {
      source: 'requirements.txt',
      copy: ['requirements.txt'],
      install: `${PIP} -r requirements.txt`,
      finish: null,
    },
  ],
  [
    'pyproject.toml of a package',
    { 'pyproject.toml': PACKAGE },
    { install: `${PIP} -r pyproject.toml`, finish: `${PIP} --no-deps -e .`, needsCode: false },
  ],
  [
    'pyproject.toml of scripts',
    { 'pyproject.toml': '[project]\ndependencies = [\n  # ours\n  "wandb",\n]' },
    { install: `${PIP} -r pyproject.toml`, finish: null, needsCode: false },
  ],
  [
    'pyproject.toml with a list that its build system makes',
    {
      'pyproject.toml': '[project]\nname = "wandb-x"\ndynamic = ["version", "dependencies"]\n[build-system]',
    },
    { needsCode: true },
  ],
  [
    'pyproject.toml with settings of tools only',
    { 'pyproject.toml': '[tool.ruff]\nline-length = 100' },
    { source: null },
  ],
  ['setup.py', { 'setup.py': 'wandb' }, { source: 'setup.py', needsCode: true, install: `${PIP} -e .` }],
  [
    'what a run recorded',
    { 'requirements.frozen.txt': 'wandb==0.31.0\ntorch==2.1.0+cu118\n' },
    { copy: [], install: `${PIP} --no-deps --torch-backend=cu118 -- wandb==0.31.0 torch==2.1.0+cu118` },
  ],
  ['an empty list that a run recorded', { 'requirements.frozen.txt': '\n' }, { source: null, install: null }],
  [
    'a conda environment without conda',
    {
      'environment.yml': 'dependencies: ["python=3.10", pip, {pip: [wandb, "x>1 ; python_version < \'4\'"]}]',
    },
    {
      source: 'environment.yml',
      install: `${PIP} -- wandb x>1 ; python_version < '4'`,
      python: { range: '==3.10', from: 'environment.yml' },
    },
  ],
])('%s', async (_, files, expected) => {
  const { install, finish, ...rest } = await findDependencies(memoryFiles(files));
  const found = { ...rest, install: install?.join(' ') ?? null, finish: finish?.join(' ') ?? null };
  expect(found).toMatchObject(expected);
});

describe('requirements.txt', () => {
  test('brings what it names', async () => {
    const files = memoryFiles({
      'requirements.txt': [
        '-r requirements/base.txt # ours',
        '--constraint=constraints.txt',
        './wheels/own-1.0-py3-none-any.whl',
        'other @ wheels/other.tar.gz ; python_version > "3"',
        'wandb[media]==0.31.0 \\',
        '  --hash=sha256:00',
        'x @ https://example.com/x.whl',
        '-c https://example.com/c.txt',
        '--index-url https://example.com/simple',
      ].join('\n'),
      'requirements/base.txt': '-rmore.txt\nnumpy',
      'requirements/more.txt': '-r base.txt\n',
      'constraints.txt': 'numpy<3',
      'wheels/own-1.0-py3-none-any.whl': '',
      'wheels/other.tar.gz': '',
    });
    expect(await findDependencies(files)).toMatchObject({
      needsCode: false,
      git: false,
      warnings: [],
      copy: [
        'requirements.txt',
        'requirements/base.txt',
        'requirements/more.txt',
        'constraints.txt',
        'wheels/own-1.0-py3-none-any.whl',
        'wheels/other.tar.gz',
      ],
    });
  });

  test.each([
    '-e .',
    '.',
    './libs/x',
    '-e ./libs/x[all]',
    'x @ ./libs/x',
    '-f wheels',
    '--find-links=wheels',
    'libs/x',
  ])('needs the code for %j', async (line) => {
    const found = await findDependencies(memoryFiles({ 'requirements.txt': `wandb\n${line}\n` }));
    expect(found.needsCode).toBe(true);
    expect(found.warnings).toEqual([expect.stringMatching(/installed again at every change/)]);
  });

  test.each(['x @ git+https://github.com/a/b@v1', '-e git+ssh://git@github.com/a/b#egg=b'])(
    'needs git for %j',
    async (line) => {
      expect(await findDependencies(memoryFiles({ 'requirements.txt': `wandb\n${line}\n` }))).toMatchObject({
        git: true,
        needsCode: false,
      });
    },
  );

  test.each(['-r none.txt', '-c ../x.txt', '-r /etc/passwd', './none.whl', '-r ../../x'])(
    'cannot name %j',
    async (line) => {
      await expect(findDependencies(memoryFiles({ 'requirements.txt': line }))).rejects.toThrow(
        /^requirements\.txt names .+, which is not in the build context\.$/,
      );
    },
  );
});

describe('what a run recorded', () => {
  test('is made fit for another machine', async () => {
    const text = [
      'numpy @ file:///croot/numpy_123/work',
      '-e /home/ann/code',
      '-e git+https://github.com/a/b@0123#egg=b-c',
      '--extra-index-url https://example.com',
      'wandb==0.32.0.dev1',
      'torch==2.1.0+cpu',
      'x @ https://example.com/x-1.whl',
    ].join('\n');
    const found = await findDependencies(memoryFiles({ 'requirements.frozen.txt': text }));
    expect(found.install?.slice(found.install.indexOf('--') + 1)).toEqual([
      'numpy',
      'b-c @ git+https://github.com/a/b@0123',
      'wandb',
      'torch==2.1.0+cpu',
      'x @ https://example.com/x-1.whl',
    ]);
    expect(found.install).toContain('--torch-backend=cpu');
    expect(found.warnings).toHaveLength(4);
  });

  test('must name packages', async () => {
    await expect(findDependencies(memoryFiles({ 'requirements.frozen.txt': '$(id)' }))).rejects.toThrow(
      'requirements.frozen.txt has a line that names no package: "$(id)".',
    );
  });
});

test.each<[string, RegExp]>([
  [
    'dependencies: [cudatoolkit, "conda-forge::ffmpeg=4", {pip: [x]}]',
    /cudatoolkit, conda-forge::ffmpeg=4\.$/,
  ],
  ['dependencies: [{pip: ["-r requirements.in"]}]', /-r requirements\.in\.$/],
  ['a: [', /^environment\.yml is no YAML/],
])('an environment that needs conda: %j', async (text, message) => {
  await expect(findDependencies(memoryFiles({ 'environment.yml': text }))).rejects.toThrow(message);
});

test('a warning when nothing names wandb', async () => {
  const found = await findDependencies(memoryFiles({ 'requirements.txt': 'wandb-core\nnumpy' }));
  expect(found.warnings).toEqual([expect.stringMatching(/^requirements\.txt does not name wandb/)]);
});
