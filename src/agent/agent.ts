import { join } from 'node:path';
import { systemClock, type Clock } from '../common/clock.ts';
import { LaunchError, messageOf, oneLine } from '../common/errors.ts';
import { silentLogger, type Logger } from '../common/logger.ts';
import { Redactor } from '../common/redact.ts';
import { ProcessRunner } from '../runners/process.ts';
import { RefusedError } from '../runners/refusal.ts';
import type { RunEnd, Runner, SubmittedRun } from '../runners/runner.ts';
import type { WandbClient } from '../wandb/client.ts';
import { WandbError } from '../wandb/errors.ts';
import { failItem, popFromQueue, type PoppedItem } from '../wandb/operations/agents.ts';
import type { JsonObject } from '../wandb/types.ts';
import { goOnBeside } from './beside.ts';
import { Breaker, type Start } from './breaker.ts';
import { Closer } from './closer.ts';
import { FailureFiles } from './failure-files.ts';
import type { AgentItem } from './item.ts';
import { JobLog } from '../launch/project/job-log.ts';
import type { LaunchAgentOptions } from './options.ts';
import { verdictOnTrouble, type Verdict } from './outcome.ts';
import { decideTurn, SLOWEST_POLL_MS, type AgentEnd } from './pace.ts';
import { queueWait } from './queue-wait.ts';
import { recoverOrphan } from './recover.ts';
import { register, type Registration } from './register.ts';
import { LostItemError, runJob } from './run-job.ts';
import { cancelSweep } from './sweep.ts';
import { ItemError } from '../launch/project/source.ts';
import { StatusReporter, type AgentStatus } from './status.ts';
import { checkSweepState } from './sweep.ts';
import { newTracker, runOf, type JobTracker } from './tracker.ts';
import { isSchedulerSpec, readWork } from '../launch/project/work.ts';

export type { LaunchAgentOptions } from './options.ts';
export type { AgentEnd } from './pace.ts';

