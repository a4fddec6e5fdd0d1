import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { RegistryError, type Registry } from '../../src/build/registry/index.ts';
import { silentLogger } from '../../src/common/logger.ts';
import { planJob } from '../../src/launch/build-job.ts';
import type { WandbClient } from '../../src/wandb/client.ts';
import { withFolder } from '../build/support/folder.ts';

const DIGEST = `sha256:${'5a'.repeat(32)}`;
const ASKED = {
  ...{ target: undefined, job: undefined, version: undefined, entryPoint: ['python', 'train.py'] },
  ...{ dockerfile: undefined, baseImage: undefined, repository: 'registry.example/team/app' },
  ...{ entity: 'acme', project: 'vision' },
};

/** A dry run in a workspace of one program; the registry has its own answer for the image that would be built. */
function plan(answer: string | null | RegistryError) {
  return withFolder(async (folder) => {
    const workspace = join(folder, 'workspace');
    const tempDirectory = join(folder, 'temporary');
    await mkdir(workspace);
    await mkdir(tempDirectory);
    await writeFile(join(workspace, 'train.py'), '');
    const registry: Registry = {
      headManifest: ({ repository }) => {
        if (repository !== 'team/app' || answer === null) return Promise.resolve(null);
        if (answer instanceof RegistryError) return Promise.reject(answer);
        return Promise.resolve({ digest: answer, mediaType: '' });
      },
      close: () => Promise.resolve(),
    };
    const notices: string[] = [];
    const result = await planJob(ASKED, {
      client: {} as WandbClient,
      logger: { ...silentLogger, notice: (message) => void notices.push(message) },
      settings: { workspace, tempDirectory, registry },
    }).catch((error: unknown) => error);
    expect(await readdir(tempDirectory)).toEqual([]);
    return { result, notices };
  });
}

test.each([[DIGEST], [null]])('a dry run tells what the registry has: %s', async (digest) => {
  const { result, notices } = await plan(digest);
  expect(result).toMatchObject({ digest, origin: 'generated', job: 'acme/vision/job-team_app:latest' });
  expect(notices).toEqual([]);
});

test('a dry run of an account that may only write says that it cannot know', async () => {
  const { result, notices } = await plan(new RegistryError('permission', 'no reading', { hint: '' }));
  expect(result).toMatchObject({ digest: null });
  expect(notices).toEqual(['Whether the image exists already cannot be asked: no reading']);
});

test('a dry run ends where the build would: when the registry refuses', async () => {
  const refused = new RegistryError('auth', 'no login', { hint: '' });
  expect((await plan(refused)).result).toBe(refused);
});
