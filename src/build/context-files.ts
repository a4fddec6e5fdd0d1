import { lstat, readdir, readlink, realpath } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';

import { LaunchError } from '../common/errors.ts';
import { isInside } from './context.ts';
import type { ResolvedContext } from './context.ts';
import type { FolderVerdict, IgnoreRules } from './dockerignore.ts';

/** What the builder gets to see of a context. */
export interface ContextEntry {
  /** Relative to the context, with `/`. */
  readonly path: string;
  readonly kind: 'file' | 'folder' | 'link';
  /** The only mode bit that git keeps, and so the only one that every checkout of a commit has alike. */
  readonly executable: boolean;
  /** Bytes of a file; 0 for the rest. */
  readonly size: number;
  /** Text of a link; empty for the rest. */
  readonly target: string;
}

/**
 * Everything in a context that its rules leave in, ordered by folder and name.
 * @throws LaunchError for a link that leads out of the root, and for what cannot be read
 */
export async function listContext(
  place: ResolvedContext,
  rules: IgnoreRules,
  signal?: AbortSignal,
): Promise<readonly ContextEntry[]> {
  const found: ContextEntry[] = [];

  async function walk(prefix: string, above: FolderVerdict | undefined): Promise<void> {
    signal?.throwIfAborted();
    const folder = join(place.context, prefix);
    const names = await readable(prefix, () => readdir(folder));
    for (const name of names.sort(byBytes)) {
      const path = prefix + name;
      const verdict = rules.verdict(path, above);
      // An ignored file is not even looked at: it may well be one that nobody here may read.
      if (verdict.ignored && !rules.mayReturnBelow(path)) continue;
      const info = await readable(path, () => lstat(join(folder, name)));
      const executable = (info.mode & 0o100) !== 0;
      if (info.isDirectory()) {
        if (!verdict.ignored) found.push({ path, kind: 'folder', executable: true, size: 0, target: '' });
        await walk(`${path}/`, verdict);
      } else if (verdict.ignored) {
        continue;
      } else if (info.isFile()) {
        found.push({ path, kind: 'file', executable, size: info.size, target: '' });
      } else if (info.isSymbolicLink()) {
        const target = await readable(path, () => readlink(join(folder, name)));
        await refuseEscape(place, path, target);
        found.push({ path, kind: 'link', executable: false, size: 0, target });
      }
    }
  }

  await walk('', undefined);
  return found;
}

function byBytes(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}

/** A link that leads nowhere is let through while it stays inside: it harms nobody, and repositories hold some. */
async function refuseEscape({ context, root }: ResolvedContext, path: string, target: string): Promise<void> {
  const link = join(context, path);
  const end = await realpath(link).catch(() => resolve(dirname(link), target));
  if (isInside(end, root)) return;
  throw new LaunchError(`The link ${path} of the build context leads out of the workspace.`, {
    hint: 'Replace it by a copy of what it names, or list it in .dockerignore.',
  });
}

async function readable<T>(path: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    throw unreadable(path, error);
  }
}

/** The sentence for a file or folder of a context that fails to be read. */
export function unreadable(path: string, error: unknown): LaunchError {
  const { code = 'unknown error' } = error as NodeJS.ErrnoException;
  return new LaunchError(`${path || 'The folder'} of the build context cannot be read (${code}).`, {
    cause: error,
    hint: 'Change its permissions, or list it in .dockerignore.',
  });
}
