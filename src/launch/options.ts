import type { JsonObject } from '../wandb/types.ts';

/**
 * The arguments of `launch_add`, under their names in camelCase. The reference's own examples also pass
 * `parameters`: it is the run's config, as `config.overrides.run_config` is.
 */
export interface LaunchAddOptions {
  /** A git repository or a W&B run, as an address. It becomes a job before anything is pushed. */
  readonly uri?: string;
  /** `entity/project/name:alias-or-version`. */
  readonly job?: string;
  /** The base document of the spec: `overrides`, `resource_args`, and so on. Never changed. */
  readonly config?: JsonObject;
  readonly templateVariables?: Readonly<Record<string, string | number>>;
  readonly project?: string;
  readonly entity?: string;
  readonly queueName?: string;
  readonly resource?: string;
  readonly entryPoint?: readonly string[];
  readonly name?: string;
  /** Commit, branch or tag of a git `uri`. */
  readonly version?: string;
  readonly dockerImage?: string;
  /** Project that owns the queue. Default `model-registry`. */
  readonly projectQueue?: string;
  readonly resourceArgs?: JsonObject;
  readonly runId?: string;
  readonly build?: boolean;
  readonly repository?: string;
  readonly sweepId?: string;
  readonly author?: string;
  /** 0 critical, 1 high, 2 medium, 3 low. */
  readonly priority?: number;
  /** → `overrides.run_config`, over what `config` holds there. */
  readonly parameters?: JsonObject;
}

/**
 * The arguments of `launch`, under their names in camelCase; its `api` is the client of the context. `uri` and
 * `parameters` are conveniences: the former also stands in `config.uri`, the latter in `config.overrides.run_config`.
 */
export interface LaunchOptions extends Pick<
  LaunchAddOptions,
  | 'uri'
  | 'job'
  | 'config'
  | 'project'
  | 'entity'
  | 'resource'
  | 'entryPoint'
  | 'name'
  | 'version'
  | 'dockerImage'
  | 'resourceArgs'
  | 'runId'
  | 'repository'
  | 'parameters'
> {
  /** Wait for the end of the run, and throw when it fails. Default true. */
  readonly synchronous?: boolean;
}
