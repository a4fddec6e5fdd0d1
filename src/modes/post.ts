import { oneLine } from '../common/errors.ts';
import { parseInputs } from '../github/inputs/index.ts';
import { collectResult, QueuedRun, type LaunchState, type RunResult } from '../launch/index.ts';
import type { WandbClient } from '../wandb/client.ts';
import { finish } from './finish.ts';
import { findPlanned } from './planned.ts';
import { createPublisher, type PublishInputs } from './publish.ts';
import { readSaved, type Saved } from './saved.ts';
import { readSettled } from './settled.ts';
import { clientOf, openStep, type Step } from './step.ts';
import { LOOKS_MS, stopLaunch } from './stop-launch.ts';

/** Milliseconds for stopping a launch here: the server ends every step five minutes after a cancel. */
const STOP_MS = 120_000;
/** Milliseconds for a look that is only nice to have. */
const LOOK_MS = 20_000;

/** Finishes what a kill of the step cut off. Never fails the job: the step has its own result. */
export async function post(process: NodeJS.Process): Promise<void> {
  const step = openStep(process);
  try {
    const saved = readSaved(step);
    if (saved.done) return;
    if (step.saved('build') !== undefined) await (await import('./build-post.ts')).removeBuild(step);
    if (step.saved('agent') !== undefined) {
      const { completeAgent } = await import('./agent-post.ts');
      return await completeAgent(step);
    }
    if (step.saved('launch') !== undefined) {
      const { completeLaunch } = await import('./launch-post.ts');
      return await completeLaunch(step);
    }
    const inputs = await parseInputs(step.env);
    const client = clientOf(inputs, step);
    try {
      if (inputs.mode === 'add' && inputs.launches !== undefined) {
        const { completeFanOut } = await import('./fan-out-post.ts');
        await completeFanOut(inputs, client, step);
      } else await complete(saved, inputs, client, step);
    } finally {
      await client.close();
    }
  } catch (error) {
    step.logger.warning(`The cleanup could not finish: ${oneLine(error)}`);
  } finally {
    step.cancellation.dispose();
  }
}

async function complete(
  saved: Saved,
  inputs: PublishInputs & { readonly summary: boolean },
  client: WandbClient,
  step: Step,
): Promise<void> {
  const settled = readSettled(step);
  if (settled !== null) return tell(await withRun(settled, saved, client), saved, inputs, step);
  const queuedRun = await cutOff(saved, client, step);
  if (queuedRun === null) {
    if (saved.plan)
      step.logger.info(`No item for run ${saved.plan.runId} is on queue ${saved.plan.queue.name}.`);
    return;
  }
  const times = { pushedAt: queuedRun.pushedAt, claimedAt: null, startedAt: null, endedAt: null };
  const state = await stateOf(queuedRun);
  const { verdict } = await stopLaunch(queuedRun, saved.onCancel, { state, times }, step, STOP_MS);
  const result = await collectResult(queuedRun, verdict);
  finish(result, { summary: inputs.summary && !saved.reported }, step);
  await createPublisher(inputs, step).end(result);
}

/** Only the telling was cut off: the launch itself is left alone. */
async function tell(
  result: RunResult,
  saved: Saved,
  inputs: PublishInputs & { readonly summary: boolean },
  step: Step,
): Promise<void> {
  if (!saved.reported) finish(result, inputs, step);
  await createPublisher(inputs, step).end(result);
}

/** With what is read of the run for a report. */
async function withRun(settled: RunResult, { handle }: Saved, client: WandbClient): Promise<RunResult> {
  if (handle === null || settled.run === null) return settled;
  const verdict = { ...settled, item: null, run: null, runRef: settled.run };
  const options = { deadlineMs: LOOK_MS, settleMs: 0 };
  const { details, logTail } = await collectResult(QueuedRun.fromJSON(client, handle), verdict, options);
  return { ...settled, details, logTail };
}

/** Finds the run, too: the report shows it. */
async function stateOf(queuedRun: QueuedRun): Promise<LaunchState> {
  try {
    return await queuedRun.state({ signal: AbortSignal.timeout(LOOK_MS) });
  } catch {
    return 'unknown';
  }
}

async function cutOff({ handle, plan }: Saved, client: WandbClient, step: Step): Promise<QueuedRun | null> {
  if (handle) return QueuedRun.fromJSON(client, handle);
  if (!plan) return null;
  for (const ms of LOOKS_MS) {
    await step.clock.sleep(ms);
    const found = await findPlanned(client, plan);
    if (found) return found;
  }
  return null;
}
