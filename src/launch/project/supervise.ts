import type { Clock } from '../../common/clock.ts';
import { formatDuration } from '../../common/duration.ts';
import { LaunchError } from '../../common/errors.ts';
import type { RunEnd, SubmittedRun } from '../../runners/runner.ts';

export interface SupervisionOptions {
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly stopGraceMs: number;
  /** Between seeing the stop flag and stopping the job from here: its own W&B library is asked first. */
  readonly stoppedRunTimeoutMs: number;
  /** How long a run may be in state `starting`; null: for ever. */
  readonly startTimeoutMs: number | null;
  readonly pollMs?: number;
  /** Whether a stop of the run was asked for in W&B. Never rejects. */
  stopAsked(): Promise<boolean>;
}

/**
 * Waits for the end of a submitted run: its own, the one asked for in W&B, or the one that `signal` asks for. Resolves
 * the moment the run has ended, whatever questions about it are on their way.
 * @throws LaunchError when it did not come out of `starting` in time
 */
export async function supervise(run: SubmittedRun, options: SupervisionOptions): Promise<RunEnd> {
  const over = new AbortController();
  const cancel = (): void => void run.cancel(options.stopGraceMs);
  if (options.signal.aborted) cancel();
  options.signal.addEventListener('abort', cancel, { once: true });
  try {
    // Once it is being stopped there is nothing to look after.
    const watching = watch(run, options, AbortSignal.any([over.signal, options.signal]));
    return await Promise.race([run.wait(), watching]);
  } finally {
    over.abort();
    options.signal.removeEventListener('abort', cancel);
  }
}

/** Looks after a run until it is over; then never settles, as the run itself tells its end. */
async function watch(run: SubmittedRun, options: SupervisionOptions, over: AbortSignal): Promise<never> {
  const { clock, pollMs = 10_000, startTimeoutMs } = options;
  const begun = clock.now();
  let askedAt: number | null = null;
  for (;;) {
    await clock.sleep(pollMs, over).catch(() => {});
    if (over.aborted) return new Promise<never>(() => {});
    const isStarting = run.getStatus() === 'starting';
    if (startTimeoutMs !== null && isStarting && clock.now() - begun >= startTimeoutMs) {
      void run.cancel(options.stopGraceMs);
      throw new LaunchError(`Run failed to start within ${formatDuration(startTimeoutMs)}.`, {
        hint: 'Set WANDB_LAUNCH_START_TIMEOUT (seconds) to a larger value if it needs longer.',
      });
    }
    if (askedAt === null && (await options.stopAsked())) askedAt = clock.now();
    if (askedAt !== null && !over.aborted && clock.now() - askedAt >= options.stoppedRunTimeoutMs) {
      void run.cancel(options.stopGraceMs);
    }
  }
}
