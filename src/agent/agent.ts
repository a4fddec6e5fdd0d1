import { systemClock, type Clock } from '../common/clock.ts';
import { LaunchError, messageOf, oneLine } from '../common/errors.ts';
import { silentLogger, type Logger } from '../common/logger.ts';
import { ProcessRunner } from '../runners/process.ts';
import type { Runner } from '../runners/runner.ts';
import type { WandbClient } from '../wandb/client.ts';
import { WandbError } from '../wandb/errors.ts';
import {
  failItem,
  launchAgent,
  popFromQueue,
  updateLaunchAgent,
  type PoppedItem,
} from '../wandb/operations/agents.ts';
import { queueItem } from '../wandb/operations/queues.ts';
import { runStatus } from '../wandb/operations/runs.ts';
import type { JsonObject } from '../wandb/types.ts';
import { runUrl } from '../wandb/urls.ts';
import { LAUNCH_PROJECT, type LaunchAgentConfig } from './config.ts';
import type { AgentItem } from './item.ts';
import { initialised, verdictOf, type Verdict } from './outcome.ts';
import { register, type Registration } from './register.ts';
import { LostItemError, RefusedError, runJob } from './run-job.ts';
import { checkSweepState } from './sweep.ts';
import { newTracker, type JobTracker } from './tracker.ts';
import { readWork } from './work.ts';

/** Why an agent ended. */
export type AgentEnd = 'idle' | 'max-items' | 'max-runtime' | 'stop-asked' | 'cancelled';

export interface LaunchAgentOptions {
  readonly config: LaunchAgentConfig;
  readonly host: { readonly hostname: string; readonly version: string };
  /** What jobs see of this process's environment. */
  readonly jobEnvironment: Readonly<Record<string, string>>;
  readonly logger?: Logger;
  readonly clock?: Clock;
  readonly random?: () => number;
  readonly signal?: AbortSignal;
  readonly onSecret?: (secret: string) => void;
  /** One line that a job printed. Untrusted. */
  readonly onLine?: (tracker: JobTracker, line: string) => void;
  /** Called once an item has ended. */
  readonly onItem?: (item: AgentItem) => void;
}

/** Waits between empty polls, in milliseconds: quick at first, then slower. */
const FIRST_POLL_MS = 1_000;
const SLOWEST_POLL_MS = 10_000;
/** When to ask whether a run was initialised after its process ended, as the Python agent does: 63 s in all. */
const INITIALISED_AFTER_MS = [0, 1_000, 2_000, 4_000, 8_000, 16_000, 32_000];

let latest: LaunchAgent | null = null;

/** Polls run queues and launches their runs. */
export class LaunchAgent {
  readonly #client: WandbClient;
  readonly #options: LaunchAgentOptions;
  readonly #registration: Registration;
  readonly #clock: Clock;
  readonly #logger: Logger;
  readonly #random: () => number;
  readonly #stop = new AbortController();
  readonly #runner: Runner;
  readonly #jobs = new Map<string, JobTracker>();
  /** Work that goes on after a slot was freed: reports to the server. */
  readonly #closing = new Set<Promise<void>>();
  readonly #items: AgentItem[] = [];
  #rotation: string[];
  #taken = 0;
  #wake: () => void = () => {};

