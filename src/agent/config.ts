import type { RunnerPolicy } from '../runners/policy.ts';
import type { JobIdentity } from '../runners/runner.ts';

/** How an agent behaves. Times in milliseconds. */
export interface LaunchAgentConfig {
  /** Owner of the queues. */
  readonly entity: string;
  /** Project that owns the queues: `LAUNCH_PROJECT`, but for queues of older servers. */
  readonly queueProject: string;
  /** Names of the queues to drain, all of `queueProject`. */
  readonly queues: readonly string[];
  /** Jobs at the same time. */
  readonly maxJobs: number;
  /** End after this many items; null: no limit. */
  readonly maxItems: number | null;
  /** End when nothing ran and nothing came for this long; null: never. */
  readonly idleTimeoutMs: number | null;
  /** Claim nothing more after this long; null: never. */
  readonly maxRuntimeMs: number | null;
  /** Between asking a job to end and ending it by force. */
  readonly stopGraceMs: number;
  /** Between seeing that a stop was asked for in the UI and stopping the job from here. */
  readonly stoppedRunTimeoutMs: number;
  /** How long a job may take from its start to running, where a runner tells the two apart; null: for ever. */
  readonly startTimeoutMs: number | null;
  /** Sweep schedulers at the same time, beside the jobs; 0: their items are left in the queue. */
  readonly maxSchedulers: number;
  /** Jobs run as they were made: no other entry point, image or arguments. */
  readonly secureMode: boolean;
  /** From 1 on the state of the agent is printed every 20 s, else every 5 min. */
  readonly verbosity: number;
  /** Key that jobs get; null: the agent's own. */
  readonly jobApiKey: string | null;
  /** With what jobs prove who they are when they get no key; an item that brings its own key keeps to that. */
  readonly jobIdentity?: JobIdentity;
  readonly policy: RunnerPolicy;
  /** Where the code of jobs is put; a folder of its own for each, removed after the job. */
  readonly workDirectory: string;
  /** Where the full log of each job is kept, one file a run; null: nowhere. */
  readonly logDirectory: string | null;
}

/** The project that owns queues, for every entity. */
export const LAUNCH_PROJECT = 'model-registry';
