import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { LaunchError, messageOf } from '../common/errors.ts';
import { LineSplitter, Tail } from '../common/lines.ts';
import { BoxError } from './box-error.ts';
import { identityInProcess } from './identity.ts';
import type { RunEnd, RunRequest, Runner, RunnerState, SubmittedRun } from './runner.ts';

export interface ProcessRunnerOptions {
  /** What the job sees of this process's environment: see `scrubEnvironment`. */
  readonly environment: Readonly<Record<string, string>>;
}

/** `local-process`: the job runs as a process of this machine, in its own process group, with no isolation. */
export class ProcessRunner implements Runner {
  readonly resource = 'local-process';
  readonly #environment: Readonly<Record<string, string>>;

  constructor(options: ProcessRunnerOptions) {
    this.#environment = options.environment;
  }

  async run(request: RunRequest): Promise<SubmittedRun> {
    const [program, ...args] = request.command;
    if (program === undefined) {
      throw new LaunchError('The job has no entry point, so there is nothing to run.', {
        hint: 'Give it one with `entry-point`, or make a job that has one.',
      });
    }
    if (request.directory === null) {
      throw new LaunchError('A job without code cannot run with resource local-process.', {
        hint: 'Use a job made from code or from a git repository, or a queue whose resource is local-container.',
      });
    }
    const child = spawn(program, args, {
      cwd: request.directory,
      env: {
        ...this.#environment,
        ...request.environment,
        ...(request.identity === undefined ? {} : identityInProcess(request.identity)),
      },
      // A group of its own: a cancel reaches the children of the job, and a Ctrl-C of the terminal does not.
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    try {
      await once(child, 'spawn');
    } catch (error) {
      const isOfBox = /^E(AGAIN|NOMEM|MFILE|NFILE)$/.test((error as NodeJS.ErrnoException).code ?? '');
      throw new (isOfBox ? BoxError : LaunchError)(`Cannot start "${program}": ${messageOf(error)}.`, {
        cause: error,
        hint: 'Is it installed on this runner, and on its PATH?',
      });
    }
    return new SubmittedProcess(child, request);
  }
}

class SubmittedProcess implements SubmittedRun {
  readonly id: string;
  readonly #child: ChildProcess;
  readonly #tail = new Tail();
  readonly #end: Promise<RunEnd>;
  #state: RunnerState = 'running';

  constructor(child: ChildProcess, request: RunRequest) {
    this.id = String(child.pid);
    this.#child = child;
    for (const stream of [child.stdout, child.stderr]) {
      const splitter = new LineSplitter((line) => {
        this.#tail.push(line);
        request.onLine(line);
      }, request.redact);
      stream?.on('data', (bytes: Uint8Array) => splitter.push(bytes));
      stream?.on('end', () => splitter.end());
    }
    this.#end = this.#watch();
  }

  getStatus(): RunnerState {
    return this.#state;
  }

  getLogs(): readonly string[] {
    return this.#tail.lines();
  }

  wait(): Promise<RunEnd> {
    return this.#end;
  }

  async cancel(graceMs: number): Promise<void> {
    if (this.#state === 'running') {
      this.#state = 'stopping';
      signalGroup(this.#child, 'SIGTERM');
    }
    const force = setTimeout(() => signalGroup(this.#child, 'SIGKILL'), graceMs);
    await this.#end;
    clearTimeout(force);
    // Whatever the job started and left behind is in its group still.
    signalGroup(this.#child, 'SIGKILL');
  }

  /** A process leaves nothing that a record would hold on to. */
  async remove(): Promise<void> {
    await this.#end;
  }

  async #watch(): Promise<RunEnd> {
    // `exit`, not `close`: a grandchild that keeps the pipes open must not hold the slot.
    const [exitCode, signal] = (await once(this.#child, 'exit')) as [number | null, NodeJS.Signals | null];
    await drained(this.#child);
    const stopped = this.#state === 'stopping';
    const state = stopped ? 'stopped' : exitCode === 0 ? 'finished' : 'failed';
    this.#state = state;
    const reason = signal !== null && !stopped ? `ended by ${signal}` : null;
    return { state, exitCode, signal, reason };
  }
}

/** Waits for what the process printed before it ended, but not for what its children may print later. */
async function drained(child: ChildProcess): Promise<void> {
  const streams = [child.stdout, child.stderr].filter((stream) => stream !== null && !stream.closed);
  const closed = Promise.all(streams.map((stream) => once(stream as Readable, 'close')));
  const patience = new Promise((resolve) => setTimeout(resolve, 500).unref());
  await Promise.race([closed, patience]);
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, signal);
  } catch (error) {
    // ESRCH: the group is gone, which is what was wanted.
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
