import { spawn, type ChildProcess, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import type { Readable, Writable } from 'node:stream';
import { LaunchError, messageOf } from '../../common/errors.ts';
import { LineSplitter } from '../../common/lines.ts';
import { BoxError } from '../box-error.ts';
import { unnamedFile } from './unnamed-file.ts';

/** What docker's client needs of an environment: where the engine is, how to reach it, where credentials are kept. */
const CLIENT_NAMES =
  /^(PATH|HOME|USERPROFILE|SystemRoot|TMPDIR|XDG_RUNTIME_DIR|SSH_AUTH_SOCK|DOCKER_\w+|(https?|no|all)_proxy|SSL_CERT_(FILE|DIR))$/i;

/** The part of an environment that docker's client gets: no token of the workflow runner, no secret of the owner. */
export function clientEnvironment(env: Readonly<Record<string, string | undefined>>): Record<string, string> {
  const entries = Object.entries(env).filter(
    ([name, value]) => value !== undefined && CLIENT_NAMES.test(name),
  );
  return Object.fromEntries(entries) as Record<string, string>;
}

export interface CallOptions {
  readonly signal?: AbortSignal;
  /** Milliseconds. Default 60 000. */
  readonly timeoutMs?: number;
  /** What the command finds in /dev/stdin. */
  readonly stdin?: string | null;
  /** Variables beyond the client's own. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Receives both streams, line by line. */
  readonly onLine?: (line: string) => void;
}

export interface CallResult {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Longer answers are cut: nothing that is asked for here has them. */
const MAX_ANSWER = 8_000_000;

/** Docker's command line: argument vectors, never a shell, a small environment, a deadline. */
export class DockerClient {
  readonly #program: string;
  readonly #environment: Readonly<Record<string, string>>;

  /**
   * @param environment where `clientEnvironment` takes its part from
   * @param program the client, when it is not `docker` on the PATH
   */
  constructor(environment: Readonly<Record<string, string | undefined>>, program = 'docker') {
    this.#program = program;
    this.#environment = clientEnvironment(environment);
  }

  /** Where the engine is, when the environment says; null: the client's context does. */
  get host(): string | null {
    return this.#environment['DOCKER_HOST'] || null;
  }

  /** The version of the API that the environment asks for; null: none. */
  get apiVersion(): string | null {
    return this.#environment['DOCKER_API_VERSION'] || null;
  }

  /**
   * Runs one command to its end. A bad exit code is the caller's to judge.
   * @throws LaunchError when there is no client, or the deadline passed; the reason of `signal` when that aborted
   */
  async call(args: readonly string[], options: CallOptions = {}): Promise<CallResult> {
    const { signal, timeoutMs = 60_000 } = options;
    signal?.throwIfAborted();
    const deadline = AbortSignal.timeout(timeoutMs);
    const input = typeof options.stdin === 'string' ? await unnamedFile(options.stdin) : null;
    try {
      const child = this.spawn(args, {
        signal: signal ? AbortSignal.any([signal, deadline]) : deadline,
        ...(options.environment ? { environment: options.environment } : {}),
        ...(input ? { stdin: input.fd } : {}),
      });
      const stdout = collect(child.stdout, options.onLine);
      const stderr = collect(child.stderr, options.onLine);
      const [exitCode] = (await once(child, 'close')) as [number | null];
      return { exitCode, stdout: stdout(), stderr: stderr() };
    } catch (error) {
      signal?.throwIfAborted();
      if (deadline.aborted) {
        throw new LaunchError(`docker ${args[0] ?? ''} took longer than ${Math.round(timeoutMs / 1000)} s.`, {
          cause: error,
          hint: 'Look at the engine: it may be overloaded or hang.',
        });
      }
      throw this.#unusable(error);
    } finally {
      await input?.close();
    }
  }

  /** Starts a command whose output is streamed. The child is in a group of its own: no Ctrl-C of a terminal ends it. */
  spawn(
    args: readonly string[],
    options: {
      readonly signal?: AbortSignal;
      readonly environment?: Readonly<Record<string, string>>;
      /** A file descriptor. */
      readonly stdin?: number;
    } = {},
  ): ChildProcess {
    return spawn(this.#program, args, {
      env: { ...options.environment, ...this.#environment },
      detached: true,
      windowsHide: true,
      stdio: [options.stdin ?? 'ignore', 'pipe', 'pipe'],
      ...(options.signal ? { signal: options.signal } : {}),
    });
  }

  /** A connection to the API of the engine that the client makes, and passes on as its standard streams. */
  dial(): ChildProcessByStdio<Writable, Readable, Readable> {
    return spawn(this.#program, ['system', 'dial-stdio'], {
      env: this.#environment,
      detached: true,
      windowsHide: true,
      stdio: ['pipe', 'pipe', 'pipe'],
    });
  }

  #unusable(error: unknown): LaunchError {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
      return new BoxError(`There is no ${this.#program} on this machine.`, {
        cause: error,
        hint: 'Install Docker on the runner, or use a queue whose resource is local-process.',
      });
    }
    if ((error as NodeJS.ErrnoException).code === 'E2BIG') {
      return new LaunchError('The environment of the job is larger than this system allows.', {
        cause: error,
        hint: 'Put large values of its configuration into files or artifacts.',
      });
    }
    return new LaunchError(`Cannot run docker: ${messageOf(error)}.`, { cause: error });
  }
}

function collect(
  stream: NodeJS.ReadableStream | null,
  onLine: ((line: string) => void) | undefined,
): () => string {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const lines = onLine && new LineSplitter(onLine);
  stream?.on('data', (chunk: Uint8Array) => {
    if (size < MAX_ANSWER) chunks.push(chunk);
    size += chunk.length;
    lines?.push(chunk);
  });
  stream?.on('end', () => lines?.end());
  return () => Buffer.concat(chunks).toString('utf8');
}
