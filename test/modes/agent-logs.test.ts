import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { logDirectoryOf, openLogDirectory } from '../../src/modes/agent-logs.ts';

test.each([
  ['a runner', { RUNNER_TEMP: '/tmp/runner' }, '/tmp/runner/wandb-launch-logs'],
  ['nothing that empties its folder', {}, '/state/logs'],
])('full logs, with %s', (_name, env, path) => expect(logDirectoryOf(env, '/state')).toBe(path));

test('logs older than two weeks go; younger ones, and what is no log, stay', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'logs-'));
  try {
    const now = Date.now();
    const daysAgo = { 'old.log': 15, 'new.log': 13, 'old.txt': 15 };
    for (const [name, days] of Object.entries(daysAgo)) {
      await writeFile(join(folder, name), '');
      const seconds = (now - days * 24 * 3_600_000) / 1_000;
      await utimes(join(folder, name), seconds, seconds);
    }
    await openLogDirectory(folder, now);
    expect((await readdir(folder)).sort()).toEqual(['new.log', 'old.txt']);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
