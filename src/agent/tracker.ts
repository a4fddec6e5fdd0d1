import type { SubmittedRun } from '../runners/runner.ts';
import type { Work } from './work.ts';

/** What an agent knows of one item that it took. */
export interface JobTracker {
  readonly itemId: string;
  readonly queue: string;
  /** Milliseconds since the epoch. */
  readonly takenAt: number;
  /** Set once the spec was read. */
  work: Work | null;
  /** Set once a run id was chosen; the item is claimed for it. */
  runId: string | null;
  claimed: boolean;
  run: SubmittedRun | null;
  startedAt: number | null;
  endedAt: number | null;
  isScheduler: boolean;
}

export function newTracker(itemId: string, queue: string, takenAt: number): JobTracker {
  return {
    itemId,
    queue,
    takenAt,
    work: null,
    runId: null,
    claimed: false,
    run: null,
    startedAt: null,
    endedAt: null,
    isScheduler: false,
  };
}
