import { badRequest } from '../errors.ts';
import { parseJson, type JsonObject } from '../json.ts';
import { objectOf } from '../queues/queues.ts';
import type { Access, PrioritizationMode } from '../queues/records.ts';
import type { Context, View } from './context.ts';

type Input<T> = { input: T };

interface Push {
  runSpec: string;
  templateVariableValues?: string | null;
  priority?: number | null;
}
interface QueueName {
  entityName: string;
  projectName: string;
  queueName: string;
}
interface Problem {
  runQueueItemId: string;
  message?: string | null;
  stage?: string | null;
  filePaths?: string[] | null;
}

export function queueMutations(ctx: Context): View {
  return { ...itemMutations(ctx), ...queueAdministration(ctx), ...agentMutations(ctx) };
}

function itemMutations(ctx: Context): View {
  const { queues, items, launchAgents } = ctx.stores;
  return {
    pushToRunQueueByName: ({ input }: Input<Push & QueueName>) => {
      const item = items.push(queues.getByName(input.entityName, input.projectName, input.queueName), input);
      return { runQueueItemId: item.id, runSpec: item.runSpec };
    },
    pushToRunQueue: ({ input }: Input<Push & { queueID: string }>) => {
      const item = items.push(queues.get(input.queueID), input);
      return { runQueueItemId: item.id, runSpec: item.runSpec };
    },
    popFromRunQueue: ({
      input,
    }: Input<
      Omit<QueueName, 'queueName'> & { queueName?: string | null; launchAgentId?: string | null }
    >) => {
      const queue = queues.getByName(input.entityName, input.projectName, input.queueName ?? null);
      const agentId = input.launchAgentId ?? null;
      if (agentId !== null) launchAgents.seen(agentId);
      const item = items.pop(queue, agentId);
      return item === null ? null : { runQueueItemId: item.id, runSpec: parseJson(item.runSpec) };
    },
    ackRunQueueItem: ({ input }: Input<{ runQueueItemId: string; runName: string }>) => {
      const item = items.ack(input.runQueueItemId, input.runName);
      if (ctx.stores.behaviour.startRunsAtAck) startRun(ctx, item.runSpec, input.runName);
      return { success: true };
    },
    failRunQueueItem: ({ input }: Input<Problem>) => {
      items.fail(input.runQueueItemId, issueOf(input));
      return { success: true };
    },
    updateRunQueueItemWarning: ({ input }: Input<Problem>) => {
      items.warn(input.runQueueItemId, issueOf(input));
      return { success: true };
    },
    deleteFromRunQueue: ({ input }: Input<{ queueID: string; runQueueItemId: string }>) => ({
      success: items.delete(queues.get(input.queueID).id, input.runQueueItemId),
    }),
  };
}

function queueAdministration(ctx: Context): View {
  const { queues } = ctx.stores;
  return {
    createRunQueue: ({
      input,
    }: Input<
      QueueName & {
        access: Access;
        prioritizationMode?: PrioritizationMode | null;
        defaultResourceConfigID?: string | null;
      }
    >) => {
      const queue = queues.create({
        entity: input.entityName,
        project: input.projectName,
        name: input.queueName,
        access: input.access,
        prioritizationMode: input.prioritizationMode ?? null,
        defaultResourceConfigId: input.defaultResourceConfigID ?? null,
      });
      return { success: true, queueID: queue.id };
    },
    upsertRunQueue: ({
      input,
    }: Input<
      QueueName & {
        resourceType: string;
        resourceConfig: string;
        templateVariables?: string | null;
        prioritizationMode?: PrioritizationMode | null;
        externalLinks?: string | null;
      }
    >) => {
      queues.upsert({
        entity: input.entityName,
        project: input.projectName,
        name: input.queueName,
        resource: input.resourceType,
        config: input.resourceConfig,
        templateVariables: input.templateVariables,
        prioritizationMode: input.prioritizationMode ?? null,
        ...linksOf(input.externalLinks ?? null),
      });
      return { success: true, configSchemaValidationErrors: null };
    },
    deleteRunQueues: ({ input }: Input<{ queueIDs: string[] }>) => {
      queues.delete(input.queueIDs);
      return { success: true };
    },
    createDefaultResourceConfig: ({
      input,
    }: Input<{
      entityName: string;
      resource: string;
      config: string;
      templateVariables?: string | null;
    }>) => {
      const config = queues.createResourceConfig({ ...input, entity: input.entityName });
      return { defaultResourceConfigID: config.id, success: true };
    },
  };
}

function agentMutations(ctx: Context): View {
  const { queues, launchAgents } = ctx.stores;
  return {
    createLaunchAgent: ({
      input,
    }: Input<{
      entityName: string;
      projectName: string;
      runQueues: string[];
      hostname: string;
      agentConfig?: string | null;
      version?: string | null;
    }>) => {
      if (input.runQueues.length === 0) throw badRequest('an agent needs at least one run queue');
      const agent = launchAgents.create({
        entity: input.entityName,
        project: input.projectName,
        runQueues: input.runQueues.map((id) => queues.get(id).id),
        hostname: input.hostname,
        agentConfig: input.agentConfig ?? null,
        version: input.version ?? null,
      });
      return { success: true, launchAgentId: agent.id };
    },
    updateLaunchAgent: ({ input }: Input<{ launchAgentId: string; agentStatus?: string | null }>) => {
      launchAgents.update(input.launchAgentId, input.agentStatus ?? null);
      return { success: true };
    },
  };
}

function linksOf(text: string | null): { externalLinks?: JsonObject } {
  return text === null || text === 'null' ? {} : { externalLinks: objectOf(text, 'externalLinks') };
}

function issueOf({ message, stage, filePaths }: Problem): {
  message: string;
  stage: string;
  filePaths: string[] | null;
} {
  return { message: message ?? '', stage: stage ?? '', filePaths: filePaths ?? null };
}

/** Marks the run that an item was claimed for as started, as its program would by its first request. */
function startRun(ctx: Context, runSpec: string, name: string): void {
  const spec = objectOf(runSpec, 'runSpec');
  const text = (key: string): string | null => (typeof spec[key] === 'string' ? spec[key] : null);
  ctx.stores.runs.upsert({ entity: text('entity'), project: text('project'), name });
}
