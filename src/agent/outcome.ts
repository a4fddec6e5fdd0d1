import type { LaunchState, Outcome } from '../launch/result.ts';
import type { RunEnd } from '../runners/runner.ts';

/** The states and outcomes that an agent gives to items. */
export const STATES = ['pending', 'finished', 'failed', 'killed'] as const satisfies readonly LaunchState[];
export const OUTCOMES = [
  'succeeded',
  'queued',
  'job-failed',
  'agent-failed',
  'cancelled',
  'refused',
] as const satisfies readonly Outcome[];

/** How one item ended, as the agent saw it. */
export interface Verdict {
  readonly state: (typeof STATES)[number];
  readonly outcome: (typeof OUTCOMES)[number];
  readonly message: string | null;
  /** What to tell the server about the item; null: its run tells the story. */
  readonly failure: { readonly stage: 'agent' | 'run'; readonly message: string } | null;
}

/** Run states in which the program never called `wandb.init`; null: no such run. */
export function initialised(runState: string | null): boolean {
  return runState !== null && runState !== 'pending';
}

/** What is known when the process of an item has ended. */
export interface Ending {
  readonly end: RunEnd;
  /** The state of its W&B run then; null when there is none. */
  readonly runState: string | null;
  /** Why the agent stopped it; null: it did not. */
  readonly cancelledBecause: string | null;
  /** What was run, for the message about a program that never began a run. */
  readonly command: string | null;
}

/**
 * The verdict on a job whose process has ended. A job that began its run and then failed is not failed by the agent:
 * its run says so.
 */
export function verdictOf({ end, runState, cancelledBecause, command }: Ending): Verdict {
  // What had come to its own end before the stop reached it, has.
  const ownEnd = end.state === 'finished' && initialised(runState);
  if (cancelledBecause !== null && !ownEnd) {
    const message = cancelledBecause;
    return { state: 'killed', outcome: 'cancelled', message, failure: { stage: 'run', message } };
  }
  const exit = end.reason ?? (end.exitCode === null ? 'no exit code' : `exit code ${end.exitCode}`);
  if (end.neverStarted === true) {
    const message = `The job could not be started: ${exit}`;
    return { state: 'failed', outcome: 'agent-failed', message, failure: { stage: 'agent', message } };
  }
  if (!initialised(runState)) {
    const ran = command === null ? '' : `; what ran was: ${command}`;
    const message =
      end.state === 'finished'
        ? `The submitted job exited successfully but failed to call wandb.init${ran}`
        : `The submitted run was not successfully started (${exit})${ran}`;
    return { state: 'failed', outcome: 'job-failed', message, failure: { stage: 'run', message } };
  }
  if (end.state === 'finished')
    return { state: 'finished', outcome: 'succeeded', message: null, failure: null };
  if (end.state === 'stopped') {
    return { state: 'killed', outcome: 'cancelled', message: 'a stop was asked for in W&B', failure: null };
  }
  return { state: 'failed', outcome: 'job-failed', message: `the job failed: ${exit}`, failure: null };
}

/** What kept an item from ending by itself. */
export interface Trouble {
  readonly message: string;
  /** Refused by the runner's owner; or not started, or lost sight of. */
  readonly fault: 'refused' | 'agent';
  readonly cancelledBecause: string | null;
  /** Whether the server holds the item for this agent's run. */
  readonly claimed: boolean;
}

/** The verdict on an item that was not brought to run, or was lost sight of. */
export function verdictOnTrouble({ message, fault, cancelledBecause, claimed }: Trouble): Verdict {
  if (cancelledBecause !== null) {
    if (claimed) {
      const failure = { stage: 'agent', message: cancelledBecause } as const;
      return { state: 'killed', outcome: 'cancelled', message: cancelledBecause, failure };
    }
    const kept = `${cancelledBecause} The item goes back to its queue.`;
    return { state: 'pending', outcome: 'cancelled', message: kept, failure: null };
  }
  const outcome = fault === 'refused' ? 'refused' : 'agent-failed';
  return { state: 'failed', outcome, message, failure: { stage: 'agent', message } };
}
