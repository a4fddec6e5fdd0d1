import { spawn, type ChildProcess } from 'node:child_process';
import { LaunchError, messageOf } from '../common/errors.ts';
import { LineSplitter } from '../common/lines.ts';

export interface ProgramOptions {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** What it finds on standard input. */
  readonly input?: string;
  /** Ends the program and all that it started: first asked, then by force. */
  readonly signal?: AbortSignal;
  /** Milliseconds. */
  readonly timeoutMs: number;
  /** Milliseconds between asking it to end and ending it by force. Default 3 000. */
  readonly graceMs?: number;
  /** Receives both streams, line by line. With it, nothing is kept of them. */
  readonly onLine?: (line: string) => void;
  /** Cuts secrets of a line that `onLine` gets in pieces, none of which shows a whole one. */
  readonly redact?: (text: string) => string;
  /** What to do when there is no such program. */
  readonly missingHint: string;
}

export interface ProgramResult {
  /** Null when a signal ended it. */
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

const GRACE_MS = 3_000;
/** Longer answers are cut: nothing that is asked for here has them. */
const MAX_KEPT = 1_000_000;

/**
 * Runs a program to its end, without a shell. A bad exit code is the caller's to judge.
 * @throws LaunchError when there is no such program, or the deadline passed, the reason of `signal`; never before it has ended
 */
export async function runProgram(
  program: string,
  args: readonly string[],
  options: ProgramOptions,
): Promise<ProgramResult> {
  const { signal, timeoutMs } = options;
  signal?.throwIfAborted();
  const child = spawn(program, args, {
    env: options.env,
    // A group of its own: whatever it starts ends with it, and the Ctrl-C of a terminal is ours to pass on.
    detached: process.platform !== 'win32',
    windowsHide: true,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const stdout = collect(child.stdout, options);
  const stderr = collect(child.stderr, options);
  // A program that does not read what it is given may end before it is written.
  child.stdin.on('error', () => undefined);
  child.stdin.end(options.input ?? '');

  let late = false;
  let force: NodeJS.Timeout | undefined;
  const stop = (): void => {
    signalGroup(child, 'SIGTERM');
    force ??= setTimeout(() => signalGroup(child, 'SIGKILL'), options.graceMs ?? GRACE_MS);
  };
  const timer = setTimeout(() => {
    late = true;
    stop();
  }, timeoutMs);
  signal?.addEventListener('abort', stop, { once: true });
  try {
    const exitCode = await new Promise<number | null>((resolve, reject) => {
      child.once('error', reject);
      child.once('close', resolve);
    });
    signal?.throwIfAborted();
    if (late) {
      throw new LaunchError(
        `${program} ${args[0] ?? ''} took longer than ${Math.round(timeoutMs / 1000)} s.`,
        {
          hint: 'Look at the machine that it speaks to: it may be overloaded or hang.',
        },
      );
    }
    return { exitCode, stdout: stdout(), stderr: stderr() };
  } catch (error) {
    signal?.throwIfAborted();
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
      throw new LaunchError(`There is no ${program} on this machine.`, {
        cause: error,
        hint: options.missingHint,
      });
    }
    if (error instanceof LaunchError) throw error;
    throw new LaunchError(`Cannot run ${program}: ${messageOf(error)}.`, { cause: error });
  } finally {
    clearTimeout(timer);
    clearTimeout(force);
    signal?.removeEventListener('abort', stop);
  }
}

function collect(stream: NodeJS.ReadableStream, { onLine, redact }: ProgramOptions): () => string {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const lines = onLine && new LineSplitter(onLine, redact);
  stream.on('data', (chunk: Uint8Array) => {
    if (lines) lines.push(chunk);
    else if (size < MAX_KEPT) chunks.push(chunk);
    size += chunk.length;
  });
  stream.on('end', () => lines?.end());
  return () => Buffer.concat(chunks).toString('utf8');
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    process.kill(process.platform === 'win32' ? child.pid : -child.pid, signal);
  } catch {
    // It ended by itself.
  }
}
