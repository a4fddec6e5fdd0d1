import { stringifyJson } from '../../common/json.ts';
import type { CallOptions, Operation, WandbClient } from '../client.ts';
import { Reader } from '../read.ts';
import type { JsonObject, RunRef } from '../types.ts';
import { projectOf } from './run-reads.ts';

const RUNS: Operation = {
  name: 'Runs',
  effect: 'read',
  document: `query Runs($entity: String!, $project: String!, $filters: JSONString, $order: String, $first: Int) {
    project(name: $project, entityName: $entity) {
      runs(filters: $filters, order: $order, first: $first) {
        edges {
          node {
            name
            state
            inputArtifacts(first: 20) {
              edges { node { artifactType { name } artifactSequence { name project { name entityName } } } }
            }
          }
        }
      }
    }
  }`,
};

export interface FoundRun {
  readonly ref: RunRef;
  /** Lower case. */
  readonly state: string;
  /** The job that it used, as `entity/project/name`; null when it recorded none. */
  readonly job: string | null;
}

/**
 * Runs of a project, the newest first.
 * @param filters in the query language of run lists: MongoDB's operators over `state`, `tags`, `config.…` and the like
 * @returns none for a project that does not exist
 */
export async function findRuns(
  client: WandbClient,
  place: { readonly entity: string; readonly project: string },
  filters: JsonObject,
  first: number,
  call?: CallOptions,
): Promise<readonly FoundRun[]> {
  const read = new Reader(RUNS.name);
  const variables = {
    entity: place.entity,
    project: projectOf(place),
    filters: stringifyJson(filters),
    order: '-created_at',
    first,
  };
  const project = read.object(await client.graphql(RUNS, variables, call), 'project');
  if (project === null) return [];
  return read.nodes(project, 'runs').map((run) => ({
    ref: { entity: place.entity, project: place.project, runId: read.requiredText(run, 'name') },
    state: (read.text(run, 'state') ?? '').toLowerCase(),
    job: jobOf(read, run),
  }));
}

function jobOf(read: Reader, run: JsonObject): string | null {
  for (const artifact of read.nodes(run, 'inputArtifacts')) {
    const type = read.object(artifact, 'artifactType');
    const sequence = read.object(artifact, 'artifactSequence');
    const project = sequence && read.object(sequence, 'project');
    if (type === null || project === null || sequence === null || read.text(type, 'name') !== 'job') continue;
    return [read.text(project, 'entityName'), read.text(project, 'name'), read.text(sequence, 'name')].join(
      '/',
    );
  }
  return null;
}
