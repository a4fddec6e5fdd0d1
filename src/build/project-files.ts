import { readFile } from 'node:fs/promises';

import { LaunchError } from '../common/errors.ts';
import { confinedFile } from './context.ts';
import type { ResolvedContext } from './context.ts';
import { unreadable } from './context-files.ts';
import type { ContextEntry } from './context-files.ts';

/** The files of a context that its ignore rules leave in: what a Dockerfile can copy. */
export interface ProjectFiles {
  /** A file, or a link to one. Path relative to the context, with `/`. */
  has(path: string): boolean;
  hasFolder(path: string): boolean;
  isExecutable(path: string): boolean;
  /** All paths of files and links. */
  readonly paths: readonly string[];
  /** @throws LaunchError when the file is not text of a sensible size */
  read(path: string): Promise<string>;
}

/** Lock files of large projects reach a few MB. */
const MOST_BYTES = 32 * 1024 * 1024;

export function projectFiles(place: ResolvedContext, entries: readonly ContextEntry[]): ProjectFiles {
  const byPath = new Map(entries.map((entry) => [entry.path, entry]));
  const isFile = (entry: ContextEntry | undefined): boolean => entry !== undefined && entry.kind !== 'folder';
  return {
    has: (path) => isFile(byPath.get(path)),
    hasFolder: (path) => path === '.' || byPath.get(path)?.kind === 'folder',
    isExecutable(path) {
      const entry = byPath.get(path);
      return entry?.kind === 'link' || entry?.executable === true;
    },
    paths: entries.filter(isFile).map(({ path }) => path),
    async read(path) {
      const file = await confinedFile(place, path, 'The file');
      if (file === null) throw unreadable(path, { code: 'ENOENT' });
      const bytes = await readFile(file).catch((error: unknown) => {
        throw unreadable(path, error);
      });
      if (bytes.length > MOST_BYTES) {
        throw new LaunchError(`${path} is larger than ${MOST_BYTES} bytes.`, {
          hint: 'It is read to find what the image needs: write a Dockerfile instead.',
        });
      }
      return bytes.toString('utf8').replace(/^\uFEFF/, '');
    },
  };
}
