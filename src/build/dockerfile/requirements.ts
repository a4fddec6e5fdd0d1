import { posix } from 'node:path';

import { LaunchError } from '../../common/errors.ts';
import type { ProjectFiles } from '../project-files.ts';

/** What a requirements file needs beside itself. */
export interface RequirementFiles {
  /** The file and all that it names, relative to the context. */
  readonly files: readonly string[];
  /** It names folders of the project (`-e .`): only the whole code will do. */
  readonly needsCode: boolean;
  /** Text of all of them. */
  readonly text: string;
}

const MOST_FILES = 100;

/**
 * Follows `-r` and `-c` and finds the wheels and folders that lines name.
 * @throws LaunchError for a file that is not in the context
 */
export async function requirementFiles(path: string, files: ProjectFiles): Promise<RequirementFiles> {
  const found = new Set<string>();
  let needsCode = false;
  let text = '';

  async function follow(file: string): Promise<void> {
    if (found.has(file)) return;
    found.add(file);
    if (found.size > MOST_FILES) {
      throw new LaunchError(`${path} leads to more than ${MOST_FILES} files.`, {
        hint: 'Write a Dockerfile for it.',
      });
    }
    const contents = await files.read(file);
    text += `${contents}\n`;
    for (const line of logicalLines(contents)) {
      const reference = referenceOf(line);
      if (reference === null) continue;
      if (reference.kind === 'file') {
        await follow(insideContext(reference.path, posix.dirname(file), file, files));
      } else if (reference.kind === 'folder') {
        needsCode = true;
      } else {
        // Tools disagree on whether a wheel is named from the file or from the folder where they run.
        const besideFile = posix.join(posix.dirname(file), reference.path);
        const base = files.has(besideFile) ? posix.dirname(file) : '.';
        found.add(insideContext(reference.path, base, file, files));
      }
    }
  }

  await follow(path);
  return { files: [...found], needsCode, text };
}

function insideContext(path: string, base: string, by: string, files: ProjectFiles): string {
  const normalized = posix.normalize(posix.join(base, path));
  if (!posix.isAbsolute(path) && files.has(normalized)) return normalized;
  throw new LaunchError(`${by} names ${path}, which is not in the build context.`, {
    hint: 'Name files of the repository only, and check that .dockerignore does not leave it out.',
  });
}

/** Lines as pip reads them: joined at backslashes, comments away. */
export function logicalLines(text: string): readonly string[] {
  return text
    .replace(/\\\r?\n/g, ' ')
    .split(/\r?\n/)
    .map((line) => line.replace(/(?:^|\s)#.*$/, '').trim())
    .filter((line) => line !== '');
}

type Reference = { readonly kind: 'file' | 'archive' | 'folder'; readonly path: string };

const ARCHIVE = /\.(whl|zip|tar\.gz|tgz|tar\.bz2|tar\.xz|tar)$/i;

/** What a line names on disk; null for packages of an index and for addresses. */
function referenceOf(line: string): Reference | null {
  const [, option, value = ''] =
    /^(-r|--requirement|-c|--constraint|-e|--editable|-f|--find-links)(?:\s*=\s*|\s+|(?<=^-[rcef]))(.+)$/.exec(
      line,
    ) ?? [];
  const path = unquote(value.trim());
  switch (option) {
    case '-r':
    case '--requirement':
    case '-c':
    case '--constraint':
      return isAddress(path) ? null : { kind: 'file', path };
    case '-e':
    case '--editable':
    case '-f':
    case '--find-links':
      return isAddress(path) ? null : { kind: 'folder', path };
    case undefined:
      return line.startsWith('-') ? null : ofPackage(line);
    default:
      return null;
  }
}

function ofPackage(line: string): Reference | null {
  const [, direct] = /^[A-Za-z0-9][\w.-]*(?:\s*\[[^\]]*\])?\s*@\s*(\S+)/.exec(line) ?? [];
  const text = (direct ?? line.split(/\s*;\s|\s/)[0] ?? '').replace(/^file:(?!\/)/, '');
  if (isAddress(text)) return null;
  const path = text.replace(/\[[^\]]*\]$/, '');
  if (ARCHIVE.test(path)) return { kind: 'archive', path };
  return direct !== undefined || /^\.|\//.test(path) ? { kind: 'folder', path } : null;
}

/** `https://`, `git+ssh://`, and `file://`, which names no file of the image. */
function isAddress(text: string): boolean {
  return /^[a-z][a-z0-9+.-]*:\/\//i.test(text);
}

function unquote(text: string): string {
  return /^(["'])(.*)\1$/.exec(text)?.[2] ?? text;
}
