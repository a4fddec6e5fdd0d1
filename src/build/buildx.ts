import { LaunchError, messageOf } from '../common/errors.ts';
import type { Logger } from '../common/logger.ts';
import { type ProgramResult, runProgram } from './build-process.ts';
import { engineDown } from './build-causes.ts';
import type { DockerTools } from './image-types.ts';

/** What builds images on this machine. */
export type Builder =
  | {
      readonly kind: 'buildx';
      readonly program: string;
      /** `buildx` when docker's client runs it, nothing when it is a program of its own. */
      readonly prefix: readonly string[];
      /** `docker`, `docker-container`, `kubernetes`, `remote`, `cloud`. */
      readonly driver: string;
      /** Several platforms and cache export: all drivers but `docker` on an engine with the old image store. */
      readonly isFull: boolean;
      /** Whether `--provenance` may be said. */
      readonly isAttesting: boolean;
    }
  /** A docker client before 23, which has a BuildKit of its own. */
  | { readonly kind: 'classic'; readonly program: string };

export interface BuilderContext {
  readonly docker: DockerTools;
  readonly logger: Logger;
  readonly signal: AbortSignal;
}

const TIMEOUT_MS = 30_000;
const INSTALL = 'Install Docker with buildx on the runner (package docker-buildx-plugin).';
/** Versions of buildx and of BuildKit that know attestations. */
const ATTESTING_BUILDX = [0, 10] as const;
const ATTESTING_BUILDKIT = [0, 11] as const;
/** Docker's client from this version on leaves BuildKit to buildx; before 18.9 there was none. */
const CLASSIC = { from: [18, 9], before: [23, 0] } as const;

/**
 * Finds the builder: the buildx of docker's client, else one that is brought here, else the BuildKit of an older
 * client.
 * @throws LaunchError when there is none, or the engine does not answer; the reason of the signal
 */
export async function findBuilder(context: BuilderContext): Promise<Builder> {
  const { docker } = context;
  const plugin = await askBuildx(context, docker.program, ['buildx']);
  if (plugin.version.exitCode === 0) return describeBuildx(context, docker.program, ['buildx'], plugin);
  const brought = await bring(context);
  if (brought !== null) return brought;
  const client = await ask(context, docker.program, ['version', '--format={{.Client.Version}}']);
  const version = versionIn(client.stdout);
  if (version !== null && !isBefore(version, CLASSIC.from) && isBefore(version, CLASSIC.before)) {
    return { kind: 'classic', program: docker.program };
  }
  throw new LaunchError('Docker on this machine has no buildx, which building an image needs.', {
    hint: INSTALL,
  });
}

async function bring(context: BuilderContext): Promise<Builder | null> {
  const { docker, logger, signal } = context;
  if (docker.fetchBuildx === null) return null;
  try {
    const program = await docker.fetchBuildx(signal);
    const said = await askBuildx(context, program, []);
    const { exitCode } = said.version;
    if (exitCode === 0) return await describeBuildx(context, program, [], said);
    logger.warning(`The buildx that was brought here does not run (exit code ${String(exitCode)}).`);
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof EngineDownError) throw error;
    logger.warning(`Docker has no buildx, and none could be brought: ${messageOf(error)}`);
  }
  return null;
}

interface BuildxAnswers {
  readonly version: ProgramResult;
  readonly inspect: ProgramResult;
}

/** Both at once: every start of docker's client takes its time. */
async function askBuildx(
  context: BuilderContext,
  program: string,
  prefix: readonly string[],
): Promise<BuildxAnswers> {
  const [version, inspect] = await Promise.all([
    ask(context, program, [...prefix, 'version']),
    ask(context, program, [...prefix, 'inspect']),
  ]);
  return { version, inspect };
}

async function describeBuildx(
  context: BuilderContext,
  program: string,
  prefix: readonly string[],
  { version, inspect }: BuildxAnswers,
): Promise<Builder> {
  if (inspect.exitCode !== 0) {
    throw new LaunchError(`docker buildx cannot describe its builder: ${lastLine(inspect.stderr)}.`, {
      hint: 'Check it: docker buildx ls, docker buildx inspect.',
    });
  }
  const { driver, buildKit } = parseInspect(inspect.stdout);
  const isFull = driver === 'docker' ? await hasContainerdStore(context) : true;
  const buildx = versionIn(version.stdout);
  const isAttesting =
    isFull &&
    (buildx === null || !isBefore(buildx, ATTESTING_BUILDX)) &&
    (driver === 'docker' || buildKit === null || !isBefore(buildKit, ATTESTING_BUILDKIT));
  return { kind: 'buildx', program, prefix, driver, isFull, isAttesting };
}

/** Reads what `buildx inspect` prints: a table for people, whose first words have not changed since its beginning. */
export function parseInspect(text: string): {
  readonly driver: string;
  readonly buildKit: readonly [number, number] | null;
} {
  const driver = /^Driver:[^\S\n]*(\S+)/m.exec(text)?.[1] ?? 'docker';
  const version = /^BuildKit(?: version)?:[^\S\n]*(\S+)/im.exec(text)?.[1];
  // An engine says v0.0.0+unknown of the BuildKit inside it.
  const buildKit = version === undefined || /\+unknown/.test(version) ? null : versionIn(version);
  return { driver, buildKit };
}

class EngineDownError extends LaunchError {}

/** Whether the engine keeps images as the rest of the world does, which lifts all limits of the `docker` driver. */
async function hasContainerdStore(context: BuilderContext): Promise<boolean> {
  const { exitCode, stdout, stderr } = await ask(context, context.docker.program, [
    'info',
    '--format={{json .DriverStatus}}',
  ]);
  // The client answers for itself, at times with exit code 0, also when it reaches no engine.
  if (exitCode !== 0 || stdout.trim() === 'null' || stdout.trim() === '') {
    const { message, hint } = engineDown(stderr || stdout);
    throw new EngineDownError(message, { hint });
  }
  return stdout.includes('io.containerd.snapshotter');
}

/** Major and minor of the first version in a text; null when there is none. */
export function versionIn(text: string): readonly [number, number] | null {
  const [, major, minor] = /(\d+)\.(\d+)(?:\.\d+)?/.exec(text) ?? [];
  return major === undefined || minor === undefined ? null : [Number(major), Number(minor)];
}

function isBefore(version: readonly [number, number], other: readonly [number, number]): boolean {
  return version[0] < other[0] || (version[0] === other[0] && version[1] < other[1]);
}

function ask(
  { docker, signal }: BuilderContext,
  program: string,
  args: readonly string[],
): Promise<ProgramResult> {
  return runProgram(program, args, { env: docker.env, signal, timeoutMs: TIMEOUT_MS, missingHint: INSTALL });
}

function lastLine(text: string): string {
  return (text.trim().split('\n').at(-1) ?? '').slice(0, 300).replace(/\.$/, '') || 'it gave no reason';
}
