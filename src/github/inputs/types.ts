import type { BaselineAsked, Gate } from '../../gates/index.ts';
import type { LaunchAddOptions, LaunchOptions } from '../../launch/options.ts';
import type { UntrustedCheck } from './untrusted-check.ts';

/** The environment variables of a process. */
export type Env = Readonly<Record<string, string | undefined>>;

export type Mode = 'add' | 'launch' | 'agent' | 'attach';

/** What a step may ask for when no API key is there: to fail, to end green with a notice, or to run offline. */
export type NoKey = 'fail' | 'skip' | 'offline';

/** How far a step waits. */
export type WaitFor = 'none' | 'claimed' | 'started' | 'finished';

/** What every mode has. */
export interface CommonInputs {
  /** From `api-key` or `WANDB_API_KEY`. Undefined only with `identity: oidc`, or `no-key` other than `fail`. */
  readonly apiKey: string | undefined;
  /** How the step proves who it is; for `oidc` with the audience of GitHub's tokens. */
  readonly identity: { readonly kind: 'key' } | { readonly kind: 'oidc'; readonly audience: string };
  /** Address of the API, without a trailing slash: https, or http on loopback. */
  readonly baseUrl: string;
  readonly noKey: NoKey;
  /** The matrix of the job as JSON, as GitHub wrote it; empty when the job has none. */
  readonly matrix: string;
  /** `sticky`, or the key of the comment. Undefined: no comment. */
  readonly comment: string | undefined;
  /** `true`, or the name of the check run. Undefined: no check run. */
  readonly check: string | undefined;
  /** GitHub's token of the job. Undefined: none. */
  readonly githubToken: string | undefined;
  /** What is asked before the step runs for an event that people without write access can cause. Undefined: it does not run. */
  readonly allowUntrusted: UntrustedCheck | undefined;
  /** Whether a job summary is written. */
  readonly summary: boolean;
  /** Lines for the log: oddities that do not stop the step. */
  readonly warnings: readonly string[];
}

/** What a run that ended is held against and compared with. */
export interface ReportInputs {
  /** Rules, in their order. */
  readonly gates: readonly Gate[];
  readonly baseline: BaselineAsked | null;
  /** Keys of the metrics that the report draws. */
  readonly charts: readonly string[];
}

/** How an image is built: with `build: true`. Paths and names are as the user wrote them. */
export interface BuildInputs {
  readonly context: string | undefined;
  readonly dockerfile: string | undefined;
  readonly platforms: readonly string[];
  readonly jobName: string | undefined;
  readonly jobAliases: readonly string[];
  readonly cacheFrom: readonly string[];
  readonly cacheTo: readonly string[];
  /** Lines of `id=value`. Secret. */
  readonly secrets: readonly string[];
  /** No queue is named: the job is made, and not launched. */
  readonly isOnlyJob: boolean;
}

/** What of a `client_payload` goes into the config of a run: all plain values of its first level, or those of these paths. */
export type EventConfigAsked = 'all' | readonly string[];

/** `mode: add`. */
export interface AddInputs extends CommonInputs, ReportInputs {
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
  readonly eventConfig: EventConfigAsked | undefined;
  /** Several launches in place of the one; undefined: the one of `launch`. */
  readonly launches: readonly AddInputs['launch'][] | undefined;
  /** Undefined: nothing is built. */
  readonly build: BuildInputs | undefined;
  /** With `launches`: whether one bad end, only all of them, or none makes the step fail. */
  readonly failOn: 'any' | 'all' | 'none';
}

/** What the owner of a runner allows to the jobs on it. */
export interface PolicyInputs {
  /** Between the request to end and the kill. */
  readonly stopGraceMs: number;
  /** Names of variables of this process that jobs may read. */
  readonly passEnv: readonly string[];
  readonly allowVolumes: readonly string[];
  readonly allowDockerArgs: readonly string[];
  readonly dockerArgs: readonly string[];
  readonly allowLocalProcess: boolean;
}

/** `mode: launch`. */
export interface LaunchInputs extends CommonInputs, PolicyInputs, ReportInputs {
  readonly mode: 'launch';
  /** `args` and `run-config` are in their places already. */
  readonly launch: LaunchOptions;
  readonly runTimeoutMs: number;
  readonly provenance: boolean;
  readonly eventConfig: EventConfigAsked | undefined;
}

/** `mode: agent`. */
export interface AgentInputs extends CommonInputs, PolicyInputs {
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
  readonly stateDir: string | undefined;
  /** What jobs get as their key. Undefined: the agent's own. */
  readonly jobApiKey: string | undefined;
}

/** What `mode: attach` waits for. */
export type AttachTarget =
  | { readonly by: 'item-id'; readonly itemId: string }
  | { readonly by: 'run-id'; readonly runId: string }
  | { readonly by: 'sha'; readonly sha: string }
  | { readonly by: 'idempotency-key'; readonly key: string };

/** `mode: attach`. */
export interface AttachInputs extends CommonInputs, ReportInputs {
  readonly mode: 'attach';
  readonly target: AttachTarget;
  /** Undefined: not named; then only runs can be found. */
  readonly queueName: string | undefined;
  /** Undefined: the default entity of the key. */
  readonly entity: string | undefined;
  readonly project: string | undefined;
  readonly projectQueue: string | undefined;
  readonly wait: WaitFor;
  /** Undefined: none. A step that did not launch the job takes nothing back unless it is told when. */
  readonly claimTimeoutMs: number | undefined;
  /** Undefined: none. */
  readonly runTimeoutMs: number | undefined;
  readonly onCancel: 'stop' | 'detach';
}

/** All inputs of a step, parsed once, told apart by `mode`. */
export type Inputs = AddInputs | LaunchInputs | AgentInputs | AttachInputs;
