import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { removeBuild } from '../../src/modes/build-post.ts';
import type { Step } from '../../src/modes/step.ts';
import { silentLogger } from '../../src/common/logger.ts';
import { withFolder } from '../build/support/folder.ts';

function stepWith(temp: string, build: unknown): { step: Step; warnings: string[] } {
  const warnings: string[] = [];
  const step = {
    env: { RUNNER_TEMP: temp },
    logger: { ...silentLogger, warning: (message: string) => void warnings.push(message) },
    saved: () => build,
  } as unknown as Step;
  return { step, warnings };
}

test('only a folder of a build, right in the place for temporary files, is taken away', () =>
  withFolder(async (temp) => {
    const names = ['wandb-launch-build-a', 'other', 'deep'];
    for (const name of names) mkdirSync(join(temp, name));
    mkdirSync(join(temp, 'deep', 'wandb-launch-build-b'));
    for (const name of ['wandb-launch-build-a', 'other', 'deep/wandb-launch-build-b']) {
      const { step, warnings } = stepWith(temp, join(temp, name));
      await removeBuild(step);
      expect(warnings).toEqual([]);
    }
    expect(names.map((name) => existsSync(join(temp, name)))).toEqual([false, true, true]);
    expect(existsSync(join(temp, 'deep', 'wandb-launch-build-b'))).toBe(true);
  }));

test('a failure is a warning: the rest of the cleanup goes on', () =>
  withFolder(async (temp) => {
    const file = join(temp, 'file');
    writeFileSync(file, '');
    const { step, warnings } = stepWith(file, join(file, 'wandb-launch-build-a'));
    await removeBuild(step);
    const odd = stepWith(temp, join(temp, 'wandb-launch-build-a'));
    Object.defineProperty(odd.step, 'env', {
      get: () => {
        throw new Error('no variables');
      },
    });
    await removeBuild(odd.step);
    expect([...warnings, ...odd.warnings]).toEqual([
      expect.stringContaining('ENOTDIR'),
      'What the build left could not be taken away: no variables',
    ]);
  }));
