import { formatDuration } from '../common/duration.ts';
import type { Progress } from './progress.ts';

/** One line that says where a launch stands. */
export function describeState(progress: Progress): string {
  const { state, doubt, queue, item, times, run } = progress;
  if (doubt?.about === 'failed item')
    return 'The agent failed the item, but the run is alive: waiting for it to end.';
  if (doubt?.about === 'preempted') return 'The run was preempted: waiting for it to come back.';
  switch (state) {
    case 'pending':
      return `Waiting on the queue ${queue.name} for an agent.`;
    case 'leased':
      return 'An agent is taking the job.';
    case 'claimed':
      return `An agent took the job${waited(times.pushedAt, times.claimedAt)}: run ${item?.associatedRunId ?? 'not named yet'}.`;
    case 'starting':
      return 'The run is there and has not started yet.';
    case 'running':
      return `The run ${run?.displayName ?? run?.runId ?? ''} is running.`;
    case 'finished':
      return `The run finished${lasted(progress)}.`;
    case 'failed':
      return run === null ? 'The agent failed the item.' : `The run failed${lasted(progress)}.`;
    case 'crashed':
      return 'The run is shown as crashed: its heartbeat stopped.';
    case 'killed':
      return `The run was stopped${lasted(progress)}.`;
    case 'deleted':
      return run === null ? 'The item is no longer on the queue.' : 'The run was deleted.';
    case 'unknown':
      return 'The state of the launch is not known.';
  }
}

function waited(from: number | null, to: number | null): string {
  return from === null || to === null ? '' : ` after ${formatDuration(to - from)}`;
}

function lasted({ times }: Progress): string {
  return times.startedAt === null || times.endedAt === null
    ? ''
    : ` after ${formatDuration(times.endedAt - times.startedAt)}`;
}
