import { messageOf } from '../common/errors.ts';
import { runDetails, runLogTail } from '../wandb/operations/runs.ts';
import type { CallOptions } from '../wandb/client.ts';
import type { RunDetails, RunRef } from '../wandb/types.ts';
import { runUrl } from '../wandb/urls.ts';
import type { QueuedRun } from './queued-run.ts';
import { redactSpec } from '../common/redact.ts';
import type { RunResult } from './result.ts';
import { imageOf } from './spec.ts';
import type { Verdict } from './verdict.ts';

export interface CollectOptions {
  readonly signal?: AbortSignal;
  /** Last lines of the log to read. Default 30; 0: none. */
  readonly logLines?: number;
  /** Milliseconds for all reads. Default 20 000. */
  readonly deadlineMs?: number;
  /** Milliseconds before the final read: the summary may arrive shortly after the state. Default 1 500. */
  readonly settleMs?: number;
}

/**
 * Reads what a report needs once a wait has ended. What cannot be read is left out with a warning in the log of the
 * client: reporting never changes the outcome.
 */
export async function collectResult(
  queuedRun: QueuedRun,
  verdict: Verdict,
  options: CollectOptions = {},
): Promise<RunResult> {
  const result = resultOf(queuedRun, verdict);
  return result.run === null
    ? result
    : { ...result, ...(await readRun(queuedRun, result.run, verdict, options)) };
}

/** The same without reading anything: what the wait knows. */
export function resultOf(queuedRun: QueuedRun, verdict: Verdict): RunResult {
  const { client, spec } = queuedRun;
  const run = verdict.runRef ?? queuedRun.runRef;
  return {
    outcome: verdict.outcome,
    state: verdict.state,
    message: verdict.message,
    queue: queuedRun.queue,
    queueUrl: queuedRun.queueUrl,
    itemId: queuedRun.id === '' ? null : queuedRun.id,
    run,
    runUrl: run === null ? null : runUrl(client.appUrl, run),
    job: textOf(spec?.['job']),
    image: spec === null ? null : imageOf(spec),
    details: null,
    issue: verdict.issue,
    warnings: verdict.warnings,
    times: verdict.times,
    logTail: [],
    spec: spec === null ? null : redactSpec(spec),
  };
}

async function readRun(
  queuedRun: QueuedRun,
  run: RunRef,
  verdict: Verdict,
  options: CollectOptions,
): Promise<{ details: RunDetails | null; logTail: readonly string[] }> {
  const { client, clock } = queuedRun;
  const { signal, logLines = 30, deadlineMs = 20_000, settleMs = 1_500 } = options;
  const call: CallOptions = { deadlineMs, ...(signal === undefined ? {} : { signal }) };
  const attempt = async <T>(what: string, read: () => Promise<T>, otherwise: T): Promise<T> => {
    try {
      return await read();
    } catch (error) {
      client.logger.warning(`The ${what} of the run could not be read: ${messageOf(error)}`);
      return otherwise;
    }
  };
  const ended = verdict.times.endedAt !== null;
  const details = attempt<RunDetails | null>(
    'final state',
    async () => {
      if (ended) await clock.sleep(settleMs, signal);
      return runDetails(client, run, call);
    },
    null,
  );
  const logTail = attempt<readonly string[]>(
    'log',
    async () =>
      logLines === 0 ? [] : (await runLogTail(client, run, logLines, call)).map(({ line }) => line),
    [],
  );
  return { details: await details, logTail: await logTail };
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
