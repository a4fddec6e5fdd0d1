import { rm } from 'node:fs/promises';
import type { Clock } from '../common/clock.ts';
import { oneLine } from '../common/errors.ts';
import { keyMetrics } from '../common/key-metrics.ts';
import type { Logger } from '../common/logger.ts';
import { settleStoppedRun } from '../launch/project/settle-run.ts';
import type { RunEnd } from '../runners/runner.ts';
import type { WandbClient } from '../wandb/client.ts';
import { failItem } from '../wandb/operations/agents.ts';
import { queueItem } from '../wandb/operations/queues.ts';
import { runDetails, runStatus } from '../wandb/operations/runs.ts';
import { runUrl } from '../wandb/urls.ts';
import type { FailureFiles } from './failure-files.ts';
import type { AgentItem } from './item.ts';
import { verdictOf, type Verdict } from './outcome.ts';
import { runOf, type JobTracker } from './tracker.ts';

export interface CloserOptions {
  readonly client: WandbClient;
  /** Entity and project of the queues. */
  readonly owner: { readonly entity: string; readonly project: string };
  readonly clock: Clock;
  readonly logger: Logger;
  /** Where the logs of failed items go; null: nowhere. */
  readonly files: FailureFiles | null;
  /** Cuts secrets. */
  readonly cut: (text: string) => string;
  /** Aborted when there is no time left for reports. */
  readonly signal: AbortSignal;
  readonly onItem: (item: AgentItem) => void;
}

/** How an item ended, and what there is to show for it. */
export interface Close {
  readonly verdict: Verdict;
  readonly exitCode: number | null;
  /** What to keep as `error.log` when there is no log of a job. */
  readonly trace?: string;
}

/** A failed item must not stay claimed, so the server is told for as long as this takes. */
const REPORT_MS = 10 * 60_000;
const SHORT_MS = 10_000;
/** When to ask whether a run was initialised after its process ended, as the Python agent does: 63 s in all. */
const INITIALISED_AFTER_MS = [0, 1_000, 2_000, 4_000, 8_000, 16_000, 32_000];
/** Lines of the job's log that go with a failed item. */
const LOG_LINES = 200;

/** Ends items: tells the server, makes the row of the report, and takes away what a job left. */
export class Closer {
  readonly #options: CloserOptions;

  constructor(options: CloserOptions) {
    this.#options = options;
  }

  /** @throws WandbError when the server could not be told: the item is then not noted as reported */
  async close(tracker: JobTracker, { verdict: asMade, exitCode, trace }: Close): Promise<AgentItem> {
    const verdict = this.#withoutSecrets(asMade);
    const hurried = verdict.outcome === 'cancelled' && verdict.failure !== null;
    const { itemId, endedAt } = tracker;
    // A lease that was never claimed is not ours to end, whoever comes next.
    if (tracker.claim !== 'none') tracker.note({ kind: 'ended', itemId, exitCode, endedAt, verdict });
    tracker.log?.close();
    const item = await this.rowOf(tracker, verdict, exitCode, hurried);
    this.#options.onItem(item);
    await Promise.all([
      this.#report(tracker, verdict, hurried ? null : (trace ?? '')),
      this.#settleRun(tracker, verdict),
    ]);
    tracker.note({ kind: 'reported', itemId, row: { ...item } });
    await this.tidy(tracker);
    return item;
  }

  /**
   * Ends an item whose process has ended.
   * @param stop aborted: its run is looked at once and not waited for
   */
  async closeEnded(
    tracker: JobTracker,
    end: RunEnd,
    { cancelledBecause, stop }: { readonly cancelledBecause: string | null; readonly stop: AbortSignal },
  ): Promise<AgentItem> {
    tracker.endedAt ??= this.#options.clock.now();
    const { exitCode } = end;
    if (tracker.verdict !== null) return this.close(tracker, { verdict: tracker.verdict, exitCode });
    // A program that ended well has begun its run, but the server may not know it yet.
    const waits =
      cancelledBecause === null ? INITIALISED_AFTER_MS.slice(0, end.state === 'finished' ? 7 : 3) : [0];
    const runState = end.neverStarted === true ? null : await this.runStateOf(tracker, waits, stop);
    const verdict = verdictOf({ end, runState, cancelledBecause, command: tracker.command });
    return this.close(tracker, { verdict, exitCode });
  }

