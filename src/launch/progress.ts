import type { ItemIssue, QueueItem, QueueRef, RunRef, RunStatus } from '../wandb/types.ts';
import type { LaunchState, LaunchTimes } from './result.ts';
import { describeState } from './progress-messages.ts';
import { fate } from './fate.ts';
import { parseTime } from './stale-run.ts';
import type { LaunchChange, Verdict, WaitGoal } from './verdict.ts';

/** When a wait gives up, in milliseconds. */
export interface ProgressLimits {
  readonly until: WaitGoal;
  /** From the push to the claim. */
  readonly claimTimeoutMs: number;
  /** From the claim to the end. */
  readonly runTimeoutMs: number;
  /** For a `crashed` run to come back: a gap between heartbeats looks like a crash. */
  readonly crashedGraceMs: number;
  /** For a `preempted` run to come back: agents queue it again. */
  readonly preemptedGraceMs: number;
}

/** What was read in one round. Members that are undefined were not asked for. */
export interface Observation {
  readonly now: number;
  /** `null`: no such item. */
  readonly item?: QueueItem | null | 'queue-missing';
  /** `null`: no such run (yet). */
  readonly run?: RunStatus | null;
  /** Where `run` was found. */
  readonly runRef?: RunRef;
  /** False: a run of this id exists, but from before this launch. */
  readonly ownRun?: boolean;
}

/** Everything that is known about a launch. */
export interface Progress {
  readonly queue: QueueRef;
  /** Whether the launch was there before this wait: then its times are older than the first look at it. */
  readonly attached: boolean;
  readonly state: LaunchState;
  /** The item as last seen; it stays when the item is deleted. */
  readonly item: QueueItem | null;
  /** Since when the item is not found. */
  readonly itemMissingSince: number | null;
  readonly queueMissing: boolean;
  readonly run: RunStatus | null;
  readonly runRef: RunRef | null;
  /** Since when the run, once seen, is not found. */
  readonly runMissingSince: number | null;
  /** Since when the run is in a state that may pass: crashed, preempted, or alive below a failed item. */
  readonly doubt: { readonly about: string; readonly since: number } | null;
  /** Words of a newer server, and rounds in which each was seen. */
  readonly strangeWords: Readonly<Record<string, number>>;
  readonly staleRunSeen: boolean;
  readonly warnings: readonly ItemIssue[];
  readonly times: LaunchTimes;
}

export interface Step {
  readonly progress: Progress;
  /** What to tell, in order. */
  readonly changes: readonly LaunchChange[];
  /** Null: the wait goes on. */
  readonly verdict: Verdict | null;
}

const ITEM_WORDS: ReadonlySet<string> = new Set(['pending', 'leased', 'claimed', 'failed', 'finished']);
const RUN_WORDS: ReadonlySet<string> = new Set([
  'pending',
  'running',
  'preempting',
  'finished',
  'failed',
  'crashed',
  'killed',
  'preempted',
]);
/** Rounds after which a strange word is worth a warning. */
const STRANGE_ROUNDS = 2;

export function startProgress(queue: QueueRef, pushedAt: number | null, attached = false): Progress {
  return {
    queue,
    attached,
    state: 'unknown',
    item: null,
    itemMissingSince: null,
    queueMissing: false,
    run: null,
    runRef: null,
    runMissingSince: null,
    doubt: null,
    strangeWords: {},
    staleRunSeen: false,
    warnings: [],
    times: { pushedAt, claimedAt: null, startedAt: null, endedAt: null },
  };
}

/** One round: what was read → what is known, what to tell, and whether it is over. Pure. */
export function step(before: Progress, observation: Observation, limits: ProgressLimits): Step {
  const { now } = observation;
  const seen = absorbRun(absorbItem(before, observation), observation);
  const { state, doubt, verdict } = fate(seen, now, limits, observation.run !== undefined);
  const ended = verdict !== null && isOver(verdict.outcome) ? now : null;
  const progress: Progress = { ...seen, state, doubt, times: { ...seen.times, endedAt: ended } };
  return {
    progress,
    changes: changesOf(before, progress, now),
    verdict: verdict === null ? null : { ...verdict, ...evidenceOf(progress) },
  };
}

