import { oneLine } from '../common/errors.ts';
import { formatDuration } from '../common/duration.ts';
import type { ItemIssue } from '../wandb/types.ts';
import type { Progress, ProgressLimits } from './progress.ts';
import type { LaunchState, Outcome } from './result.ts';
import type { Verdict } from './verdict.ts';

/** Milliseconds for which an item must be missing: one empty answer can be a replica that lags. */
const DELETED_AFTER_MS = 10_000;
/** The same for a claimed item: its agent may still bring up the run. */
const CLAIMED_DELETED_AFTER_MS = 600_000;
/** For a run to end below an item that its agent has failed. */
const FAILED_ITEM_GRACE_MS = 60_000;

type Judgement = Pick<Verdict, 'outcome' | 'state' | 'message' | 'issue'>;

export interface Fate {
  readonly state: LaunchState;
  readonly doubt: Progress['doubt'];
  readonly verdict: Judgement | null;
}

/**
 * Where a launch stands by all that is known, and whether the wait for it is over.
 * @param runRead whether the run was read just now: what time decides about a run is not decided by an old reading
 */
export function fate(progress: Progress, now: number, limits: ProgressLimits, runRead: boolean): Fate {
  const found =
    progress.run === null ? fateOfItem(progress, now, runRead) : fateOfRun(progress, now, limits, runRead);
  if (found.verdict !== null) return { ...found, doubt: null };
  const reached = goalReached(progress, found.state, limits);
  return reached
    ? { ...found, verdict: judge('queued', found.state, null) }
    : { ...found, verdict: overdue(progress, found, now, limits) };
}

/** Milliseconds from `now` to the next moment at which time alone decides. */
export function nextDeadline(progress: Progress, now: number, limits: ProgressLimits): number {
  const { pushedAt, claimedAt } = progress.times;
  const ends = [
    claimedAt === null ? (pushedAt ?? now) + limits.claimTimeoutMs : claimedAt + limits.runTimeoutMs,
    ...(progress.doubt === null ? [] : [progress.doubt.since + graceOf(progress.doubt.about, limits)]),
    ...(progress.itemMissingSince === null || progress.run !== null
      ? []
      : [progress.itemMissingSince + deletedAfter(progress)]),
    ...(progress.runMissingSince === null ? [] : [progress.runMissingSince + DELETED_AFTER_MS]),
  ].filter((end) => end > now);
  return ends.length === 0 ? Number.POSITIVE_INFINITY : Math.min(...ends) - now;
}

function fateOfItem(progress: Progress, now: number, runRead: boolean): Fate {
  const { item, itemMissingSince, times } = progress;
  if (item?.state === 'failed') return ended(itemFailed(item.error));
  const certain = runRead || !item?.associatedRunId;
  if (certain && itemMissingSince !== null && now - itemMissingSince >= deletedAfter(progress)) {
    return ended(
      progress.queueMissing
        ? judge(
            'cancelled',
            'deleted',
            `The queue ${progress.queue.name} of ${progress.queue.entity} is gone, and the item with it.`,
          )
        : judge('cancelled', 'deleted', 'The item was deleted from the queue before it ran.'),
    );
  }
  if (times.claimedAt !== null) return alive('claimed');
  return alive(item?.state === 'leased' ? 'leased' : 'pending');
}

function deletedAfter(progress: Progress): number {
  return progress.times.claimedAt === null ? DELETED_AFTER_MS : CLAIMED_DELETED_AFTER_MS;
}

