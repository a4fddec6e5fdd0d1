import * as v from 'valibot';
import { systemClock, type Clock } from '../common/clock.ts';
import type { CallOptions, WandbClient } from '../wandb/client.ts';
import { deleteItem, queueItem } from '../wandb/operations/queues.ts';
import { runDetails } from '../wandb/operations/runs.ts';
import type { JsonObject, QueueItem, QueueRef, RunRef } from '../wandb/types.ts';
import { runUrl } from '../wandb/urls.ts';
import { cancelLaunch, type CancelOptions, type CancelReport } from './cancel.ts';
import { ExecutionError, LaunchError } from './errors.ts';
import { LaunchedRun } from './launched-run.ts';
import { observe } from './observe.ts';
import { startProgress, step, type Progress } from './progress.ts';
import { redactSpec } from '../common/redact.ts';
import type { LaunchState, Outcome } from './result.ts';
import type { Verdict } from './verdict.ts';
import { watch, type WaitOptions, type WatchedLaunch, type WatchOptions } from './wait.ts';

/** What a handle is made of. */
export interface QueuedRunFields {
  readonly id: string;
  readonly queue: QueueRef;
  readonly entity: string;
  readonly project: string;
  readonly priority?: number | null;
  readonly spec?: JsonObject | null;
  readonly pushedAt?: number | null;
  readonly queueUrl?: string | null;
  readonly attached?: boolean;
  /** The run, when it is known already. */
  readonly runRef?: RunRef | null;
}

const text = v.string();
const jsonSchema = v.object({
  version: v.literal(1),
  id: text,
  queue: v.object({ entity: text, project: text, name: text }),
  entity: text,
  project: text,
  priority: v.nullable(v.number()),
  spec: v.nullable(v.record(text, v.unknown())),
  pushedAt: v.nullable(v.number()),
  queueUrl: v.nullable(text),
  runRef: v.nullable(v.object({ entity: text, project: text, runId: text })),
});

/** A handle as plain data: enough to go on with it in another process. Secrets in the spec are cut. */
export type QueuedRunJson = v.InferOutput<typeof jsonSchema>;

type Call = Pick<CallOptions, 'signal'>;

/** Outcomes after which a wait has its run to give; every other one is an error. */
const HAS_RUN: ReadonlySet<Outcome> = new Set<Outcome>(['queued', 'succeeded', 'job-failed', 'cancelled']);

/** A launch on a queue: to wait for, to read, to take back. */
export class QueuedRun {
  readonly client: WandbClient;
  readonly clock: Clock;
  /** Id of the queue item; empty: the handle was made from a run whose item is not known. */
  readonly id: string;
  readonly queue: QueueRef;
  /** Where the run goes. The queue may belong to another entity. */
  readonly entity: string;
  readonly project: string;
  readonly priority: number | null;
  /** As pushed, with what the queue filled in. May hold secrets: `toJSON` cuts them. */
  readonly spec: JsonObject | null;
  /** Milliseconds since the epoch. */
  readonly pushedAt: number | null;
  /** Address in the web app. */
  readonly queueUrl: string | null;
  /** True: the item was on the queue already, and this handle was attached to it. */
  readonly attached: boolean;
  #item: QueueItem | null = null;
  #runRef: RunRef | null = null;

  constructor(client: WandbClient, fields: QueuedRunFields, clock: Clock = systemClock) {
    this.client = client;
    this.clock = clock;
    this.id = fields.id;
    this.queue = fields.queue;
    this.entity = fields.entity;
    this.project = fields.project;
    this.priority = fields.priority ?? null;
    this.spec = fields.spec ?? null;
    this.pushedAt = fields.pushedAt ?? null;
    this.queueUrl = fields.queueUrl ?? null;
    this.attached = fields.attached ?? false;
    this.#runRef = fields.runRef ?? null;
  }

  get queueName(): string {
    return this.queue.name;
  }

  get projectQueue(): string {
    return this.queue.project;
  }

  get queueEntity(): string {
    return this.queue.entity;
  }

  /** Where the run is; null until an agent has named it and a wait or `state` has seen it. */
  get runRef(): RunRef | null {
    return this.#runRef;
  }

  /** Address in the web app; null while the run is not known. */
  get runUrl(): string | null {
    return this.#runRef === null ? null : runUrl(this.client.appUrl, this.#runRef);
  }

  /** Where the launch stands now. @throws WandbError */
  async state(call: Call = {}): Promise<LaunchState> {
    const progress = await this.#look(call);
    return progress.itemMissingSince !== null && progress.run === null ? 'deleted' : progress.state;
  }

  /** The item as it is now, with its error and warnings; null: it is not on the queue. @throws WandbError */
  async item(call: Call = {}): Promise<QueueItem | null> {
    if (this.id === '') return null;
    const item = await queueItem(this.client, this.queue, this.id, call);
    return item === 'queue-missing' ? null : item;
  }

  /**
   * Waits until the fate of the launch is known, or until `options.until`. A claim timeout deletes the item, a run
   * timeout stops the run.
   * @throws WaitTimeoutError, WandbError, the reason of the signal: see `watch` in wait.ts
   */
  watch(options: WatchOptions = {}): Promise<Verdict> {
    return watch(this.client, this.watched(), options);
  }

