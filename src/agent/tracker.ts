import type { SubmittedRun } from '../runners/runner.ts';
import type { Start } from './breaker.ts';
import type { JsonObject } from '../wandb/types.ts';
import type { JobLog } from '../launch/project/job-log.ts';
import type { JournalNews } from './journal.ts';
import type { Verdict } from './outcome.ts';
import type { Work } from '../launch/project/work.ts';

/** What an agent knows of one item that it took. Times in milliseconds since the epoch. */
export interface JobTracker {
  readonly itemId: string;
  readonly queue: string;
  readonly takenAt: number;
  /** Set once the spec was read. */
  work: Pick<Work, 'entity' | 'project' | 'job' | 'image'> | null;
  /** The launch spec as it was taken; null: another agent took it. It may hold a key. */
  spec: JsonObject | null;
  /** Set once a run id was chosen; the item is claimed for it. */
  runId: string | null;
  /** `asked`: the claim was sent, and its answer is not known. */
  claim: 'none' | 'asked' | 'held';
  run: SubmittedRun | null;
  log: JobLog | null;
  /** Folder with its code, to be removed. */
  directory: string | null;
  /** What was run, for messages. */
  command: string | null;
  start: Start;
  startedAt: number | null;
  endedAt: number | null;
  /** What the agent that saw its end made of it, before it was lost. */
  verdict: Verdict | null;
  isScheduler: boolean;
  /** It was started by an agent that is gone, and taken over. */
  readonly adopted: boolean;
  /** Seconds that it waited in its queue, asked for beside the work; null when the server does not say. */
  queueSeconds: Promise<number | null>;
  /** Writes to the journal that holds this item. */
  readonly note: (news: JournalNews) => void;
}

export function newTracker(
  itemId: string,
  queue: string,
  takenAt: number,
  { adopted = false, note = () => {} }: Partial<Pick<JobTracker, 'adopted' | 'note'>> = {},
): JobTracker {
  return {
    itemId,
    queue,
    takenAt,
    work: null,
    spec: null,
    runId: null,
    claim: 'none',
    run: null,
    log: null,
    directory: null,
    command: null,
    start: 'not-tried',
    startedAt: null,
    endedAt: null,
    verdict: null,
    isScheduler: false,
    adopted,
    queueSeconds: Promise.resolve(null),
    note,
  };
}

/** The run of a tracker as the server knows it; null while there is none. */
export function runOf(
  tracker: JobTracker,
): { readonly entity: string; readonly project: string; readonly runId: string } | null {
  const { work, runId } = tracker;
  // Launch lower-cases the names of projects, in the job's environment too.
  return work && runId ? { entity: work.entity, project: work.project.toLowerCase(), runId } : null;
}
