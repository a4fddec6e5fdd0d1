import { stringifyJson } from '../../common/json.ts';
import type { CallOptions, Operation, WandbClient } from '../client.ts';
import { WandbError } from '../errors.ts';
import { Reader } from '../read.ts';
import type { JsonObject } from '../types.ts';
import { queueItem } from './queue-items.ts';

const CREATE_AGENT: Operation = {
  name: 'createLaunchAgent',
  effect: 'write',
  document: `mutation createLaunchAgent(
    $entity: String!
    $project: String!
    $queues: [ID!]!
    $hostname: String!
    $agentConfig: JSONString
    $version: String
  ) {
    createLaunchAgent(
      input: {
        entityName: $entity
        projectName: $project
        runQueues: $queues
        hostname: $hostname
        agentConfig: $agentConfig
        version: $version
      }
    ) { launchAgentId }
  }`,
};

const LAUNCH_AGENT: Operation = {
  name: 'LaunchAgent',
  effect: 'read',
  document: `query LaunchAgent($agentId: ID!) {
    launchAgent(id: $agentId) { id name stopPolling }
  }`,
};

/** The same status twice is the same status, so it may be repeated. */
const UPDATE_AGENT: Operation = {
  name: 'updateLaunchAgent',
  effect: 'read',
  document: `mutation updateLaunchAgent($agentId: ID!, $agentStatus: String) {
    updateLaunchAgent(input: { launchAgentId: $agentId, agentStatus: $agentStatus }) { success }
  }`,
};

const POP: Operation = {
  name: 'popFromRunQueue',
  effect: 'write',
  document: `mutation popFromRunQueue($entity: String!, $project: String!, $queue: String!, $agentId: ID) {
    popFromRunQueue(
      input: { entityName: $entity, projectName: $project, queueName: $queue, launchAgentId: $agentId }
    ) { runQueueItemId runSpec }
  }`,
};

const ACK: Operation = {
  name: 'ackRunQueueItem',
  effect: 'write',
  document: `mutation ackRunQueueItem($itemId: ID!, $runId: String!) {
    ackRunQueueItem(input: { runQueueItemId: $itemId, runName: $runId }) { success }
  }`,
};

export async function createLaunchAgent(
  client: WandbClient,
  input: {
    entity: string;
    project: string;
    queueIds: readonly string[];
    hostname: string;
    agentConfig: JsonObject;
    version: string;
  },
  call?: CallOptions,
): Promise<string> {
  const read = new Reader(CREATE_AGENT.name);
  const { entity, project, queueIds, hostname, agentConfig, version } = input;
  const variables = {
    entity,
    project,
    queues: queueIds,
    hostname,
    agentConfig: stringifyJson(agentConfig),
    version,
  };
  const data = await client.graphql(CREATE_AGENT, variables, call);
  return read.requiredText(read.required(data, 'createLaunchAgent'), 'launchAgentId');
}

/** `null`: the server no longer knows the agent. */
export async function launchAgent(
  client: WandbClient,
  agentId: string,
  call?: CallOptions,
): Promise<{ name: string; stopPolling: boolean } | null> {
  const read = new Reader(LAUNCH_AGENT.name);
  const data = await client.graphql(LAUNCH_AGENT, { agentId }, call).catch((error: unknown) => {
    // Some servers answer 404 for an agent that was deleted.
    if (error instanceof WandbError && error.kind === 'not-found') return null;
    throw error;
  });
  const found = read.object(data, 'launchAgent');
  return found && { name: read.text(found, 'name') ?? '', stopPolling: read.isTrue(found, 'stopPolling') };
}

/** Whether the server took the status. */
export async function updateLaunchAgent(
  client: WandbClient,
  agentId: string,
  status: 'POLLING' | 'RUNNING' | 'KILLED',
  call?: CallOptions,
): Promise<boolean> {
  const data = await client.graphql(UPDATE_AGENT, { agentId, agentStatus: status }, call);
  const read = new Reader(UPDATE_AGENT.name);
  return read.isTrue(read.object(data, 'updateLaunchAgent'), 'success');
}

