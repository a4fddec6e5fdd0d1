import { stringifyJson } from '../../common/json.ts';
import type { CallOptions, Operation, WandbClient } from '../client.ts';
import { WandbError } from '../errors.ts';
import { Reader } from '../read.ts';
import type {
  JsonObject,
  QueueAgent,
  QueueDefaults,
  QueueDetails,
  QueueRef,
  QueueSummary,
} from '../types.ts';
import { isUnsupported } from './unsupported.ts';

const LIST_QUEUES: Operation = {
  name: 'ProjectRunQueues',
  effect: 'read',
  document: `query ProjectRunQueues($entity: String!, $project: String!) {
    project(name: $project, entityName: $entity) { runQueues { id name access } }
  }`,
};

const QUEUE_DETAILS: Operation = {
  name: 'GetRunQueueMetadata',
  effect: 'read',
  document: `query GetRunQueueMetadata($entity: String!, $project: String!, $queue: String!) {
    project(name: $project, entityName: $entity) {
      runQueue(name: $queue) { id name access prioritizationMode defaultResourceConfigID }
    }
  }`,
};

const QUEUE_DEFAULTS: Operation = {
  name: 'GetDefaultResourceConfig',
  effect: 'read',
  document: `query GetDefaultResourceConfig($entity: String!, $id: ID!) {
    entity(name: $entity) {
      defaultResourceConfig(id: $id) { resource config templateVariables { name schema } }
    }
  }`,
};

const QUEUE_AGENTS: Operation = {
  name: 'QueueAgents',
  effect: 'read',
  document: `query QueueAgents($entity: String!) {
    entity(name: $entity) {
      launchProject { launchAgents { id name agentStatus hostname heartbeatAt runQueues } }
    }
  }`,
};

/** Making a project that exists changes nothing, so it may be repeated. */
const ENSURE_PROJECT: Operation = {
  name: 'CreateProject',
  effect: 'read',
  document: `mutation CreateProject($entity: String!, $project: String!) {
    upsertModel(input: { entityName: $entity, name: $project }) { model { id name } inserted }
  }`,
};

const CREATE_QUEUE: Operation = {
  name: 'CreateRunQueue',
  effect: 'write',
  document: `mutation CreateRunQueue(
    $entity: String!
    $project: String!
    $queue: String!
    $access: RunQueueAccessType!
    $mode: RunQueuePrioritizationMode
    $configId: ID
  ) {
    createRunQueue(
      input: {
        entityName: $entity
        projectName: $project
        queueName: $queue
        access: $access
        prioritizationMode: $mode
        defaultResourceConfigID: $configId
      }
    ) { success queueID }
  }`,
};

const CREATE_DEFAULTS: Operation = {
  name: 'CreateDefaultResourceConfig',
  effect: 'write',
  document: `mutation CreateDefaultResourceConfig(
    $entity: String!
    $resource: String!
    $config: JSONString!
    $variables: JSONString!
  ) {
    createDefaultResourceConfig(
      input: { entityName: $entity, resource: $resource, config: $config, templateVariables: $variables }
    ) { success defaultResourceConfigID }
  }`,
};

/** `null`: no such project, or no access to it. */
export async function listQueues(
  client: WandbClient,
  owner: { entity: string; project: string },
  call?: CallOptions,
): Promise<readonly QueueSummary[] | null> {
  const read = new Reader(LIST_QUEUES.name);
  const variables = { entity: owner.entity, project: owner.project };
  const project = read.object(await client.graphql(LIST_QUEUES, variables, call), 'project');
  return project && read.objects(project, 'runQueues').map((queue) => toSummary(read, queue));
}

function toSummary(read: Reader, queue: JsonObject): QueueSummary {
  return {
    id: read.requiredText(queue, 'id'),
    name: read.requiredText(queue, 'name'),
    access: read.text(queue, 'access') ?? '',
  };
}

/** `null`: no such queue (or project), or no access. */
export async function queueDetails(
  client: WandbClient,
  queue: QueueRef,
  call?: CallOptions,
): Promise<QueueDetails | null> {
  const read = new Reader(QUEUE_DETAILS.name);
  const variables = { entity: queue.entity, project: queue.project, queue: queue.name };
  const found = read.object(await client.graphql(QUEUE_DETAILS, variables, call), 'project', 'runQueue');
  return (
    found && {
      ...toSummary(read, found),
      prioritizationMode: read.text(found, 'prioritizationMode') ?? '',
      defaultResourceConfigId: read.text(found, 'defaultResourceConfigID'),
    }
  );
}

