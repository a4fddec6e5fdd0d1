import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, expect, test } from '@jest/globals';

import { silentLogger } from '../../../src/common/logger.ts';
import type { FileRequest, FileResponse, WandbClient } from '../../../src/wandb/client.ts';
import type { FileTarget } from '../../../src/wandb/artifacts/operations.ts';
import { putFile } from '../../../src/wandb/artifacts/put-file.ts';
import { prepareArtifact } from '../../../src/wandb/artifacts/source.ts';
import type { HashedFile } from '../../../src/wandb/artifacts/source.ts';

const TEXT = 'abcdefghij';
const md5 = (text: string, encoding: 'hex' | 'base64'): string =>
  createHash('md5').update(text).digest(encoding);

let folder: string;
let file: HashedFile;
let puts: { url: string; headers: object; length: number | undefined; body: string }[];
let calls: { name: string; variables: unknown }[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'multipart-'));
  await writeFile(join(folder, 'big'), TEXT);
  const prepared = await prepareArtifact([{ path: 'big', file: join(folder, 'big') }], {
    multipart: { fromBytes: 10, partBytes: 4 },
  });
  file = prepared.files[0] as HashedFile;
  puts = [];
  calls = [];
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

/** A storage that keeps what it is sent. */
function storage(headers: Record<string, string>): WandbClient {
  async function put(request: FileRequest): Promise<FileResponse> {
    const chunks: Buffer[] = [];
    for await (const chunk of request.body?.() as AsyncIterable<Uint8Array>) chunks.push(Buffer.from(chunk));
    puts.push({
      url: request.url,
      headers: request.headers ?? {},
      length: request.contentLength,
      body: Buffer.concat(chunks).toString(),
    });
    return { status: 200, headers, body: (async function* () {})(), text: () => Promise.resolve('') };
  }
  return {
    baseUrl: '',
    appUrl: '',
    credentials: { kind: 'key', apiKey: '' },
    logger: silentLogger,
    clock: { now: () => 0, sleep: () => Promise.resolve() },
    graphql<Data>(operation: { name: string }, variables: Record<string, unknown>): Promise<Data> {
      calls.push({ name: operation.name, variables });
      return Promise.resolve({} as Data);
    },
    file: put,
    close: () => Promise.resolve(),
  };
}

function target(parts: number): FileTarget {
  return {
    url: 'https://store/whole',
    headers: { 'content-md5': 'x', 'content-type': 'text/x' },
    storagePath: 'path/in/store',
    birthArtifactId: 'QQ==',
    multipart: {
      uploadId: 'up',
      parts: Array.from({ length: parts }, (_, index) => ({
        partNumber: index + 1,
        url: `https://store/${index + 1}`,
      })),
    },
  };
}

test('parts go up side by side and are put together by their tags', async () => {
  expect(file.partMd5s).toEqual(['abcd', 'efgh', 'ij'].map((part) => md5(part, 'hex')));
  await putFile(storage({ etag: '"tag"' }), target(3), file);
  expect(puts).toEqual(
    ['abcd', 'efgh', 'ij'].map((body, index) => ({
      url: `https://store/${index + 1}`,
      headers: { 'content-md5': md5(body, 'base64'), 'content-type': 'text/x' },
      length: body.length,
      body,
    })),
  );
  expect(calls).toEqual([
    {
      name: 'CompleteMultipartUploadArtifact',
      variables: {
        completeMultipartAction: 'Complete',
        artifactID: 'QQ==',
        storagePath: 'path/in/store',
        uploadID: 'up',
        completedParts: [1, 2, 3].map((partNumber) => ({ partNumber, hexMD5: '"tag"' })),
      },
    },
  ]);
});

test('a server that wants no parts gets the whole', async () => {
  await putFile(storage({}), { ...target(0), multipart: null }, file);
  expect(puts.map(({ url, body }) => [url, body])).toEqual([['https://store/whole', TEXT]]);
  expect(calls).toEqual([]);
});

test('a server that has the bytes gets nothing', async () => {
  await putFile(storage({}), { ...target(0), url: null, multipart: null }, file);
  expect(puts).toEqual([]);
});

test('a part without a tag, and addresses that do not fit the parts', async () => {
  await expect(putFile(storage({}), target(3), file)).rejects.toThrow(/no ETag for part 1/);
  await expect(putFile(storage({ etag: '"t"' }), target(2), file)).rejects.toThrow(/2 addresses for 3 parts/);
  expect(calls).toEqual([]);
});

test('a file that was written to in the meantime', async () => {
  await writeFile(join(folder, 'big'), 'ABCDEFGHIJK');
  await expect(putFile(storage({ etag: '"t"' }), target(3), file)).rejects.toThrow(/changed while/);
  expect(calls).toEqual([]);
});
