import { inParallel } from '../common/parallel.ts';
import type { AddInputs } from '../github/inputs/index.ts';
import type { WandbClient } from '../wandb/client.ts';
import { queueItems } from '../wandb/operations/queues.ts';
import { FanOutReport, type Leg } from './fan-out-report.ts';
import type { PushedLeg } from './fan-out.ts';
import { readFanOut } from './fan-out-saved.ts';
import { stopAll } from './fan-out-stop.ts';
import { handleOf } from './handle.ts';
import type { Step } from './step.ts';

/** Milliseconds for all: the server ends every step five minutes after a cancel. */
const STOP_MS = 150_000;
/** Newest items of the queue to look through. */
const DEPTH = 1_000;

/** Stops what a step with `launches` left when it was killed. */
export async function completeFanOut(inputs: AddInputs, client: WandbClient, step: Step): Promise<void> {
  const saved = readFanOut(step);
  if (saved === null || inputs.launches === undefined) return;
  const items = (await queueItems(client, saved.queue, DEPTH)) ?? [];
  const byRun = new Map(items.map((item) => [item.runSpec?.['run_id'], item]));
  const legs = inputs.launches.map((launch, index): Leg => ({ index, inputs: { ...inputs, launch } }));
  const report = new FanOutReport(legs, { ...inputs, launches: inputs.launches }, step);
  const left = saved.runs.flatMap(({ runId, project }, index): PushedLeg[] => {
    const item = byRun.get(runId);
    const leg = legs[index];
    if (item === undefined || leg === undefined) return [];
    const place = { queue: saved.queue, entity: saved.entity, project };
    return [{ leg, queuedRun: handleOf(client, place, item.id, item) }];
  });
  // Where each stands: one that has ended is not called cancelled.
  await inParallel(left, 8, ({ queuedRun }) => queuedRun.state().catch(() => 'unknown'));
  await stopAll(left, saved.onCancel, step, report, STOP_MS);
  await report.end();
}
