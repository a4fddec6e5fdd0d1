import { posix } from 'node:path';

import { LaunchError } from '../../common/errors.ts';
import { nearest } from '../../common/nearest.ts';
import type { ProjectFiles } from '../project-files.ts';

/**
 * Refuses an entry point that cannot start in an image whose working folder is the context: better now than after
 * the build, the push and the wait in the queue.
 * @param shown the context as the user knows it
 * @throws LaunchError
 */
export function checkEntryPoint(
  entryPoint: readonly string[] | null,
  files: ProjectFiles,
  shown: string,
): readonly string[] {
  if (entryPoint === null || entryPoint.length === 0 || entryPoint[0] === '') {
    throw new LaunchError('A generated Dockerfile needs an entry point, and none is given.', {
      hint: 'Set the input `entry-point`, for example [python, train.py], or add a Dockerfile.wandb with one.',
    });
  }
  if (entryPoint.some((word) => word.includes('\0'))) {
    throw new LaunchError('The entry point holds a NUL character.', {
      hint: 'Set the input `entry-point` anew.',
    });
  }
  const script = scriptOf(entryPoint);
  if (script === null || posix.isAbsolute(script)) return entryPoint;
  if (script.endsWith('.ipynb')) {
    throw new LaunchError(`The entry point ${quoted(script)} is a notebook, which no image is built for.`, {
      hint: 'Convert it with `jupyter nbconvert --to script` and name the script.',
    });
  }
  const path = posix.normalize(script);
  if (path.startsWith('../')) {
    throw new LaunchError(`The entry point ${quoted(script)} leads out of the build context ${shown}.`, {
      hint: 'Name a file relative to `context`.',
    });
  }
  // Python also runs a folder that holds a __main__.py.
  if (!files.has(path) && !files.has(posix.join(path, '__main__.py'))) {
    const close = nearest(path, files.paths);
    const meant = close === undefined ? '' : `Did you mean ${quoted(close)}? `;
    throw new LaunchError(`The entry point ${quoted(script)} is not in the build context ${shown}.`, {
      hint: `${meant}It is relative to \`context\`, and .dockerignore must not leave it out.`,
    });
  }
  if (script === entryPoint[0] && !script.includes('/')) {
    throw new LaunchError(`The entry point ${quoted(script)} is a file, not a program that can be found.`, {
      hint: `Write [${script.endsWith('.sh') ? 'bash' : 'python'}, ${script}].`,
    });
  }
  if (script === entryPoint[0] && !files.isExecutable(path)) {
    throw new LaunchError(`The entry point ${quoted(script)} is not executable.`, {
      hint: 'Set its mode with `git update-index --chmod=+x`, or name its interpreter first.',
    });
  }
  return entryPoint;
}

/** The file of the project that a command runs, where that can be told. */
function scriptOf([program = '', ...words]: readonly string[]): string | null {
  const name = posix.basename(program);
  const isPython = /^python[\d.]*$/.test(name);
  if (!isPython && !/^(ba|da|z)?sh$/.test(name)) {
    const isOwn = program.includes('/') || /\.(py|sh|ipynb)$/.test(program);
    return isOwn ? program : null;
  }
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index] ?? '';
    if (!word.startsWith('-')) return word;
    // A module, a command, or standard input: no file.
    if (word === '-' || /^-\w*[cm]/.test(word)) return null;
    if (isPython && /^-\w*[WX]$/.test(word)) index += 1;
  }
  return null;
}

function quoted(text: string): string {
  return JSON.stringify(text.length > 120 ? `${text.slice(0, 120)}…` : text);
}
