import type { CallOptions, Operation, WandbClient } from '../client.ts';
import { WandbError } from '../errors.ts';
import { Reader } from '../read.ts';
import type { ItemIssue, JsonObject, QueueItem, QueueRef } from '../types.ts';
import { isUnsupported } from './unsupported.ts';

const BASIC_FIELDS = 'id state associatedRunId';
const ALL_FIELDS = `${BASIC_FIELDS} launchAgentId priority createdAt updatedAt runSpec
  error { message stage filePaths } warnings { message stage filePaths }`;

const STATE_FIELDS = `${BASIC_FIELDS} createdAt updatedAt error { message stage filePaths }
  warnings { message stage filePaths }`;

function itemOperation(fields: string): Operation {
  return {
    name: 'GetRunQueueItem',
    effect: 'read',
    document: `query GetRunQueueItem($entity: String!, $project: String!, $queue: String!, $item: ID!) {
      project(name: $project, entityName: $entity) {
        runQueue(name: $queue) { id runQueueItem(id: $item) { ${fields} } }
      }
    }`,
  };
}

function itemsOperation(fields: string): Operation {
  return {
    name: 'GetRunQueueItems',
    effect: 'read',
    document: `query GetRunQueueItems($entity: String!, $project: String!, $queue: String!, $first: Int!) {
      project(name: $project, entityName: $entity) {
        runQueue(name: $queue) { id runQueueItems(first: $first) { edges { node { ${fields} } } } }
      }
    }`,
  };
}

const DELETE_ITEM: Operation = {
  name: 'DeleteFromRunQueue',
  effect: 'write',
  document: `mutation DeleteFromRunQueue($queueId: ID!, $item: ID!) {
    deleteFromRunQueue(input: { queueID: $queueId, runQueueItemId: $item }) { success }
  }`,
};

/** The forms in which an item can be read, the fullest first; the last one lists the queue and looks for the id. */
const FORMS = [
  { operation: itemOperation(ALL_FIELDS), lists: false },
  { operation: itemOperation(BASIC_FIELDS), lists: false },
  { operation: itemsOperation(BASIC_FIELDS), lists: true },
] as const;

/** Per client, the first form that its server knows. */
const formOf = new WeakMap<WandbClient, number>();

const MOST_ITEMS = 100;

/** `null`: the item is not there (deleted); `queue-missing`: the queue itself is not. */
export async function queueItem(
  client: WandbClient,
  queue: QueueRef,
  itemId: string,
  call?: CallOptions,
): Promise<QueueItem | 'queue-missing' | null> {
  for (let form = formOf.get(client) ?? 0; ; form += 1) {
    const { operation, lists } = FORMS[form as 0 | 1 | 2];
    const read = new Reader(operation.name);
    try {
      const variables = { ...names(queue), ...(lists ? { first: MOST_ITEMS } : { item: itemId }) };
      const found = read.object(await client.graphql(operation, variables, call), 'project', 'runQueue');
      formOf.set(client, form);
      if (found === null) return 'queue-missing';
      const item = lists
        ? read.nodes(found, 'runQueueItems').find((node) => read.text(node, 'id') === itemId)
        : read.object(found, 'runQueueItem');
      return item ? toItem(read, item) : null;
    } catch (error) {
      if (!isUnsupported(error) || form >= FORMS.length - 1) throw error;
    }
  }
}

/** The newest items of a queue with their specs, at most `first` (default 100); `null`: no such queue. */
export function queueItems(
  client: WandbClient,
  queue: QueueRef,
  first: number = MOST_ITEMS,
  call?: CallOptions,
): Promise<readonly QueueItem[] | null> {
  return listItems(client, queue, first, ALL_FIELDS, call);
}

/** As `queueItems`, without their specs: light enough to be asked for again and again. */
export function queueItemStates(
  client: WandbClient,
  queue: QueueRef,
  first: number,
  call?: CallOptions,
): Promise<readonly QueueItem[] | null> {
  return listItems(client, queue, first, STATE_FIELDS, call);
}

async function listItems(
  client: WandbClient,
  queue: QueueRef,
  first: number,
  fields: string,
  call: CallOptions | undefined,
): Promise<readonly QueueItem[] | null> {
  const list = (asked: string) => client.graphql(itemsOperation(asked), { ...names(queue), first }, call);
  const read = new Reader('GetRunQueueItems');
  const data = await list(fields).catch((error: unknown) => {
    if (isUnsupported(error)) return list(BASIC_FIELDS);
    throw error;
  });
  const found = read.object(data, 'project', 'runQueue');
  return found && read.nodes(found, 'runQueueItems').map((node) => toItem(read, node));
}

/** Whether the server says that it removed the item; true also when a lost answer left it gone. */
export async function deleteItem(
  client: WandbClient,
  queue: QueueRef,
  itemId: string,
  call?: CallOptions,
): Promise<boolean> {
  const operation: Operation = {
    name: 'fetchRunQueuesFromProject',
    effect: 'read',
    document: `query fetchRunQueuesFromProject($entity: String!, $project: String!, $queue: String!) {
      project(name: $project, entityName: $entity) { runQueue(name: $queue) { id } }
    }`,
  };
  const read = new Reader(operation.name);
  const found = read.object(await client.graphql(operation, names(queue), call), 'project', 'runQueue');
  if (found === null) return false;
  const variables = { queueId: read.requiredText(found, 'id'), item: itemId };
  const send = async () => {
    const data = await client.graphql(DELETE_ITEM, variables, call);
    return read.isTrue(read.object(data, 'deleteFromRunQueue'), 'success');
  };
  try {
    return await send();
  } catch (error) {
    if (!(error instanceof WandbError) || error.kind !== 'unknown-outcome') throw error;
    if ((await queueItem(client, queue, itemId, call)) === null) return true;
    // It is still there, and to remove it twice is to remove it once.
    return await send();
  }
}

function names(queue: QueueRef): Record<string, unknown> {
  return { entity: queue.entity, project: queue.project, queue: queue.name };
}

function toItem(read: Reader, item: JsonObject): QueueItem {
  const error = read.object(item, 'error');
  return {
    id: read.requiredText(item, 'id'),
    state: (read.text(item, 'state') ?? '').toLowerCase(),
    associatedRunId: nonEmpty(read.text(item, 'associatedRunId')),
    launchAgentId: read.text(item, 'launchAgentId'),
    priority: read.number(item, 'priority'),
    createdAt: read.text(item, 'createdAt'),
    updatedAt: read.text(item, 'updatedAt'),
    runSpec: read.document(item, 'runSpec'),
    error: error && toIssue(read, error),
    warnings: read.objects(item, 'warnings').map((warning) => toIssue(read, warning)),
  };
}

function nonEmpty(text: string | null): string | null {
  return text === '' ? null : text;
}

function toIssue(read: Reader, issue: JsonObject): ItemIssue {
  return {
    message: read.text(issue, 'message') ?? '',
    stage: read.text(issue, 'stage'),
    filePaths: read.texts(issue, 'filePaths'),
  };
}
