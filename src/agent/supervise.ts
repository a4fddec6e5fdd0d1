import type { Clock } from '../common/clock.ts';
import type { RunEnd, SubmittedRun } from '../runners/runner.ts';

export interface SupervisionOptions {
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly stopGraceMs: number;
  /** Between seeing the stop flag and stopping the job from here: its own W&B library is asked first. */
  readonly stoppedRunTimeoutMs: number;
  readonly pollMs?: number;
  /** Whether a stop of the run was asked for in W&B. Never rejects. */
  stopAsked(): Promise<boolean>;
}

/** Waits for the end of a submitted run: its own, the one asked for in W&B, or the one that `signal` asks for. */
export async function supervise(run: SubmittedRun, options: SupervisionOptions): Promise<RunEnd> {
  const ended = new AbortController();
  const end = run.wait().finally(() => ended.abort());
  const cancel = (): void => void run.cancel(options.stopGraceMs);
  if (options.signal.aborted) cancel();
  options.signal.addEventListener('abort', cancel, { once: true });
  const watching = watchStopFlag(run, options, ended.signal);
  try {
    return await end;
  } finally {
    options.signal.removeEventListener('abort', cancel);
    await watching;
  }
}

async function watchStopFlag(
  run: SubmittedRun,
  options: SupervisionOptions,
  ended: AbortSignal,
): Promise<void> {
  const { clock, pollMs = 10_000 } = options;
  let askedAt: number | null = null;
  try {
    for (;;) {
      await clock.sleep(pollMs, ended);
      if (askedAt === null && (await options.stopAsked())) askedAt = clock.now();
      if (askedAt !== null && clock.now() - askedAt >= options.stoppedRunTimeoutMs) {
        await run.cancel(options.stopGraceMs);
        return;
      }
    }
  } catch (error) {
    if (!ended.aborted) throw error;
  }
}
