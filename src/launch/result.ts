import type { GateResult } from '../gates/types.ts';
import type { ItemIssue, JsonObject, QueueRef, RunDetails, RunRef } from '../wandb/types.ts';

/** Where a launch stands: the item's state until a run exists, then the run's. */
export type LaunchState =
  | 'pending'
  | 'leased'
  | 'claimed'
  | 'starting'
  | 'running'
  | 'finished'
  | 'failed'
  | 'crashed'
  | 'killed'
  | 'deleted'
  | 'unknown';

/** What became of a launch. */
export type Outcome =
  | 'succeeded'
  | 'queued'
  | 'job-failed'
  | 'gate-failed'
  | 'agent-failed'
  | 'submit-failed'
  | 'claim-timeout'
  | 'run-timeout'
  | 'cancelled'
  | 'refused'
  | 'detached'
  | 'unknown';

/** Milliseconds since the epoch, by the clock of this process; null: not seen. */
export interface LaunchTimes {
  readonly pushedAt: number | null;
  readonly claimedAt: number | null;
  readonly startedAt: number | null;
  readonly endedAt: number | null;
}

/** Everything a report needs about one launch, as plain data. */
export interface RunResult {
  readonly outcome: Outcome;
  readonly state: LaunchState;
  /** What happened, and what to do about it: one line, or one a failed check. Null when all is well. */
  readonly message: string | null;
  /** Null: it ran where it was launched, without a queue. */
  readonly queue: QueueRef | null;
  readonly queueUrl: string | null;
  readonly itemId: string | null;
  readonly run: RunRef | null;
  readonly runUrl: string | null;
  readonly job: string | null;
  readonly image: string | null;
  readonly details: RunDetails | null;
  readonly issue: ItemIssue | null;
  readonly warnings: readonly ItemIssue[];
  readonly times: LaunchTimes;
  /** Last lines of the run's log, oldest first. Untrusted text. */
  readonly logTail: readonly string[];
  /** The spec as pushed, secrets cut. */
  readonly spec: JsonObject | null;
  /** The rules that were held against the run, in their order. */
  readonly gates?: readonly GateResult[];
  /** What the run is compared with. */
  readonly baseline?: BaselineRun | null;
  /** Metrics over the run, for `charts`, in the order asked for. */
  readonly charts?: readonly ChartSeries[];
}

/** The run that another is compared with. */
export interface BaselineRun {
  /** How it was asked for, such as `latest-on:main`. */
  readonly asked: string;
  readonly run: RunRef;
  readonly url: string;
  readonly name: string | null;
  readonly config: JsonObject;
  readonly summary: JsonObject;
}

/** One metric over a run. */
export interface ChartSeries {
  readonly key: string;
  /** `[step, value]`, ascending by step; at most a few hundred. Empty: never logged. */
  readonly points: readonly (readonly [number, number])[];
  /** The same of the baseline, when there is one. */
  readonly baseline: readonly (readonly [number, number])[];
}
