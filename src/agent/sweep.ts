import { LaunchError } from '../common/errors.ts';
import type { CallOptions, WandbClient } from '../wandb/client.ts';
import { setSweepState, sweepState } from '../wandb/operations/sweeps.ts';
import type { Work } from '../launch/project/work.ts';

/**
 * Passes when the spec belongs to no sweep, or to one that is going on.
 * @throws LaunchError when the sweep has ended, or does not exist
 */
export async function checkSweepState(
  client: WandbClient,
  work: Pick<Work, 'entity' | 'project' | 'sweepId'>,
  call: CallOptions = {},
): Promise<void> {
  if (work.sweepId === null) return;
  const { entity, project, sweepId } = work;
  const state = await sweepState(client, { entity, project, sweepId }, call);
  if (state === 'RUNNING' || state === 'PAUSED') return;
  throw new LaunchError(
    `Launch agent picked up sweep job, but sweep (${sweepId}) was in a terminal state (${state ?? 'it does not exist'}).`,
    { hint: 'Resume the sweep, or launch the job without `sweep-id`.' },
  );
}

/** A sweep whose scheduler failed gets no more runs: it is cancelled. The id of the scheduler's run is the sweep's. */
export async function cancelSweep(
  client: WandbClient,
  sweep: { readonly entity: string; readonly project: string; readonly sweepId: string },
  call?: CallOptions,
): Promise<void> {
  await setSweepState(client, sweep, 'CANCELED', call);
}
