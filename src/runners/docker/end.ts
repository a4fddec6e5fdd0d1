import type { RunEnd } from '../runner.ts';
import { startReason, type Blame } from './causes.ts';

/** `.State` of a container, as `docker inspect` tells it. */
export interface ContainerState {
  /** `created`, `running`, `paused`, `restarting`, `removing`, `exited`, `dead`. */
  readonly status: string;
  readonly running: boolean;
  readonly exitCode: number;
  readonly oomKilled: boolean;
  /** Why it did not start; empty otherwise. */
  readonly error: string;
  /** ISO 8601; year 1 when it never was. */
  readonly startedAt: string;
  readonly finishedAt: string;
}

/** What else bears on how a job ended. */
export interface EndContext {
  /** We asked for its end. */
  readonly stopped: boolean;
  /** The last lines that it printed. */
  readonly tail: readonly string[];
  /** Its limit of memory as the queue gave it; null when there is none. */
  readonly memory: string | null;
  /** Default: nothing is the fault of the item. */
  readonly blame?: Blame;
}

/** How a container that does not run any more ended, and why. */
export function endOf(state: ContainerState, context: EndContext): RunEnd {
  const { exitCode } = state;
  if (context.stopped) {
    return { state: 'stopped', exitCode: wasStarted(state) ? exitCode : null, signal: null, reason: null };
  }
  if (!wasStarted(state)) {
    const why =
      state.error === ''
        ? { reason: 'its container was made, and never started', boxFault: false }
        : startReason(state.error, context.blame);
    return { state: 'failed', exitCode: null, signal: null, ...why, neverStarted: true };
  }
  if (exitCode === 0 && state.error === '') {
    return { state: 'finished', exitCode, signal: null, reason: null };
  }
  const refused = context.tail.findLast((line) => INIT_FAILED.test(line));
  if (refused !== undefined && (exitCode === 126 || exitCode === 127)) {
    const said = refused.replace(INIT_FAILED, '');
    const program = /^exec (.*) failed: /.exec(said)?.[1] ?? '';
    const { reason } = startReason(said, { words: [program], hasGpus: false, hasLimits: false });
    // Any program can print that line.
    return { state: 'failed', exitCode, signal: null, reason, neverStarted: true, boxFault: false };
  }
  return { state: 'failed', exitCode, signal: signalOf(exitCode), reason: reasonOf(state, context) };
}

/** What docker-init prints when it cannot execute the program of the job. */
const INIT_FAILED = /^\[FATAL tini \(\d+\)\] /;

function wasStarted({ startedAt, status }: ContainerState): boolean {
  return status !== 'created' && !startedAt.startsWith('0001-');
}

function reasonOf({ exitCode, oomKilled, error }: ContainerState, { memory }: EndContext): string | null {
  if (oomKilled) {
    return memory === null
      ? 'out of memory: the machine had no more. Run fewer jobs at once, or set `memory` in the queue.'
      : `out of memory: it may use ${memory}. Set a higher \`memory\` in the queue, or use less.`;
  }
  if (error !== '') return startReason(error).reason;
  if (exitCode === 125)
    return 'exit code 125: in a container this is often docker’s own error. See its last lines.';
  if (exitCode === 126) {
    return 'exit code 126: a program could not be executed. Check that it is executable, and made for this processor.';
  }
  if (exitCode === 127)
    return 'exit code 127: a command was not found. Check the entry point of the job, and the image.';
  if (exitCode === 137) {
    return 'killed (SIGKILL): by somebody, or because the machine had no more memory. Its kernel log tells which.';
  }
  const signal = signalOf(exitCode);
  return signal === null ? null : `ended by ${signal}`;
}

const SIGNALS: Readonly<Record<number, string>> = {
  1: 'SIGHUP',
  2: 'SIGINT',
  3: 'SIGQUIT',
  4: 'SIGILL',
  6: 'SIGABRT',
  7: 'SIGBUS',
  8: 'SIGFPE',
  9: 'SIGKILL',
  11: 'SIGSEGV',
  13: 'SIGPIPE',
  15: 'SIGTERM',
};

function signalOf(exitCode: number): string | null {
  return SIGNALS[exitCode - 128] ?? null;
}
