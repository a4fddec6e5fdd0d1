import { oneLine } from '../common/errors.ts';
import type { LaunchState, LaunchTimes, QueuedRun, Verdict } from '../launch/index.ts';
import type { Step } from './step.ts';

/** Milliseconds for stopping a launch: the runner sends its second signal 7.5 s after the first. */
const STOP_MS = 5_500;

/** Milliseconds before each look for an item whose push was cut off: the server may still be at work on it. */
export const LOOKS_MS: readonly number[] = [0, 2_000, 5_000];

/** What is known of a launch when its step is cancelled. */
export interface Seen {
  readonly state: LaunchState;
  readonly times: LaunchTimes;
}

/** The verdict on a cancelled launch, and whether nothing is left to do. */
export interface Stopped {
  readonly verdict: Verdict;
  readonly certain: boolean;
  /** It had ended by itself: `state` of the verdict says how. */
  readonly alreadyEnded: boolean;
}

/**
 * What a cancel does to a launch: `stop` deletes its item or stops its run, `detach` leaves it alone. Takes at most
 * `timeoutMs`, and never throws: what could not be made certain is left to `post`.
 */
export async function stopLaunch(
  queuedRun: QueuedRun,
  onCancel: 'stop' | 'detach',
  seen: Seen,
  step: Pick<Step, 'logger' | 'context'>,
  timeoutMs = STOP_MS,
): Promise<Stopped> {
  if (onCancel === 'detach') {
    const how = `To wait for it again: mode: attach with item-id: ${queuedRun.id}.`;
    return {
      verdict: verdict('detached', seen.state, seen, `The step was cancelled; the job goes on. ${how}`),
      certain: true,
      alreadyEnded: false,
    };
  }
  const by = `cancelled by workflow run ${step.context.workflowRunUrl}`;
  try {
    const report = await queuedRun.cancel({ timeoutMs });
    const state = report.state ?? seen.state;
    const certain = report.did !== 'unconfirmed';
    const alreadyEnded = report.did === 'already-ended';
    return {
      verdict: verdict('cancelled', state, seen, `${report.message} (${by})`),
      certain,
      alreadyEnded,
    };
  } catch (error) {
    const message = `The job could not be stopped: ${oneLine(error)} (${by})`;
    return { verdict: verdict('cancelled', seen.state, seen, message), certain: false, alreadyEnded: false };
  }
}

function verdict(
  outcome: 'cancelled' | 'detached',
  state: LaunchState,
  seen: Seen,
  message: string,
): Verdict {
  return {
    outcome,
    state,
    message,
    issue: null,
    warnings: [],
    item: null,
    run: null,
    runRef: null,
    times: seen.times,
  };
}

/** Whether a wait left nothing to `post`: what could not be taken back at its timeout is, but `detach` stops nothing. */
export function leavesNothing({ confirmed = true }: Verdict, onCancel: 'stop' | 'detach'): boolean {
  return confirmed || onCancel === 'detach';
}
