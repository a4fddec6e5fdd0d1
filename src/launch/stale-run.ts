import type { QueueItem, RunStatus } from '../wandb/types.ts';

/**
 * Whether `run` was there before `item`: the id may have been used by an earlier launch. Only the run's own note of
 * its item, `launch_trace_id`, can then tell whose it is.
 */
export function predates(run: RunStatus, item: QueueItem): boolean {
  const created = parseTime(run.createdAt);
  const queued = parseTime(item.createdAt);
  return created !== null && queued !== null && created < queued;
}

/** Whether a run that predates `item` belongs to it all the same: resumed by it, or made beforehand by a sweep. */
export function tookOver(run: RunStatus, item: QueueItem, traceId: unknown): boolean {
  if (typeof traceId === 'string' && traceId !== '') return traceId === item.id;
  const heartbeat = parseTime(run.heartbeatAt);
  const claimed = parseTime(item.updatedAt);
  return heartbeat !== null && claimed !== null && heartbeat > claimed;
}

/** Milliseconds since the epoch of an ISO 8601 text. The server's times are UTC, with or without a zone. */
export function parseTime(text: string | null): number | null {
  if (text === null) return null;
  const time = Date.parse(/(?:Z|[+-]\d{2}:?\d{2})$/i.test(text) ? text : `${text}Z`);
  return Number.isNaN(time) ? null : time;
}
