export interface SweepRecord {
  id: string;
  /** The 8 characters that people see. */
  name: string;
  entity: string;
  project: string;
  displayName: string | null;
  description: string | null;
  state: string;
  /** YAML text. */
  config: string;
  /** JSON texts. */
  controller: string | null;
  scheduler: string | null;
  createdAt: number;
  updatedAt: number;
  heartbeatAt: number;
  /** Runs handed out so far: the place in a grid. */
  handedOut: number;
}

/** Somebody who asks a sweep for runs. */
export interface SweepAgentRecord {
  id: string;
  name: string;
  sweepId: string;
  host: string;
  state: string;
  createdAt: number;
  heartbeatAt: number;
}