  /** Takes away the container and the code of a job. Never rejects. */
  async tidy(tracker: JobTracker): Promise<void> {
    try {
      await tracker.run?.remove();
      if (tracker.directory !== null) await rm(tracker.directory, { recursive: true, force: true });
    } catch (error) {
      this.#options.logger.warning(
        `What item ${tracker.itemId} left could not be removed: ${oneLine(error)}`,
      );
    }
  }

  /** The state of the job's run, asked for until it shows that the program called `wandb.init`. */
  async runStateOf(tracker: JobTracker, waits: readonly number[], stop: AbortSignal): Promise<string | null> {
    const run = runOf(tracker);
    if (run === null) return null;
    const { client, clock, signal } = this.#options;
    let state: string | null = null;
    for (const ms of waits) {
      if (ms > 0 && stop.aborted) break;
      await clock.sleep(ms, stop).catch(() => {});
      const known = await runStatus(client, run, { deadlineMs: SHORT_MS, signal }).catch(() => null);
      state = known?.state ?? state;
      if (state !== null && state !== 'pending') break;
    }
    return state;
  }

  #withoutSecrets(verdict: Verdict): Verdict {
    const { cut } = this.#options;
    const { message, failure } = verdict;
    return {
      ...verdict,
      message: message === null ? null : cut(message),
      failure: failure && { ...failure, message: cut(failure.message) },
    };
  }

  async #report(tracker: JobTracker, { failure }: Verdict, trace: string | null): Promise<void> {
    if (failure === null || !(await this.#isOurs(tracker))) return;
    const { client, signal } = this.#options;
    const { itemId } = tracker;
    const paths = trace === null ? [] : await this.#upload(tracker, trace);
    const problem = { itemId, message: failure.message, stage: failure.stage };
    const files = paths.length > 0 ? { filePaths: paths } : {};
    await failItem(client, { ...problem, ...files }, { deadlineMs: REPORT_MS, signal });
  }

  /** Whether a failure of the item is ours to tell: not when the claim was asked for and went to another agent. */
  async #isOurs(tracker: JobTracker): Promise<boolean> {
    if (tracker.claim !== 'asked') return true;
    const { client, owner, signal } = this.#options;
    const queue = { ...owner, name: tracker.queue };
    const item = await queueItem(client, queue, tracker.itemId, { deadlineMs: REPORT_MS, signal });
    return item !== null && item !== 'queue-missing' && item.associatedRunId === tracker.runId;
  }

  async #upload(tracker: JobTracker, trace: string): Promise<readonly string[]> {
    const { files, cut, signal, logger } = this.#options;
    const lines = tracker.log?.tail().slice(-LOG_LINES) ?? [];
    const text = lines.length > 0 ? lines.join('\n') : cut(trace);
    if (files === null || text === '') return [];
    try {
      const call = { deadlineMs: SHORT_MS * 3, signal };
      return [await files.save(tracker.itemId, 'error.log', `${text}\n`, call)];
    } catch (error) {
      logger.warning(`The log of item ${tracker.itemId} could not be uploaded: ${oneLine(error)}`);
      return [];
    }
  }

  /** A program that was ended by force could not tell the server so: its run must not look alive. */
  async #settleRun(tracker: JobTracker, verdict: Verdict): Promise<void> {
    const run = runOf(tracker);
    if (run === null || verdict.state !== 'killed' || tracker.startedAt === null) return;
    const { client, logger, signal } = this.#options;
    await settleStoppedRun(client, run, logger, { deadlineMs: SHORT_MS, signal });
  }

  /** The row of an item. @param hurried nothing is asked of the server for it */
  async rowOf(
    tracker: JobTracker,
    verdict: Verdict,
    exitCode: number | null,
    hurried: boolean,
  ): Promise<AgentItem> {
    const { work, runId, startedAt, endedAt } = tracker;
    const run = runOf(tracker);
    const queueSeconds = hurried
      ? await Promise.race([tracker.queueSeconds, Promise.resolve(null)])
      : await tracker.queueSeconds;
    return {
      itemId: tracker.itemId,
      queue: tracker.queue,
      entity: work?.entity ?? null,
      project: work?.project ?? null,
      runId,
      runUrl: run ? runUrl(this.#options.client.appUrl, run) : null,
      job: work?.job ?? work?.image ?? null,
      state: verdict.state,
      outcome: verdict.outcome,
      exitCode,
      gpus: tracker.run?.gpus ?? [],
      queueSeconds,
      runSeconds:
        startedAt !== null && endedAt !== null ? Math.round((endedAt - startedAt) / 100) / 10 : null,
      metrics: hurried || tracker.start !== 'ran' ? null : await this.#metricsOf(tracker),
      message: verdict.message === null ? null : this.#options.cut(verdict.message),
    };
  }

  async #metricsOf(tracker: JobTracker): Promise<AgentItem['metrics']> {
    const run = runOf(tracker);
    if (run === null) return null;
    const { client, signal } = this.#options;
    const details = await runDetails(client, run, { deadlineMs: SHORT_MS, signal }).catch(() => null);
    return details && keyMetrics(details.summary);
  }
}
