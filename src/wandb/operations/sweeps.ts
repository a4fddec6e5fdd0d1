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

const SWEEP_ID: Operation = {
  name: 'SweepObjectId',
  effect: 'read',
  document: `query SweepObjectId($entity: String, $project: String, $sweep: String!) {
    project(name: $project, entityName: $entity) { sweep(sweepName: $sweep) { id } }
  }`,
};

/** The same state twice is the same state, so it may be repeated. */
const SET_STATE: Operation = {
  name: 'UpsertSweep',
  effect: 'read',
  document: `mutation UpsertSweep($id: ID, $state: String, $entityName: String, $projectName: String) {
    upsertSweep(input: { id: $id, state: $state, entityName: $entityName, projectName: $projectName }) {
      sweep { name }
    }
  }`,
};

/** Moves a sweep to a state. Whether there is such a sweep. */
export async function setSweepState(
  client: WandbClient,
  { entity, project, sweepId }: { entity: string; project: string; sweepId: string },
  state: string,
  call?: CallOptions,
): Promise<boolean> {
  const read = new Reader(SWEEP_ID.name);
  const data = await client.graphql(SWEEP_ID, { entity, project, sweep: sweepId }, call);
  const sweep = read.object(data, 'project', 'sweep');
  if (sweep === null) return false;
  // The mutation wants the id of the object, where everything else goes by the sweep's name.
  const id = read.requiredText(sweep, 'id');
  await client.graphql(SET_STATE, { id, state, entityName: entity, projectName: project }, call);
  return true;
}