const NEVER = new AbortController().signal;
/** Milliseconds between two prints of the status, by verbosity. */
const PRINT_MS = { quiet: 300_000, verbose: 20_000 } as const;
const KILLED_MS = { ordinary: 60_000, cancelled: 3_000 } as const;

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
  readonly #hurry: AbortSignal;
  readonly #runners: readonly Runner[];
  readonly #redactor = new Redactor();
  readonly #status: StatusReporter;
  readonly #files: FailureFiles;
  readonly #closer: Closer;
  readonly #breaker = new Breaker();
  readonly #jobs = new Map<string, JobTracker>();
  /** Items whose row is not written yet. */
  readonly #open = new Map<string, JobTracker>();
  /** Work that goes on after a slot was freed: reports to the server. */
  readonly #closing = new Set<Promise<void>>();
  readonly #items: AgentItem[] = [];
  #rotation: string[];
  #taken = 0;
  #stopAsked = false;
  #unreported = 0;
  #wake: () => void = () => {};

  private constructor(client: WandbClient, options: LaunchAgentOptions, registration: Registration) {
    const { config } = options;
    this.#client = client;
    this.#options = options;
    this.#registration = registration;
    this.#clock = options.clock ?? systemClock;
    this.#logger = options.logger ?? silentLogger;
    this.#random = options.random ?? Math.random;
    this.#hurry = options.hurry ?? NEVER;
    this.#rotation = [...new Set(config.queues)];
    this.#runners = options.runners?.(registration) ?? [new ProcessRunner({ environment: {} })];
    for (const secret of options.secrets ?? []) this.#redactor.add(secret);
    if (client.credentials.kind === 'key') this.#redactor.add(client.credentials.apiKey);
    if (config.jobApiKey !== null) this.#redactor.add(config.jobApiKey);
    this.#status = new StatusReporter(client, registration.agentId, this.#logger);
    const { entity } = config;
    this.#files = new FailureFiles(client, { entity, name: registration.name, host: options.host.hostname });
    this.#closer = new Closer({
      client,
      owner: { entity, project: config.queueProject },
      clock: this.#clock,
      logger: this.#logger,
      files: this.#files,
      cut: (text) => this.#redactor.cut(text),
      signal: this.#hurry,
      onItem: (item) => this.#addItem(item),
    });
    const stop = (): void => {
      options.state?.note({ kind: 'cancelled', because: this.#stopMessage(options.signal?.reason) });
      this.#stop.abort(options.signal?.reason);
    };
    options.signal?.addEventListener('abort', stop, { once: true });
    if (options.signal?.aborted) stop();
  }

  /**
   * Registers an agent with the server.
   * @throws LaunchError when a queue is missing; WandbError when the key is wrong
   */
  static async create(client: WandbClient, options: LaunchAgentOptions): Promise<LaunchAgent> {
    const call = options.signal ? { signal: options.signal } : {};
    const registration = await register(client, options.config, options.host, call);
    const { agentId, name } = registration;
    options.state?.note({
      kind: 'agent',
      ...options.state.place,
      agentId,
      name,
      entity: options.config.entity,
    });
    latest = new LaunchAgent(client, options, registration);
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

  /** Whether everything that was taken has ended, and the server knows. */
  get isSettled(): boolean {
    return (
      this.#open.size === 0 && this.#jobs.size === 0 && this.#closing.size === 0 && this.#unreported === 0
    );
  }

  /** Why no more items are claimed although there may be some; null: that is not so. */
  get brokenBecause(): string | null {
    return this.#breaker.isOpen ? this.#breaker.why : null;
  }

  /** Polls and runs jobs until there is no more to do, a stop is asked for, or the signal aborts. */
  async loop(): Promise<AgentEnd> {
    const over = new AbortController();
    const ticking = this.#tick(AbortSignal.any([over.signal, this.#stop.signal]));
    let end: AgentEnd | null = null;
    try {
      void this.updateStatus('POLLING');
      await this.#recover();
      this.printStatus();
      end = await this.#poll();
      return end;
    } finally {
      await this.#settle(end === 'cancelled');
      over.abort();
      await ticking;
    }
  }

  /** The next item of any queue, with its queue; null when all are empty. The queue that gave one goes to the end. */
  async getJobAndQueue(): Promise<{ job: PoppedItem; queue: string } | null> {
    let trouble: unknown;
    for (const queue of this.#rotation) {
      try {
        const job = await this.popFromQueue(queue);
        if (job === null) continue;
        this.#rotation = [...this.#rotation.filter((name) => name !== queue), queue];
        return { job, queue };
      } catch (error) {
        // One queue that cannot be read must not starve the others.
        trouble ??= error;
        if (isFatal(error) || this.#stop.signal.aborted) break;
      }
    }
    if (trouble !== undefined) throw trouble as Error;
    return null;
  }

  /** Takes an item off a queue, on a lease of about a minute. @throws WandbError */
  async popFromQueue(queue: string): Promise<PoppedItem | null> {
    const { entity, queueProject: project } = this.#options.config;
    const { agentId } = this.#registration;
    const from = { entity, project, queue, agentId };
    return popFromQueue(this.#client, from, { signal: this.#stop.signal });
  }

  /** Starts an item in a slot of its own and returns at once; the slot is free when its process has ended. */
  runJob(job: PoppedItem, queue: string): void {
    const { state, config } = this.#options;
    const note = state?.note ?? (() => {});
    note({ kind: 'taken', itemId: job.itemId, queue });
    const tracker = newTracker(job.itemId, queue, this.#clock.now(), { note });
    tracker.isScheduler = isSchedulerSpec(job.runSpec);
    tracker.queueSeconds = queueWait(this.#client, config, tracker, this.#stop.signal);
    if (this.#jobs.size === 0) void this.updateStatus('RUNNING');
    this.#jobs.set(job.itemId, tracker);
    this.#open.set(job.itemId, tracker);
    void this.taskRunJob(job.runSpec, tracker);
  }

  /** The body of one running job. Never rejects. */
  async taskRunJob(launchSpec: JsonObject, tracker: JobTracker): Promise<void> {
    try {
      const end = await runJob(tracker, launchSpec, {
        client: this.#client,
        config: this.#options.config,
        runners: this.#runners,
        clock: this.#clock,
        logger: this.#logger,
        signal: this.#stop.signal,
        random: this.#random,
        onSecret: (secret) => {
          this.#redactor.add(secret);
          this.#options.onSecret?.(secret);
        },
        openLog: (of) => this.#openLog(of),
      });
      this.#afterEnd(tracker, end);
    } catch (error) {
      this.finishThreadId(tracker.itemId, error);
    }
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
    const problem = {
      itemId: runQueueItemId,
      message: this.#redactor.cut(message),
      stage: phase,
      ...filePaths,
    };
    await failItem(this.#client, problem, { signal: this.#hurry });
  }

  /** Takes a job off the list and frees its slot; with an exception, the item is failed by it. */
  finishThreadId(threadId: string, exception?: unknown): void {
    const tracker = this.#jobs.get(threadId);
    this.#jobs.delete(threadId);
    if (tracker && exception !== undefined) {
      if (exception instanceof LostItemError) this.#taken -= 1;
      this.#record(tracker.start, oneLine(exception));
      if (tracker.startedAt !== null) tracker.endedAt ??= this.#clock.now();
      this.#afterLog(tracker);
      const verdict = this.#verdictOn(exception, tracker);
      const trace = FailureFiles.traceOf(exception);
      this.#later(async () => void (await this.#closer.close(tracker, { verdict, exitCode: null, trace })));
    }
    if (this.#jobs.size === 0 && !this.#stop.signal.aborted) void this.updateStatus('POLLING');
    this.#wake();
  }

  printStatus(): void {
    const { maxJobs } = this.#options.config;
    const polling = this.numRunningJobs < maxJobs ? `polling on queues ${this.#rotation.join(',')}, ` : '';
    const limit = `running ${this.numRunningJobs} out of a maximum of ${maxJobs === Infinity ? 'inf' : maxJobs} jobs`;
    this.#logger.info(`agent ${this.name} ${polling}${limit}`);
  }

  /** Tells the server the agent's state; a failure is no reason to stop working. */
  updateStatus(status: AgentStatus): Promise<void> {
    return this.#status.tell(status);
  }

  async #poll(): Promise<AgentEnd> {
    const { config } = this.#options;
    const begun = this.#clock.now();
    let busyAt = begun;
    let waited = 0;
    for (;;) {
      const now = this.#clock.now();
      if (this.#jobs.size > 0) busyAt = now;
      const turn = decideTurn(
        {
          now,
          begun,
          busyAt,
          taken: this.#taken,
          runningJobs: this.numRunningJobs,
          running: this.#jobs.size,
          stopAsked: this.#stopAsked,
          cancelled: this.#stop.signal.aborted,
          broken: this.#breaker.isOpen,
          waited,
          random: this.#random(),
        },
        config,
      );
      if (turn.do === 'end') return turn.why;
      if (turn.do === 'poll' && (await this.#take())) {
        waited = 0;
        continue;
      }
      if (turn.do === 'poll') waited = turn.pollMs;
      await this.#pause(turn.do === 'wait' ? turn.ms : turn.emptyMs);
    }
  }

  /** Takes the next item, if there is one. Errors that may pass are survived. @throws WandbError for a bad key */
  async #take(): Promise<boolean> {
    try {
      const next = await this.getJobAndQueue();
      if (next === null) return false;
      const { maxSchedulers } = this.#options.config;
      if (this.numRunningSchedulers >= maxSchedulers && isSchedulerSpec(next.job.runSpec)) {
        this.#logger.info(
          `Item ${next.job.itemId} is a sweep scheduler, and ${maxSchedulers} may run (max-schedulers): it goes back to its queue.`,
        );
        return false;
      }
      this.#taken += 1;
      this.#logger.info(`Took item ${next.job.itemId} off queue ${next.queue}.`);
      this.runJob(next.job, next.queue);
      return true;
    } catch (error) {
      if (this.#stop.signal.aborted) return false;
      if (isFatal(error)) throw error;
      this.#logger.warning(`Polling failed, and goes on: ${oneLine(error)}`);
      return false;
    }
  }

  /** What goes on beside the polling: is a stop asked for, does the server see that the agent lives? */
  #tick(over: AbortSignal): Promise<void> {
    return goOnBeside({
      client: this.#client,
      agentId: this.#registration.agentId,
      clock: this.#clock,
      logger: this.#logger,
      over,
      printMs: this.#options.config.verbosity > 0 ? PRINT_MS.verbose : PRINT_MS.quiet,
      onStopAsked: () => {
        this.#stopAsked = true;
        this.#wake();
      },
      touch: () => this.#options.state?.touch(),
      repeatStatus: () => void this.updateStatus(this.#jobs.size > 0 ? 'RUNNING' : 'POLLING'),
      printStatus: () => this.printStatus(),
    });
  }

  /** Picks up what lost agents of this machine left. What runs counts as running here; the rest goes on beside. */
  async #recover(): Promise<void> {
    const { state, config, findLeftovers = () => Promise.resolve([]) } = this.#options;
    const orphans = (await state?.takeOrphans()) ?? [];
    for (const orphan of orphans) {
      const left = orphan.record.items.filter((item) => !item.reported && item.claim !== null).length;
      this.#logger.info(
        `Picks up after agent ${orphan.record.name ?? orphan.origin}, which was lost: ${left} items.`,
      );
      try {
        const { settled } = await recoverOrphan(orphan, {
          client: this.#client,
          owner: { entity: config.entity, project: config.queueProject },
          closer: this.#closer,
          logger: this.#logger,
          find: findLeftovers,
          stopGraceMs: config.stopGraceMs,
          stopping: null,
          signal: this.#stop.signal,
          openLog: (tracker) => this.#openLog(tracker),
          watch: (tracker, run) => this.#adopt(tracker, run),
        });
        this.#later(() => settled);
      } catch (error) {
        this.#logger.warning(`What agent ${orphan.origin} left could not be seen to: ${oneLine(error)}`);
      }
    }
  }

  async #adopt(tracker: JobTracker, run: SubmittedRun): Promise<void> {
    this.#jobs.set(tracker.itemId, tracker);
    this.#open.set(tracker.itemId, tracker);
    const cancel = (): void => void run.cancel(this.#options.config.stopGraceMs);
    if (this.#stop.signal.aborted) cancel();
    this.#stop.signal.addEventListener('abort', cancel, { once: true });
    const end = await run.wait();
    this.#stop.signal.removeEventListener('abort', cancel);
    this.finishThreadId(tracker.itemId);
    await this.#closeEnded(tracker, end);
  }

  #afterEnd(tracker: JobTracker, end: RunEnd): void {
    this.#record(tracker.start, end.reason ?? `exit code ${end.exitCode}`);
    this.finishThreadId(tracker.itemId);
    this.#later(() => this.#closeEnded(tracker, end));
  }

  async #closeEnded(tracker: JobTracker, end: RunEnd): Promise<void> {
    tracker.endedAt = this.#clock.now();
    this.#afterLog(tracker);
    if (tracker.isScheduler && end.state === 'failed') await this.#cancelSweepOf(tracker);
    const cancelledBecause = this.#cancelledBecause();
    await this.#closer.closeEnded(tracker, end, { cancelledBecause, stop: this.#stop.signal });
  }

  async #cancelSweepOf(tracker: JobTracker): Promise<void> {
    const run = runOf(tracker);
    if (run === null) return;
    const sweep = { entity: run.entity, project: run.project, sweepId: run.runId };
    await cancelSweep(this.#client, sweep, { signal: this.#hurry }).catch((error: unknown) => {
      this.#logger.warning(`The sweep ${run.runId} could not be cancelled: ${oneLine(error)}`);
    });
  }

  /** Lets jobs end (or end by the signal), and sends what is still to be told; both while there is time. */
  async #settle(cancelled: boolean): Promise<void> {
    const call = { deadlineMs: cancelled ? KILLED_MS.cancelled : KILLED_MS.ordinary, signal: this.#hurry };
    const killed = cancelled ? this.#status.tell('KILLED', call) : null;
    while (this.#jobs.size > 0 && !this.#hurry.aborted) await this.#pause(SLOWEST_POLL_MS, true);
    while (this.#closing.size > 0 && !this.#hurry.aborted) {
      await Promise.race([Promise.all(this.#closing), abortOf(this.#hurry)]);
    }
    for (const tracker of this.#open.values()) this.#addItem(await this.#unfinished(tracker));
    await (killed ?? this.#status.tell('KILLED', call));
    if (this.isSettled) this.#options.state?.note({ kind: 'killed' });
    await this.#files.finish(call).catch(() => {});
    this.printStatus();
  }

  /** The row of an item that could not be seen to its end in time. */
  #unfinished(tracker: JobTracker): Promise<AgentItem> {
    const because = this.#cancelledBecause() ?? 'The agent ended.';
    const message = `${because} What it left is cleaned up after the step.`;
    const verdict: Verdict = { state: 'killed', outcome: 'cancelled', message, failure: null };
    return this.#closer.rowOf(tracker, verdict, null, true);
  }

  /** Sleeps, but not longer than until a slot is freed; and, unless `deaf`, not after a stop. */
  async #pause(ms: number, deaf = false): Promise<void> {
    const early = new AbortController();
    this.#wake = () => early.abort();
    const signal = AbortSignal.any([early.signal, deaf ? this.#hurry : this.#stop.signal]);
    // Woken early or not: the loop looks again.
    await this.#clock.sleep(ms, signal).catch(() => {});
  }

  #later(task: () => Promise<void>): void {
    const promise = task()
      .catch((error: unknown) => {
        this.#unreported += 1;
        this.#logger.warning(`A report to W&B failed: ${oneLine(error)}`);
      })
      .finally(() => {
        this.#closing.delete(promise);
        this.#wake();
      });
    this.#closing.add(promise);
  }

  #addItem(item: AgentItem): void {
    this.#open.delete(item.itemId);
    this.#items.push(item);
    this.#options.onItem?.(item);
  }

  #openLog(tracker: JobTracker): JobLog {
    const { logDirectory } = this.#options.config;
    // Whoever pushed the item chose the run id.
    const name = `${(tracker.runId ?? tracker.itemId).replace(/[^A-Za-z0-9_-]+/g, '_').slice(0, 64)}.log`;
    return new JobLog({
      print: (line) => this.#options.onLine?.(tracker, line),
      cut: (text) => this.#redactor.cut(text),
      path: logDirectory === null ? null : join(logDirectory, name),
    });
  }

  #afterLog(tracker: JobTracker): void {
    tracker.log?.close();
    this.#options.onEnd?.(tracker);
  }

  #record(start: Start, reason: string): void {
    if (!this.#stop.signal.aborted) this.#breaker.record(start, reason);
  }

  #count(schedulers: boolean): number {
    return [...this.#jobs.values()].filter((tracker) => tracker.isScheduler === schedulers).length;
  }

  #cancelledBecause(): string | null {
    return this.#stop.signal.aborted ? this.#stopMessage(this.#stop.signal.reason) : null;
  }

  #stopMessage(reason: unknown): string {
    return this.#options.stopMessage ?? messageOf(reason);
  }

  #verdictOn(error: unknown, tracker: JobTracker): Verdict {
    const fault =
      error instanceof RefusedError
        ? 'refused'
        : error instanceof LostItemError
          ? 'lost'
          : ('agent' as const);
    // An item that is at fault itself is told so even while the agent is being stopped.
    const ownFault = error instanceof RefusedError || error instanceof ItemError;
    return verdictOnTrouble({
      message: oneLine(error),
      fault,
      cancelledBecause: ownFault ? null : this.#cancelledBecause(),
      claimed: tracker.claim !== 'none',
    });
  }
}

/** Errors after which polling on is of no use: the key is not, or no longer, accepted. */
function isFatal(error: unknown): boolean {
  return error instanceof WandbError && (error.kind === 'auth' || error.kind === 'permission');
}

function abortOf(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
