import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { access, mkdir, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';

/** The published clients that the project is held against. */
export const VERSIONS = ['0.31.0', '0.28.2'] as const;
/** What installs them. */
const UV_VERSION = '0.13.9';

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
  const python = join(bin, 'python');
  const pip = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check'];
  await run(python, [...pip, `uv==${UV_VERSION}`]);
  // Seconds, where pip takes minutes to choose among the versions of what Launch depends on.
  const uv = ['-m', 'uv', 'pip', 'install', '--quiet', '--python', python];
  await run(python, [...uv, `wandb[launch]==${version}`], uvSettings(process.env));
  await writeFile(mark, version);
  return { version, bin };
}

/** uv with the index and the certificates that pip was told of. */
function uvSettings(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const { PIP_INDEX_URL: index, PIP_CERT: certificates } = env;
  return {
    UV_NATIVE_TLS: 'true',
    ...(index === undefined ? {} : { UV_DEFAULT_INDEX: index }),
    ...(certificates === undefined ? {} : { SSL_CERT_FILE: certificates }),
    ...env,
  };
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

async function run(program: string, args: readonly string[], env = process.env): Promise<void> {
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'], env });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => (output = (output + text).slice(-4_000)));
  }
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) throw new Error(`${program} ${args.join(' ')} ended with ${code}:\n${output}`);
}
