import { rm } from 'node:fs/promises';
import { oneLine } from '../common/errors.ts';
import type { Logger } from '../common/logger.ts';
import type { SubmittedRun } from '../runners/runner.ts';
import type { WandbClient } from '../wandb/client.ts';
import { updateLaunchAgent } from '../wandb/operations/agents.ts';
import { queueItem } from '../wandb/operations/queues.ts';
import { runStatus } from '../wandb/operations/runs.ts';
import type { Closer } from './closer.ts';
import { isSameProcess, killLeftover } from './leftover-process.ts';
import type { Verdict } from './outcome.ts';
import { recoveryOf, type Found, type ItemRecord } from './replay.ts';
import type { Orphan } from './state.ts';
import { newTracker, runOf, type JobTracker } from './tracker.ts';

/** A container that a lost agent left. */
export interface LeftoverRun {
  readonly itemId: string;
  readonly isRunning: boolean;
  /** Milliseconds since the epoch; null: it runs, or never ran. */
  readonly endedAt: number | null;
  /** Takes it over: its output goes to `onLine`; `redact` as a `RunRequest` has it. */
  adopt(onLine: (line: string) => void, redact: (text: string) => string): Promise<SubmittedRun>;
  /** Ends it if it runs, by force after `graceMs`, and takes it away. */
  discard(graceMs: number): Promise<void>;
}

/**
 * Finds the containers that carry the label of an owner.
 * @param expected whether there may be some: an engine that does not answer is then no answer
 */
export type FindLeftovers = (owner: string, expected: boolean) => Promise<readonly LeftoverRun[]>;

export interface RecoveryContext {
  readonly client: WandbClient;
  /** Entity and project of the queues. The entity of a journal that names one counts more. */
  readonly owner: { readonly entity: string; readonly project: string };
  readonly closer: Closer;
  readonly logger: Logger;
  readonly find: FindLeftovers;
  readonly stopGraceMs: number;
  /** Why everything is stopped; null: what runs goes on, unless its own agent was cancelled. */
  readonly stopping: string | null;
  readonly signal: AbortSignal;
  /** Sees a taken-over run to its end. It need not be waited for: the promise is. */
  readonly watch: (tracker: JobTracker, run: SubmittedRun) => Promise<void>;
  /** Opens the log of a job that is taken over. */
  readonly openLog: (tracker: JobTracker) => JobTracker['log'];
}

/** The state of a run that says that its program came to a good end, whatever became of its agent. */
const WELL_ENDED = 'finished';

/**
 * Sees to everything that a lost agent left: takes over what runs, reports what has ended, fails what is gone.
 * Resolves once all that runs is in the hands of `watch`; `settled` once everything has ended. That never rejects: what
 * could not be done stays in the journal, for a later look.
 */
export async function recoverOrphan(
  orphan: Orphan,
  context: RecoveryContext,
): Promise<{ settled: Promise<void> }> {
  const stopping = context.stopping ?? orphan.record.cancelled;
  const containers = await context.find(orphan.origin, orphan.record.items.some(mayHaveContainer));
  const known = orphan.record.items.map((item) => {
    const container = containers.find(({ itemId }) => itemId === item.itemId) ?? null;
    return begin(() => beginItem(item, container, orphan, { ...context, stopping }));
  });
  // A container of ours that the journal does not know was made in the moment before a kill.
  const unknown = containers
    .filter(({ itemId }) => !orphan.record.items.some((item) => item.itemId === itemId))
    .map((container): Step => ({ rest: container.discard(context.stopGraceMs) }));
  const steps = [...(await Promise.all(known)), ...unknown];
  return { settled: settle(orphan, steps, context) };
}

interface Step {
  readonly rest: Promise<void>;
}

async function begin(step: () => Promise<Step>): Promise<Step> {
  try {
    return await step();
  } catch (error) {
    return { rest: Promise.reject(asError(error)) };
  }
}

function asError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error(String(thrown));
}

async function settle(orphan: Orphan, steps: readonly Step[], context: RecoveryContext): Promise<void> {
  const results = await Promise.allSettled(steps.map(({ rest }) => rest));
  const troubles = results.flatMap((result) =>
    result.status === 'rejected' ? [result.reason as unknown] : [],
  );
  if (troubles.length === 0) {
    await clear(orphan, context).catch((error: unknown) => troubles.push(error));
  }
  for (const trouble of troubles)
    context.logger.warning(`A leftover could not be seen to: ${oneLine(trouble)}`);
  await tellGone(orphan, context);
  if (troubles.length === 0) await orphan.finish();
  else orphan.release();
}

/** What its containers and folders were needed for is done; some may have withstood their removal. */
async function clear({ origin, record }: Orphan, { find, stopGraceMs }: RecoveryContext): Promise<void> {
  const left = await find(origin, record.items.some(mayHaveContainer));
  await Promise.all(left.map((container) => container.discard(stopGraceMs)));
  for (const folder of record.folders) await rm(folder, { recursive: true, force: true });
}