function isOver(outcome: Verdict['outcome']): boolean {
  return outcome !== 'queued' && outcome !== 'claim-timeout' && outcome !== 'run-timeout';
}

/** What a verdict carries of what is known. */
export function evidenceOf(
  progress: Progress,
): Pick<Verdict, 'warnings' | 'item' | 'run' | 'runRef' | 'times'> {
  const { warnings, item, run, runRef, times } = progress;
  return { warnings, item, run, runRef, times };
}

function absorbItem(progress: Progress, { item, now }: Observation): Progress {
  if (item === undefined) return progress;
  if (item === null || item === 'queue-missing') {
    const itemMissingSince = progress.itemMissingSince ?? now;
    return { ...progress, itemMissingSince, queueMissing: item === 'queue-missing' };
  }
  const claimed = item.associatedRunId !== null || item.state === 'claimed' || item.state === 'finished';
  return {
    ...progress,
    item,
    itemMissingSince: null,
    queueMissing: false,
    // A lease that ran out takes a claim back only if no run is known: an acknowledged item stays claimed.
    times: {
      ...progress.times,
      claimedAt: claimed ? (progress.times.claimedAt ?? now) : progress.times.claimedAt,
    },
    warnings: item.warnings.length >= progress.warnings.length ? item.warnings : progress.warnings,
    strangeWords: count(progress.strangeWords, ITEM_WORDS.has(item.state) ? null : `item ${item.state}`),
  };
}

function absorbRun(progress: Progress, { run, runRef, ownRun, now }: Observation): Progress {
  if (run === undefined) return progress;
  if (run !== null && ownRun === false)
    return { ...progress, staleRunSeen: true, runRef: runRef ?? progress.runRef };
  if (run === null) {
    return progress.run === null
      ? progress
      : { ...progress, runMissingSince: progress.runMissingSince ?? now };
  }
  const started = run.state !== 'pending';
  return {
    ...progress,
    run,
    runRef: runRef ?? progress.runRef,
    runMissingSince: null,
    times: {
      ...progress.times,
      // A run is there because an agent took its item, whether that was seen or not.
      claimedAt: claimTime(progress, run, now),
      startedAt: started ? (progress.times.startedAt ?? now) : progress.times.startedAt,
    },
    strangeWords: count(progress.strangeWords, RUN_WORDS.has(run.state) ? null : `run ${run.state}`),
  };
}

/** Of a launch that was there before: when its run was made. A run from before the push was only taken over by it. */
function claimTime({ attached, run: before, times }: Progress, run: RunStatus, now: number): number {
  const seenAt = times.claimedAt ?? now;
  const created = attached && before === null ? parseTime(run.createdAt) : null;
  if (created === null || (times.pushedAt !== null && created < times.pushedAt)) return seenAt;
  return Math.min(seenAt, created);
}

function count(words: Progress['strangeWords'], word: string | null): Progress['strangeWords'] {
  return word === null ? words : { ...words, [word]: (words[word] ?? 0) + 1 };
}

function changesOf(before: Progress, after: Progress, at: number): readonly LaunchChange[] {
  const base = { at, from: before.state, to: after.state, runRef: after.runRef, times: after.times };
  const warn = (message: string): LaunchChange => ({ ...base, kind: 'warning', message });
  const changes: LaunchChange[] = [];
  if (after.state !== before.state || (after.doubt !== null && after.doubt.about !== before.doubt?.about)) {
    changes.push({ ...base, kind: 'state', message: describeState(after) });
  }
  for (const issue of after.warnings.slice(before.warnings.length)) {
    changes.push(
      warn(`Warning of the agent${issue.stage === null ? '' : ` (${issue.stage})`}: ${issue.message}`),
    );
  }
  for (const [word, rounds] of Object.entries(after.strangeWords)) {
    if (rounds === STRANGE_ROUNDS && before.strangeWords[word] !== rounds) {
      changes.push(
        warn(`The server says "${word}", a state that this version does not know: taken for alive.`),
      );
    }
  }
  if (after.staleRunSeen && !before.staleRunSeen) {
    changes.push(warn('A run of this id exists from an earlier launch: waiting for it to be taken over.'));
  }
  return changes;
}
