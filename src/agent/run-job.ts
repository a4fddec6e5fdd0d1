import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from '../common/clock.ts';
import { LaunchError, messageOf, oneLine } from '../common/errors.ts';
import type { Logger } from '../common/logger.ts';
import { isRunId } from '../common/run-id.ts';
import type { JobProject } from '../job/project.ts';
import { readJob } from '../job/read.ts';
import { refusalOf } from '../runners/policy.ts';
import { refuse, RefusedError, shown, type Refusal } from '../runners/refusal.ts';
import type { RunEnd, Runner } from '../runners/runner.ts';
import type { WandbClient } from '../wandb/client.ts';
import { WandbError } from '../wandb/errors.ts';
import { ackItem, warnItem } from '../wandb/operations/agents.ts';
import type { JsonObject } from '../wandb/types.ts';
import type { LaunchAgentConfig } from './config.ts';
import type { JobLog } from '../launch/project/job-log.ts';
import { environmentOf } from '../launch/project/job-environment.ts';
import { processStartTime } from './leftover-process.ts';
import { lockedBy } from './secure-mode.ts';
import { ItemError, sourceOf } from '../launch/project/source.ts';
import { stopAskedFor } from '../launch/project/stop-asked.ts';
import { supervise } from '../launch/project/supervise.ts';
import { checkSweepState } from './sweep.ts';
import type { JobTracker } from './tracker.ts';
import { newRunId, readWork, type Work } from '../launch/project/work.ts';

/** What the body of a job needs from the agent around it. */
export interface JobContext {
  readonly client: WandbClient;
  readonly config: LaunchAgentConfig;
  readonly runners: readonly Runner[];
  readonly clock: Clock;
  readonly logger: Logger;
  readonly signal: AbortSignal;
  readonly random: () => number;
  /** Masks a secret that arrived with an item. */
  readonly onSecret: (secret: string) => void;
  /** Opens the log of a job that is about to start. */
  readonly openLog: (tracker: JobTracker) => JobLog;
}

/** Milliseconds for the warning of an item, which is only nice to have. */
const WARN_MS = 10_000;

/** Another agent holds the item: there is nothing to report about it. */
export class LostItemError extends LaunchError {
  override readonly name: string = 'LostItemError';
}

/**
 * Runs one item: reads it, checks it against the owner's policy, claims it, fetches its job, starts it, and waits for
 * its end. The tracker shows how far it came.
 * @throws RefusedError, ItemError, LostItemError, or whatever kept it from starting
 */
export async function runJob(tracker: JobTracker, runSpec: JsonObject, context: JobContext): Promise<RunEnd> {
  const { config } = context;
  const work = readable(runSpec);
  if (work.apiKey !== null) context.onSecret(work.apiKey);
  tracker.work = work;
  tracker.spec = runSpec;
  tracker.isScheduler = work.isScheduler;
  const resources = context.runners.map(({ resource }) => resource);
  const refusal = refusalOf(work, config.policy, resources) ?? (config.secureMode ? lockedBy(work) : null);
  const runner = context.runners.find(({ resource }) => resource === work.resource);
  if (refusal || !runner) throw new RefusedError(refusal ?? noRunner(work.resource));
  if (work.runId !== null) checkRunId(work.runId);
  await claim(tracker, work, context);
  await checkSweepState(context.client, work, { signal: context.signal });
  return start(tracker, work, runner, context);
}

/** @throws RefusedError for one that W&B does not take: it also stands in paths and in names of containers */
function checkRunId(runId: string): void {
  if (isRunId(runId)) return;
  refuse(
    `run_id: ${shown(runId)} is not a run id`,
    'Leave it out to have one made, or write at most 128 letters, digits, "-" and "_".',
  );
}

function noRunner(resource: string): Refusal {
  return {
    what: `this agent has no runner for resource "${resource}"`,
    remedy: 'Use a queue of another resource.',
  };
}

function readable(runSpec: JsonObject): Work {
  try {
    return readWork(runSpec);
  } catch (error) {
    throw asItemError(error);
  }
}

