import { readEnvironmentYml } from './environment-yml.ts';
import { readFrozen } from './frozen.ts';
import { readPyproject } from './pyproject.ts';
import type { Pyproject } from './pyproject.ts';
import { requirementFiles } from './requirements.ts';
import type { ProjectFiles } from '../project-files.ts';

/** The release that a project's `poetry.lock` is installed with. */
export const POETRY_VERSION = '2.5.1';

/** How the packages of a project get into its image. */
export interface Dependencies {
  /** The file that decides; null when there is none. */
  readonly source: string | null;
  /** Files to copy before the install, so that a change of code alone installs nothing anew. */
  readonly copy: readonly string[];
  /** The install refers to the code itself: all of it has to be there before. */
  readonly needsCode: boolean;
  /** Argument vector; null when there is nothing to install. */
  readonly install: readonly string[] | null;
  /** What is left to install once the code is in its place; null when nothing is. */
  readonly finish: readonly string[] | null;
  /** Some package comes from a git repository. */
  readonly git: boolean;
  /** What the project allows as versions of Python, and which file says so. */
  readonly python: { readonly range: string; readonly from: string } | null;
  readonly warnings: readonly string[];
}

export const FROZEN_FILE = 'requirements.frozen.txt';
const PIP = ['uv', 'pip', 'install'];

type Found = Omit<Dependencies, 'git' | 'python' | 'warnings'> & {
  readonly text: string;
  readonly warnings?: readonly string[];
  readonly python?: string | null;
};

const NOTHING = { copy: [], needsCode: false, install: null, finish: null };

/**
 * How to install what a project needs: a lock file first, then what names packages by hand, then what a run recorded.
 * @throws LaunchError for files that cannot be used
 */
export async function findDependencies(files: ProjectFiles): Promise<Dependencies> {
  const pyproject = files.has('pyproject.toml') ? readPyproject(await files.read('pyproject.toml')) : null;
  const found = await firstOf(files, pyproject);
  const { text, warnings = [], python, ...rest } = found;
  const range = pyproject?.requiresPython ?? pyproject?.poetry?.python ?? null;
  const said = [
    ...warnings,
    ...(found.source === null
      ? ['No file says which packages the code needs: the image has Python and the code only.']
      : /(?<![\w-])wandb(?![\w-])/i.test(text)
        ? []
        : [`${found.source} does not name wandb: without it the code cannot report to its run.`]),
  ];
  return {
    ...rest,
    git: /git\+|\bgit\s*=\s*["']|type\s*=\s*"git"/.test(text),
    python:
      range !== null
        ? { range, from: 'pyproject.toml' }
        : python
          ? { range: python, from: found.source ?? '' }
          : null,
    warnings: said,
  };
}

async function firstOf(files: ProjectFiles, pyproject: Pyproject | null): Promise<Found> {
  if (pyproject !== null && files.has('uv.lock')) return uvLock(files);
  if (pyproject !== null && files.has('poetry.lock')) return poetryLock(files, pyproject.poetry);
  if (files.has('pylock.toml')) return listed('pylock.toml', await files.read('pylock.toml'));
  if (files.has('requirements.txt')) return requirements(files);
  if (pyproject !== null && (pyproject.hasDependencies || pyproject.isPackage || pyproject.poetry !== null)) {
    return ofPyproject(files, pyproject);
  }
  if (files.has('setup.py')) {
    const text = await files.read('setup.py');
    return { ...NOTHING, source: 'setup.py', needsCode: true, install: [...PIP, '-e', '.'], text };
  }
  if (files.has(FROZEN_FILE)) {
    const found = await frozen(files);
    if (found !== null) return found;
  }
  const environment = ['environment.yml', 'environment.yaml'].find((name) => files.has(name));
  return environment === undefined ? { ...NOTHING, source: null, text: '' } : conda(files, environment);
}

async function uvLock(files: ProjectFiles): Promise<Found> {
  const sync = ['uv', 'sync', '--frozen', '--no-dev'];
  return {
    source: 'uv.lock',
    copy: ['pyproject.toml', 'uv.lock', ...['uv.toml'].filter((name) => files.has(name))],
    needsCode: false,
    install: [...sync, '--no-install-local'],
    finish: sync,
    text: await files.read('uv.lock'),
  };
}

async function poetryLock(files: ProjectFiles, poetry: Pyproject['poetry']): Promise<Found> {
  const text = await files.read('poetry.lock');
  const from = ['uv', 'tool', 'run', '--from', `poetry==${POETRY_VERSION}`, 'poetry'];
  const install = [...from, 'install', '--no-interaction', '--only', 'main'];
  const folder = (poetry?.name ?? '').toLowerCase().replace(/[-.]+/g, '_');
  // Poetry takes every project for a package, and fails when there is no folder for one.
  const isPackage =
    poetry?.isPackage === true &&
    folder !== '' &&
    (files.hasFolder(folder) || files.hasFolder(`src/${folder}`));
  return {
    source: 'poetry.lock',
    copy: ['pyproject.toml', 'poetry.lock', ...['poetry.toml'].filter((name) => files.has(name))],
    // Packages that lie in the project itself.
    needsCode: /^type\s*=\s*"(?:file|directory)"/m.test(text),
    install: [...install, '--no-root'],
    finish: isPackage ? install : null,
    text,
  };
}

function listed(name: string, text: string): Found {
  return { ...NOTHING, source: name, copy: [name], install: [...PIP, '-r', name], text };
}

async function requirements(files: ProjectFiles): Promise<Found> {
  const name = 'requirements.txt';
  const found = await requirementFiles(name, files);
  return {
    ...listed(name, found.text),
    copy: found.files,
    needsCode: found.needsCode,
    warnings: found.needsCode
      ? [
          `${name} names folders of the project: its packages are installed again at every change of the code.`,
        ]
      : [],
  };
}

async function ofPyproject(files: ProjectFiles, pyproject: Pyproject): Promise<Found> {
  const name = 'pyproject.toml';
  const poetryOnly = pyproject.poetry !== null && !pyproject.hasDependencies;
  return {
    ...listed(name, await files.read(name)),
    needsCode: pyproject.dynamicDependencies || poetryOnly,
    finish:
      pyproject.isPackage || pyproject.poetry?.isPackage === true ? [...PIP, '--no-deps', '-e', '.'] : null,
  };
}

async function frozen(files: ProjectFiles): Promise<Found | null> {
  const text = await files.read(FROZEN_FILE);
  const { packages, torchBackend, warnings } = readFrozen(text, FROZEN_FILE);
  if (packages.length === 0) return null;
  const torch = torchBackend === null ? [] : [`--torch-backend=${torchBackend}`];
  const install = [...PIP, '--no-deps', ...torch, '--', ...packages];
  return { ...NOTHING, source: FROZEN_FILE, install, text, warnings };
}

async function conda(files: ProjectFiles, name: string): Promise<Found> {
  const { pip, python } = readEnvironmentYml(await files.read(name), name);
  const install = pip.length === 0 ? null : [...PIP, '--', ...pip];
  return { ...NOTHING, source: name, install, text: pip.join('\n'), python };
}
