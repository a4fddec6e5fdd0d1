import type { LaunchState, Outcome } from '../launch/result.ts';

/** What became of one item that an agent took: one object of the `items` output, one row of its report. */
export interface AgentItem {
  readonly itemId: string;
  readonly queue: string;
  readonly entity: string | null;
  readonly project: string | null;
  readonly runId: string | null;
  readonly runUrl: string | null;
  /** The job reference or image it asked for. */
  readonly job: string | null;
  readonly state: LaunchState;
  readonly outcome: Outcome;
  readonly exitCode: number | null;
  /** Seconds between the push and the claim; null when the server did not say. */
  readonly queueSeconds: number | null;
  /** Seconds between start and end of the process. */
  readonly runSeconds: number | null;
  /** One line: why it did not succeed. */
  readonly message: string | null;
}
