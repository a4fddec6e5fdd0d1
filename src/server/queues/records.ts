import type { JsonObject } from '../json.ts';

export type Access = 'PROJECT' | 'USER';
export type PrioritizationMode = 'DISABLED' | 'V0';
export type ItemState = 'PENDING' | 'LEASED' | 'CLAIMED' | 'FAILED';

export interface QueueRecord {
  id: string;
  entity: string;
  project: string;
  name: string;
  access: Access;
  prioritizationMode: PrioritizationMode;
  defaultResourceConfigId: string | null;
  externalLinks: JsonObject | null;
}

/** What a queue adds to every spec pushed to it. */
export interface ResourceConfigRecord {
  id: string;
  entity: string;
  resource: string;
  /** `{"resource_args": {"<resource>": {...}}}`, with `{{variable}}` where a template variable goes. */
  config: JsonObject;
  templateVariables: Record<string, TemplateVariable>;
}

export interface TemplateVariable {
  description?: string;
  /** JSON schema: `type`, `enum`, `minimum`, `maximum`, `default`. */
  schema: JsonObject;
}

export interface Issue {
  message: string;
  stage: string;
  filePaths: string[] | null;
}

export interface ItemRecord {
  id: string;
  /** Counts up over all queues: the order of pushing. */
  number: number;
  queueId: string;
  state: ItemState;
  /** JSON text of the spec, the queue's defaults merged in. */
  runSpec: string;
  templateVariableValues: JsonObject | null;
  /** 0 is served first; `null` on queues without priorities. */
  priority: number | null;
  createdAt: number;
  updatedAt: number;
  leasedUntil: number | null;
  launchAgentId: string | null;
  associatedRunId: string | null;
  error: Issue | null;
  warnings: Issue[];
}
