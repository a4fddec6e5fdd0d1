import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { access, mkdir, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';

/** The published clients that the project is held against. */
export const VERSIONS = ['0.31.0', '0.28.2'] as const;

/** A published client in a folder of its own. */
export interface PythonClient {
  readonly version: string;
  /** Folder of its programs: `python`, `wandb`. */
  readonly bin: string;
}

/** Installs a version into `.cache/conformance`, unless it is there. @throws Error with the end of pip's output */
export async function installClient(version: string): Promise<PythonClient> {
  const ready = process.env['CONFORMANCE_VENVS'];
  if (ready !== undefined) return { version, bin: join(ready, version, 'bin') };
  const folder = resolve('.cache/conformance', version);
  const bin = join(folder, 'bin');
  const mark = join(folder, 'installed');
  if (await exists(mark)) return { version, bin };
  // A folder without the mark is what an interrupted installation left.
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await run('python3', ['-m', 'venv', folder]);
  const pip = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check'];
  await run(join(bin, 'python'), [...pip, `wandb[launch]==${version}`]);
  await writeFile(mark, version);
  return { version, bin };
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

async function run(program: string, args: readonly string[]): Promise<void> {
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => (output = (output + text).slice(-4_000)));
  }
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) throw new Error(`${program} ${args.join(' ')} ended with ${code}:\n${output}`);
}
