import { oneLine } from '../common/errors.ts';
import { redactSpec } from '../common/redact.ts';
import { InvalidLaunchError, type LaunchTimes, type RunResult } from '../launch/index.ts';
import { describeEnd } from '../launch/here/end.ts';
import { ItemError } from '../launch/project/source.ts';
import { RefusedError } from '../runners/refusal.ts';
import type { RunEnd } from '../runners/runner.ts';
import { NO_TIMES } from './no-result.ts';
import type { JsonObject, RunDetails, RunRef } from '../wandb/types.ts';

/** Why a step ended a run that would have gone on. */
export interface CutShort {
  readonly outcome: 'cancelled' | 'run-timeout';
  readonly message: string;
}

type Verdict = Pick<RunResult, 'outcome' | 'state' | 'message'>;

/**
 * What became of a run that was started here.
 * @param end null: it had not ended when the time for that was up
 */
export function verdictHere(end: RunEnd | null, cut: CutShort | null): Verdict {
  if (end === null) {
    const message = `${cut?.message ?? 'The step ends.'} The run goes on; the cleanup ends it.`;
    return { outcome: cut?.outcome ?? 'unknown', state: 'unknown', message };
  }
  // What came to its own end before the cancel reached it, has.
  if (end.state === 'finished') return { outcome: 'succeeded', state: 'finished', message: null };
  if (end.state === 'stopped') {
    const stopped = cut ?? { outcome: 'cancelled', message: 'A stop was asked for in W&B.' };
    return { ...stopped, state: 'killed' };
  }
  const outcome = end.neverStarted === true ? 'agent-failed' : 'job-failed';
  return { outcome, state: 'failed', message: `The run failed: ${describeEnd(end)}.` };
}

/** What became of a run that `post` ended. @param cut why its step had tried to; null: nobody knows, it was cut off */
export function verdictOfPost(cut: CutShort | null): Verdict {
  if (cut !== null) return { ...cut, state: 'killed', message: `${cut.message} The cleanup ended it.` };
  const message = 'The step was cut off; its cleanup ended the run.';
  return { outcome: 'cancelled', state: 'killed', message };
}

/** What is known of a launch, however it went. */
export interface LaunchFacts {
  readonly spec: JsonObject | null;
  readonly run: RunRef | null;
  readonly runUrl: string | null;
  readonly job: string | null;
  readonly image: string | null;
  readonly times: LaunchTimes;
  readonly details: RunDetails | null;
  readonly logTail: readonly string[];
  /** Lines worth a place in the report. */
  readonly notes: readonly string[];
}

export const NOTHING_KNOWN: LaunchFacts = {
  spec: null,
  run: null,
  runUrl: null,
  job: null,
  image: null,
  times: NO_TIMES,
  details: null,
  logTail: [],
  notes: [],
};

export function resultHere(verdict: Verdict, { notes, spec, ...facts }: LaunchFacts): RunResult {
  return {
    ...facts,
    ...verdict,
    queue: null,
    queueUrl: null,
    itemId: null,
    issue: null,
    warnings: notes.map((message) => ({ message, stage: null, filePaths: [] })),
    spec: spec === null ? null : redactSpec(spec),
  };
}

/** What became of a launch that never ran. @param starting its checks were over: this machine was at it */
export function verdictOnError(error: unknown, starting: boolean, cut: CutShort | null): Verdict {
  // A start that is given up leaves nothing.
  if (cut !== null) return { ...cut, state: 'killed' };
  const message = error instanceof InvalidLaunchError ? error.message : oneLine(error);
  if (error instanceof RefusedError) return { outcome: 'refused', state: 'failed', message };
  const itsOwn = !starting || error instanceof ItemError;
  return { outcome: itsOwn ? 'submit-failed' : 'agent-failed', state: 'failed', message };
}
