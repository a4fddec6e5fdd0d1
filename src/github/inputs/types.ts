import type { LaunchAddOptions } from '../../launch/options.ts';

/** The environment variables of a process. */
export type Env = Readonly<Record<string, string | undefined>>;

export type Mode = 'add' | 'launch' | 'agent' | 'attach';

/** What a step may ask for when no API key is there: to fail, to end green with a notice, or to run offline. */
export type NoKey = 'fail' | 'skip' | 'offline';

/** How far a step waits. */
export type WaitFor = 'none' | 'claimed' | 'started' | 'finished';

/** What every mode has. */
export interface CommonInputs {
  /** From `api-key` or `WANDB_API_KEY`. Undefined only with `no-key` other than `fail`. */
  readonly apiKey: string | undefined;
  /** Address of the API, without a trailing slash: https, or http on loopback. */
  readonly baseUrl: string;
  readonly noKey: NoKey;
  /** The matrix of the job as JSON, as GitHub wrote it; empty when the job has none. */
  readonly matrix: string;
  /** Whether a job summary is written. */
  readonly summary: boolean;
  /** Lines for the log: oddities that do not stop the step. */
  readonly warnings: readonly string[];
}

/** `mode: add`. */
export interface AddInputs extends CommonInputs {
  readonly mode: 'add';
  /** `args` and `run-config` are in their places already. */
  readonly launch: LaunchAddOptions & { readonly queueName: string };
  readonly dryRun: boolean;
  readonly wait: WaitFor;
  readonly claimTimeoutMs: number;
  readonly runTimeoutMs: number;
  readonly onCancel: 'stop' | 'detach';
  /** Undefined: derived from the workflow run, the step and the spec. */
  readonly idempotencyKey: string | undefined;
  readonly rerun: 'attach' | 'new';
  readonly provenance: boolean;
}

/** `mode: agent`. */
export interface AgentInputs extends CommonInputs {
  readonly mode: 'agent';
  /** Owner of the queues. Undefined: the default entity of the key. */
  readonly entity: string | undefined;
  /** Project that owns the queues. Undefined: `model-registry`. */
  readonly projectQueue: string | undefined;
  /** Names of queues, at least one; none when `agentConfig` is to name them. */
  readonly queues: readonly string[];
  /** Jobs at once. */
  readonly maxJobs: number;
  readonly maxSchedulers: number;
  /** Path of a `launch-config.yaml`. */
  readonly agentConfig: string | undefined;
  /** Items to run before the agent ends. Undefined: no limit. */
  readonly maxItems: number | undefined;
  readonly idleTimeoutMs: number;
  /** Undefined: no limit. */
  readonly maxRuntimeMs: number | undefined;
  readonly failOn: 'any' | 'all' | 'none';
  readonly stopGraceMs: number;
  readonly stateDir: string | undefined;
  /** What jobs get as their key. Undefined: the agent's own. */
  readonly jobApiKey: string | undefined;
  /** Names of variables of this process that queue items may read. */
  readonly passEnv: readonly string[];
  readonly allowVolumes: readonly string[];
  readonly allowDockerArgs: readonly string[];
  readonly dockerArgs: readonly string[];
  readonly allowLocalProcess: boolean;
}

/** All inputs of a step, parsed once, told apart by `mode`. */
export type Inputs = AddInputs | AgentInputs;
