import assert from 'node:assert/strict';
import { prepareArtifact } from '../../../src/wandb/artifacts/source.ts';
import type { Case } from './index.ts';

export const artifactCases: readonly Case[] = [
  {
    name: 'artifact: log, use, download, verify, deduplicate, alias',
    run: async (world) => {
      const given = await world.python('artifacts.py');
      const names = given['names'] as string[];
      const files = names.map((path, index) => ({ path, content: `content ${index} ✓\n` }));
      assert.equal((await prepareArtifact(files)).digest, given['digest'], 'digest of the same files');
    },
  },
];
