import { messageOf, oneLine } from '../common/errors.ts';
import { formatDuration } from '../common/duration.ts';
import type { Clock } from '../common/clock.ts';
import type { CallOptions, WandbClient } from '../wandb/client.ts';
import { cancelLaunch } from './cancel.ts';
import { WaitTimeoutError } from './errors.ts';
import { nextDeadline } from './fate.ts';
import { observe, type LaunchRef } from './observe.ts';
import { failureDelay, pollDelay } from './pace.ts';
import { evidenceOf, startProgress, step, type Progress, type ProgressLimits } from './progress.ts';
import { isTransient } from './transient.ts';
import type { LaunchChange, Verdict, WaitGoal } from './verdict.ts';

/** Limits and listeners of one wait. */
export interface WaitOptions {
  /** Milliseconds for the wait itself: then `WaitTimeoutError`, and the launch goes on untouched. Default: none. */
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
  /** Called once per change, never per poll. */
  readonly onChange?: (change: LaunchChange) => void;
  /** Milliseconds from the push that an item may stay unclaimed: then it is deleted. Default 24 h. */
  readonly claimTimeoutMs?: number;
  /** Milliseconds from the claim to the end: then the run is stopped. Default 7 days. */
  readonly runTimeoutMs?: number;
}

export interface WatchOptions extends WaitOptions {
  /** How far to wait. Default `finished`. */
  readonly until?: WaitGoal;
  /** Milliseconds that a `crashed` run may take to come back. Default 60 000. */
  readonly crashedGraceMs?: number;
  /** Milliseconds that a `preempted` run may take to come back. Default 600 000. */
  readonly preemptedGraceMs?: number;
  /** A number in [0, 1), for the jitter. Default `Math.random`. */
  readonly random?: () => number;
}

export interface WatchedLaunch extends LaunchRef {
  /** Milliseconds since the epoch; null: not known, and counted from now. */
  readonly pushedAt: number | null;
  /** Whether it was launched by another step or process: then a run timeout counts from the creation of its run. */
  readonly attached?: boolean;
  readonly clock: Clock;
  /** Told after every round, so that a cancel knows the run even if the item is deleted. */
  onProgress?(progress: Progress): void;
}

const DAY_MS = 86_400_000;
/** Without one good answer for so long, the wait ends. */
export const LOST_CONTACT_MS = 600_000;
/** One round, with its retries, may take so long. */
export const ROUND_MS = 60_000;
export const SHORTEST_PAUSE_MS = 50;
/** Looks at the end of a launch that ended in the moment of its timeout. */
const LAST_TRIES = 10;

/**
 * Waits for a launch until its fate is known or `until` is reached. Always ends: every end of an item or run, a
 * missing item, both timeouts and lost contact give a verdict.
 * @throws WaitTimeoutError after `timeoutMs`
 * @throws WandbError at once for credentials, permissions and refusals
 * @throws the reason of `signal`
 */
export async function watch(
  client: WandbClient,
  launch: WatchedLaunch,
  options: WatchOptions = {},
): Promise<Verdict> {
  const { clock } = launch;
  const { signal, onChange, random = Math.random } = options;
  const limits = limitsOf(options);
  const startedAt = clock.now();
  const waitEnd = startedAt + (options.timeoutMs ?? Number.POSITIVE_INFINITY);
  let progress = startProgress(launch.queue, launch.pushedAt ?? startedAt, launch.attached);
  let lastAnswer = startedAt;
  let failures = 0;
  let quietRounds = 0;
  for (let round = 1; ; round++) {
    signal?.throwIfAborted();
    const call: CallOptions = { deadlineMs: ROUND_MS, ...(signal === undefined ? {} : { signal }) };
    let verdict: Verdict | null = null;
    try {
      const observation = await observe(client, launch, progress, round, () => clock.now(), call);
      const taken = step(progress, observation, limits);
      ({ progress, verdict } = taken);
      lastAnswer = observation.now;
      failures = 0;
      quietRounds = taken.changes.length > 0 ? 0 : quietRounds + 1;
      launch.onProgress?.(progress);
      for (const change of taken.changes) onChange?.(change);
    } catch (error) {
      signal?.throwIfAborted();
      if (!isTransient(error)) throw error;
      failures += 1;
      if (clock.now() - lastAnswer >= LOST_CONTACT_MS) return lostContact(progress, error);
    }
    if (verdict !== null) return enforce(client, launch, verdict, progress, limits, signal);
    const now = clock.now();
    if (now >= waitEnd) throw timedOut(options.timeoutMs ?? 0, progress);
    const pause =
      failures > 0
        ? failureDelay(failures, random())
        : Math.min(pollDelay(quietRounds, now - startedAt, random()), nextDeadline(progress, now, limits));
    await clock.sleep(Math.max(SHORTEST_PAUSE_MS, Math.min(pause, waitEnd - now)), signal);
  }
}

