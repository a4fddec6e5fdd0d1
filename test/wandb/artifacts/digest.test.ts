import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { describe, expect, test } from '@jest/globals';

import {
  artifactDigest,
  base64ToHex,
  digestFile,
  digestStream,
  md5Base64,
} from '../../../src/wandb/artifacts/digest.ts';
import { serializeManifest } from '../../../src/wandb/artifacts/manifest.ts';
import { partSize, prepareArtifact } from '../../../src/wandb/artifacts/source.ts';

const JOB_FILE =
  '{"_version":"v0","source_type":"image","source":{"image":"registry.example.com/team/app@sha256:' +
  '0123456789abcdef'.repeat(4) +
  '"},"input_types":{"wb_type":"typedDict","params":{"type_map":{}}},"output_types":{"wb_type":"typedDict","params":{"type_map":{}}},"runtime":"3.12"}';
const REQUIREMENTS = 'numpy==2.1.0\nwandb==0.28.2\n';

describe('examples that the Python client agrees with', () => {
  test('file digests', () => {
    expect(md5Base64('')).toBe('1B2M2Y8AsgTpgAmY7PhCfg==');
    expect(md5Base64(JOB_FILE)).toBe('jvsfMNk3wFGmXDKdntDPPg==');
    expect(md5Base64(REQUIREMENTS)).toBe('4n63L4FoC8N3Kewg606h9A==');
    expect(base64ToHex('jvsfMNk3wFGmXDKdntDPPg==')).toBe('8efb1f30d937c051a65c329d9ed0cf3e');
  });

  test('the digest of no files', () => {
    expect(artifactDigest([])).toBe('64e7c61456b10382e2f3b571ac24b659');
  });

  test('the digest and the manifest of a job', async () => {
    const { digest, files, size } = await prepareArtifact([
      { path: 'wandb-job.json', content: JOB_FILE },
      { path: 'requirements.frozen.txt', content: Buffer.from(REQUIREMENTS) },
    ]);
    expect(digest).toBe('afdde8bf26f9d74317c646738f8a97a1');
    expect(size).toBe(306 + 27);
    const manifest = serializeManifest(
      files.map(({ path, md5, size: bytes }) => ({
        path,
        digest: md5,
        size: bytes,
        birthArtifactId: 'QXJ0aWZhY3Q6MQ==',
      })),
    );
    expect(Buffer.byteLength(manifest)).toBe(327);
    expect(md5Base64(manifest)).toBe('MhZBRSmQQNJNEHF+p4VBcg==');
  });

  test('paths are ordered by their bytes, not by UTF-16 units', async () => {
    const { digest } = await prepareArtifact([
      { path: '\u{1f600}.txt', content: 'b' },
      { path: '\ufffd.txt', content: 'a' },
    ]);
    expect(digest).toBe('01c4178f2fff130f5762bdb6e1ffc648');
  });
});

describe('digests of parts', () => {
  async function* inChunks(text: string, size: number): AsyncGenerator<Uint8Array> {
    for (let start = 0; start < text.length; start += size) {
      yield await Promise.resolve(Buffer.from(text.slice(start, start + size)));
    }
  }
  const hex = (text: string): string => base64ToHex(md5Base64(text));

  test.each([1, 2, 3, 4, 7, 100])('do not depend on how the stream is cut (%i)', async (chunk) => {
    expect(await digestStream(inChunks('abcdefgh', chunk), 3)).toEqual({
      size: 8,
      md5: md5Base64('abcdefgh'),
      partMd5s: [hex('abc'), hex('def'), hex('gh')],
    });
  });

  test('of a multiple of the part size', async () => {
    expect((await digestStream(inChunks('abcdef', 4), 3)).partMd5s).toEqual([hex('abc'), hex('def')]);
  });

  test('of a file', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'digest-'));
    try {
      await writeFile(join(folder, 'f'), 'abcde');
      expect(await digestFile(join(folder, 'f'), { partSize: 4 })).toEqual({
        size: 5,
        md5: md5Base64('abcde'),
        partMd5s: [hex('abcd'), hex('e')],
      });
      await expect(digestFile(join(folder, 'f'), { signal: AbortSignal.abort() })).rejects.toThrow();
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});

test.each([
  [2 ** 31, 104857600],
  [104857600 * 10_000 - 1, 104857600],
  [104857600 * 10_000, 104857600],
  [104857600 * 10_000 + 1, 104861696],
  [5 * 2 ** 40, 549756928],
])('parts of a file of %i bytes', (size, expected) => {
  expect(partSize(size)).toBe(expected);
  expect(Math.ceil(size / partSize(size))).toBeLessThanOrEqual(10_000);
});

test.each(['../a', '/a', 'a//b', 'a/./b', 'C:/a', 'a\\b', '', 'a\u0000'])(
  'the path %j is not uploaded',
  async (path) => {
    await expect(prepareArtifact([{ path, content: '' }])).rejects.toThrow(/cannot be part of an artifact/);
  },
);

test('a path given twice, and a file that is not there', async () => {
  const twice = [
    { path: 'a', content: '1' },
    { path: 'a', content: '2' },
  ];
  await expect(prepareArtifact(twice)).rejects.toThrow(/occurs twice/);
  await expect(prepareArtifact([{ path: 'a', file: '/nonexistent/file' }])).rejects.toThrow(/ENOENT/);
});