  /** Waits for the run to be running (or to have ended). @throws LaunchError when it never will */
  async waitUntilStarted(options: WaitOptions = {}): Promise<LaunchedRun> {
    const verdict = await this.watch({ ...options, until: 'started' });
    return this.#runOf(verdict, options);
  }

  /** The name that the Python client has for `waitUntilStarted`. */
  waitUntilRunning(options: WaitOptions = {}): Promise<LaunchedRun> {
    return this.waitUntilStarted(options);
  }

  /**
   * Waits for the end of the run, and reads it once more for its final summary. A run that failed is returned, too:
   * look at its `state`, or set `throwOnFailure`.
   * @throws LaunchError when there is no run to return
   * @throws ExecutionError with `throwOnFailure` when the run did not finish
   */
  async waitUntilFinished(
    options: WaitOptions & { readonly throwOnFailure?: boolean } = {},
  ): Promise<LaunchedRun> {
    const verdict = await this.watch({ ...options, until: 'finished' });
    const failed = verdict.outcome !== 'succeeded' && verdict.run !== null;
    if (failed && options.throwOnFailure === true)
      throw new ExecutionError(verdict.message ?? `The run ended as ${verdict.state}.`);
    // The summary may arrive shortly after the state.
    if (verdict.run !== null) await this.clock.sleep(1_000, options.signal);
    return this.#runOf(verdict, options);
  }

  /**
   * Takes the item off the queue. A run that has started goes on: use `cancel` for that.
   * @throws LaunchError when the server did not remove it
   */
  async delete(call: Call = {}): Promise<void> {
    if (await deleteItem(this.client, this.queue, this.id, call)) return;
    const item = await this.item(call);
    if (item === null) return;
    throw new LaunchError(`The server did not remove the item ${this.id}, which is ${item.state}.`, {
      hint:
        item.associatedRunId === null ? 'Try again.' : 'An agent has taken it: use cancel() to stop its run.',
    });
  }

  /** Deletes the item while nobody has claimed it, else asks the run to stop. @throws WandbError */
  async cancel(options: CancelOptions = {}): Promise<CancelReport> {
    const report = await cancelLaunch(this.client, this.watched(), this.clock, options, this.#item);
    this.#runRef = report.runRef ?? this.#runRef;
    return report;
  }

  /** The same as `cancel`. */
  stop(options: CancelOptions = {}): Promise<CancelReport> {
    return this.cancel(options);
  }

  /** The run as it is now; null: there is none yet. @throws WandbError */
  async run(call: Call = {}): Promise<LaunchedRun | null> {
    if (this.#runRef === null) await this.#look(call);
    if (this.#runRef === null) return null;
    const details = await runDetails(this.client, this.#runRef, call);
    return details === null ? null : new LaunchedRun(this.client, this.#runRef, details);
  }

  toJSON(): QueuedRunJson {
    return {
      version: 1,
      id: this.id,
      queue: this.queue,
      entity: this.entity,
      project: this.project,
      priority: this.priority,
      spec: this.spec === null ? null : redactSpec(this.spec),
      pushedAt: this.pushedAt,
      queueUrl: this.queueUrl,
      runRef: this.#runRef,
    };
  }

  /** The handle that `toJSON` described. @throws LaunchError when `json` is something else */
  static fromJSON(client: WandbClient, json: unknown, clock: Clock = systemClock): QueuedRun {
    const read = v.safeParse(jsonSchema, json);
    if (!read.success) {
      throw new LaunchError('The saved handle of a launch cannot be read.', {
        cause: new v.ValiError(read.issues),
      });
    }
    return new QueuedRun(client, { ...read.output, attached: true }, clock);
  }

  /** What a wait of several launches needs of this one. */
  watched(): WatchedLaunch {
    return {
      id: this.id,
      queue: this.queue,
      entity: this.entity,
      project: this.project,
      run: this.#runRef,
      pushedAt: this.pushedAt,
      attached: this.attached,
      clock: this.clock,
      onProgress: (progress) => this.#remember(progress),
    };
  }

  #remember({ item, run, runRef }: Progress): void {
    this.#item = item;
    if (run !== null) this.#runRef = runRef;
  }

  async #look(call: Call): Promise<Progress> {
    const start = startProgress(this.queue, this.pushedAt);
    const now = (): number => this.clock.now();
    const none = Number.POSITIVE_INFINITY;
    const { progress } = step(start, await observe(this.client, this.watched(), start, 0, now, call), {
      until: 'finished',
      claimTimeoutMs: none,
      runTimeoutMs: none,
      crashedGraceMs: none,
      preemptedGraceMs: none,
    });
    this.#remember(progress);
    return progress;
  }

  async #runOf(verdict: Verdict, call: Call): Promise<LaunchedRun> {
    if (verdict.run === null || verdict.runRef === null || !HAS_RUN.has(verdict.outcome)) {
      throw new LaunchError(verdict.message ?? `The launch ended as ${verdict.state}, without a run.`, {
        ...(this.queueUrl === null ? {} : { hint: `See ${this.queueUrl}` }),
      });
    }
    const details = await runDetails(
      this.client,
      verdict.runRef,
      call.signal === undefined ? {} : { signal: call.signal },
    );
    if (details === null) throw new LaunchError(verdict.message ?? 'The run was deleted.');
    return new LaunchedRun(this.client, verdict.runRef, details);
  }
}
