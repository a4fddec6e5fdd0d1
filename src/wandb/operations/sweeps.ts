import type { CallOptions, Operation, WandbClient } from '../client.ts';
import { Reader } from '../read.ts';

const SWEEP_STATE: Operation = {
  name: 'GetSweepState',
  effect: 'read',
  document: `query GetSweepState($entity: String, $project: String, $sweep: String!) {
    project(name: $project, entityName: $entity) { sweep(sweepName: $sweep) { state } }
  }`,
};

/** Upper case, as the server says it; `null`: no such sweep. */
export async function sweepState(
  client: WandbClient,
  sweep: { entity: string; project: string; sweepId: string },
  call?: CallOptions,
): Promise<string | null> {
  const variables = { entity: sweep.entity, project: sweep.project, sweep: sweep.sweepId };
  const read = new Reader(SWEEP_STATE.name);
  const found = read.object(await client.graphql(SWEEP_STATE, variables, call), 'project', 'sweep');
  return found && (read.text(found, 'state')?.toUpperCase() ?? null);
}
