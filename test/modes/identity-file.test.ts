import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { LaunchError } from '../../src/common/errors.ts';
import { silentLogger } from '../../src/common/logger.ts';
import { openIdentityFile } from '../../src/modes/identity-file.ts';

let parent: string;
beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'identity-test-'));
});
afterEach(() => rm(parent, { recursive: true, force: true }));

function token(exp: number | undefined): string {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ alg: 'none' })}.${part({ exp, at: minted })}.x`;
}
let minted = 0;

/** A clock whose sleeps end when the test says so, and what was slept for. */
function world(mint: () => Promise<string>) {
  const sleeps: number[] = [];
  const warnings: string[] = [];
  let wake: () => void = () => {};
  const clock = {
    now: () => 1_000_000,
    sleep: (ms: number, signal?: AbortSignal) =>
      new Promise<void>((resolve, reject) => {
        sleeps.push(ms);
        wake = resolve;
        signal?.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
      }),
  };
  const logger = { ...silentLogger, warning: (line: string) => void warnings.push(line) };
  /** Lets one sleep end, and waits until the next one has begun. */
  async function pass(): Promise<void> {
    const before = sleeps.length;
    wake();
    while (sleeps.length === before) await new Promise(setImmediate);
  }
  return { sleeps, warnings, pass, options: { parent, mint, clock, logger } };
}

test('a file that any user of a container can read, in a folder that only its owner enters', async () => {
  const { options } = world(() => Promise.resolve(token(1_300)));
  const file = await openIdentityFile(options);
  const modes = [dirname(file.directory), file.directory, join(file.directory, file.file)].map(async (path) =>
    ((await stat(path)).mode & 0o777).toString(8),
  );
  expect(await Promise.all(modes)).toEqual(['700', '755', '644']);
  expect(await readdir(file.directory)).toEqual([file.file]);
  await file.close();
  expect(await readdir(parent)).toEqual([]);
  await file.close();
});

test('a new token takes its place after four fifths of its life, by another name first', async () => {
  const tokens = [token(1_300), token(1_002), token(undefined), token(900)];
  const { options, sleeps, pass } = world(() => Promise.resolve(tokens[minted++] ?? ''));
  minted = 0;
  const file = await openIdentityFile(options);
  const path = join(file.directory, file.file);
  const inode = (await stat(path)).ino;
  for (const expected of tokens.slice(1)) {
    await pass();
    expect(await readFile(path, 'utf8')).toBe(`${expected}\n`);
  }
  expect((await stat(path)).ino).not.toBe(inode);
  expect(sleeps).toEqual([240_000, 1_600, 240_000, 800]);
  await file.close();
});

test('no new token: one warning, the old one stays, and it is tried again', async () => {
  let fails = false;
  const { options, sleeps, warnings, pass } = world(() =>
    fails ? Promise.reject(new LaunchError('GitHub gave none.')) : Promise.resolve(token(1_300)),
  );
  const file = await openIdentityFile(options);
  fails = true;
  await pass();
  await pass();
  fails = false;
  await pass();
  expect(sleeps).toEqual([240_000, 15_000, 15_000, 240_000]);
  expect(warnings).toEqual([expect.stringContaining('GitHub gave none.')]);
  await file.close();
});

test('no first token: nothing is left', async () => {
  const { options } = world(() => Promise.reject(new LaunchError('GitHub gave none.')));
  await expect(openIdentityFile(options)).rejects.toThrow('GitHub gave none.');
  expect(await readdir(parent)).toEqual([]);
});
