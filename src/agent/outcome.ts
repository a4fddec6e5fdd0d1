import type { LaunchState, Outcome } from '../launch/result.ts';
import type { RunEnd } from '../runners/runner.ts';

/** How one item ended, as the agent saw it. */
export interface Verdict {
  readonly state: LaunchState;
  readonly outcome: Outcome;
  readonly message: string | null;
  /** What to tell the server about the item; null: its run tells the story. */
  readonly failure: { readonly stage: 'agent' | 'run'; readonly message: string } | null;
}

/** Run states in which the program never called `wandb.init`; null: no such run. */
export function initialised(runState: string | null): boolean {
  return runState !== null && runState !== 'pending';
}

/**
 * The verdict on a job whose process has ended. `runState` is the state of its W&B run then, null when there is none.
 * A job that began its run and then failed is not failed by the agent: its run says so.
 */
export function verdictOf(end: RunEnd, runState: string | null, cancelledBecause: string | null): Verdict {
  if (cancelledBecause !== null) {
    return {
      state: 'killed',
      outcome: 'cancelled',
      message: cancelledBecause,
      failure: { stage: 'run', message: cancelledBecause },
    };
  }
  const exit = end.reason ?? `exit code ${end.exitCode}`;
  if (!initialised(runState)) {
    const message =
      end.state === 'finished'
        ? 'The submitted job exited successfully but failed to call wandb.init'
        : `The submitted run was not successfully started (${exit})`;
    return { state: 'failed', outcome: 'job-failed', message, failure: { stage: 'run', message } };
  }
  if (end.state === 'finished')
    return { state: 'finished', outcome: 'succeeded', message: null, failure: null };
  if (end.state === 'stopped') {
    return { state: 'killed', outcome: 'cancelled', message: 'a stop was asked for in W&B', failure: null };
  }
  return { state: 'failed', outcome: 'job-failed', message: `the job failed: ${exit}`, failure: null };
}
