import type { Tail } from '../../common/lines.ts';
import type { RunEnd, RunnerState, SubmittedRun as BackendRun } from '../../runners/runner.ts';
import type { JsonObject, RunRef } from '../../wandb/types.ts';

/** What is known of a run when it starts. */
export interface SubmittedRunFacts {
  /** Where W&B keeps the run, once its program has begun it. Without an account the entity may be empty. */
  readonly run: RunRef;
  /** Its page; null without an account. */
  readonly runUrl: string | null;
  /** `entity/project/name:vN`; null when it is not made from a job. */
  readonly job: string | null;
  /** The image that it runs in; null when it runs in none. */
  readonly image: string | null;
  /** The launch spec. May hold secrets. */
  readonly spec: JsonObject;
}

/** A handle on a run that was started here. */
export class SubmittedRun implements SubmittedRunFacts {
  readonly run: RunRef;
  readonly runUrl: string | null;
  readonly job: string | null;
  readonly image: string | null;
  readonly spec: JsonObject;
  /** What the backend calls it: the id of a container or of a process. */
  readonly id: string;
  readonly #backend: BackendRun;
  readonly #end: Promise<RunEnd>;
  readonly #tail: Tail;
  readonly #graceMs: number;

  /** Made by `startRun`. @param end resolves once nothing of the run is left on this machine; never rejects */
  constructor(
    facts: SubmittedRunFacts,
    backend: BackendRun,
    rest: { readonly end: Promise<RunEnd>; readonly tail: Tail; readonly graceMs: number },
  ) {
    this.run = facts.run;
    this.runUrl = facts.runUrl;
    this.job = facts.job;
    this.image = facts.image;
    this.spec = facts.spec;
    this.id = backend.id;
    this.#backend = backend;
    this.#end = rest.end;
    this.#tail = rest.tail;
    this.#graceMs = rest.graceMs;
  }

  /** The id of the run in W&B. */
  get runId(): string {
    return this.run.runId;
  }

  getStatus(): RunnerState {
    return this.#backend.getStatus();
  }

  /** The last lines that it printed, oldest first, without the secrets that are known. Untrusted text. */
  getLogs(): readonly string[] {
    return this.#tail.lines();
  }

  /** Resolves when it has ended: true when it ended well. Never rejects. */
  async wait(): Promise<boolean> {
    return (await this.#end).state === 'finished';
  }

  /** As `wait`, with everything that is known of the end. */
  end(): Promise<RunEnd> {
    return this.#end;
  }

  /** Asks it to end, and ends it by force after `graceMs`. Resolves when nothing of it is left. Repeatable. */
  async cancel(graceMs: number = this.#graceMs): Promise<void> {
    await this.#backend.cancel(graceMs);
    await this.#end;
  }
}