function fateOfRun(progress: Progress, now: number, limits: ProgressLimits, runRead: boolean): Fate {
  const { run, item, runMissingSince } = progress;
  if (run === null) return fateOfItem(progress, now, runRead);
  if (runMissingSince !== null) {
    const gone = runRead && now - runMissingSince >= DELETED_AFTER_MS;
    return gone
      ? ended(judge('cancelled', 'deleted', 'The run was deleted.'))
      : { ...alive(progress.state), doubt: progress.doubt };
  }
  const failedItem = item?.state === 'failed';
  switch (run.state) {
    case 'finished':
      return ended(judge('succeeded', 'finished', null));
    case 'failed':
      return ended({
        ...judge('job-failed', 'failed', 'The run failed: see the last lines of its log.'),
        issue: item?.error ?? null,
      });
    case 'killed':
      return ended(judge('cancelled', 'killed', 'The run was stopped.'));
    case 'crashed':
      if (failedItem) return ended({ ...crashed(), issue: item.error });
      return doubtful(progress, runRead, 'crashed', now, limits, crashed(), 'crashed');
    case 'preempted':
      return doubtful(progress, runRead, 'preempted', now, limits, preempted(limits), 'starting');
    case 'pending':
      return failedItem ? ended(itemFailed(item.error)) : alive('starting');
    case 'running':
    case 'preempting':
    default:
      return failedItem
        ? doubtful(progress, runRead, 'failed item', now, limits, itemFailed(item.error), 'running')
        : alive('running');
  }
}

/** A state that may pass: it decides only when it has lasted for its grace period. */
function doubtful(
  progress: Progress,
  runRead: boolean,
  about: string,
  now: number,
  limits: ProgressLimits,
  verdict: Judgement,
  meanwhile: LaunchState,
): Fate {
  const doubt = progress.doubt?.about === about ? progress.doubt : { about, since: now };
  if (runRead && now - doubt.since >= graceOf(about, limits)) return ended(verdict);
  return { state: meanwhile, doubt, verdict: null };
}

function graceOf(about: string, limits: ProgressLimits): number {
  if (about === 'crashed') return limits.crashedGraceMs;
  return about === 'preempted' ? limits.preemptedGraceMs : FAILED_ITEM_GRACE_MS;
}

function goalReached(progress: Progress, state: LaunchState, { until }: ProgressLimits): boolean {
  if (until === 'finished') return false;
  if (until === 'claimed') return progress.times.claimedAt !== null;
  return state === 'running';
}

function overdue(progress: Progress, { state }: Fate, now: number, limits: ProgressLimits): Judgement | null {
  const { pushedAt, claimedAt } = progress.times;
  if (claimedAt === null) {
    if (pushedAt === null || now - pushedAt < limits.claimTimeoutMs) return null;
    const message = `No agent took the job from the queue ${progress.queue.name} within ${formatDuration(limits.claimTimeoutMs)}.`;
    return judge('claim-timeout', state, message);
  }
  if (now - claimedAt < limits.runTimeoutMs) return null;
  const what =
    progress.run === null ? 'An agent took the job, but its run did not appear' : 'The run did not end';
  return judge(
    'run-timeout',
    state,
    `${what} within ${formatDuration(limits.runTimeoutMs)} of the claim: timeout.`,
  );
}

/** What happens to a program is told as the stage `run`; everything else is the agent's own trouble. */
function itemFailed(error: ItemIssue | null): Judgement {
  const stage = error?.stage ?? null;
  const cause = error === null || error.message === '' ? 'it did not say why' : error.message;
  const where = stage === null ? '' : ` in stage ${stage}`;
  return {
    outcome: stage === 'run' ? 'job-failed' : 'agent-failed',
    state: 'failed',
    message: oneLine(`The agent failed the item${where}: ${cause}`),
    issue: error,
  };
}

function crashed(): Judgement {
  return judge('job-failed', 'crashed', 'The run crashed: its heartbeat stopped and did not come back.');
}

function preempted({ preemptedGraceMs }: ProgressLimits): Judgement {
  const message = `The run was preempted and did not come back within ${formatDuration(preemptedGraceMs)}.`;
  return judge('job-failed', 'crashed', message);
}

function judge(outcome: Outcome, state: LaunchState, message: string | null): Judgement {
  return { outcome, state, message, issue: null };
}

function ended(verdict: Judgement): Fate {
  return { state: verdict.state, doubt: null, verdict };
}

function alive(state: LaunchState): Fate {
  return { state, doubt: null, verdict: null };
}
