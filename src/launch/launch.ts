import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { systemClock, type Clock } from '../common/clock.ts';
import { ExecutionError, oneLine } from '../common/errors.ts';
import { silentLogger, type Logger } from '../common/logger.ts';
import type { RunnerPolicy } from '../runners/policy.ts';
import type { RunEnd, Runner } from '../runners/runner.ts';
import type { WandbClient } from '../wandb/client.ts';
import { createClient } from '../wandb/create-client.ts';
import { describeEnd } from './here/end.ts';
import { tieToProcess, type Interruption, type SignalHost } from './here/interrupts.ts';
import { localRunner } from './here/local-runner.ts';
import { prepareRun } from './here/prepare.ts';
import { startRun, workOf } from './here/start.ts';
import type { SubmittedRun } from './here/submitted-run.ts';
import type { LaunchOptions } from './options.ts';

export interface LaunchContext {
  /** Default: one made from the environment (`WANDB_API_KEY`, `WANDB_BASE_URL`), closed when the run has ended. */
  readonly client?: WandbClient;
  /** What runs it, one a resource. Default: the Docker engine that the environment names, or a process. */
  readonly runners?: readonly Runner[];
  /** What a run may ask of this machine. Default: whoever calls may run code without a container, and no more. */
  readonly policy?: RunnerPolicy;
  readonly logger?: Logger;
  /** Stops the run. */
  readonly signal?: AbortSignal;
  readonly clock?: Clock;
  readonly random?: () => number;
  /** Where engine, git and the variables of `policy.passEnv` are looked up. Default: `process.env`. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Milliseconds between asking a run to end and ending it by force. Default 5 000. */
  readonly stopGraceMs?: number;
  /** One line that the run prints, its API key cut. Untrusted text. Default: a line of `logger`. */
  readonly onLine?: (line: string) => void;
  /**
   * The process to whose life the run is tied: SIGINT and SIGTERM stop it. Default: this one. Null: the caller sees to
   * it with `signal`.
   */
  readonly process?: SignalHost | null;
}

/**
 * Starts a launch here and now, without a queue. The id of its run is told to the program, which begins the run in W&B.
 *
 * With `synchronous: false` it returns once the run has started; this process then does not end before the run has.
 * @throws ExecutionError when a run that was waited for ends badly
 * @throws LaunchError when it cannot be started: nothing of it is left then
 */
export async function launch(options: LaunchOptions, context: LaunchContext = {}): Promise<SubmittedRun> {
  const { logger = silentLogger, clock = systemClock } = context;
  const host = context.process === undefined ? process : context.process;
  const client = context.client ?? createClient({ logger, clock });
  // The last thing before the try: a tie that is not released keeps the process from being interrupted.
  const tie = host === null ? null : tieToProcess(host);
  const tidy = async (): Promise<void> => {
    try {
      if (context.client === undefined) await client.close();
    } catch (error) {
      logger.warning(`The client could not be closed: ${oneLine(error)}`);
    } finally {
      tie?.release();
    }
  };
  let run: SubmittedRun;
  try {
    run = await start(options, { ...context, client, logger, clock }, tie);
  } catch (error) {
    await tidy();
    throw error;
  }
  const force = (): void => void run.cancel(0);
  // A second interrupt may have come while it was starting.
  if (tie?.force.aborted === true) force();
  else tie?.force.addEventListener('abort', force, { once: true });
  const tidied = run.end().then(tidy);
  if (options.synchronous === false) return run;
  const end = await run.end();
  await tidied;
  if (end.state !== 'finished') throw executionError(run, end);
  return run;
}

type Known = LaunchContext & {
  readonly client: WandbClient;
  readonly logger: Logger;
  readonly clock: Clock;
};

async function start(
  options: LaunchOptions,
  context: Known,
  tie: Interruption | null,
): Promise<SubmittedRun> {
  const { client, logger, clock, env = process.env, policy = { allowLocalProcess: true } } = context;
  const signals = [context.signal, tie?.signal].filter((signal) => signal !== undefined);
  const signal = AbortSignal.any(signals);
  const prepared = await prepareRun(options, { ...context, env, signal });
  for (const warning of prepared.warnings) logger.warning(warning);
  const launchId = `launch-${randomUUID()}`;
  const local = { policy, env, owner: launchId, workflowRun: null, logger, clock, signal };
  const onLine = context.onLine ?? ((line) => logger.info(line));
  const runners = context.runners ?? [(await localRunner(workOf(prepared), local)).runner];
  const run = await startRun(prepared, {
    client,
    runners,
    policy,
    logger,
    clock,
    signal,
    stopGraceMs: context.stopGraceMs ?? 5_000,
    workDirectory: tmpdir(),
    env,
    launchId,
    onLine,
    onProgress: (line) => logger.info(line),
  });
  logger.info(`Started run ${run.runId}: ${run.runUrl ?? run.id}`);
  return run;
}

function executionError(run: SubmittedRun, end: RunEnd): ExecutionError {
  const place = run.runUrl === null ? '' : ` Its page: ${run.runUrl}`;
  return new ExecutionError(`Run ${run.runId} failed: ${describeEnd(end)}.`, {
    hint: `Look at the last lines that it printed.${place}`,
  });
}
