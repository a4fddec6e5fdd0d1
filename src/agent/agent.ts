import { join } from 'node:path';
import { systemClock, type Clock } from '../common/clock.ts';
import { LaunchError } from '../common/errors.ts';
import { silentLogger, type Logger } from '../common/logger.ts';
import { Redactor } from '../common/redact.ts';
import { JobLog } from '../launch/project/job-log.ts';
import { isSchedulerSpec, readWork } from '../launch/project/work.ts';
import { ProcessRunner } from '../runners/process.ts';
import type { Runner } from '../runners/runner.ts';
import type { WandbClient } from '../wandb/client.ts';
import { failItem, type PoppedItem } from '../wandb/operations/agents.ts';
import type { JsonObject } from '../wandb/types.ts';
import { goOnBeside } from './beside.ts';
import { Breaker } from './breaker.ts';
import { Closer } from './closer.ts';
import { Endings } from './endings.ts';
import { FailureFiles } from './failure-files.ts';
import type { AgentItem } from './item.ts';
import { Lookout } from './lookout.ts';
import type { LaunchAgentOptions } from './options.ts';
import { decideTurn, FIRST_POLL_MS, SLOWEST_POLL_MS, type AgentEnd } from './pace.ts';
import { queueWait } from './queue-wait.ts';
import { register, type Registration } from './register.ts';
import { Roster } from './roster.ts';
import { runJob } from './run-job.ts';
import { StatusReporter, type AgentStatus } from './status.ts';
import { checkSweepState } from './sweep.ts';
import { Taker } from './taker.ts';
import { newTracker, type JobTracker } from './tracker.ts';

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
  readonly #breaker = new Breaker();
  readonly #roster: Roster;
  readonly #taker: Taker;
  readonly #endings: Endings;
  readonly #lookout: Lookout | null;
  #stopAsked = false;

  private constructor(client: WandbClient, options: LaunchAgentOptions, registration: Registration) {
    const { config, state } = options;
    const { entity } = config;
    const owner = { entity, project: config.queueProject };
    this.#client = client;
    this.#options = options;
    this.#registration = registration;
    this.#clock = options.clock ?? systemClock;
    this.#logger = options.logger ?? silentLogger;
    this.#random = options.random ?? Math.random;
    this.#hurry = options.hurry ?? NEVER;
    this.#runners = options.runners?.(registration) ?? [new ProcessRunner({ environment: {} })];
    for (const secret of options.secrets ?? []) this.#redactor.add(secret);
    if (client.credentials.kind === 'key') this.#redactor.add(client.credentials.apiKey);
    if (config.jobApiKey !== null) this.#redactor.add(config.jobApiKey);
    const common = { client, owner, clock: this.#clock, logger: this.#logger };
    const stop = this.#stop.signal;
    this.#status = new StatusReporter(client, registration.agentId, this.#logger);
    this.#files = new FailureFiles(client, { entity, name: registration.name, host: options.host.hostname });
    this.#roster = new Roster({ ...common, onItem: (item) => options.onItem?.(item) });
    this.#taker = new Taker({ ...common, config, agentId: registration.agentId, stop });
    const closer = new Closer({
      ...common,
      files: this.#files,
      cut: (text) => this.#cut(text),
      signal: this.#hurry,
      onItem: (item) => this.#roster.addRow(item),
    });
    this.#endings = new Endings({
      ...common,
      roster: this.#roster,
      breaker: this.#breaker,
      closer,
      stop,
      hurry: this.#hurry,
      stopMessage: options.stopMessage,
      onFree: () => {
        if (this.#roster.size === 0 && !stop.aborted) void this.updateStatus('POLLING');
      },
      onLost: () => this.#taker.giveUp(),
      onEnd: (tracker) => options.onEnd?.(tracker),
    });
    this.#lookout = state
      ? new Lookout({
          ...common,
          state,
          find: options.findLeftovers ?? (() => Promise.resolve([])),
          closer,
          endings: this.#endings,
          roster: this.#roster,
          stopGraceMs: config.stopGraceMs,
          stop,
          openLog: (tracker) => this.#openLog(tracker),
        })
      : null;
    this.#heed(options.signal);
  }

  /**
   * Registers an agent with the server.
   * @throws LaunchError when a queue is missing; WandbError when the key is wrong
   */
  static async create(client: WandbClient, options: LaunchAgentOptions): Promise<LaunchAgent> {
    const call = options.signal ? { signal: options.signal } : {};
    const registration = await register(client, options.config, options.host, call, options.clock);
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
    return this.#roster.count(false);
  }

  get numRunningSchedulers(): number {
    return this.#roster.count(true);
  }

  /** Keys of the jobs being run: item ids. */
  get threadIds(): readonly string[] {
    return this.#roster.itemIds;
  }

  /** What became of the items so far. */
  get items(): readonly AgentItem[] {
    return this.#roster.items;
  }

  /** Whether everything that was taken has ended, and the server knows. */
  get isSettled(): boolean {
    return this.#roster.isSettled;
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
      await this.#lookout?.look();
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
  getJobAndQueue(): Promise<{ job: PoppedItem; queue: string } | null> {
    return this.#taker.next();
  }

  /** Takes an item off a queue, on a lease of about a minute. @throws WandbError */
  popFromQueue(queue: string): Promise<PoppedItem | null> {
    return this.#taker.pop(queue);
  }

  /** Starts an item in a slot of its own and returns at once; the slot is free when its process has ended. */
  runJob(job: PoppedItem, queue: string): void {
    const { state, config } = this.#options;
    const note = state?.note ?? (() => {});
    note({ kind: 'taken', itemId: job.itemId, queue });
    const tracker = newTracker(job.itemId, queue, this.#clock.now(), { note });
    tracker.isScheduler = isSchedulerSpec(job.runSpec);
    tracker.queueSeconds = queueWait(this.#client, config, tracker, this.#stop.signal);
    if (this.#roster.size === 0) void this.updateStatus('RUNNING');
    this.#roster.add(tracker);
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
      this.#endings.ended(tracker, end);
    } catch (error) {
      this.finishThreadId(tracker.itemId, error);
    }
  }

  #cut(text: string): string {
    const own = this.#redactor.cut(text);
    return this.#options.cut?.(own) ?? own;
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
      message: this.#cut(message),
      stage: phase,
      ...filePaths,
    };
    await failItem(this.#client, problem, { signal: this.#hurry });
  }

  /** Takes a job off the list and frees its slot; with an exception, the item is failed by it. */
  finishThreadId(threadId: string, exception?: unknown): void {
    this.#endings.finish(threadId, exception);
  }

  printStatus(): void {
    const { maxJobs } = this.#options.config;
    const queues = this.#taker.queues.join(',');
    const polling = this.numRunningJobs < maxJobs ? `polling on queues ${queues}, ` : '';
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
      if (this.#roster.size > 0) busyAt = now;
      const turn = decideTurn(
        {
          now,
          begun,
          busyAt,
          taken: this.#taker.count,
          runningJobs: this.numRunningJobs,
          running: this.#roster.size,
          stopAsked: this.#stopAsked,
          cancelled: this.#stop.signal.aborted,
          broken: this.#breaker.isOpen,
          waited,
          random: this.#random(),
        },
        config,
      );
      if (turn.do === 'end') {
        if (turn.why !== 'max-items' || !this.#roster.isUnsure) return turn.why;
        // An item that goes to another agent does not count.
        await this.#roster.pause(FIRST_POLL_MS, this.#stop.signal);
        continue;
      }
      const next = turn.do === 'poll' ? await this.#taker.take(this.numRunningSchedulers) : null;
      if (next !== null) {
        this.runJob(next.job, next.queue);
        waited = 0;
        // An item that is refused at once is work as well, though none is running when this looks again.
        busyAt = this.#clock.now();
        continue;
      }
      if (turn.do === 'poll') waited = turn.pollMs;
      const wasBusy = this.#roster.size > 0;
      await this.#roster.pause(turn.do === 'wait' ? turn.ms : turn.emptyMs, this.#stop.signal);
      if (wasBusy) busyAt = this.#clock.now();
    }
  }

  /** What goes on beside the polling: is a stop asked for, does the server see that the agent lives, did others die? */
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
        this.#roster.wake();
      },
      touch: () => this.#options.state?.touch(),
      repeatStatus: () => void this.updateStatus(this.#roster.size > 0 ? 'RUNNING' : 'POLLING'),
      printStatus: () => this.printStatus(),
      lookAround: async () => {
        await this.#lookout?.look();
        await this.#lookout?.sweep();
      },
    });
  }

  /** Lets jobs end (or end by the signal), and sends what is still to be told; both while there is time. */
  async #settle(cancelled: boolean): Promise<void> {
    const call = { deadlineMs: cancelled ? KILLED_MS.cancelled : KILLED_MS.ordinary, signal: this.#hurry };
    const killed = cancelled ? this.#status.tell('KILLED', call) : null;
    await this.#lookout?.end();
    await this.#roster.settle(SLOWEST_POLL_MS, this.#hurry);
    await this.#endings.giveUp();
    await (killed ?? this.#status.tell('KILLED', call));
    if (this.isSettled && (await this.#lookout?.sweep()) === false) this.#roster.leaveUndone();
    if (this.isSettled) this.#options.state?.note({ kind: 'killed' });
    await this.#files.finish(call).catch(() => {});
    this.printStatus();
  }

  #heed(signal: AbortSignal | undefined): void {
    const stop = (): void => {
      const because = this.#endings.stopMessage(signal?.reason);
      this.#options.state?.note({ kind: 'cancelled', because });
      this.#stop.abort(signal?.reason);
    };
    signal?.addEventListener('abort', stop, { once: true });
    if (signal?.aborted === true) stop();
  }

  #openLog(tracker: JobTracker): JobLog {
    const { logDirectory } = this.#options.config;
    // Whoever pushed the item chose the run id.
    const name = (tracker.runId ?? tracker.itemId).replace(/[^A-Za-z0-9_-]+/g, '_').slice(0, 64);
    // Of a job that is taken over everything comes again that the engine still has. What its first agent wrote may be
    // more, so that is left as it is.
    const file = tracker.adopted ? `${name}.taken-over.log` : `${name}.log`;
    return new JobLog({
      print: (line) => this.#options.onLine?.(tracker, line),
      cut: (text) => this.#cut(text),
      path: logDirectory === null ? null : join(logDirectory, file),
      again: tracker.adopted,
    });
  }
}
