import { inParallel } from '../common/parallel.ts';
import { resultOf, type Verdict } from '../launch/index.ts';
import type { PushedLeg } from './fan-out.ts';
import type { FanOutReport } from './fan-out-report.ts';
import { NO_TIMES } from './no-result.ts';
import { stopLaunch } from './stop-launch.ts';
import type { Step } from './step.ts';

/** Launches that are stopped at the same time. */
const WIDTH = 16;
/** Milliseconds for one: what is not certain then is left to `post`. */
const STOP_MS = 5_500;

/** What a cancel does to launches that have not ended. Never throws. */
export async function stopAll(
  open: readonly PushedLeg[],
  onCancel: 'stop' | 'detach',
  step: Step,
  report: FanOutReport,
  timeoutMs = STOP_MS,
): Promise<void> {
  const end = step.clock.now() + timeoutMs;
  await inParallel(open, WIDTH, async ({ leg, queuedRun }) => {
    const times = { ...NO_TIMES, pushedAt: queuedRun.pushedAt };
    const left = Math.max(1, end - step.clock.now());
    const seen = { state: 'unknown', times } as const;
    const { verdict, certain, alreadyEnded } = await stopLaunch(queuedRun, onCancel, seen, step, left);
    const hasRun = queuedRun.runRef !== null;
    const told = alreadyEnded ? ownFate(verdict, hasRun, leg.inputs.gates.length > 0) : verdict;
    report.add(leg, resultOf(queuedRun, told), certain);
  });
}

/** One that had ended before the cancel is not called cancelled. */
function ownFate(verdict: Verdict, hasRun: boolean, hasGates: boolean): Verdict {
  if (verdict.state === 'failed') {
    const message = hasRun ? 'The run failed: see the last lines of its log.' : 'The agent failed the item.';
    return { ...verdict, outcome: hasRun ? 'job-failed' : 'agent-failed', message };
  }
  if (verdict.state !== 'finished') return verdict;
  return hasGates
    ? { ...verdict, message: 'The step was cancelled before its gates were decided.' }
    : { ...verdict, outcome: 'succeeded', message: null };
}
