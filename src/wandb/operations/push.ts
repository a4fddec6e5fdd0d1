import { parseJson } from '../../common/json.ts';
import type { CallOptions, Operation, WandbClient } from '../client.ts';
import { WandbError } from '../errors.ts';
import { isObject, Reader } from '../read.ts';
import type { JsonObject, QueueRef } from '../types.ts';
import { listQueues } from './queue-definitions.ts';
import { isUnsupported } from './unsupported.ts';

export interface PushInput {
  readonly queue: QueueRef;
  /** JSON text of the launch spec. */
  readonly runSpec: string;
  /** JSON text of name → value; left out of the request when undefined. */
  readonly templateVariableValues?: string;
  readonly priority?: number;
}

export interface Pushed {
  readonly itemId: string;
  readonly runSpec: JsonObject | null;
}

/**
 * Puts an item on a queue, by the queue's name; on servers that do not know that mutation, by the queue's id.
 * Never sends a second mutation after one whose outcome is not known: the next form is tried only when the server
 * says that a document does not fit its schema, which is found out before anything is executed. A priority or
 * template values that the server does not know are an error, never dropped.
 * @returns the id of the item, and the spec as stored (`null`: the server did not say)
 * @throws WandbError `unknown-outcome` when the answer was lost
 */
export async function pushToQueue(
  client: WandbClient,
  input: PushInput,
  call?: CallOptions,
): Promise<Pushed> {
  try {
    return await pushByName(client, input, true, call);
  } catch (error) {
    if (isUnsupported(error, 'pushToRunQueueByName')) return await pushById(client, input, call);
    if (!isUnsupported(error, 'runSpec')) throw error;
  }
  return await pushByName(client, input, false, call);
}

async function pushByName(
  client: WandbClient,
  input: PushInput,
  withSpec: boolean,
  call: CallOptions | undefined,
): Promise<Pushed> {
  const { queue } = input;
  const extra = optionalFields(input);
  const operation: Operation = {
    name: 'pushToRunQueueByName',
    effect: 'write',
    document: `mutation pushToRunQueueByName(
      $entity: String!
      $project: String!
      $queue: String!
      $runSpec: JSONString!${extra.declared}
    ) {
      pushToRunQueueByName(
        input: {
          entityName: $entity
          projectName: $project
          queueName: $queue
          runSpec: $runSpec${extra.passed}
        }
      ) { runQueueItemId ${withSpec ? 'runSpec' : ''} }
    }`,
  };
  const variables = { entity: queue.entity, project: queue.project, queue: queue.name };
  const data = await client.graphql(
    operation,
    { ...variables, runSpec: input.runSpec, ...extra.values },
    call,
  );
  return readPushed(operation, data, queue);
}

async function pushById(
  client: WandbClient,
  input: PushInput,
  call: CallOptions | undefined,
): Promise<Pushed> {
  const { queue } = input;
  const queues = (await listQueues(client, queue, call)) ?? [];
  const [found, second] = queues.filter(({ name }) => name === queue.name);
  const operationName = 'pushToRunQueue';
  if (found === undefined || second !== undefined) {
    throw new WandbError(
      found === undefined
        ? `There is no queue ${queue.name} in ${queue.entity}/${queue.project}.`
        : `More than one queue in ${queue.entity}/${queue.project} is named ${queue.name}.`,
      { kind: found === undefined ? 'not-found' : 'refused', operation: operationName },
    );
  }
  const extra = optionalFields(input);
  const operation: Operation = {
    name: operationName,
    effect: 'write',
    document: `mutation pushToRunQueue($queueId: ID!, $runSpec: JSONString!${extra.declared}) {
      pushToRunQueue(input: { queueID: $queueId, runSpec: $runSpec${extra.passed} }) { runQueueItemId }
    }`,
  };
  const variables = { queueId: found.id, runSpec: input.runSpec, ...extra.values };
  return readPushed(operation, await client.graphql(operation, variables, call), queue);
}

/** Servers that do not know an input field refuse its very mention: what is not given is not in the document. */
function optionalFields(input: PushInput) {
  const { templateVariableValues, priority } = input;
  const fields = [
    { name: 'templateVariableValues', type: 'JSONString', value: templateVariableValues },
    { name: 'priority', type: 'Int', value: priority },
  ].filter(({ value }) => value !== undefined);
  return {
    declared: fields.map(({ name, type }) => `\n$${name}: ${type}`).join(''),
    passed: fields.map(({ name }) => `\n${name}: $${name}`).join(''),
    values: Object.fromEntries(fields.map(({ name, value }) => [name, value])),
  };
}

function readPushed(operation: Operation, data: unknown, queue: QueueRef): Pushed {
  const read = new Reader(operation.name);
  const payload = read.object(data, operation.name);
  if (payload === null) {
    throw new WandbError(
      `The server put nothing on the queue ${queue.entity}/${queue.name} and did not say why.`,
      {
        kind: 'refused',
        operation: operation.name,
        hint: 'Check that the queue exists, that the key may push to it, and that it takes what is in the spec.',
      },
    );
  }
  return { itemId: read.requiredText(payload, 'runQueueItemId'), runSpec: storedSpec(payload['runSpec']) };
}

/** The item is there whatever the answer says about its spec. */
function storedSpec(value: unknown): JsonObject | null {
  let parsed: unknown = value;
  if (typeof value === 'string') {
    try {
      parsed = parseJson(value);
    } catch {
      return null;
    }
  }
  return isObject(parsed) ? parsed : null;
}
