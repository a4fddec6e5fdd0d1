import type { LaunchAgentRecord } from '../agents.ts';
import { timestamp } from '../clock.ts';
import { parseJson } from '../json.ts';
import type { ItemRecord, QueueRecord, ResourceConfigRecord } from '../queues/records.ts';
import type { Context, View } from './context.ts';
import { connection, type Page } from './paging.ts';

export function queueView(ctx: Context, queue: QueueRecord): View {
  const { items, queues } = ctx.stores;
  return {
    id: queue.id,
    name: queue.name,
    createdBy: 1,
    access: queue.access,
    prioritizationMode: queue.prioritizationMode,
    defaultResourceConfigID: queue.defaultResourceConfigId,
    defaultResourceConfig: () => {
      const config = queues.defaultsOf(queue);
      return config === null ? null : resourceConfigView(config);
    },
    externalLinks: queue.externalLinks,
    runQueueItem: ({ id }: { id: string }) => {
      const item = items.find(queue, id);
      return item === null ? null : itemView(item);
    },
    runQueueItems: (page: Page) => connection(items.list(queue).reverse(), page, itemView),
  };
}

export function itemView(item: ItemRecord): View {
  return {
    ...item,
    createdAt: timestamp(item.createdAt),
    updatedAt: timestamp(item.updatedAt),
    runSpec: parseJson(item.runSpec),
    warnings: item.warnings,
  };
}

export function resourceConfigView(config: ResourceConfigRecord): View {
  return {
    id: config.id,
    resource: config.resource,
    config: config.config,
    templateVariables: Object.entries(config.templateVariables).map(([name, { schema, description }]) => ({
      name,
      description: description ?? null,
      schema: JSON.stringify(schema),
    })),
  };
}

export function launchAgentView(agent: LaunchAgentRecord): View {
  return { ...agent, createdAt: timestamp(agent.createdAt), heartbeatAt: timestamp(agent.heartbeatAt) };
}
