import { describe, expect, test } from '@jest/globals';

import { parseJobFile, repairEntryPoint, repairRuntime } from '../../src/job/job-file.ts';

const TYPES = { wb_type: 'typedDict', params: { type_map: {} } };

function read(document: unknown): ReturnType<typeof parseJobFile> {
  const text = typeof document === 'string' ? document : JSON.stringify(document);
  return parseJobFile(Buffer.from(text), 'acme/vision/train:v0');
}

const repo = {
  git: { remote: 'https://github.com/a/b', commit: 'a'.repeat(40) },
  entrypoint: ['python', 'x.py'],
};

describe('what is taken as meant', () => {
  test.each([
    ['image job of the CLI', { source_type: 'image', source: { image: 'app:1' }, runtime: '' }],
    ['with unused arguments', { source_type: 'image', source: { image: 'app:1', args: ['x'] } }],
    ['with a null entry point', { source_type: 'image', source: { image: ' app:1 ', entrypoint: null } }],
    [
      'with types',
      { source_type: 'image', source: { image: 'app:1' }, input_types: TYPES, _partial: 'True' },
    ],
  ])('%s', (_title, document) => {
    expect(read(document)).toMatchObject({ kind: 'image', image: 'app:1', runtime: null, entryPoint: [] });
  });

  test('a job that a run made', () => {
    const source = { ...repo, entrypoint: ['pythonCPython 3.11', 'train.py'], notebook: false };
    expect(read({ source_type: 'repo', source, runtime: 'CPython 3.11.7' })).toEqual({
      kind: 'repo',
      image: null,
      git: repo.git,
      codeArtifact: null,
      entryPoint: ['python', 'train.py'],
      notebook: false,
      runtime: '3.11',
      baseImage: null,
      dockerfile: null,
      buildContext: null,
      services: {},
    });
  });

  test.each<[string, object]>([
    ['wandb-artifact://_id/QXJ0OjE=', { id: 'QXJ0OjE=' }],
    ['wandb-artifact://https://api.wandb.ai/_id/QXJ0OjE=', { id: 'QXJ0OjE=' }],
    ['wandb-artifact://a/b/c:v1', { entity: 'a', project: 'b', collection: 'c', alias: 'v1' }],
    ['wandb-artifact://https://h:1/a/b/c', { entity: 'a', project: 'b', collection: 'c', alias: 'latest' }],
  ])('code artifact %s', (artifact, expected) => {
    const { codeArtifact } = read({ source_type: 'artifact', source: { artifact, entrypoint: ['a'] } });
    expect(codeArtifact).toEqual({ text: artifact, ...expected });
  });

  test.each([
    ['3.12', '3.12'],
    ['3.12.1', '3.12'],
    ['CPython 3.11.7', '3.11'],
    ['python-3.10.2', '3.10'],
    ['', null],
    ['3', null],
    [null, null],
  ])('runtime %j', (text, runtime) => {
    expect(repairRuntime(text)).toBe(runtime);
  });

  test.each<[string[], string[]]>([
    [
      ['pythonCPython 3.11', 'a.py'],
      ['python', 'a.py'],
    ],
    [
      ['pythonPyPy 3.10', 'a.py'],
      ['python', 'a.py'],
    ],
    [
      ['python3.11', 'a.py'],
      ['python3.11', 'a.py'],
    ],
    [[], []],
  ])('entry point %j', (given, expected) => {
    expect(repairEntryPoint(given)).toEqual(expected);
  });
});

describe('what is refused', () => {
  const program = (field: object): object => ({ source_type: 'repo', source: { ...repo, ...field } });
  test.each<[string, unknown, RegExp]>([
    ['no JSON', '{"source_type"', /not JSON/],
    ['not UTF-8', '\ud800', /not JSON/],
    ['a list', [], /./],
    ['nothing', {}, /does not say/],
    ['an unknown source', { source_type: 'zip', source: {} }, /"zip" is none of/],
    ['a source that is no text', { source_type: { a: 1 }, source: {} }, /none of/],
    ['no image', { source_type: 'image', source: {} }, /source\.image/],
    ['no source', { source_type: 'image' }, /source\.image/],
    ['an option for an image', { source_type: 'image', source: { image: '--privileged' } }, /source\.image/],
    ['two words for an image', { source_type: 'image', source: { image: 'a b' } }, /source\.image/],
    ['an empty image', { source_type: 'image', source: { image: '  ' } }, /source\.image/],
    ['no git', { source_type: 'repo', source: { entrypoint: [] } }, /source\.git/],
    ['no commit', { source_type: 'repo', source: { git: { remote: 'x' } } }, /source\.git\.commit/],
    ['an entry point of text', program({ entrypoint: 'python x.py' }), /source\.entrypoint/],
    ['a number in the entry point', program({ entrypoint: ['a', 1] }), /source\.entrypoint\.1/],
    ['a Dockerfile outside', program({ dockerfile: '../Dockerfile' }), /source\.dockerfile/],
    ['an absolute Dockerfile', program({ dockerfile: '/etc/passwd' }), /source\.dockerfile/],
    ['a drive letter', program({ build_context: 'C:x' }), /source\.build_context/],
    ['a backslash', program({ build_context: 'a\\..\\..\\b' }), /source\.build_context/],
    ['a build context outside', program({ build_context: 'a/../../b' }), /source\.build_context/],
    ['an option for a base image', program({ base_image: '-v/:/host' }), /source\.base_image/],
    ['a NUL', program({ dockerfile: 'a\u0000b' }), /source\.dockerfile/],
    ['no code artifact', { source_type: 'artifact', source: {} }, /source\.artifact/],
    ['an address', { source_type: 'artifact', source: { artifact: 's3://a/b' } }, /not the address/],
    [
      'half an address',
      { source_type: 'artifact', source: { artifact: 'wandb-artifact://a/b' } },
      /not the address/,
    ],
    ['too much', `"${'x'.repeat(1024 * 1024)}"`, /larger than 1 MiB/],
  ])('%s', (_title, document, why) => {
    expect(() => read(document)).toThrow(why);
    expect(() => read(document)).toThrow(/^The job acme\/vision\/train:v0 cannot be used: /);
  });
});
