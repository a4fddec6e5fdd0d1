import { SUMMARY_BYTES } from '../github/summary.ts';
import type { RunResult } from '../launch/index.ts';
import { isGreen, metrics, renderRun } from '../report/index.ts';
import { createPublisher, type Publisher, type PublishInputs } from './publish.ts';
import { saveDone, saveReported } from './saved.ts';
import { saveSettled } from './settled.ts';
import type { Step } from './step.ts';

/** Tells how a launch ended: outputs, one line of log, the job summary. Returns the exit code. */
export function finish(result: RunResult, inputs: { readonly summary: boolean }, step: Step): number {
  step.outputs.set({
    'item-id': result.itemId,
    'run-id': result.run?.runId,
    'run-url': result.runUrl,
    'queue-url': result.queueUrl,
    job: result.job,
    image: result.image,
    state: result.state,
    outcome: result.outcome,
  });
  if (result.details) step.outputs.setJson('metrics', metrics(result.details.summary));
  const green = isGreen(result.outcome);
  const place = result.runUrl ?? result.queueUrl;
  // Several failed checks are several lines, each an annotation of its own.
  for (const message of result.message?.split('\n') ?? [null]) {
    const line = [`${result.outcome}:`, message, place].filter((part) => part !== null).join(' ');
    if (green) step.logger.info(line);
    else step.logger.error(line);
  }
  if (inputs.summary) step.summary.write(renderRun(result, { limit: SUMMARY_BYTES }));
  return green ? 0 : 1;
}

/**
 * As `finish`; then tells GitHub, and notes what is left for `post` to do: when the result is `certain` only the
 * telling, and nothing once everybody was told.
 */
export async function end(
  result: RunResult,
  certain: boolean,
  inputs: PublishInputs & { readonly summary: boolean },
  step: Step,
  publisher: Publisher = createPublisher(inputs, step),
): Promise<number> {
  if (certain) saveSettled(step, result);
  const exitCode = finish(result, inputs, step);
  saveReported(step);
  const told = await publisher.end(result);
  if (certain && told) saveDone(step);
  return exitCode;
}