export async function queueDefaults(
  client: WandbClient,
  entity: string,
  configId: string,
  call?: CallOptions,
): Promise<QueueDefaults | null> {
  const read = new Reader(QUEUE_DEFAULTS.name);
  const data = await client.graphql(QUEUE_DEFAULTS, { entity, id: configId }, call);
  const found = read.object(data, 'entity', 'defaultResourceConfig');
  return (
    found && {
      resource: read.text(found, 'resource') ?? '',
      config: read.document(found, 'config') ?? {},
      templateVariables: read.objects(found, 'templateVariables').map((variable) => ({
        name: read.requiredText(variable, 'name'),
        schema: read.plainDocument(variable, 'schema') ?? {},
      })),
    }
  );
}

/** Agents registered for the entity's queues; `null` when this server cannot tell. */
export async function queueAgents(
  client: WandbClient,
  entity: string,
  call?: CallOptions,
): Promise<readonly QueueAgent[] | null> {
  const read = new Reader(QUEUE_AGENTS.name);
  let data: unknown;
  try {
    data = await client.graphql(QUEUE_AGENTS, { entity }, call);
  } catch (error) {
    if (isUnsupported(error)) return null;
    throw error;
  }
  const project = read.object(data, 'entity', 'launchProject');
  return project && read.objects(project, 'launchAgents').map((agent) => toAgent(read, agent));
}

function toAgent(read: Reader, agent: JsonObject): QueueAgent {
  return {
    id: read.requiredText(agent, 'id'),
    name: read.text(agent, 'name') ?? '',
    status: read.text(agent, 'agentStatus'),
    hostname: read.text(agent, 'hostname'),
    heartbeatAt: read.text(agent, 'heartbeatAt'),
    queueIds: read.texts(agent, 'runQueues'),
  };
}

export async function ensureProject(
  client: WandbClient,
  owner: { entity: string; project: string },
  call?: CallOptions,
): Promise<void> {
  const variables = { entity: owner.entity, project: owner.project };
  const data = await client.graphql(ENSURE_PROJECT, variables, call);
  new Reader(ENSURE_PROJECT.name).required(data, 'upsertModel', 'model');
}

/** Creates a queue with access PROJECT. @returns its id */
export async function createQueue(
  client: WandbClient,
  queue: QueueRef,
  options: { prioritizationMode?: 'V0' | 'DISABLED'; defaultResourceConfigId?: string } = {},
  call?: CallOptions,
): Promise<string> {
  const read = new Reader(CREATE_QUEUE.name);
  const { prioritizationMode: mode, defaultResourceConfigId: configId } = options;
  const data = await client.graphql(
    CREATE_QUEUE,
    {
      entity: queue.entity,
      project: queue.project,
      queue: queue.name,
      access: 'PROJECT',
      ...(mode === undefined ? {} : { mode }),
      ...(configId === undefined ? {} : { configId }),
    },
    call,
  );
  const made = read.object(data, 'createRunQueue');
  const id = made && read.text(made, 'queueID');
  if (id === null || !read.isTrue(made, 'success')) {
    throw notDone(CREATE_QUEUE, `The server did not create the queue ${queue.entity}/${queue.name}.`);
  }
  return id;
}

/** @returns id of the stored defaults */
export async function createQueueDefaults(
  client: WandbClient,
  entity: string,
  defaults: { resource: string; config: JsonObject; templateVariables?: JsonObject },
  call?: CallOptions,
): Promise<string> {
  const read = new Reader(CREATE_DEFAULTS.name);
  const { resource, config, templateVariables = {} } = defaults;
  const data = await client.graphql(
    CREATE_DEFAULTS,
    { entity, resource, config: stringifyJson(config), variables: stringifyJson(templateVariables) },
    call,
  );
  const made = read.object(data, 'createDefaultResourceConfig');
  const id = made && read.text(made, 'defaultResourceConfigID');
  if (id === null || !read.isTrue(made, 'success')) {
    throw notDone(CREATE_DEFAULTS, `The server did not store the queue defaults for ${resource}.`);
  }
  return id;
}

function notDone(operation: Operation, message: string): WandbError {
  return new WandbError(message, { kind: 'refused', operation: operation.name });
}
