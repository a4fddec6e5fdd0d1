import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from '../common/clock.ts';
import { LaunchError, oneLine } from '../common/errors.ts';
import type { Logger } from '../common/logger.ts';
import { readJob } from '../job/read.ts';
import type { WandbClient } from '../wandb/client.ts';
import { ackItem } from '../wandb/operations/agents.ts';
import { runStatus } from '../wandb/operations/runs.ts';
import type { JsonObject } from '../wandb/types.ts';
import { jobEnvironment } from '../runners/environment.ts';
import { refusalOf } from '../runners/policy.ts';
import type { RunEnd, Runner } from '../runners/runner.ts';
import { LAUNCH_PROJECT, type LaunchAgentConfig } from './config.ts';
import { checkSweepState } from './sweep.ts';
import { supervise } from './supervise.ts';
import type { JobTracker } from './tracker.ts';
import { newRunId, readWork, type Work } from './work.ts';

/** What the body of a job needs from the agent around it. */
export interface JobContext {
  readonly client: WandbClient;
  readonly config: LaunchAgentConfig;
  readonly runner: Runner;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly signal: AbortSignal;
  readonly random: () => number;
  /** Masks a secret that arrived with an item. */
  readonly onSecret: (secret: string) => void;
  /** One line that a job printed. Untrusted. */
  readonly onLine: (tracker: JobTracker, line: string) => void;
}

/** The runner's owner does not allow this item. */
export class RefusedError extends LaunchError {
  override readonly name: string = 'RefusedError';
}

/** Another agent holds the item: there is nothing to report about it. */
export class LostItemError extends LaunchError {
  override readonly name: string = 'LostItemError';
}

/**
 * Runs one item: reads it, checks it against the owner's policy, claims it, fetches its job, starts it, and waits for
 * its end. The tracker shows how far it came.
 * @throws RefusedError, LostItemError, or whatever kept it from starting
 */
export async function runJob(tracker: JobTracker, runSpec: JsonObject, context: JobContext): Promise<RunEnd> {
  const { client, config, clock, signal } = context;
  const work = readWork(runSpec);
  if (work.apiKey !== null) context.onSecret(work.apiKey);
  tracker.work = work;
  tracker.isScheduler = work.isScheduler;
  const refusal = refusalOf(work, config.policy);
  if (refusal) throw new RefusedError(`Refused: ${refusal.what}.`, { hint: refusal.remedy });

  const runId = work.runId ?? newRunId(context.random);
  const queue = { entity: config.entity, project: LAUNCH_PROJECT, name: tracker.queue };
  if (!(await ackItem(client, { itemId: tracker.itemId, runId, queue }, { signal }))) {
    throw new LostItemError('Another agent took the item.');
  }
  tracker.runId = runId;
  tracker.claimed = true;
  await checkSweepState(client, work, { signal });

  const directory = await mkdtemp(join(config.workDirectory, 'job-'));
  try {
    const run = await context.runner.run({
      itemId: tracker.itemId,
      runId,
      image: null,
      directory,
      resourceArgs: work.resourceArgs,
      ...(await commandOf(work, directory, context)),
      environment: environmentOf(work, runId, tracker, context),
      onLine: (line) => context.onLine(tracker, line),
    });
    tracker.run = run;
    tracker.startedAt = clock.now();
    return await supervise(run, {
      clock,
      signal,
      stopGraceMs: config.stopGraceMs,
      stoppedRunTimeoutMs: config.stoppedRunTimeoutMs,
      stopAsked: () => stopAsked(work, runId, context),
    });
  } finally {
    tracker.endedAt = clock.now();
    await rm(directory, { recursive: true, force: true });
  }
}

async function commandOf(
  work: Work,
  directory: string,
  { client, signal }: JobContext,
): Promise<{ command: readonly string[] }> {
  if (work.job === null) throw new LaunchError('The launch spec names neither a job nor an image.');
  const project = await readJob(client, work.job, { directory, signal });
  if (project.kind === 'image') {
    throw new LaunchError(
      `Job ${work.job} is made from an image, which cannot run with resource local-process.`,
      {
        hint: 'Launch it on a queue whose resource is local-container.',
      },
    );
  }
  return { command: [...(work.entryPoint ?? project.entryPoint ?? []), ...work.args] };
}

function environmentOf(
  work: Work,
  runId: string,
  tracker: JobTracker,
  { client, config }: JobContext,
): Record<string, string> {
  const own = client.credentials.kind === 'key' ? client.credentials.apiKey : '';
  return jobEnvironment({
    baseUrl: client.baseUrl,
    apiKey: work.apiKey ?? config.jobApiKey ?? own,
    project: work.project,
    entity: work.entity,
    runId,
    runName: work.runName,
    author: work.author,
    sweepId: work.sweepId,
    resumeCount: work.resumeCount,
    image: work.image,
    job: work.job,
    queue: { name: tracker.queue, entity: config.entity, itemId: tracker.itemId },
    runConfig: work.runConfig,
    fileOverrides: work.fileOverrides,
    artifacts: work.artifacts,
  });
}

async function stopAsked(
  work: Work,
  runId: string,
  { client, logger, signal }: JobContext,
): Promise<boolean> {
  try {
    const run = await runStatus(
      client,
      { entity: work.entity, project: work.project.toLowerCase(), runId },
      { signal },
    );
    return run?.stopped ?? false;
  } catch (error) {
    // The next turn asks again; a job is not stopped because a question failed.
    logger.debug(`Could not ask whether run ${runId} is to stop: ${oneLine(error)}`);
    return false;
  }
}
