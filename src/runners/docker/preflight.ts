import { execFile } from 'node:child_process';
import { statfs } from 'node:fs/promises';
import { promisify } from 'node:util';
import { LaunchError } from '../../common/errors.ts';
import type { DockerEngine, EngineFacts } from './engine.ts';

export interface PreflightOptions {
  /** GPUs will be asked for. */
  readonly gpus: boolean;
  /** Free bytes that the engine's disk must have. Default: 1 GB. */
  readonly minFreeBytes?: number;
  readonly signal?: AbortSignal;
}

export interface Preflight {
  readonly engine: EngineFacts;
  /** Null when the engine's disk is not this machine's. */
  readonly freeBytes: number | null;
}

const MIN_FREE_BYTES = 1_000_000_000;

/**
 * Looks at the engine before anything is claimed: a job that is bound to fail on this machine is better left to another.
 * @throws LaunchError when it does not answer, has no room, or has no NVIDIA runtime though GPUs are asked for
 */
export async function preflight(engine: DockerEngine, options: PreflightOptions): Promise<Preflight> {
  const facts = await engine.facts(options.signal);
  const freeBytes = await freeBytesAt(facts.root);
  const wanted = options.minFreeBytes ?? MIN_FREE_BYTES;
  if (freeBytes !== null && freeBytes < wanted) {
    throw new LaunchError(`The disk of the Docker engine has ${gigabytes(freeBytes)} free.`, {
      hint: `At least ${gigabytes(wanted)} are needed: remove images that are not (docker system df shows what uses it).`,
    });
  }
  if (options.gpus && !facts.runtimes.some((name) => name.includes('nvidia')) && !(await hasNvidiaHook())) {
    throw new LaunchError('GPUs are asked for, and the Docker engine has no NVIDIA runtime.', {
      hint: 'Install the NVIDIA Container Toolkit on the runner.',
    });
  }
  return { engine: facts, freeBytes };
}

async function freeBytesAt(path: string): Promise<number | null> {
  try {
    const { bavail, bsize } = await statfs(path);
    return bavail * bsize;
  } catch {
    return null;
  }
}

/** The toolkit also works without a runtime of its own: docker then calls its hook. */
async function hasNvidiaHook(): Promise<boolean> {
  return (await answerOf('nvidia-container-runtime-hook', ['-version'])) !== null;
}

/** The ids of the GPUs of this machine; none when it has none, or no driver. */
export async function listGpus(): Promise<readonly string[]> {
  const answer = await answerOf('nvidia-smi', ['--query-gpu=uuid', '--format=csv,noheader']);
  return (answer ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

async function answerOf(program: string, args: readonly string[]): Promise<string | null> {
  try {
    return (await promisify(execFile)(program, args, { timeout: 10_000 })).stdout;
  } catch {
    return null;
  }
}

function gigabytes(bytes: number): string {
  return `${(bytes / 1e9).toFixed(1)} GB`;
}
