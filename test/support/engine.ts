import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, isAbsolute, join } from 'node:path';

/** A Docker engine that tests may use. */
export interface TestEngine {
  /** The variables by which programs find it and its client. */
  readonly env: Readonly<Record<string, string>>;
  /** The client. */
  readonly program: string;
  /** A registry with a password; null when the engine is not one of `.ci/docker/engine`. */
  readonly registry: { readonly host: string; readonly user: string; readonly password: string } | null;
}

/** Folder of an engine that `.ci/docker/engine start` has started. */
const FOLDER_VARIABLE = 'TEST_ENGINE';

function find(): { readonly engine: TestEngine | null; readonly why: string } {
  const folder = process.env[FOLDER_VARIABLE];
  const own = folder === undefined ? {} : readEnv(join(folder, 'env'));
  const given = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => /^(PATH|HOME|DOCKER_\w+)$/.test(name)),
  ) as Record<string, string>;
  const { DOCKER_BIN: program = 'docker', TEST_REGISTRY: host, ...rest } = { ...given, ...own };
  const { TEST_REGISTRY_USER: user = '', TEST_REGISTRY_PASSWORD: password = '', ...variables } = rest;
  const env = isAbsolute(program)
    ? { ...variables, PATH: `${dirname(program)}:${given['PATH'] ?? ''}` }
    : variables;
  try {
    const version = execFileSync(program, ['version', '--format={{.Server.Version}}'], {
      env,
      timeout: 10_000,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const registry = host === undefined ? null : { host, user, password };
    return { engine: { env, program, registry }, why: version };
  } catch (error) {
    return { engine: null, why: (error instanceof Error ? error.message : String(error)).trim() };
  }
}

function readEnv(path: string): Record<string, string> {
  const lines = readFileSync(path, 'utf8').split('\n');
  return Object.fromEntries(
    lines.filter((line) => line.includes('=')).map((line) => line.split(/=(.*)/s, 2)),
  ) as Record<string, string>;
}

const found = find();
if (found.engine === null && process.env['CI'] === 'true') {
  throw new Error(
    `No Docker engine, which must not be missing with CI=true: ${found.why}\n` +
      `Start one with "bash .ci/docker/engine start DIR" and set ${FOLDER_VARIABLE}=DIR.`,
  );
}

/** The engine of this machine: the one that `TEST_ENGINE` names, else the one that docker's client finds; or null. */
export const testEngine: TestEngine | null = found.engine;

/** Runs one docker command to its end and returns what it printed. @throws with its exit code and errors */
export function docker(engine: TestEngine, args: readonly string[], input: string | Uint8Array = ''): string {
  return execFileSync(engine.program, args, {
    env: engine.env,
    input,
    encoding: 'utf8',
    maxBuffer: 100_000_000,
    stdio: ['pipe', 'pipe', 'pipe'],
  }).trim();
}
