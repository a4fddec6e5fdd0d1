import type { CallOptions, Operation, WandbClient } from '../client.ts';
import { Reader } from '../read.ts';
import type { RunRef } from '../types.ts';
import { projectOf } from './run-reads.ts';

const CREATED_BY: Operation = {
  name: 'ArtifactCreatedBy',
  effect: 'read',
  document: `query ArtifactCreatedBy($entity: String!, $project: String!, $name: String!) {
    project(name: $project, entityName: $entity) {
      artifact(name: $name) {
        id
        createdBy { ... on Run { name project { name entityName } } }
      }
    }
  }`,
};

/** The run that made a version of an artifact; `no-artifact`: there is no such version, `no-run`: no run made it. */
export async function artifactMaker(
  client: WandbClient,
  artifact: {
    readonly entity: string;
    readonly project: string;
    readonly name: string;
    readonly alias: string;
  },
  call?: CallOptions,
): Promise<RunRef | 'no-artifact' | 'no-run'> {
  const read = new Reader(CREATED_BY.name);
  const { entity, project, name, alias } = artifact;
  const variables = { entity, project: projectOf({ project }), name: `${name}:${alias}` };
  const found = read.object(await client.graphql(CREATED_BY, variables, call), 'project', 'artifact');
  if (found === null) return 'no-artifact';
  const maker = read.object(found, 'createdBy');
  const owner = maker && read.object(maker, 'project');
  const runId = maker && read.text(maker, 'name');
  if (owner === null || runId === null) return 'no-run';
  return {
    entity: read.text(owner, 'entityName') ?? entity,
    project: read.text(owner, 'name') ?? project,
    runId,
  };
}
