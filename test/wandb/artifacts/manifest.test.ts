import { describe, expect, test } from '@jest/globals';

import { parseManifest, serializeManifest } from '../../../src/wandb/artifacts/manifest.ts';

const ENTRY = { digest: '1B2M2Y8AsgTpgAmY7PhCfg==', size: 0, birthArtifactID: 'QQ==' };

function manifest(contents: unknown, rest: object = {}): string {
  return JSON.stringify({
    version: 1,
    storagePolicy: 'wandb-storage-policy-v1',
    storagePolicyConfig: { storageLayout: 'V2' },
    contents,
    ...rest,
  });
}

test('what is written can be read', () => {
  const files = ['b/c', 'a', 'constructor', '__proto__', '1', 'é'].map((path) => ({
    path,
    digest: ENTRY.digest,
    size: 0,
    birthArtifactId: 'QQ==',
  }));
  const { entries, storageLayout, storageRegion } = parseManifest(serializeManifest(files));
  expect([...entries.keys()].sort()).toEqual(files.map(({ path }) => path).sort());
  expect(entries.get('b/c')).toEqual({ digest: ENTRY.digest, size: 0, birthArtifactId: 'QQ==', ref: null });
  expect({ storageLayout, storageRegion }).toEqual({ storageLayout: 'V2', storageRegion: null });
});

test('what other writers add is read over', () => {
  const contents = {
    a: { ...ENTRY, local_path: '/home/somebody/a', skip_cache: true, extra: { alg: 'MD5' } },
    b: { digest: 'etag', ref: 's3://bucket/b', extra: { versionID: '1' } },
    c: { digest: ENTRY.digest },
  };
  const config = { storagePolicyConfig: { storageLayout: 'V1', storageRegion: 'eu' } };
  const { entries, storageLayout, storageRegion } = parseManifest(manifest(contents, config));
  expect({ storageLayout, storageRegion }).toEqual({ storageLayout: 'V1', storageRegion: 'eu' });
  expect(entries.get('b')).toEqual({
    digest: 'etag',
    size: null,
    birthArtifactId: null,
    ref: 's3://bucket/b',
  });
  expect(entries.get('c')?.size).toBe(0);
});

describe('hostile or damaged manifests are refused', () => {
  test.each([
    '../escape',
    'a/../../escape',
    '..',
    '/etc/passwd',
    '//host/share',
    'C:/Windows',
    'c:x',
    '\\server\\share',
    'a\\..\\..\\b',
    'a//b',
    './a',
    'a/.',
    'a/',
    '',
    'a\u0000b',
    'a\nb',
    '\ud800',
  ])('the path %j', (path) => {
    expect(() => parseManifest(manifest({ [path]: ENTRY }))).toThrow(/the path .* is refused/);
  });

  test.each<[string, unknown, RegExp]>([
    ['a negative size', { ...ENTRY, size: -1 }, /size/],
    ['half a byte', { ...ENTRY, size: 0.5 }, /size/],
    ['an unsafe size', { ...ENTRY, size: 2 ** 53 }, /size/],
    ['a size of text', { ...ENTRY, size: '1' }, /size/],
    ['no digest', { size: 0 }, /digest/],
    ['a digest in hex', { ...ENTRY, digest: 'd41d8cd98f00b204e9800998ecf8427e' }, /not an MD5/],
    ['a digest that is a path', { ...ENTRY, digest: '../../../../../../etc==' }, /not an MD5/],
    ['another digest', { ...ENTRY, extra: { alg: 'XXH128' } }, /does not know/],
    ['no object', null, /entry of "a"/],
    ['a number as birth artifact', { ...ENTRY, birthArtifactID: 1 }, /birthArtifactID/],
  ])('%s', (_title, entry, why) => {
    expect(() => parseManifest(manifest({ a: entry }))).toThrow(why);
  });

  test.each<[string, string, RegExp]>([
    ['no JSON', '{"version":1', /not JSON/],
    ['a list', '[]', /invalid/],
    ['another version', manifest({}, { version: 2 }), /version/],
    ['another storage policy', manifest({}, { storagePolicy: 'wandb-s3-policy' }), /storagePolicy/],
    ['another layout', manifest({}, { storagePolicyConfig: { storageLayout: 'V3' } }), /storageLayout/],
    ['contents as a list', manifest([]), /contents/],
    ['no contents', manifest(undefined), /contents/],
    ['a file that is a folder too', manifest({ 'a/b/c': ENTRY, a: ENTRY }), /"a" is both/],
  ])('%s', (_title, text, why) => {
    expect(() => parseManifest(text)).toThrow(why);
  });
});
