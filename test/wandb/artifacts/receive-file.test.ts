import { mkdtemp, mkdir, readFile, readdir, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, expect, test } from '@jest/globals';

import { md5Base64 } from '../../../src/wandb/artifacts/digest.ts';
import { CorruptDownloadError, receiveFile } from '../../../src/wandb/artifacts/receive-file.ts';

let outside: string;
let root: string;

beforeEach(async () => {
  outside = await realpath(await mkdtemp(join(tmpdir(), 'receive-')));
  root = join(outside, 'root');
  await mkdir(root);
});

afterEach(async () => {
  await rm(outside, { recursive: true });
});

function body(...chunks: string[]): () => Promise<AsyncIterable<Uint8Array>> {
  async function* stream(): AsyncGenerator<Uint8Array> {
    for (const chunk of chunks) yield await Promise.resolve(Buffer.from(chunk));
  }
  return () => Promise.resolve(stream());
}

function expected(path: string, text: string): { path: string; size: number; digest: string } {
  return { path, size: Buffer.byteLength(text), digest: md5Base64(text) };
}

test('writes files, folders and empty files, and replaces', async () => {
  await receiveFile(root, expected('a/b/c.txt', 'hello'), body('he', 'llo'));
  await receiveFile(root, expected('a/empty', ''), body());
  await receiveFile(root, expected('a/b/c.txt', 'bye'), body('bye'));
  expect(await readFile(join(root, 'a/b/c.txt'), 'utf8')).toBe('bye');
  expect((await readdir(root, { recursive: true })).sort()).toEqual(['a', 'a/b', 'a/b/c.txt', 'a/empty']);
});

test.each([
  ['too much', ['hello', 'x'], /more than the 5 bytes/],
  ['too little', ['hell'], /only 4 of 5 bytes/],
  ['nothing', [], /only 0 of 5 bytes/],
  ['other bytes', ['hellx'], /another digest/],
])('%s leaves nothing behind', async (_title, chunks, why) => {
  const received = receiveFile(root, expected('a', 'hello'), body(...chunks));
  await expect(received).rejects.toThrow(why);
  await expect(received).rejects.toBeInstanceOf(CorruptDownloadError);
  expect(await readdir(root)).toEqual([]);
});

test('an endless stream is cut off', async () => {
  let sent = 0;
  async function* endless(): AsyncGenerator<Uint8Array> {
    for (;;) {
      sent += 1;
      yield await Promise.resolve(Buffer.alloc(1000));
    }
  }
  await expect(
    receiveFile(root, expected('a', 'x'.repeat(1500)), () => Promise.resolve(endless())),
  ).rejects.toThrow(/more than/);
  expect(sent).toBe(2);
});

test('a linked folder is not followed', async () => {
  await mkdir(join(outside, 'victim'));
  await symlink(join(outside, 'victim'), join(root, 'a'));
  await expect(receiveFile(root, expected('a/b', 'x'), body('x'))).rejects.toThrow(/symbolic link/);
  await expect(receiveFile(root, expected('a/b/c', 'x'), body('x'))).rejects.toThrow(/symbolic link/);
  expect(await readdir(join(outside, 'victim'))).toEqual([]);
});

test('a link in the place of the file is replaced, not followed', async () => {
  await writeFile(join(outside, 'victim'), 'precious');
  await symlink(join(outside, 'victim'), join(root, 'a'));
  await receiveFile(root, expected('a', 'x'), body('x'));
  expect(await readFile(join(outside, 'victim'), 'utf8')).toBe('precious');
  expect(await readFile(join(root, 'a'), 'utf8')).toBe('x');
});

test('a file in the place of a folder', async () => {
  await writeFile(join(root, 'a'), '');
  await expect(receiveFile(root, expected('a/b', 'x'), body('x'))).rejects.toThrow(
    /could not be written \(E/,
  );
});
