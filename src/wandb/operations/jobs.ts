import type { CallOptions, Operation, WandbClient } from '../client.ts';
import { Reader } from '../read.ts';
import type { JobVersion, JsonObject } from '../types.ts';
import { isUnsupported } from './unsupported.ts';

export interface JobRef {
  readonly entity: string;
  readonly project: string;
  readonly name: string;
  /** An alias or `vN`. */
  readonly alias: string;
}

const MEMBERSHIP: Operation = {
  name: 'ArtifactMembershipByName',
  effect: 'read',
  document: `query ArtifactMembershipByName($entity: String!, $project: String!, $name: String!) {
    project(name: $project, entityName: $entity) {
      artifactCollectionMembership(name: $name) {
        versionIndex
        aliases { alias }
        artifactCollection { name }
        artifact { id state metadata artifactType { name } }
      }
    }
  }`,
};

/** For servers that know no memberships. */
const ARTIFACT: Operation = {
  name: 'ArtifactByName',
  effect: 'read',
  document: `query ArtifactByName($entity: String!, $project: String!, $name: String!) {
    project(name: $project, entityName: $entity) {
      artifact(name: $name) {
        id
        state
        versionIndex
        metadata
        aliases { alias }
        artifactType { name }
        artifactSequence { name }
      }
    }
  }`,
};

const JOB_NAMES: Operation = {
  name: 'ArtifactOfType',
  effect: 'read',
  document: `query ArtifactOfType($entity: String!, $project: String!, $type: String!) {
    project(name: $project, entityName: $entity) {
      artifactType(name: $type) { artifactCollections { edges { node { name } } } }
    }
  }`,
};

/** `null`: no artifact of that name and alias. The caller checks `type`. */
export async function jobVersion(
  client: WandbClient,
  job: JobRef,
  call?: CallOptions,
): Promise<JobVersion | null> {
  const variables = { entity: job.entity, project: job.project, name: `${job.name}:${job.alias}` };
  try {
    const read = new Reader(MEMBERSHIP.name);
    const data = await client.graphql(MEMBERSHIP, variables, call);
    const membership = read.object(data, 'project', 'artifactCollectionMembership');
    const artifact = membership && read.object(membership, 'artifact');
    if (membership === null || artifact === null) return null;
    return toVersion(read, job, artifact, membership, read.object(membership, 'artifactCollection'));
  } catch (error) {
    if (!isUnsupported(error, 'artifactCollectionMembership')) throw error;
  }
  const read = new Reader(ARTIFACT.name);
  const artifact = read.object(await client.graphql(ARTIFACT, variables, call), 'project', 'artifact');
  return artifact && toVersion(read, job, artifact, artifact, read.object(artifact, 'artifactSequence'));
}

/** The version's number and aliases belong to its place in a collection, the rest to the artifact. */
function toVersion(
  read: Reader,
  job: JobRef,
  artifact: JsonObject,
  place: JsonObject,
  collection: JsonObject | null,
): JobVersion {
  const type = read.object(artifact, 'artifactType');
  return {
    artifactId: read.requiredText(artifact, 'id'),
    entity: job.entity,
    project: job.project,
    name: (collection && read.text(collection, 'name')) ?? job.name,
    versionIndex: read.number(place, 'versionIndex'),
    state: read.text(artifact, 'state') ?? '',
    type: (type && read.text(type, 'name')) ?? '',
    aliases: read.objects(place, 'aliases').flatMap((alias) => read.text(alias, 'alias') ?? []),
    metadata: read.document(artifact, 'metadata') ?? {},
  };
}

/** Names of the job collections of a project; `null`: no such project. */
export async function jobNames(
  client: WandbClient,
  owner: { entity: string; project: string },
  call?: CallOptions,
): Promise<readonly string[] | null> {
  const read = new Reader(JOB_NAMES.name);
  const data = await client.graphql(JOB_NAMES, { ...owner, type: 'job' }, call);
  const project = read.object(data, 'project');
  if (project === null) return null;
  const type = read.object(project, 'artifactType');
  if (type === null) return [];
  return read.nodes(type, 'artifactCollections').flatMap((collection) => read.text(collection, 'name') ?? []);
}