  private constructor(client: WandbClient, options: LaunchAgentOptions, registration: Registration) {
    this.#client = client;
    this.#options = options;
    this.#registration = registration;
    this.#clock = options.clock ?? systemClock;
    this.#logger = options.logger ?? silentLogger;
    this.#random = options.random ?? Math.random;
    this.#rotation = [...new Set(options.config.queues)];
    this.#runner = new ProcessRunner({ environment: options.jobEnvironment });
    options.signal?.addEventListener('abort', () => this.#stop.abort(options.signal?.reason), { once: true });
    if (options.signal?.aborted) this.#stop.abort(options.signal.reason);
  }

  /**
   * Registers an agent with the server.
   * @throws LaunchError when a queue is missing; WandbError when the key is wrong
   */
  static async create(client: WandbClient, options: LaunchAgentOptions): Promise<LaunchAgent> {
    const call = options.signal ? { signal: options.signal } : {};
    latest = new LaunchAgent(client, options, await register(client, options.config, options.host, call));
    return latest;
  }

  /** Whether this process has an agent. */
  static initialized(): boolean {
    return latest !== null;
  }

  /** The name that the server gave to this process's agent. @throws LaunchError when there is none */
  static name(): string {
    if (latest === null) throw new LaunchError('LaunchAgent has not been initialized.');
    return latest.name;
  }

  get name(): string {
    return this.#registration.name;
  }

  /** Jobs running, schedulers not counted. */
  get numRunningJobs(): number {
    return this.#count(false);
  }

  get numRunningSchedulers(): number {
    return this.#count(true);
  }

  /** Keys of the jobs being run: item ids. */
  get threadIds(): readonly string[] {
    return [...this.#jobs.keys()];
  }

  /** What became of the items so far. */
  get items(): readonly AgentItem[] {
    return this.#items;
  }

  /** Polls and runs jobs until there is no more to do, a stop is asked for, or the signal aborts. */
  async loop(): Promise<AgentEnd> {
    await this.updateStatus('POLLING');
    this.printStatus();
    let end: AgentEnd;
    try {
      end = await this.#poll();
    } finally {
      await this.#settle();
    }
    return end;
  }

  /** The next item of any queue, with its queue; null when all are empty. The queue that gave one goes to the end. */
  async getJobAndQueue(): Promise<{ job: PoppedItem; queue: string } | null> {
    for (const queue of this.#rotation) {
      const job = await this.popFromQueue(queue);
      if (job === null) continue;
      this.#rotation = [...this.#rotation.filter((name) => name !== queue), queue];
      return { job, queue };
    }
    return null;
  }

  /** Takes an item off a queue, on a lease of about a minute. @throws WandbError */
  async popFromQueue(queue: string): Promise<PoppedItem | null> {
    const { entity } = this.#options.config;
    const { agentId } = this.#registration;
    return popFromQueue(
      this.#client,
      { entity, project: LAUNCH_PROJECT, queue, agentId },
      { signal: this.#stop.signal },
    );
  }

  /** Starts an item in a slot of its own and returns at once; the slot is free when its process has ended. */
  runJob(job: PoppedItem, queue: string): void {
    const tracker = newTracker(job.itemId, queue, this.#clock.now());
    this.#jobs.set(job.itemId, tracker);
    void this.taskRunJob(job.runSpec, tracker);
  }

  /** The body of one running job. Never rejects. */
  async taskRunJob(launchSpec: JsonObject, tracker: JobTracker): Promise<void> {
    const { config } = this.#options;
    try {
      const end = await runJob(tracker, launchSpec, {
        client: this.#client,
        config,
        runner: this.#runner,
        clock: this.#clock,
        logger: this.#logger,
        signal: this.#stop.signal,
        random: this.#random,
        onSecret: (secret) => this.#options.onSecret?.(secret),
        onLine: (from, line) => this.#options.onLine?.(from, line),
      });
      this.#later(async () => {
        const state = await this.#runStateOf(tracker, end.state === 'finished');
        await this.#close(tracker, verdictOf(end, state, this.#cancelledBecause()), end.exitCode);
      });
    } catch (error) {
      this.finishThreadId(tracker.itemId, error);
      return;
    }
    this.finishThreadId(tracker.itemId);
  }

  /** Refuses a run of a sweep that has ended. @throws LaunchError */
  async checkSweepState(launchSpec: JsonObject): Promise<void> {
    await checkSweepState(this.#client, readWork(launchSpec), { signal: this.#stop.signal });
  }

  /** Reports a failed item. */
  async failRunQueueItem(
    runQueueItemId: string,
    message: string,
    phase: 'agent' | 'build' | 'run',
    files: readonly string[] = [],
  ): Promise<void> {
    // Not with the stop signal: a report is owed above all when the agent is being stopped.
    const filePaths = files.length > 0 ? { filePaths: files } : {};
    await failItem(this.#client, { itemId: runQueueItemId, message, stage: phase, ...filePaths });
  }

  /** Takes a job off the list and frees its slot; with an exception, the item is failed by it. */
  finishThreadId(threadId: string, exception?: unknown): void {
    const tracker = this.#jobs.get(threadId);
    this.#jobs.delete(threadId);
    if (tracker && exception !== undefined)
      this.#later(() => this.#close(tracker, this.#verdictOn(exception), null));
    this.#wake();
  }

  printStatus(): void {
    const { maxJobs } = this.#options.config;
    const polling = this.numRunningJobs < maxJobs ? `polling on queues ${this.#rotation.join(',')}, ` : '';
    const limit = `running ${this.numRunningJobs} out of a maximum of ${maxJobs} jobs`;
    this.#logger.info(`agent ${this.name} ${polling}${limit}`);
  }

  /** Tells the server the agent's state; a failure is no reason to stop working. */
  async updateStatus(status: 'POLLING' | 'RUNNING' | 'KILLED'): Promise<void> {
    try {
      const taken = await updateLaunchAgent(this.#client, this.#registration.agentId, status, {
        deadlineMs: 10_000,
      });
      if (!taken) this.#logger.warning(`Failed to update agent status to ${status}.`);
    } catch (error) {
      this.#logger.warning(`Failed to update agent status to ${status}: ${oneLine(error)}`);
    }
  }

  async #poll(): Promise<AgentEnd> {
    const { config } = this.#options;
    const begun = this.#clock.now();
    let busyAt = begun;
    let wait = FIRST_POLL_MS;
    for (;;) {
      if (this.#stop.signal.aborted) return 'cancelled';
      if (config.maxItems !== null && this.#taken >= config.maxItems) return 'max-items';
      const now = this.#clock.now();
      if (config.maxRuntimeMs !== null && now - begun >= config.maxRuntimeMs) return 'max-runtime';
      if (this.#jobs.size > 0) busyAt = now;
      if (config.idleTimeoutMs !== null && now - busyAt >= config.idleTimeoutMs) return 'idle';
      if (this.numRunningJobs >= config.maxJobs) {
        await this.#pause(SLOWEST_POLL_MS);
        continue;
      }
      const turn = await this.#turn();
      if (turn === 'stop-asked') return turn;
      wait = turn === 'took' ? FIRST_POLL_MS : Math.min(wait * 1.5, SLOWEST_POLL_MS);
      if (turn === 'took') continue;
      const idleLeft = config.idleTimeoutMs === null ? Infinity : busyAt + config.idleTimeoutMs - now;
      await this.#pause(Math.min(wait * (0.8 + 0.4 * this.#random()), Math.max(idleLeft, 1)));
    }
  }

  /** One look at the server: is a stop asked for, is there work? Errors that may pass are survived. */
  async #turn(): Promise<'took' | 'empty' | 'stop-asked'> {
    try {
      const known = await launchAgent(this.#client, this.#registration.agentId, {
        signal: this.#stop.signal,
      });
      if (known?.stopPolling) return 'stop-asked';
      const next = await this.getJobAndQueue();
      if (next === null) return 'empty';
      this.#taken += 1;
      if (this.#jobs.size === 0) this.#later(() => this.updateStatus('RUNNING'));
      this.#logger.info(`Took item ${next.job.itemId} off queue ${next.queue}.`);
      this.runJob(next.job, next.queue);
      return 'took';
    } catch (error) {
      if (this.#stop.signal.aborted) return 'empty';
      if (error instanceof WandbError && (error.kind === 'auth' || error.kind === 'permission')) throw error;
      this.#logger.warning(`Polling failed, and goes on: ${oneLine(error)}`);
      return 'empty';
    }
  }

  /** Lets jobs end (or end by the signal), and sends what is still to be told. */
  async #settle(): Promise<void> {
    while (this.#jobs.size > 0) await this.#pause(SLOWEST_POLL_MS, true);
    while (this.#closing.size > 0) await Promise.all(this.#closing);
    await this.updateStatus('KILLED');
    this.printStatus();
  }

  /** Sleeps, but not longer than until a slot is freed; and, unless `deaf`, not after a stop. */
  async #pause(ms: number, deaf = false): Promise<void> {
    const early = new AbortController();
    this.#wake = () => early.abort();
    const signal = deaf ? early.signal : AbortSignal.any([early.signal, this.#stop.signal]);
    try {
      await this.#clock.sleep(ms, signal);
    } catch {
      // Woken early: the loop looks again.
    }
  }

  #later(task: () => Promise<void>): void {
    const promise = task()
      .catch((error: unknown) => this.#logger.warning(`A report to W&B failed: ${oneLine(error)}`))
      .finally(() => this.#closing.delete(promise));
    this.#closing.add(promise);
  }

  #count(schedulers: boolean): number {
    return [...this.#jobs.values()].filter((tracker) => tracker.isScheduler === schedulers).length;
  }

  #cancelledBecause(): string | null {
    return this.#stop.signal.aborted ? messageOf(this.#stop.signal.reason) : null;
  }

  #verdictOn(error: unknown): Verdict {
    const message = this.#cancelledBecause() ?? oneLine(error);
    const outcome = this.#stop.signal.aborted
      ? 'cancelled'
      : error instanceof RefusedError
        ? 'refused'
        : 'agent-failed';
    const failure = error instanceof LostItemError ? null : ({ stage: 'agent', message } as const);
    return { state: 'failed', outcome, message, failure };
  }

  /** The state of the job's run, asked for until it shows that the program called `wandb.init`. */
  async #runStateOf(tracker: JobTracker, patient: boolean): Promise<string | null> {
    const { work, runId } = tracker;
    if (work === null || runId === null) return null;
    const run = { entity: work.entity, project: work.project.toLowerCase(), runId };
    let state: string | null = null;
    for (const ms of patient ? INITIALISED_AFTER_MS : INITIALISED_AFTER_MS.slice(0, 3)) {
      if (ms > 0 && this.#stop.signal.aborted) break;
      await this.#clock.sleep(ms, this.#stop.signal).catch(() => {});
      state = (await runStatus(this.#client, run, { deadlineMs: 10_000 }).catch(() => null))?.state ?? null;
      if (initialised(state)) break;
    }
    return state;
  }

  async #close(tracker: JobTracker, verdict: Verdict, exitCode: number | null): Promise<void> {
    const item = await this.#itemOf(tracker, verdict, exitCode);
    this.#items.push(item);
    this.#options.onItem?.(item);
    if (verdict.failure)
      await this.failRunQueueItem(tracker.itemId, verdict.failure.message, verdict.failure.stage);
    if (this.#jobs.size === 0 && !this.#stop.signal.aborted) await this.updateStatus('POLLING');
  }

  async #itemOf(tracker: JobTracker, verdict: Verdict, exitCode: number | null): Promise<AgentItem> {
    const { work, runId, startedAt, endedAt } = tracker;
    const run = work && runId ? { entity: work.entity, project: work.project.toLowerCase(), runId } : null;
    return {
      itemId: tracker.itemId,
      queue: tracker.queue,
      entity: work?.entity ?? null,
      project: work?.project ?? null,
      runId,
      runUrl: run ? runUrl(this.#client.appUrl, run) : null,
      job: work?.job ?? work?.image ?? null,
      state: verdict.state,
      outcome: verdict.outcome,
      exitCode,
      queueSeconds: await this.#queueSeconds(tracker),
      runSeconds:
        startedAt !== null && endedAt !== null ? Math.round((endedAt - startedAt) / 100) / 10 : null,
      message: verdict.message,
    };
  }

  async #queueSeconds(tracker: JobTracker): Promise<number | null> {
    const queue = { entity: this.#options.config.entity, project: LAUNCH_PROJECT, name: tracker.queue };
    const item = await queueItem(this.#client, queue, tracker.itemId, { deadlineMs: 5_000 }).catch(
      () => null,
    );
    if (item === null || item === 'queue-missing' || item.createdAt === null) return null;
    const seconds = (tracker.takenAt - Date.parse(item.createdAt)) / 1_000;
    return Number.isFinite(seconds) ? Math.max(0, Math.round(seconds * 10) / 10) : null;
  }
}
