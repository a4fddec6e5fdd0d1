import type { CallOptions, WandbClient } from '../wandb/client.ts';
import { runDetails, runHistory, runLogTail, sampledHistory, stopRun } from '../wandb/operations/runs.ts';
import type { JsonObject, RunDetails, RunRef } from '../wandb/types.ts';
import { runUrl } from '../wandb/urls.ts';
import { LaunchError } from './errors.ts';

/** The run of a launch, as it was when it was read. `refresh` reads it again. */
export class LaunchedRun {
  readonly client: WandbClient;
  readonly ref: RunRef;
  readonly details: RunDetails;

  constructor(client: WandbClient, ref: RunRef, details: RunDetails) {
    this.client = client;
    this.ref = ref;
    this.details = details;
  }

  get id(): string {
    return this.ref.runId;
  }

  get entity(): string {
    return this.ref.entity;
  }

  get project(): string {
    return this.ref.project;
  }

  get name(): string {
    return this.details.displayName ?? this.ref.runId;
  }

  /** Lower case: `pending`, `running`, `preempting`, `finished`, `failed`, `crashed`, `killed`, `preempted`. */
  get state(): string {
    return this.details.state;
  }

  /** Without the wrappers and internal keys of the wire. */
  get config(): JsonObject {
    return this.details.config;
  }

  /** The last value of every metric. */
  get summary(): JsonObject {
    return this.details.summary;
  }

  /** Address in the web app. */
  get url(): string {
    return runUrl(this.client.appUrl, this.ref);
  }

  /**
   * Rows that were logged, in order: at most `samples` (default 500), chosen by the server over the whole run.
   * With `keys` only rows that hold all of them.
   */
  history(
    options: { keys?: readonly string[]; samples?: number; signal?: AbortSignal } = {},
  ): Promise<readonly JsonObject[]> {
    const { keys, samples = 500, signal } = options;
    const call: CallOptions = signal === undefined ? {} : { signal };
    return keys === undefined
      ? runHistory(this.client, this.ref, samples, call)
      : sampledHistory(this.client, this.ref, keys, samples, call);
  }

  /** The last lines that the run printed, oldest first. Untrusted text. */
  async logTail(lines = 30, call: CallOptions = {}): Promise<readonly string[]> {
    return (await runLogTail(this.client, this.ref, lines, call)).map(({ line }) => line);
  }

  /** Asks the program to stop: it does so at its next heartbeat. @throws LaunchError when the server refuses */
  async stop(call: CallOptions = {}): Promise<void> {
    if (await stopRun(this.client, this.details.storageId, call)) return;
    throw new LaunchError(`The server did not accept to stop the run ${this.id}.`, {
      hint: 'It may have ended already.',
    });
  }

  /** The run as it is now. @throws LaunchError when it was deleted */
  async refresh(call: CallOptions = {}): Promise<LaunchedRun> {
    const details = await runDetails(this.client, this.ref, call);
    if (details !== null) return new LaunchedRun(this.client, this.ref, details);
    throw new LaunchError(`The run ${this.entity}/${this.project}/${this.id} is no longer there.`);
  }
}
