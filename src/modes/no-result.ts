import { LaunchError, oneLine } from '../common/errors.ts';
import type { AddInputs, AttachInputs } from '../github/inputs/index.ts';
import {
  InvalidLaunchError,
  type LaunchTimes,
  SubmitUnknownError,
  type Outcome,
  type QueuedRun,
  type RunResult,
} from '../launch/index.ts';
import type { Seen } from './stop-launch.ts';
import type { Step } from './step.ts';

/** Times of a launch of which none is known. */
export const NO_TIMES: LaunchTimes = { pushedAt: null, claimedAt: null, startedAt: null, endedAt: null };

const NOTHING = {
  itemId: null,
  run: null,
  runUrl: null,
  queueUrl: null,
  details: null,
  issue: null,
  warnings: [],
  times: NO_TIMES,
  logTail: [],
  spec: null,
} as const;

/** A cancel came in the middle of the push: the item may be on the queue or not. `post` looks. */
export class PushCutOffError extends LaunchError {
  override readonly name: string = 'PushCutOffError';

  constructor(cause: unknown) {
    super('The step was cancelled in the middle of the push.', {
      cause,
      hint: 'The cleanup looks for the item.',
    });
  }
}

/** The result of a launch that certainly (or, with `unknown`, perhaps) never reached its queue. */
export function neverPushed(error: unknown, inputs: AddInputs, step: Step): RunResult {
  const { launch } = inputs;
  return {
    ...NOTHING,
    outcome: outcomeOf(error, step),
    state: 'unknown',
    message: error instanceof InvalidLaunchError ? error.message : oneLine(error),
    queue: {
      entity: launch.entity ?? '',
      project: launch.projectQueue ?? 'model-registry',
      name: launch.queueName,
    },
    job: launch.job ?? null,
    image: launch.dockerImage ?? null,
  };
}

function outcomeOf(error: unknown, step: Step): Outcome {
  if (error instanceof SubmitUnknownError) return 'unknown';
  return step.cancellation.signal.aborted ? 'cancelled' : 'submit-failed';
}

/** The result of a step that found nothing to wait for. */
export function notFound(error: unknown, inputs: AttachInputs, step: Step): RunResult {
  return {
    ...NOTHING,
    outcome: step.cancellation.signal.aborted ? 'cancelled' : 'unknown',
    state: 'unknown',
    message: oneLine(error),
    queue: {
      entity: inputs.entity ?? '',
      project: inputs.projectQueue ?? 'model-registry',
      name: inputs.queueName ?? '',
    },
    job: null,
    image: null,
  };
}

/** The result of a launch whose fate could not be followed to its end: it may still be running. */
export function lostSight(error: unknown, queuedRun: QueuedRun, seen: Seen): RunResult {
  return {
    ...NOTHING,
    outcome: 'unknown',
    state: seen.state,
    message: `The wait failed, and the job may still be running: ${oneLine(error)}`,
    queue: queuedRun.queue,
    queueUrl: queuedRun.queueUrl,
    itemId: queuedRun.id,
    runUrl: queuedRun.runUrl,
    job: null,
    image: null,
    times: seen.times,
  };
}
