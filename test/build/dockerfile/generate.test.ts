import { describe, expect, test } from '@jest/globals';

import { generateDockerfile } from '../../../src/build/dockerfile/generate.ts';
import type { GenerateRequest } from '../../../src/build/dockerfile/generate.ts';
import { baseImagesOf } from '../../../src/build/dockerfile/base-images.ts';
import { parseInstructions } from '../../../src/build/dockerfile/instructions.ts';
import { memoryFiles } from '../support/project.ts';

const DIGEST = `sha256:${'ab'.repeat(32)}`;

function generate(
  files: Record<string, string>,
  changes: Partial<GenerateRequest> = {},
  digest: string | null = null,
): ReturnType<typeof generateDockerfile> {
  const request = {
    entryPoint: ['python', 'train.py'],
    runtime: '3.11',
    baseImage: null,
    secrets: [],
    shown: '.',
    ...changes,
  };
  return generateDockerfile(request, memoryFiles({ 'train.py': '', ...files }), () =>
    Promise.resolve(digest),
  );
}

test('a whole Dockerfile', async () => {
  const { text, ...rest } = await generate({ 'requirements.txt': 'wandb\n' });
  expect(rest).toEqual({ entryPoint: ['python', 'train.py'], runtime: '3.11', warnings: [] });
  expect(text).toMatchInlineSnapshot(`
    "FROM python:3.11-slim AS uv
    RUN --mount=type=cache,target=/root/.cache/pip \\
        pip install --no-compile --target /uv uv==0.13.9

    FROM python:3.11-slim AS build
    COPY --from=uv /uv/bin/uv /usr/local/bin/uv
    ENV HOME=/root PYTHONDONTWRITEBYTECODE=1 UV_PROJECT_ENVIRONMENT=/env UV_LINK_MODE=copy VIRTUAL_ENV=/env UV_PYTHON_DOWNLOADS=never
    RUN uv venv --python 3.11 /env
    WORKDIR /app
    COPY requirements.txt ./
    RUN --mount=type=cache,target=/root/.cache/uv \\
        uv pip install -r requirements.txt

    FROM python:3.11-slim
    RUN if ! grep -q '^[^:]*:[^:]*:1000:' /etc/passwd; then \\
          echo 'launch:x:1000:1000::/home/launch:/bin/sh' >> /etc/passwd; fi \\
        && if ! grep -q '^[^:]*:[^:]*:1000:' /etc/group; then \\
          echo 'launch:x:1000:' >> /etc/group; fi \\
        && mkdir -p /home/launch /app && chown 1000:1000 /home/launch /app
    COPY --from=build /env /env
    ENV PATH=/env/bin:$PATH VIRTUAL_ENV=/env HOME=/home/launch PYTHONUNBUFFERED=1
    WORKDIR /app
    COPY --chown=1000:1000 . .
    USER 1000:1000
    ENTRYPOINT ["python", "train.py"]
    "
  `);
});

test('bases are pinned where their registry tells their digest', async () => {
  const { text } = await generate({}, {}, DIGEST);
  expect(baseImagesOf(text)).toEqual([`python:3.11-slim@${DIGEST}`]);
});

test('a base image of the user is used as it is, with what its Python has', async () => {
  const { text, runtime } = await generate(
    {},
    { baseImage: 'nvidia/cuda:12.4.1-runtime-ubuntu22.04', runtime: null },
  );
  expect(runtime).toBeNull();
  expect(baseImagesOf(text)).toEqual(['python:3.12-slim', 'nvidia/cuda:12.4.1-runtime-ubuntu22.04']);
  expect(text).toContain('uv venv --python python3 --system-site-packages /env');
  expect(text.match(/^USER .*$/gm)).toEqual(['USER root', 'USER root', 'USER 1000:1000']);
});

test('secrets are mounted where packages are installed, and nowhere else', async () => {
  const { text } = await generate(
    { 'requirements.txt': 'wandb' },
    { secrets: ['UV_DEFAULT_INDEX', 'pip.conf', 'other'] },
  );
  const runs = parseInstructions(text).filter(({ name }) => name === 'RUN');
  const having = runs.filter(({ rest }) => rest.includes('type=secret'));
  expect(having.map(({ rest }) => /uv pip install|pip install --no-compile/.exec(rest)?.[0])).toEqual([
    'pip install --no-compile',
    'uv pip install',
  ]);
  for (const { rest } of having) {
    expect(rest).toContain('--mount=type=secret,id=pip.conf,target=/etc/pip.conf,required=true');
    expect(rest).toContain('UV_DEFAULT_INDEX="$(cat /run/secrets/UV_DEFAULT_INDEX)"');
    expect(rest).not.toContain('other="');
  }
});

