import { artifactView, collectionView } from './artifact.ts';
import { artifactMutations } from './artifactMutations.ts';
import { collectionMutations } from './collectionMutations.ts';
import type { Context, View } from './context.ts';
import type { Page } from './paging.ts';
import { projectView } from './project.ts';
import { launchAgentView } from './queue.ts';
import { queueMutations } from './queueMutations.ts';
import { runMutations } from './runMutations.ts';
import { sweepMutations } from './sweepMutations.ts';
import { uploadMutations } from './uploadMutations.ts';
import { entityView, projectsView, serverInfoView, userView } from './viewer.ts';

/** All root fields, of queries and mutations. */
export function rootView(ctx: Context): View {
  return {
    ...queries(ctx),
    ...queueMutations(ctx),
    ...runMutations(ctx),
    ...sweepMutations(ctx),
    ...artifactMutations(ctx),
    ...uploadMutations(ctx),
    ...collectionMutations(ctx),
  };
}

function queries(ctx: Context): View {
  const { projects, launchAgents, artifacts, state } = ctx.stores;
  const project = (args: { name?: string | null; entityName?: string | null }): View | null => {
    const found = projects.find(args.entityName, args.name);
    return found === null ? null : projectView(ctx, found);
  };
  const list = ({ entityName, ...page }: Page & { entityName?: string | null }): View =>
    projectsView(ctx, projects.entityOrDefault(entityName), page);
  return {
    viewer: () => userView(ctx),
    serverInfo: () => serverInfoView(ctx),
    entity: ({ name }: { name?: string | null }) => {
      const entity = projects.entityOrDefault(name);
      return projects.knowsEntity(entity) ? entityView(ctx, entity) : null;
    },
    project,
    model: project,
    projects: list,
    models: list,
    organization: () => null,
    launchAgent: ({ id }: { id: string }) => {
      const agent = launchAgents.find(id);
      return agent === null ? null : launchAgentView(agent);
    },
    artifact: ({ id }: { id: string }) => {
      const artifact = artifacts.find(id);
      return artifact === null ? null : artifactView(ctx, artifact);
    },
    artifactCollection: ({ id }: { id: string }) => {
      const collection = state.collections.get(id);
      return collection === undefined ? null : collectionView(ctx, collection);
    },
    clientIDMapping: ({ clientID }: { clientID: string }) => {
      const artifact = artifacts.byClientId(clientID);
      return artifact === null ? null : { serverID: artifact.id };
    },
  };
}
