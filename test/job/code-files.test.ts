import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { afterEach, beforeEach, expect, test } from '@jest/globals';

import { listCodeFiles } from '../../src/job/code-files.ts';

let outside: string;
let root: string;

beforeEach(async () => {
  outside = await mkdtemp(join(tmpdir(), 'code-'));
  root = join(outside, 'root');
  await mkdir(root);
});

afterEach(async () => {
  await rm(outside, { recursive: true });
});

async function write(files: Record<string, string>): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  }
}

async function list(limits = {}): Promise<string[]> {
  return (await listCodeFiles(root, limits)).map(({ path }) => path);
}

test('all files, ordered by the bytes of their paths', async () => {
  await write({ 'z.py': '', 'a/b.py': '', 'a.py': '', '\u{1f600}.py': '', '\ufffd.py': '' });
  expect(await list()).toEqual(['a.py', 'a/b.py', 'z.py', '\ufffd.py', '\u{1f600}.py']);
});

test('safe defaults', async () => {
  await write({
    'main.py': '',
    '.git/config': '',
    'sub/.git': '',
    'wandb/run-1/x': '',
    'src/wandb/ok.py': '',
    '.env': '',
    'sub/.env.local': '',
    'key.pem': '',
    '.ssh/id_rsa': '',
    '.aws/credentials': '',
    '.netrc': '',
    'src/__pycache__/x.pyc': '',
  });
  expect(await list()).toEqual(['main.py', 'src/wandb/ok.py']);
});

test('.gitignore and .wandbignore, each in its folder, the latter with the last word', async () => {
  await write({
    '.gitignore': '*.log\nmodel.bin\n!.env\n',
    '.wandbignore': '!model.bin\n/data/\n',
    'sub/.gitignore': '!keep.log\n',
    'sub/keep.log': '',
    'x.log': '',
    'model.bin': '',
    'data/big': '',
    '.env': '',
    'main.py': '',
  });
  expect(await list()).toEqual([
    '.gitignore',
    '.wandbignore',
    'main.py',
    'model.bin',
    'sub/.gitignore',
    'sub/keep.log',
  ]);
});

test('a .wandbignore may ask for what the defaults leave out', async () => {
  await write({ '.wandbignore': '!.env.example', '.env': '', '.env.example': '' });
  expect(await list()).toEqual(['.env.example', '.wandbignore']);
});

test('links inside are followed, cycles end', async () => {
  await write({ 'a/x.py': 'x' });
  await symlink('a/x.py', join(root, 'y.py'));
  await symlink('a', join(root, 'b'));
  await symlink('..', join(root, 'a/up'));
  expect(await list()).toEqual(['a/x.py', 'b/x.py', 'y.py']);
});

test('links out of the folder are refused', async () => {
  await writeFile(join(outside, 'secret'), '');
  await write({ 'a/x.py': 'x' });
  await symlink('../../secret', join(root, 'a/s'));
  await expect(list()).rejects.toThrow('The link a/s leads out of the folder');
});

test('a link to nowhere, unless it is ignored', async () => {
  await write({ 'a.py': '' });
  await symlink('nowhere', join(root, 'l'));
  await expect(list()).rejects.toThrow('The link l leads nowhere.');
  await write({ '.wandbignore': 'l' });
  expect(await list()).toEqual(['.wandbignore', 'a.py']);
});

test('limits, nothing, and no folder', async () => {
  await expect(list()).rejects.toThrow(/holds no files/);
  await write({ a: '12345', b: '12345' });
  await expect(list({ files: 1 })).rejects.toThrow(/more than 1 files/);
  await expect(list({ bytes: 9 })).rejects.toThrow(/9 bytes/);
  await expect(listCodeFiles(join(root, 'a'))).rejects.toThrow(/does not exist/);
  await expect(listCodeFiles(join(root, 'none'))).rejects.toThrow(/does not exist/);
});
