import type { JsonObject } from '../wandb/types.ts';

/** The words that Launch uses for the state of a submitted run; not the words for the state of a W&B run. */
export type RunnerState =
  'unknown' | 'starting' | 'running' | 'finished' | 'failed' | 'stopping' | 'stopped' | 'preempted';

/** How a submitted run ended. */
export interface RunEnd {
  readonly state: 'finished' | 'failed' | 'stopped' | 'preempted';
  /** Null when it was ended by a signal, or when the backend does not tell. */
  readonly exitCode: number | null;
  readonly signal: string | null;
  /** Why it failed, where the backend knows more than the exit code: one line. */
  readonly reason: string | null;
  /** The program of the job was never started: the fault is the image, the engine or the box, not the job. */
  readonly neverStarted?: boolean;
  /** It was never started, and another job would not be either: see `BoxError`. */
  readonly boxFault?: boolean;
}

/** A file with an identity token, which is replaced by a new one before it ends. */
export interface JobIdentity {
  /** A folder of its own, of which nothing but this is known to the job. */
  readonly directory: string;
  /** Name of the file in it. */
  readonly file: string;
}

/** What a runner is asked to start. Everything in it was checked against the policy of the runner's owner. */
export interface RunRequest {
  readonly itemId: string;
  readonly runId: string;
  /** The image of an image job, or the base image that code runs on; null when there is no container. */
  readonly image: string | null;
  /** The folder that holds the code, when there is code. A container gets a copy. */
  readonly directory: string | null;
  /** `overrides.working_dir`: where the program starts, relative to the code. */
  readonly workingDirectory?: string | null;
  /** Argument vector: entry point, then arguments. */
  readonly command: readonly string[];
  /** `command` holds arguments only, for the entry point that the image has itself. */
  readonly keepsEntryPoint?: boolean;
  /** The variables that Launch gives to the job; they win over everything else. */
  readonly environment: Readonly<Record<string, string>>;
  /** How the job proves who it is when it gets no key. Ours, and never a queue's. */
  readonly identity?: JobIdentity;
  /** The part of `resource_args` that belongs to this runner's resource. */
  readonly resourceArgs: JsonObject;
  /** Receives every line that the job prints, without its line end. Untrusted text. */
  onLine(line: string): void;
  /**
   * Cuts secrets out of a line that is too long to be given to `onLine` in one: of its pieces none may show a whole
   * secret, so they could not be cut there.
   */
  readonly redact?: (text: string) => string;
  /** Receives what happens before the job starts, such as the pull of its image: a line each. */
  readonly onProgress?: (line: string) => void;
  /** Gives up the start; a job that runs already is ended with `cancel`. */
  readonly signal?: AbortSignal;
}

/** A handle on what was started: the `SubmittedRun` of the reference. */
export interface SubmittedRun {
  /** What the backend calls it: a process id, a container id. */
  readonly id: string;
  getStatus(): RunnerState;
  /** The last lines it printed, oldest first. */
  getLogs(): readonly string[];
  /** Resolves when it has ended. Never rejects. */
  wait(): Promise<RunEnd>;
  /** Ends it, by force after `graceMs`; resolves when nothing of it is left. Repeatable. */
  cancel(graceMs: number): Promise<void>;
  /** Takes away what it left on the backend; to be called once its end was reported. Repeatable. */
  remove(): Promise<void>;
  /** The devices that it was lent, by index or id; absent or empty: none. */
  readonly gpus?: readonly string[];
}

/** One backend. */
export interface Runner {
  /** The word in a queue's configuration: `local-process`, `local-container`. */
  readonly resource: string;
  /** @throws LaunchError when it cannot be started */
  run(request: RunRequest): Promise<SubmittedRun>;
}
