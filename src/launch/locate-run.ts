import type { CallOptions, WandbClient } from '../wandb/client.ts';
import { runDetails, runStatus } from '../wandb/operations/runs.ts';
import type { QueueItem, RunRef, RunStatus } from '../wandb/types.ts';
import { predates, tookOver } from './stale-run.ts';

/**
 * Where the run of an item may be, best guess first: as the stored spec says, and with the project in lower case,
 * as agents write it.
 */
export function runCandidates(
  item: QueueItem,
  launch: { entity: string; project: string },
): readonly RunRef[] {
  const runId = item.associatedRunId;
  if (runId === null) return [];
  const text = (key: string, otherwise: string): string => {
    const value = item.runSpec?.[key];
    return typeof value === 'string' && value !== '' ? value : otherwise;
  };
  const entity = text('entity', launch.entity);
  // A run without a project lands in this one.
  const project = text('project', launch.project) || 'uncategorized';
  return [...new Set([project, project.toLowerCase()])].map((name) => ({ entity, project: name, runId }));
}

export interface LocatedRun {
  readonly run: RunStatus;
  readonly ref: RunRef;
}

/** The first candidate that exists; null: none does yet. */
export async function locateRun(
  client: WandbClient,
  candidates: readonly RunRef[],
  call: CallOptions,
): Promise<LocatedRun | null> {
  for (const ref of candidates) {
    const run = await runStatus(client, ref, call);
    if (run !== null) return { run, ref };
  }
  return null;
}

/** Whether the run was started from `item`, and not by an earlier launch that used the same id. */
export async function isOwnRun(
  client: WandbClient,
  item: QueueItem,
  { run, ref }: LocatedRun,
  call: CallOptions,
): Promise<boolean> {
  if (!predates(run, item)) return true;
  const details = await runDetails(client, ref, call);
  return details !== null && tookOver(run, item, details.internalConfig['launch_trace_id']);
}