describe('nothing from outside becomes an instruction', () => {
  const HOSTILE = [
    'x\nRUN evil',
    '"]\nRUN evil',
    '\\',
    '$(evil)',
    '${HOME}',
    '`evil`',
    "'; evil; '",
    '\u2028RUN evil',
    '#',
  ];

  test.each(HOSTILE)('an argument of the entry point: %j', async (word) => {
    const { text } = await generate({}, { entryPoint: ['python', 'train.py', word, 'end'] });
    const last = parseInstructions(text).at(-1);
    expect(last?.name).toBe('ENTRYPOINT');
    expect(JSON.parse(last?.rest ?? '')).toEqual(['python', 'train.py', word, 'end']);
  });

  test.each(HOSTILE)('a package: %j', async (word) => {
    const { text } = await generate(
      { 'requirements.frozen.txt': `wandb\nx${word.replaceAll('\n', ' ')}` },
      { secrets: ['UV_X'] },
    );
    expect(parseInstructions(text).filter(({ rest }) => /^evil|^\W*RUN evil/.test(rest))).toEqual([]);
    const install = parseInstructions(text).find(({ rest }) => rest.includes('--no-deps'))?.rest ?? '';
    const words = JSON.parse(install.slice(install.indexOf('["sh"'))) as string[];
    expect(words.slice(0, 4)).toEqual([
      'sh',
      '-c',
      'export UV_X="$(cat /run/secrets/UV_X)"; exec "$@"',
      'sh',
    ]);
    expect(words).toContain('wandb');
  });

  test.each(['a b', 'a\nRUN evil', '', '-x', 'a#b', 'a$b', '"a"'])('a base image: %j', async (baseImage) => {
    await expect(generate({}, { baseImage })).rejects.toThrow(/is not a reference to an image\.$/);
  });

  test.each(['a,target=/x', 'a b', '', '../x', 'a\nRUN evil'])('the id of a secret: %j', async (id) => {
    await expect(generate({}, { secrets: [id] })).rejects.toThrow(/^The id of a build secret cannot be /);
  });

  test.each(['we ird/$x.txt', 'a*.txt', '[a].txt', '--from=evil/x.txt'])(
    'the name of a file: %j',
    async (name) => {
      const { text } = await generate({ 'requirements.txt': `wandb\n-r ${name}`, [name]: 'x' });
      expect(text).not.toContain(name);
      expect(text).toContain('\nCOPY . .\nRUN');
    },
  );

  test('long lists stay below the length of a line', async () => {
    const packages = Array.from(
      { length: 3000 },
      (_, index) => `some-longer-name-of-a-package-${index}==1.0.0`,
    );
    const { text } = await generate({ 'requirements.frozen.txt': packages.join('\n') });
    expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThan(1000);
    expect(parseInstructions(text).filter(({ rest }) => rest.includes('package-2999==1.0.0'))).toHaveLength(
      1,
    );
  });
});

describe('entry points that cannot start', () => {
  test.each<[string[] | null, string]>([
    [null, 'A generated Dockerfile needs an entry point, and none is given.'],
    [[], 'A generated Dockerfile needs an entry point, and none is given.'],
    [[''], 'A generated Dockerfile needs an entry point, and none is given.'],
    [['python', 'tran.py'], 'The entry point "tran.py" is not in the build context .'],
    [
      ['python3.11', '-u', '-W', 'ignore', 'none.py'],
      'The entry point "none.py" is not in the build context .',
    ],
    [['bash', 'none.sh'], 'The entry point "none.sh" is not in the build context .'],
    [['python', '../train.py'], 'The entry point "../train.py" leads out of the build context .'],
    [['python', 'nb.ipynb'], 'The entry point "nb.ipynb" is a notebook, which no image is built for.'],
    [['nb.ipynb'], 'The entry point "nb.ipynb" is a notebook, which no image is built for.'],
    [['train.py'], 'The entry point "train.py" is a file, not a program that can be found.'],
    [['./train.py'], 'The entry point "./train.py" is not executable.'],
    [['python', 'a\0b'], 'The entry point holds a NUL character.'],
  ])('%j', async (entryPoint, message) => {
    await expect(generate({ 'nb.ipynb': '' }, { entryPoint })).rejects.toThrow(message);
  });

  test('the hint names the file that is likely meant', async () => {
    await expect(generate({}, { entryPoint: ['python', 'tran.py'] })).rejects.toMatchObject({
      hint: expect.stringContaining('Did you mean "train.py"?') as unknown,
    });
  });

  test.each<[string[]]>([
    [['python', '-m', 'acme.train']],
    [['python', '-c', 'print(1)']],
    [['python', './train.py']],
    [['python', 'pkg']],
    [['./run.sh', 'x']],
    [['torchrun', '--nproc', '2', 'whatever.py']],
    [['python', '/opt/base/run.py']],
    [['python', '-']],
    [['python']],
    [['jupyter', 'nbconvert', '--execute', 'nb.ipynb']],
  ])('%j can', async (entryPoint) => {
    const found = await generate({ 'run.sh*': '', 'pkg/__main__.py': '' }, { entryPoint });
    expect(found.entryPoint).toEqual(entryPoint);
  });
});

test('without a word on Python and packages there is a warning for each', async () => {
  expect((await generate({}, { runtime: null })).warnings).toEqual([
    expect.stringMatching(/^Nothing says which Python/),
    expect.stringMatching(/^No file says which packages/),
  ]);
});