async function claim(tracker: JobTracker, work: Work, context: JobContext): Promise<void> {
  const { client, config, signal } = context;
  const { itemId } = tracker;
  const runId = work.runId ?? newRunId(context.random);
  const queue = { entity: config.entity, project: config.queueProject, name: tracker.queue };
  const { entity, resource, isScheduler } = work;
  const project = work.project.toLowerCase();
  tracker.runId = runId;
  const job = work.job ?? work.image;
  tracker.note({ kind: 'claimed', itemId, runId, entity, project, job, resource, isScheduler });
  tracker.claim = 'asked';
  if (!(await ackItem(client, { itemId, runId, queue }, { signal }))) {
    tracker.claim = 'none';
    throw new LostItemError('Another agent took the item.');
  }
  tracker.claim = 'held';
}

async function start(tracker: JobTracker, work: Work, runner: Runner, context: JobContext): Promise<RunEnd> {
  const { client, config, clock, signal, logger } = context;
  const { itemId } = tracker;
  const runId = tracker.runId ?? '';
  const directory = await mkdtemp(join(config.workDirectory, 'job-'));
  tracker.directory = directory;
  const project =
    work.image === null && work.job !== null ? await fetchJob(client, work.job, directory, signal) : null;
  const source = sourceOf(work, project, process.cwd());
  if (source.warning !== null) warn(tracker, source.warning, runner.resource, context);
  tracker.command = source.command.join(' ') || 'the command of the image itself';
  const log = context.openLog(tracker);
  tracker.log = log;
  const run = await runner.run({
    itemId,
    runId,
    image: source.image,
    directory: source.directory,
    workingDirectory: source.workingDirectory,
    command: source.command,
    keepsEntryPoint: source.keepsEntryPoint,
    resourceArgs: work.resourceArgs,
    environment: environmentOf(work, source, {
      runId,
      queue: { name: tracker.queue, entity: config.entity, itemId },
      baseUrl: client.baseUrl,
      apiKey: config.jobApiKey ?? (client.credentials.kind === 'key' ? client.credentials.apiKey : ''),
    }),
    ...(config.jobIdentity !== undefined && work.apiKey === null ? { identity: config.jobIdentity } : {}),
    onLine: (line) => log.push(line),
    redact: (text) => log.cut(text),
    onProgress: (line) => log.push(line),
    signal,
  });
  tracker.run = run;
  tracker.start = 'ran';
  tracker.startedAt = clock.now();
  const startTime = runner.resource === 'local-process' ? processStartTime(run.id) : null;
  tracker.note({ kind: 'started', itemId, resource: runner.resource, id: run.id, startTime });
  const { gpus = [] } = run;
  const devices = gpus.length === 0 ? '' : ` on ${gpus.length === 1 ? 'GPU' : 'GPUs'} ${gpus.join(', ')}`;
  logger.info(`Started ${work.job ?? work.image ?? 'a scheduler'} as run ${runId}${devices}.`);
  const ref = { entity: work.entity, project: work.project.toLowerCase(), runId };
  const end = await supervise(run, {
    clock,
    signal,
    stopGraceMs: config.stopGraceMs,
    stoppedRunTimeoutMs: config.stoppedRunTimeoutMs,
    startTimeoutMs: config.startTimeoutMs,
    stopAsked: () => stopAskedFor(client, ref, logger, signal),
  });
  if (end.neverStarted === true) tracker.start = end.boxFault === true ? 'box-failed' : 'not-tried';
  return end;
}

/** Tells whoever pushed the item, too: they can do something about it. */
function warn(
  tracker: JobTracker,
  message: string,
  stage: string,
  { client, logger, signal }: JobContext,
): void {
  logger.warning(message);
  const problem = { itemId: tracker.itemId, message, stage };
  void warnItem(client, problem, { deadlineMs: WARN_MS, signal }).catch((error: unknown) => {
    logger.debug(`Item ${tracker.itemId} could not be given a warning: ${oneLine(error)}`);
  });
}

async function fetchJob(
  client: WandbClient,
  job: string,
  directory: string,
  signal: AbortSignal,
): Promise<JobProject> {
  try {
    return await readJob(client, job, { directory, signal });
  } catch (error) {
    // A server that does not answer says nothing about the item; everything else that keeps a job from being read does.
    if (error instanceof WandbError || !(error instanceof LaunchError)) throw error;
    throw asItemError(error);
  }
}

function asItemError(error: unknown): ItemError {
  const hint = error instanceof LaunchError ? error.hint : undefined;
  return new ItemError(messageOf(error), { cause: error, ...(hint === undefined ? {} : { hint }) });
}
