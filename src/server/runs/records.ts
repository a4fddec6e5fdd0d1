/** What a run's program streams, line by line; `null` where a line has not arrived yet. */
export interface StreamRecord {
  history: (string | null)[];
  events: (string | null)[];
  output: (string | null)[];
}

export interface RunRecord extends StreamRecord {
  /** Storage id; the id that people see is `name`. */
  id: string;
  number: number;
  entity: string;
  project: string;
  name: string;
  displayName: string | null;
  description: string | null;
  notes: string | null;
  group: string | null;
  jobType: string | null;
  commit: string | null;
  host: string | null;
  program: string | null;
  repo: string | null;
  sweep: string | null;
  /** Id of the sweep agent that was given the run. */
  sweepAgent: string | null;
  tags: string[];
  /** JSON texts, kept as they came: Python's `NaN` included. */
  config: string | null;
  summary: string | null;
  /** `crashed` and `preempted` after silence are derived when read: see `stateOf`. */
  state: string;
  exitcode: number | null;
  stopRequested: boolean;
  createdAt: number;
  updatedAt: number;
  heartbeatAt: number | null;
  /** Path → id of the stored bytes. */
  files: Record<string, string>;
  inputArtifacts: string[];
  outputArtifacts: string[];
  alerts: { title: string; text: string; severity: string }[];
}

/** States that end a run. */
export const ENDED: ReadonlySet<string> = new Set(['finished', 'failed', 'crashed', 'killed', 'preempted']);
/** States in which silence means that the program died. */
const SILENT_END: Readonly<Record<string, string>> = { running: 'crashed', preempting: 'preempted' };

/** The state at `now`: a run that was silent for `crashAfterMs` has crashed, or was preempted if it said so. */
export function stateOf(run: RunRecord, now: number, crashAfterMs: number): string {
  const end = SILENT_END[run.state];
  const silent = now - (run.heartbeatAt ?? run.createdAt) > crashAfterMs;
  return end !== undefined && silent ? end : run.state;
}
