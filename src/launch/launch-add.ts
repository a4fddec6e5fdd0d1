import { systemClock, type Clock } from '../common/clock.ts';
import { silentLogger, type Logger } from '../common/logger.ts';
import type { WandbClient } from '../wandb/client.ts';
import { createClient } from '../wandb/create-client.ts';
import type { BuildSettings } from './build-settings.ts';
import type { LaunchAddOptions } from './options.ts';
import { prepareLaunch } from './prepare.ts';
import type { QueuedRun } from './queued-run.ts';
import { submit } from './submit.ts';

export interface LaunchAddContext {
  /** Default: one made from the environment (`WANDB_API_KEY`, `WANDB_BASE_URL`); the handle holds it. */
  readonly client?: WandbClient;
  readonly logger?: Logger;
  readonly signal?: AbortSignal;
  readonly clock?: Clock;
  /** With `build`: what the image is made of and how, where the arguments of `launch_add` do not say. */
  readonly build?: BuildSettings;
}

/**
 * Puts a launch on a queue: checks it, and pushes it once. With `build` it makes an image and a job in between.
 * @returns a handle to wait for the run, to read it and to stop it
 * @throws LaunchError when it was not pushed, with its cause; nothing is on the queue then, except for a
 *   `SubmitUnknownError`, which says that this cannot be told
 */
export async function launchAdd(
  options: LaunchAddOptions,
  context: LaunchAddContext = {},
): Promise<QueuedRun> {
  const { logger = silentLogger, clock = systemClock } = context;
  const client = context.client ?? createClient({ logger, clock });
  const prepared = await prepareLaunch(options, { ...context, client });
  for (const warning of prepared.warnings) logger.warning(warning);
  return submit(prepared.build === null ? prepared : await prepared.build.run(), { ...context, client });
}
