import * as v from 'valibot';
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
  /** The GPUs that it was lent, by index or id; empty: none, or they are not shared out. */
  readonly gpus: readonly string[];
  /** Seconds between the push and the claim; null when the server did not say. */
  readonly queueSeconds: number | null;
  /** Seconds between start and end of the process. */
  readonly runSeconds: number | null;
  /** The summary of its run: numbers and short texts at its top level, at most `MOST_METRICS`. Null: none was read. */
  readonly metrics: Readonly<Record<string, number | string>> | null;
  /** One line: why it did not succeed. */
  readonly message: string | null;
}

const Row = v.looseObject({
  itemId: v.string(),
  queue: v.string(),
  runId: v.nullable(v.string()),
  runUrl: v.nullable(v.string()),
  job: v.nullable(v.string()),
  state: v.string(),
  outcome: v.string(),
  exitCode: v.nullable(v.number()),
  queueSeconds: v.nullable(v.number()),
  runSeconds: v.nullable(v.number()),
  message: v.nullable(v.string()),
});

/** An item as a journal holds it; null when that is not one. */
export function readItem(row: unknown): AgentItem | null {
  return v.is(Row, row) ? (row as unknown as AgentItem) : null;
}
