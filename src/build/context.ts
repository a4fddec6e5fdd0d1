import { realpath, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';

import { LaunchError } from '../common/errors.ts';

export interface ResolvedContext {
  /** Absolute, links resolved. */
  readonly context: string;
  /** Absolute, links resolved; `context` is it, or below it. */
  readonly root: string;
  /** The context as a message names it: relative to `root`. */
  readonly shown: string;
}

/**
 * The folder of a build and the one that confines it, links resolved.
 * @throws LaunchError when the context is missing, no folder, or outside
 */
export async function resolveContext(context: string, root: string): Promise<ResolvedContext> {
  const realRoot = await realpath(root).catch(() => undefined);
  if (realRoot === undefined) {
    throw new LaunchError(`The folder ${root} does not exist.`, {
      hint: 'Check out the repository before this step.',
    });
  }
  const shown = relative(root, context) || '.';
  const real = await realpath(context).catch(() => undefined);
  if (real === undefined) {
    throw new LaunchError(`The build context ${shown} does not exist.`, {
      hint: 'Check the input `context`, and that the repository is checked out.',
    });
  }
  if (!isInside(real, realRoot)) {
    throw new LaunchError(`The build context ${shown} is outside the workspace.`, {
      hint: 'Name a folder inside the checked out repository; links that lead out of it do not count.',
    });
  }
  if (!(await stat(real)).isDirectory()) {
    throw new LaunchError(`The build context ${shown} is a file.`, {
      hint: 'Name the folder that holds what the image is made of.',
    });
  }
  return { context: real, root: realRoot, shown };
}

/** Whether a path is a folder or below it. Both absolute and normalized. */
export function isInside(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}

/**
 * A file named relative to the context, links resolved.
 * @returns null when there is none
 * @throws LaunchError when it is outside the root or no file
 */
export async function confinedFile(
  { context, root }: ResolvedContext,
  path: string,
  what: string,
): Promise<string | null> {
  const real = await realpath(join(context, path)).catch(() => undefined);
  if (real === undefined) return null;
  if (!isInside(real, root)) {
    throw new LaunchError(`${what} ${path} is outside the workspace.`, {
      hint: 'Name a file inside the checked out repository; links that lead out of it do not count.',
    });
  }
  if (!(await stat(real)).isFile()) {
    throw new LaunchError(`${what} ${path} is not a file.`, { hint: 'Name the file, not its folder.' });
  }
  return real;
}
