import type { RunFacts } from '../gates/index.ts';
import type { MetricHistory } from '../wandb/operations/history.ts';
import type { RunDetails } from '../wandb/types.ts';
import type { LaunchTimes } from './result.ts';

/** A run as rules look at it. */
export function runFacts(
  details: Pick<RunDetails, 'summary' | 'createdAt' | 'heartbeatAt'>,
  history: MetricHistory,
  times: Pick<LaunchTimes, 'startedAt' | 'endedAt'> = { startedAt: null, endedAt: null },
): RunFacts {
  return {
    summary: details.summary,
    history: Object.fromEntries([...history].map(([key, points]) => [key, points.map(([, value]) => value)])),
    durationSeconds: durationSeconds(details, times),
  };
}

/**
 * How long a run took, in seconds. First what the program measured (`_wandb.runtime` of its summary, what W&B shows as
 * its duration), so that a run and its baseline are measured alike; else from its creation to its last heartbeat; else
 * what this process saw.
 */
export function durationSeconds(
  { summary, createdAt, heartbeatAt }: Pick<RunDetails, 'summary' | 'createdAt' | 'heartbeatAt'>,
  { startedAt, endedAt }: Pick<LaunchTimes, 'startedAt' | 'endedAt'>,
): number | null {
  const internal = summary['_wandb'];
  const measured =
    typeof internal === 'object' && internal !== null && 'runtime' in internal ? internal.runtime : undefined;
  if (typeof measured === 'number' && Number.isFinite(measured)) return measured;
  const between = (from: number, to: number): number | null => {
    const seconds = (to - from) / 1_000;
    return Number.isFinite(seconds) && seconds >= 0 ? seconds : null;
  };
  const alive = between(timeOf(createdAt), timeOf(heartbeatAt));
  if (alive !== null) return alive;
  return startedAt === null || endedAt === null ? null : between(startedAt, endedAt);
}

/** Times are UTC, also where the zone is missing. */
function timeOf(text: string | null): number {
  if (text === null) return Number.NaN;
  return Date.parse(/(?:Z|[+-]\d\d:?\d\d)$/.test(text) ? text : `${text}Z`);
}
