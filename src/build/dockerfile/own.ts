import { readFile } from 'node:fs/promises';
import { posix } from 'node:path';

import { LaunchError } from '../../common/errors.ts';
import { confinedFile } from '../context.ts';
import type { ResolvedContext } from '../context.ts';
import { unreadable } from '../context-files.ts';
import { parseInstructions } from './instructions.ts';

/** The Dockerfile that a repository brings. */
export interface OwnDockerfile {
  /** Relative to the context, as the user knows it. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** Name under which the field's own tools look for one. */
const CONVENTIONAL = 'Dockerfile.wandb';

/**
 * The Dockerfile that was asked for, else `Dockerfile.wandb` beside the program or at the root of the context.
 * @returns null when none was asked for and there is none
 * @throws LaunchError
 */
export async function findOwnDockerfile(
  place: ResolvedContext,
  asked: string | null,
  entryPoint: readonly string[] | null,
): Promise<OwnDockerfile | null> {
  if (asked !== null) {
    const found = await load(place, asked);
    if (found !== null) return found;
    throw new LaunchError(`The Dockerfile ${asked} does not exist in the build context ${place.shown}.`, {
      hint: 'The input `dockerfile` is relative to `context`.',
    });
  }
  for (const folder of [...foldersOf(entryPoint ?? []), '.']) {
    const found = await load(place, posix.join(folder, CONVENTIONAL));
    if (found !== null) return found;
  }
  return null;
}

/** Folders of the scripts that an entry point names. */
function foldersOf(entryPoint: readonly string[]): readonly string[] {
  return entryPoint
    .filter((word) => /^[^-/].*\.(py|sh)$/.test(word))
    .map((word) => posix.dirname(posix.normalize(word)))
    .filter((folder) => folder !== '.' && !folder.startsWith('..'));
}

async function load(place: ResolvedContext, path: string): Promise<OwnDockerfile | null> {
  const file = await confinedFile(place, path, 'The Dockerfile');
  if (file === null) return null;
  const bytes = await readFile(file).catch((error: unknown) => {
    throw unreadable(path, error);
  });
  if (!parseInstructions(bytes.toString('utf8')).some(({ name }) => name === 'FROM')) {
    throw new LaunchError(`The Dockerfile ${path} has no FROM instruction.`, {
      hint: 'Check that it is a Dockerfile, and that it is committed with its contents.',
    });
  }
  return { path, bytes };
}
