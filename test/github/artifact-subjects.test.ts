import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { silentLogger } from '../../src/common/logger.ts';
import { declareImage } from '../../src/github/artifact-subjects.ts';

const IMAGE = { repository: 'ghcr.io/acme/x', digest: `sha256:${'1'.repeat(64)}` };
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'subjects-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function declared(subjects?: readonly unknown[]): Promise<{ text: string; told: readonly string[] }> {
  const told: string[] = [];
  const say = (message: string) => void told.push(message);
  const [path, list] = [join(folder, 'artifacts'), join(folder, 'list')];
  await writeFile(path, '');
  if (subjects !== undefined) await writeFile(list, JSON.stringify({ version: 1, subjects }));
  const env = { GITHUB_ARTIFACTS: path, GITHUB_ARTIFACTS_LIST: list };
  declareImage(IMAGE, env, { ...silentLogger, notice: say, warning: say });
  return { text: await readFile(path, 'utf8'), told };
}

test('one line, as the runner reads it', async () => {
  expect(await declared()).toEqual({ text: `oci://${IMAGE.repository}@${IMAGE.digest}\n`, told: [] });
});

test('the same once more is no conflict', async () => {
  const { text } = await declared([{ name: IMAGE.repository, digest: IMAGE.digest, kind: 'oci' }]);
  expect(text).not.toBe('');
});

test('another digest under the name would fail the step: it is left out, and told', async () => {
  const { text, told } = await declared([{ name: IMAGE.repository, digest: `sha256:${'2'.repeat(64)}` }]);
  expect(text).toBe('');
  expect(told).toEqual([expect.stringContaining(IMAGE.digest)]);
});

test('a runner without the file, or with one that cannot be written, is no reason to fail', () => {
  declareImage(IMAGE, {}, silentLogger);
  const told: string[] = [];
  const env = { GITHUB_ARTIFACTS: join(folder, 'absent', 'file') };
  declareImage(IMAGE, env, { ...silentLogger, warning: (message) => void told.push(message) });
  expect(told).toHaveLength(1);
});
