import { encodeId } from '../ids.ts';
import { LAUNCH_PROJECT } from '../projects.ts';
import type { Context, View } from './context.ts';
import { connection, type Page } from './paging.ts';
import { projectView } from './project.ts';
import { resourceConfigView } from './queue.ts';

export function userView(ctx: Context): View {
  const { username, email, entity, teams } = ctx.stores.projects.tenancy;
  return {
    __typename: 'User',
    id: encodeId('User', 1),
    name: username,
    username,
    email,
    entity,
    defaultEntity: () => entityView(ctx, entity),
    flags: '{}',
    admin: false,
    photoUrl: null,
    deletedAt: null,
    teams: () => connection(teams, {}, (team) => entityView(ctx, team)),
    apiKeys: { edges: [] },
  };
}

export function entityView(ctx: Context, name: string): View {
  const { projects, queues } = ctx.stores;
  return {
    id: encodeId('Entity', name),
    name,
    isTeam: projects.isTeam(name),
    available: false,
    organization: null,
    xxhashDigestsEnabled: false,
    defaultResourceConfig: ({ id }: { id: string }) => {
      const config = ctx.stores.state.resourceConfigs.get(id);
      return config?.entity === name ? resourceConfigView(queues.resourceConfig(id)) : null;
    },
    launchProject: () => {
      const project = projects.find(name, LAUNCH_PROJECT);
      return project === null ? null : projectView(ctx, project);
    },
    projects: (page: Page) => projectsView(ctx, name, page),
  };
}

export function projectsView(ctx: Context, entity: string, page: Page): View {
  return connection(ctx.stores.projects.list(entity), page, (project) => projectView(ctx, project));
}

export function serverInfoView(ctx: Context): View {
  return {
    cliVersionInfo: { max_cli_version: '99.0.0', min_cli_version: '0.0.1' },
    latestLocalVersionInfo: null,
    features: ctx.stores.behaviour.features.map((name) => ({ name, isEnabled: true })),
  };
}
