import type { CallOptions, Operation, WandbClient } from '../client.ts';
import { WandbError } from '../errors.ts';
import { Reader } from '../read.ts';
import type { Viewer } from '../types.ts';

const VIEWER: Operation = {
  name: 'Viewer',
  effect: 'read',
  // Teams may be closed to a service account; who it is counts.
  acceptPartial: true,
  document: `query Viewer {
    viewer { id username entity email teams { edges { node { name } } } }
  }`,
};

const ENTITY_IS_TEAM: Operation = {
  name: 'EntityIsTeam',
  effect: 'read',
  document: `query EntityIsTeam($entity: String!) {
    entity(name: $entity) { id isTeam }
  }`,
};

/** Who the credentials belong to. @throws WandbError `auth` when the server knows nobody by them. */
export async function viewer(client: WandbClient, call?: CallOptions): Promise<Viewer> {
  const read = new Reader(VIEWER.name);
  const found = read.object(await client.graphql(VIEWER, {}, call), 'viewer');
  if (found === null) {
    throw new WandbError(`${client.baseUrl} knows nobody by these credentials.`, {
      kind: 'auth',
      operation: VIEWER.name,
      hint: 'Check that the API key is complete, not revoked, and belongs to the server of base-url.',
    });
  }
  return {
    id: read.requiredText(found, 'id'),
    username: read.text(found, 'username'),
    email: read.text(found, 'email'),
    entity: read.text(found, 'entity'),
    teams: read.nodes(found, 'teams').flatMap((team) => read.text(team, 'name') ?? []),
  };
}

/** `null` when the entity does not exist or may not be seen. */
export async function entityKind(
  client: WandbClient,
  entity: string,
  call?: CallOptions,
): Promise<{ id: string; isTeam: boolean } | null> {
  const read = new Reader(ENTITY_IS_TEAM.name);
  const found = read.object(await client.graphql(ENTITY_IS_TEAM, { entity }, call), 'entity');
  return found && { id: read.requiredText(found, 'id'), isTeam: read.isTrue(found, 'isTeam') };
}