/** The lost agent could not say so itself. */
async function tellGone(
  { record, note }: Orphan,
  { client, logger, signal }: RecoveryContext,
): Promise<void> {
  if (record.agentId === null || record.killed) return;
  try {
    await updateLaunchAgent(client, record.agentId, 'KILLED', { deadlineMs: 10_000, signal });
    note({ kind: 'killed' });
  } catch (error) {
    logger.debug(`Agent ${record.name ?? record.agentId} could not be marked as gone: ${oneLine(error)}`);
  }
}

/** `rest` is what of it takes time. */
async function beginItem(
  item: ItemRecord,
  container: LeftoverRun | null,
  orphan: Orphan,
  context: RecoveryContext,
): Promise<Step> {
  const tracker = trackerOf(item, orphan);
  const what = recoveryOf(item, foundOf(item, container), context.stopping !== null);
  switch (what) {
    case 'nothing':
      return { rest: Promise.resolve() };
    case 'adopt':
    case 'collect': {
      if (container === null) return { rest: tellEnd(tracker, item, orphan, context) };
      const left = what === 'adopt' ? 'left running' : 'did not report';
      context.logger.info(`Takes over item ${item.itemId}, which a lost agent ${left}.`);
      tracker.endedAt ??= container.endedAt;
      tracker.log = context.openLog(tracker);
      tracker.run = await container.adopt(
        (line) => tracker.log?.push(line),
        (text) => tracker.log?.cut(text) ?? text,
      );
      return { rest: context.watch(tracker, tracker.run) };
    }
    case 'stop':
    case 'fail':
      return { rest: endItem(tracker, item, container, orphan, context) };
  }
}

async function endItem(
  tracker: JobTracker,
  item: ItemRecord,
  container: LeftoverRun | null,
  orphan: Orphan,
  context: RecoveryContext,
): Promise<void> {
  if (container !== null) await container.discard(context.stopGraceMs);
  else if (item.started?.resource === 'local-process') killLeftover(item.started);
  if (item.reported || item.claim === null) return;
  if (!(await isStillOurs(tracker, orphan, context))) return;
  tracker.endedAt = orphan.lastSeen;
  await context.closer.close(tracker, {
    verdict: await lostVerdict(tracker, orphan, context),
    exitCode: null,
  });
}

function trackerOf(item: ItemRecord, orphan: Orphan): JobTracker {
  const tracker = newTracker(item.itemId, item.queue, item.takenAt, { adopted: true, note: orphan.note });
  if (item.claim === null) return tracker;
  const { entity, project, runId, job, isScheduler } = item.claim;
  tracker.work = { entity, project, job, image: null };
  tracker.runId = runId;
  tracker.claim = 'held';
  tracker.isScheduler = isScheduler;
  tracker.start = item.started === null ? 'not-tried' : 'ran';
  tracker.startedAt = item.started?.at ?? null;
  tracker.endedAt = item.ended?.endedAt ?? null;
  tracker.verdict = item.ended?.verdict ?? null;
  return tracker;
}

function foundOf(item: ItemRecord, container: LeftoverRun | null): Found {
  if (container !== null) return container.isRunning ? 'running' : 'exited';
  const isProcess = item.started?.resource === 'local-process';
  return isProcess && item.started && isSameProcess(item.started) ? 'running' : null;
}

/** Its agent knew what to tell of it, and was lost before it had. */
async function tellEnd(
  tracker: JobTracker,
  { ended }: ItemRecord,
  orphan: Orphan,
  context: RecoveryContext,
): Promise<void> {
  if (ended === null || !(await isStillOurs(tracker, orphan, context))) return;
  const { verdict, exitCode } = ended;
  await context.closer.close(tracker, { verdict, exitCode });
}

function mayHaveContainer({ claim }: ItemRecord): boolean {
  return claim !== null && claim.resource !== 'local-process';
}

/** The journal notes a claim before it is asked for: the server knows whether it came about, and what came after. */
async function isStillOurs(tracker: JobTracker, orphan: Orphan, context: RecoveryContext): Promise<boolean> {
  const { client, signal } = context;
  const { entity, project } = context.owner;
  const queue = { entity: orphan.record.entity ?? entity, project, name: tracker.queue };
  const item = await queueItem(client, queue, tracker.itemId, { signal });
  if (item === null || item === 'queue-missing') return false;
  return item.associatedRunId === tracker.runId && item.state.toLowerCase() !== 'failed';
}

async function lostVerdict(tracker: JobTracker, orphan: Orphan, context: RecoveryContext): Promise<Verdict> {
  const run = runOf(tracker);
  const known = run && (await runStatus(context.client, run, { signal: context.signal }).catch(() => null));
  if (known?.state === WELL_ENDED) {
    return {
      state: 'finished',
      outcome: 'succeeded',
      message: 'its agent was lost, its run ended well',
      failure: null,
    };
  }
  if (context.stopping !== null) {
    const message = context.stopping;
    return { state: 'killed', outcome: 'cancelled', message, failure: { stage: 'run', message } };
  }
  const message = `runner lost at ${new Date(orphan.lastSeen).toISOString().replace(/\.\d+Z$/, 'Z')}`;
  return { state: 'failed', outcome: 'agent-failed', message, failure: { stage: 'agent', message } };
}
