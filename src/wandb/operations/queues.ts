export {
  createQueue,
  createQueueDefaults,
  ensureProject,
  listQueues,
  queueAgents,
  queueDefaults,
  queueDetails,
} from './queue-definitions.ts';
export { deleteItem, queueItem, queueItems, queueItemStates } from './queue-items.ts';
export { pushToQueue } from './push.ts';
export type { PushInput } from './push.ts';
