import type { ItemIssue, QueueItem, RunRef, RunStatus } from '../wandb/types.ts';
import type { LaunchState, LaunchTimes, Outcome } from './result.ts';

/** How far a wait goes. `claimed`: an agent took the item; `started`: the run is running; `finished`: it ended. */
export type WaitGoal = 'claimed' | 'started' | 'finished';

/** How a wait ended. */
export interface Verdict {
  readonly outcome: Outcome;
  readonly state: LaunchState;
  /** One line: what happened and what to do; null when all is well. */
  readonly message: string | null;
  readonly issue: ItemIssue | null;
  readonly warnings: readonly ItemIssue[];
  readonly item: QueueItem | null;
  readonly run: RunStatus | null;
  readonly runRef: RunRef | null;
  readonly times: LaunchTimes;
  /** Of a timeout: whether the launch was taken back for certain. */
  readonly confirmed?: boolean;
}

/** What a wait tells while it goes on: once per change, never once per poll. */
export interface LaunchChange {
  readonly kind: 'state' | 'warning';
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly from: LaunchState;
  readonly to: LaunchState;
  /** One line for a log. */
  readonly message: string;
  readonly runRef: RunRef | null;
  /** What is known by now. */
  readonly times: LaunchTimes;
}
