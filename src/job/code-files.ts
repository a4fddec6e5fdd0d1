import { readFile, readdir, realpath, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';

import { LaunchError } from '../common/errors.ts';
import { isIgnored, parseIgnoreRules } from './ignore.ts';
import type { IgnoreRules } from './ignore.ts';

/** What is never part of a code artifact unless a `.wandbignore` asks for it. */
const DEFAULT_RULES = parseIgnoreRules(
  ['.git', '/wandb/', '.env*', '*.pem', '.ssh', '.aws', '.netrc', '__pycache__/'].join('\n'),
);

export interface CodeFile {
  /** Relative, with `/`. */
  readonly path: string;
  readonly file: string;
}

export interface CodeLimits {
  /** Default 100 000. */
  readonly files?: number;
  /** Default 10 GiB. */
  readonly bytes?: number;
}

interface Rules {
  readonly git: readonly IgnoreRules[];
  readonly wandb: readonly IgnoreRules[];
}

/**
 * The files of a folder that make up a code artifact, ordered by path: all but what `.gitignore` and `.wandbignore`
 * files and the safe defaults leave out. Links to files and folders inside are followed.
 * @throws LaunchError for a link that leads out, for nothing to upload, and for more than the limits allow
 */
export async function listCodeFiles(
  directory: string,
  limits: CodeLimits = {},
): Promise<readonly CodeFile[]> {
  const { files: maxFiles = 100_000, bytes: maxBytes = 10 * 1024 ** 3 } = limits;
  const root = await realFolder(directory);
  const found: CodeFile[] = [];
  let bytes = 0;

  async function walk(
    folder: string,
    prefix: string,
    inherited: Rules,
    above: readonly string[],
  ): Promise<void> {
    const rules = {
      git: [...inherited.git, ...(await readRules(folder, '.gitignore', prefix))],
      wandb: [...inherited.wandb, ...(await readRules(folder, '.wandbignore', prefix))],
    };
    const ordered = [...rules.git, DEFAULT_RULES, ...rules.wandb];
    for (const entry of await readdir(folder, { withFileTypes: true })) {
      const path = prefix + entry.name;
      // A link counts as a file to a pattern for folders, as it does to git.
      if (isIgnored(path, entry.isDirectory(), ordered)) continue;
      const target = entry.isSymbolicLink() ? await linkTarget(root, folder, path) : join(folder, entry.name);
      const info = await stat(target);
      if (info.isDirectory()) {
        if (!above.includes(target)) await walk(target, `${path}/`, rules, [...above, target]);
      } else if (info.isFile()) {
        found.push({ path, file: target });
        bytes += info.size;
        if (found.length > maxFiles || bytes > maxBytes) throw tooLarge(directory, maxFiles, maxBytes);
      }
    }
  }

  await walk(root, '', { git: [], wandb: [] }, [root]);
  if (found.length === 0) {
    throw new LaunchError(`The folder ${directory} holds no files for a code job.`, {
      hint: 'Check the path, .gitignore and .wandbignore.',
    });
  }
  return found.sort((a, b) => Buffer.compare(Buffer.from(a.path), Buffer.from(b.path)));
}

async function realFolder(directory: string): Promise<string> {
  const root = await realpath(directory).catch(() => undefined);
  if (root !== undefined && (await stat(root)).isDirectory()) return root;
  throw new LaunchError(`The folder ${directory} does not exist.`, {
    hint: 'A code job is made from a folder: check the path, and that the repository was checked out.',
  });
}

async function readRules(folder: string, name: string, prefix: string): Promise<IgnoreRules[]> {
  try {
    return [parseIgnoreRules(await readFile(join(folder, name), 'utf8'), prefix)];
  } catch (error) {
    if (['ENOENT', 'EISDIR', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return [];
    throw error;
  }
}

async function linkTarget(root: string, folder: string, path: string): Promise<string> {
  const target = await realpath(join(folder, path.slice(path.lastIndexOf('/') + 1))).catch(() => undefined);
  if (target === root || target?.startsWith(root + sep)) return target;
  throw new LaunchError(
    target === undefined
      ? `The link ${path} leads nowhere.`
      : `The link ${path} leads out of the folder that makes the code artifact.`,
    { hint: 'Replace it by a copy, or list it in .wandbignore.' },
  );
}

function tooLarge(directory: string, files: number, bytes: number): LaunchError {
  return new LaunchError(`The folder ${directory} holds more than ${files} files or ${bytes} bytes.`, {
    hint: 'List what the job does not need in .wandbignore.',
  });
}
