import { LaunchError, oneLine } from '../common/errors.ts';
import type { AddInputs, BuildInputs } from '../github/inputs/index.ts';
import { SUMMARY_BYTES } from '../github/summary.ts';
import { buildOnly, planOnly } from '../launch/build-launch.ts';
import { InvalidLaunchError } from '../launch/index.ts';
import { renderJob } from '../report/index.ts';
import { openBuild } from './build.ts';
import { saveDone } from './saved.ts';
import { clientOf, type Step } from './step.ts';

/**
 * `mode: add` with `build`, `job-name` and no queue: makes an image and its job. There is no launch, so there is no
 * `state`; the outcome is whether the job is there.
 */
export async function registerJob(inputs: AddInputs, build: BuildInputs, step: Step): Promise<number> {
  const { logger, outputs, cancellation, summary } = step;
  const { queueName: _queueName, ...launch } = inputs.launch;
  const client = clientOf(inputs, step);
  let building: Awaited<ReturnType<typeof openBuild>> | undefined;
  try {
    const work = await openBuild(build, inputs, step);
    building = work;
    const context = { client, logger, signal: cancellation.signal, build: work.settings };
    if (inputs.dryRun) {
      const planned = await work.run(() => planOnly(launch, context));
      const sentence = work.showPlan(planned);
      if (inputs.summary) summary.write(`## 🧪 Dry run: nothing was built\n\n${sentence}\n`);
      return 0;
    }
    const { job, image, note } = await work.run(() => buildOnly(launch, context));
    outputs.set({ job: job.job, image: image.reference, outcome: 'succeeded' });
    logger.info(`succeeded: ${note} Nothing was launched: no queue is named.`);
    if (inputs.summary) {
      const page = {
        job: job.job,
        isNew: job.created,
        image: image.reference,
        tag: image.tag,
        isReused: image.reused,
      };
      summary.write(renderJob(page, { limit: SUMMARY_BYTES }));
    }
    return 0;
  } catch (error) {
    const outcome = cancellation.signal.aborted ? 'cancelled' : 'submit-failed';
    outputs.set({ outcome });
    const lines = error instanceof InvalidLaunchError ? error.message.split('\n') : [oneLine(error)];
    for (const line of lines) logger.error(`${outcome}: ${line}`);
    if (!(error instanceof LaunchError) && error instanceof Error) logger.debug(error.stack ?? '');
    return 1;
  } finally {
    await building?.close();
    await client.close();
    saveDone(step);
  }
}
