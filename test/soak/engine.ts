import { execFile } from 'node:child_process';
import { readFile, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const SCRIPT = resolve('.ci/docker/engine');

/** An engine of `.ci/docker/engine`, for one soak. */
export interface SoakEngine {
  /** What a step needs to reach it. */
  readonly env: Readonly<Record<string, string>>;
  /** Runs docker's client and returns what it printed. */
  docker(...args: string[]): Promise<string>;
  restart(): Promise<void>;
  /** Ends it, if the soak started it. */
  close(): Promise<void>;
}

/** @param folder of an engine that runs; null: one is started. Needs root */
export async function openEngine(folder: string | null): Promise<SoakEngine> {
  const path = folder ?? (await mkdtemp(join(tmpdir(), 'soak-engine-')));
  if (folder === null) await run('bash', [SCRIPT, 'start', path], { maxBuffer: 10_000_000 });
  const text = await readFile(join(path, 'env'), 'utf8');
  const own = Object.fromEntries(
    text.split('\n').flatMap((line) => {
      const at = line.indexOf('=');
      return at < 0 ? [] : [[line.slice(0, at), line.slice(at + 1)]];
    }),
  ) as Record<string, string>;
  const { DOCKER_HOST = '', DOCKER_CONFIG = '', DOCKER_BIN = 'docker' } = own;
  const PATH = `${dirname(DOCKER_BIN)}${delimiter}${process.env['PATH'] ?? ''}`;
  const env = { DOCKER_HOST, DOCKER_CONFIG, PATH };
  return {
    env,
    docker: async (...args) => (await run(DOCKER_BIN, args, { env, maxBuffer: 10_000_000 })).stdout.trim(),
    restart: async () => void (await run('bash', [SCRIPT, 'restart', path])),
    close: async () => {
      if (folder === null) await run('bash', [SCRIPT, 'stop', path]);
    },
  };
}
