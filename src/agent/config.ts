import type { RunnerPolicy } from '../runners/policy.ts';

/** How an agent behaves. Times in milliseconds. */
export interface LaunchAgentConfig {
  /** Owner of the queues. */
  readonly entity: string;
  /** Names of the queues to drain, all of `entity`'s launch project. */
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
  /** Key that jobs get; null: the agent's own. */
  readonly jobApiKey: string | null;
  readonly policy: RunnerPolicy;
  /** Where the code of jobs is put; a folder of its own for each, removed after the job. */
  readonly workDirectory: string;
}

/** The project that owns queues, for every entity. */
export const LAUNCH_PROJECT = 'model-registry';