export interface PoppedItem {
  readonly itemId: string;
  /** Untrusted: whoever may push to the queue wrote it. Numbers that JavaScript cannot hold are kept as text. */
  readonly runSpec: JsonObject;
}

/** Takes the next item of a queue on a lease of about a minute; `null`: the queue is empty. */
export async function popFromQueue(
  client: WandbClient,
  input: { entity: string; project: string; queue: string; agentId: string },
  call?: CallOptions,
): Promise<PoppedItem | null> {
  const read = new Reader(POP.name);
  const popped = read.object(await client.graphql(POP, { ...input }, call), 'popFromRunQueue');
  return (
    popped && {
      itemId: read.requiredText(popped, 'runQueueItemId'),
      runSpec: read.document(popped, 'runSpec') ?? {},
    }
  );
}

export interface AckInput {
  readonly itemId: string;
  readonly runId: string;
  readonly queue: { readonly entity: string; readonly project: string; readonly name: string };
}

/** How often a claim is sent whose answers are lost. */
const MOST_ACKS = 5;

/**
 * Claims a leased item for a run. `false`: somebody else has it, or its lease has run out. Repeatable: asks who holds
 * it when the answer is lost, and after a conflict.
 * @throws WandbError `unknown-outcome` when it cannot be found out
 */
export async function ackItem(client: WandbClient, input: AckInput, call?: CallOptions): Promise<boolean> {
  for (let left = MOST_ACKS - 1; ; left -= 1) {
    const sent = await sendAck(client, input, call);
    if (sent === 'acknowledged') return true;
    const item = await queueItem(client, input.queue, input.itemId, call);
    if (item === null || item === 'queue-missing') return false;
    if (item.associatedRunId !== null) return item.associatedRunId === input.runId;
    if (sent === 'declined') return false;
    // Nobody holds it: the lost request was not executed, and may be sent once more.
    if (left === 0) throw sent.error;
  }
}

async function sendAck(
  client: WandbClient,
  { itemId, runId }: AckInput,
  call: CallOptions | undefined,
): Promise<'acknowledged' | 'declined' | { readonly error: WandbError }> {
  try {
    const data = await client.graphql(ACK, { itemId, runId }, call);
    const read = new Reader(ACK.name);
    return read.isTrue(read.object(data, 'ackRunQueueItem'), 'success') ? 'acknowledged' : 'declined';
  } catch (error) {
    if (error instanceof WandbError && error.kind === 'conflict') return 'declined';
    if (error instanceof WandbError && error.kind === 'unknown-outcome') return { error };
    throw error;
  }
}

export interface ItemProblem {
  readonly itemId: string;
  readonly message: string;
  readonly stage: string;
  readonly filePaths?: readonly string[];
}

/** Marks an item as failed. Whether the server took it. */
export function failItem(client: WandbClient, problem: ItemProblem, call?: CallOptions): Promise<boolean> {
  return report(client, 'failRunQueueItem', problem, call);
}

/** Sets the warning of an item. Whether the server took it. */
export function warnItem(client: WandbClient, problem: ItemProblem, call?: CallOptions): Promise<boolean> {
  return report(client, 'updateRunQueueItemWarning', problem, call);
}

/** Both mutations set what they are told and may be repeated. Without files the variable is left out, not null. */
async function report(
  client: WandbClient,
  field: 'failRunQueueItem' | 'updateRunQueueItemWarning',
  { itemId, message, stage, filePaths }: ItemProblem,
  call: CallOptions | undefined,
): Promise<boolean> {
  const operation: Operation = {
    name: field,
    effect: 'read',
    document: `mutation ${field}($itemId: ID!, $message: String!, $stage: String!, $filePaths: [String!]) {
      ${field}(input: { runQueueItemId: $itemId, message: $message, stage: $stage, filePaths: $filePaths }) {
        success
      }
    }`,
  };
  const variables = { itemId, message, stage, ...(filePaths === undefined ? {} : { filePaths }) };
  const read = new Reader(operation.name);
  return read.isTrue(read.object(await client.graphql(operation, variables, call), field), 'success');
}