export function limitsOf(options: Omit<WatchOptions, 'onChange'>): ProgressLimits {
  return {
    until: options.until ?? 'finished',
    claimTimeoutMs: options.claimTimeoutMs ?? DAY_MS,
    runTimeoutMs: options.runTimeoutMs ?? 7 * DAY_MS,
    crashedGraceMs: options.crashedGraceMs ?? 60_000,
    preemptedGraceMs: options.preemptedGraceMs ?? 600_000,
  };
}

/**
 * Makes a timeout true: an item that nobody took must not start later, and a run that took too long must stop. If the
 * launch turns out to have ended in this very moment, its own fate counts.
 */
export async function enforce(
  client: WandbClient,
  launch: WatchedLaunch,
  verdict: Verdict,
  progress: Progress,
  limits: ProgressLimits,
  signal: AbortSignal | undefined,
): Promise<Verdict> {
  if (verdict.outcome !== 'claim-timeout' && verdict.outcome !== 'run-timeout') return verdict;
  try {
    const call = signal === undefined ? {} : { signal };
    const report = await cancelLaunch(client, launch, launch.clock, call, progress.item);
    if (report.did === 'already-ended') {
      const own = await fateAfterAll(client, launch, progress, limits, signal);
      if (own !== null) return own;
    }
    return {
      ...verdict,
      state: report.did === 'deleted' || report.did === 'already-gone' ? 'deleted' : verdict.state,
      message: `${verdict.message ?? ''} ${report.message}`.trim(),
      times: { ...verdict.times, endedAt: launch.clock.now() },
      confirmed: report.did !== 'unconfirmed',
    };
  } catch (error) {
    signal?.throwIfAborted();
    return {
      ...verdict,
      message: `${verdict.message ?? ''} It could not be taken back: ${oneLine(error)}`.trim(),
      confirmed: false,
    };
  }
}

/** How a launch ended that has ended just now. Null: it could not be read any more. */
async function fateAfterAll(
  client: WandbClient,
  launch: WatchedLaunch,
  progress: Progress,
  limits: ProgressLimits,
  signal: AbortSignal | undefined,
): Promise<Verdict | null> {
  const call: CallOptions = { deadlineMs: ROUND_MS, ...(signal === undefined ? {} : { signal }) };
  for (let tries = 1; tries <= LAST_TRIES; tries++) {
    try {
      const last = await observe(client, launch, progress, 0, () => launch.clock.now(), call);
      const { verdict } = step(progress, last, limits);
      if (verdict !== null && verdict.outcome !== 'claim-timeout' && verdict.outcome !== 'run-timeout')
        return verdict;
    } catch (error) {
      if (!isTransient(error)) throw error;
    }
    await launch.clock.sleep(tries * 1_000, signal);
  }
  return null;
}

export function lostContact(progress: Progress, cause: unknown): Verdict {
  return {
    ...evidenceOf(progress),
    outcome: 'unknown',
    state: progress.state,
    message:
      `No answer from W&B for ${formatDuration(LOST_CONTACT_MS)} (${messageOf(cause)}). ` +
      'The launch goes on: look at it in the W&B app, or attach to it later.',
    issue: null,
  };
}

function timedOut(ms: number, progress: Progress): WaitTimeoutError {
  return new WaitTimeoutError(
    `The wait reached its limit of ${formatDuration(ms)}; the launch is ${progress.state}.`,
    {
      hint: 'It goes on: wait again, or cancel it.',
    },
  );
}
