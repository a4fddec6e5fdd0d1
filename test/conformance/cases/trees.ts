import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { serializeManifest } from '../../../src/wandb/artifacts/manifest.ts';
import { prepareArtifact } from '../../../src/wandb/artifacts/source.ts';
import { fileTree } from './file-trees.ts';
import type { Case } from './index.ts';

const TREES = 1_000;

/** What a client makes of a tree before it asks the server for anything. */
interface Description {
  readonly digest: string;
  readonly manifest: unknown;
}

async function describe(folder: string, paths: readonly string[]): Promise<Description> {
  const { digest, files } = await prepareArtifact(paths.map((path) => ({ path, file: join(folder, path) })));
  const entries = files.map(({ path, md5, size }) => ({ path, digest: md5, size, birthArtifactId: '' }));
  const text = serializeManifest(entries).replaceAll('"birthArtifactID":"",', '');
  return { digest, manifest: JSON.parse(text) as unknown };
}

export const treeCases: readonly Case[] = [
  {
    name: `artifact: digests and manifests of ${TREES} generated file trees`,
    limitSeconds: 300,
    run: async (world) => {
      const trees = Array.from({ length: TREES }, (_, seed) => {
        const folder = join(world.work, 'trees', String(seed));
        mkdirSync(folder, { recursive: true });
        const tree = fileTree(seed);
        for (const { path, content } of tree) {
          mkdirSync(join(folder, dirname(path)), { recursive: true });
          writeFileSync(join(folder, path), content);
        }
        return { folder, paths: tree.map(({ path }) => path) };
      });
      const { descriptions } = await world.python('trees.py', { folder: 'trees', count: TREES });
      const theirs = descriptions as Description[];
      for (const [seed, { folder, paths }] of trees.entries()) {
        assert.deepEqual(await describe(folder, paths), theirs[seed], `the tree of seed ${seed}`);
      }
    },
  },
];
