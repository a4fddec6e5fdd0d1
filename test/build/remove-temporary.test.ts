import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { removeTemporary } from '../../src/build/remove-temporary.ts';
import { silentLogger } from '../../src/common/logger.ts';
import { withFolder } from './support/folder.ts';

test('what cannot be taken away is a warning, and never an error', () =>
  withFolder(async (folder) => {
    const warnings: string[] = [];
    const logger = { ...silentLogger, warning: (message: string) => void warnings.push(message) };
    mkdirSync(join(folder, 'build'));
    writeFileSync(join(folder, 'build', 'file'), '');
    await removeTemporary(join(folder, 'build'), logger);
    await removeTemporary(join(folder, 'build'), logger);
    expect(existsSync(join(folder, 'build'))).toBe(false);
    expect(warnings).toEqual([]);
    // Below a file there is nothing to remove, for every account.
    writeFileSync(join(folder, 'file'), '');
    await removeTemporary(join(folder, 'file', 'x'), logger);
    expect(warnings).toEqual([expect.stringMatching(/^Temporary files stay on this machine: .*ENOTDIR/)]);
  }));
