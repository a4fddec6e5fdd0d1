import { oneLine } from '../common/errors.ts';
import type { WaitFor } from '../github/inputs/index.ts';
import {
  collectResult,
  WaitTimeoutError,
  type LaunchChange,
  type LaunchTimes,
  type QueuedRun,
  type RunResult,
} from '../launch/index.ts';
import { lostSight } from './no-result.ts';
import { liveRun, type Publisher } from './publish.ts';
import type { Step } from './step.ts';
import { leavesNothing, stopLaunch, type Seen } from './stop-launch.ts';

/** How a launch is waited for. Times in milliseconds. */
export interface FollowOptions {
  readonly wait: WaitFor;
  /** Infinity: none. After it the item is deleted. */
  readonly claimTimeoutMs: number;
  /** Infinity: none. After it the run is stopped. */
  readonly runTimeoutMs: number;
  /** Of the wait itself: after it the launch is left alone. Default: none. */
  readonly limitMs?: number;
  readonly onCancel: 'stop' | 'detach';
}

const NOTHING_READ = {
  message: null,
  issue: null,
  warnings: [],
  item: null,
  run: null,
  runRef: null,
} as const;

/** Waits as far as `wait` says, or until the step is cancelled. */
export async function follow(
  queuedRun: QueuedRun,
  options: FollowOptions,
  step: Step,
  publisher?: Publisher,
): Promise<{ result: RunResult; certain: boolean }> {
  const { signal } = step.cancellation;
  let seen: Seen = { state: 'pending', times: timesOf(queuedRun) };
  const onChange = (change: LaunchChange): void => {
    seen = { state: change.to, times: change.times };
    if (change.kind === 'warning') step.logger.warning(change.message);
    else step.logger.info(change.message);
    step.outputs.set({ state: change.to, 'run-id': change.runRef?.runId, 'run-url': queuedRun.runUrl });
    publisher?.update(liveRun(queuedRun, seen, change.message));
  };
  publisher?.update(liveRun(queuedRun, seen, null));
  try {
    if (options.wait === 'none') return { result: await queued(queuedRun, seen), certain: true };
    const verdict = await queuedRun.watch({
      until: options.wait,
      claimTimeoutMs: options.claimTimeoutMs,
      runTimeoutMs: options.runTimeoutMs,
      ...(options.limitMs === undefined ? {} : { timeoutMs: options.limitMs }),
      signal,
      onChange,
      random: step.random,
    });
    const certain = leavesNothing(verdict, options.onCancel);
    return { result: await collectResult(queuedRun, verdict, { signal }), certain };
  } catch (error) {
    if (error instanceof WaitTimeoutError) {
      const verdict = { ...NOTHING_READ, outcome: 'unknown', ...seen, message: oneLine(error) } as const;
      return { result: await collectResult(queuedRun, verdict, { signal }), certain: true };
    }
    if (!signal.aborted) return { result: lostSight(error, queuedRun, seen), certain: true };
    step.logger.warning(oneLine(signal.reason));
    const { verdict, certain } = await stopLaunch(queuedRun, options.onCancel, seen, step);
    const hurry = AbortSignal.any([step.cancellation.hurry, AbortSignal.timeout(1_000)]);
    const result = await collectResult(queuedRun, verdict, { signal: hurry });
    return { result: withEnd(result, step.clock.now()), certain };
  }
}

/** A cancel ends the launch now, as far as this step can tell. */
function withEnd(result: RunResult, now: number): RunResult {
  return result.outcome === 'detached' ? result : { ...result, times: { ...result.times, endedAt: now } };
}

function timesOf(queuedRun: QueuedRun): LaunchTimes {
  return { pushedAt: queuedRun.pushedAt, claimedAt: null, startedAt: null, endedAt: null };
}

function queued(queuedRun: QueuedRun, { state, times }: Seen): Promise<RunResult> {
  return collectResult(queuedRun, { ...NOTHING_READ, outcome: 'queued', state, times });
}
