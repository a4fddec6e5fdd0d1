import { LaunchError } from '../../common/errors.ts';
import type { ProjectFiles } from '../project-files.ts';
import type { Dependencies } from './dependencies.ts';
import { DEFAULT_PYTHON, pythonVersionIn, versionForRange } from './python-versions.ts';

export interface Interpreter {
  /** `3.11` or `3.11.4`. */
  readonly version: string;
  /** Who says so; null: nobody does, it is the default. */
  readonly from: string | null;
}

/**
 * The Python of an image: as asked for, else as the project says. Never that of the machine that builds.
 * @throws LaunchError for one that cannot be
 */
export async function chooseInterpreter(
  runtime: string | null,
  files: ProjectFiles,
  dependencies: Pick<Dependencies, 'python'>,
): Promise<Interpreter> {
  if (runtime !== null) return checked(runtime, pythonVersionIn(runtime), 'the runtime');
  for (const name of ['.python-version', 'runtime.txt']) {
    if (!files.has(name)) continue;
    const line = (await files.read(name)).split(/\r?\n/).find((text) => /^\s*[^#\s]/.test(text)) ?? '';
    const version = /pypy|graalpy/i.test(line) ? null : pythonVersionIn(line);
    // A bare `3` says nothing that the default would not; an environment's name is not one of ours.
    if (version !== null) return checked(line, version, name);
  }
  if (dependencies.python === null) return { version: DEFAULT_PYTHON, from: null };
  const { range, from } = dependencies.python;
  return { version: versionForRange(range, from), from };
}

function checked(text: string, version: string | null, from: string): Interpreter {
  if (version !== null && /^3\.\d{1,2}(\.\d{1,2})?$/.test(version)) return { version, from };
  throw new LaunchError(`${JSON.stringify(text.trim().slice(0, 60))} of ${from} is no version of Python 3.`, {
    hint: 'Write it like 3.12.',
  });
}
