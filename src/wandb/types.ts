/** What the server answers, as values: nulls and encodings of the wire end here. */

export type JsonObject = Record<string, unknown>;

export interface Viewer {
  readonly id: string;
  readonly username: string | null;
  readonly email: string | null;
  /** The entity used when none is named. */
  readonly entity: string | null;
  /** Names of the teams the viewer belongs to. */
  readonly teams: readonly string[];
}

export interface QueueRef {
  /** The entity that owns the queue: not always that of the run. */
  readonly entity: string;
  /** `model-registry`, except on older servers. */
  readonly project: string;
  readonly name: string;
}

export interface QueueSummary {
  readonly id: string;
  readonly name: string;
  readonly access: string;
}

export interface QueueDetails extends QueueSummary {
  /** `V0` when items of the queue may carry a priority. */
  readonly prioritizationMode: string;
  readonly defaultResourceConfigId: string | null;
}

export interface TemplateVariable {
  readonly name: string;
  /** A JSON schema: `type`, and perhaps `enum`, `minimum`, `maximum`, `default`. */
  readonly schema: JsonObject;
}

export interface QueueDefaults {
  readonly resource: string;
  readonly config: JsonObject;
  readonly templateVariables: readonly TemplateVariable[];
}

export interface QueueAgent {
  readonly id: string;
  readonly name: string;
  /** `POLLING`, `RUNNING`, `KILLED`, or a word of a newer server. */
  readonly status: string | null;
  readonly hostname: string | null;
  readonly heartbeatAt: string | null;
  readonly queueIds: readonly string[];
}

export interface ItemIssue {
  readonly message: string;
  readonly stage: string | null;
  /** Paths below the files of the agent's own run. */
  readonly filePaths: readonly string[];
}

export interface QueueItem {
  readonly id: string;
  /** Lower case: `pending`, `leased`, `claimed`, `failed`, `finished`, or a word of a newer server. */
  readonly state: string;
  /** The run's id (its `name` on the wire). */
  readonly associatedRunId: string | null;
  readonly launchAgentId: string | null;
  readonly priority: number | null;
  readonly createdAt: string | null;
  readonly updatedAt: string | null;
  /** The spec as the server stored it. May hold `_wandb_api_key`: never print it. */
  readonly runSpec: JsonObject | null;
  readonly error: ItemIssue | null;
  readonly warnings: readonly ItemIssue[];
}

export interface RunRef {
  readonly entity: string;
  readonly project: string;
  /** The short id, `name` on the wire. */
  readonly runId: string;
}

/** The light part of a run: enough to wait for it. */
export interface RunStatus {
  readonly storageId: string;
  readonly runId: string;
  readonly displayName: string | null;
  /** Lower case: `pending`, `running`, `preempting`, `finished`, `failed`, `crashed`, `killed`, `preempted`. */
  readonly state: string;
  readonly createdAt: string | null;
  readonly heartbeatAt: string | null;
  /** A stop was asked for. */
  readonly stopped: boolean;
}

export interface RunDetails extends RunStatus {
  /**
   * Without wrappers and without internal keys. Numbers that JavaScript would write differently (`1.0`) are kept as
   * `LosslessNumber`; `stringifyJson` of common writes them. Summary, system metrics and history hold plain numbers.
   */
  readonly config: JsonObject;
  /** The `_wandb` object of the config: `launch_trace_id` is the item that started the run. */
  readonly internalConfig: JsonObject;
  readonly summary: JsonObject;
  readonly systemMetrics: JsonObject;
  readonly historyLineCount: number;
  readonly tags: readonly string[];
  readonly group: string | null;
  readonly jobType: string | null;
  readonly notes: string | null;
  readonly sweepName: string | null;
}

export interface RunSource {
  readonly program: string | null;
  readonly args: readonly string[];
  readonly python: string | null;
  readonly git: { readonly remote: string; readonly commit: string | null } | null;
  readonly inputArtifacts: readonly {
    readonly id: string;
    readonly type: string;
    readonly name: string;
    readonly versionIndex: number | null;
    readonly entity: string;
    readonly project: string;
  }[];
  readonly outputArtifacts: readonly {
    readonly id: string;
    readonly type: string;
    readonly name: string;
    readonly versionIndex: number | null;
  }[];
}

export interface LogLine {
  readonly number: number;
  readonly level: string | null;
  readonly line: string;
}

export interface JobVersion {
  readonly artifactId: string;
  readonly entity: string;
  readonly project: string;
  /** Name of the collection, without alias. */
  readonly name: string;
  readonly versionIndex: number | null;
  readonly state: string;
  readonly type: string;
  readonly aliases: readonly string[];
  readonly metadata: JsonObject;
}
