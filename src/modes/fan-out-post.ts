import { inParallel } from '../common/parallel.ts';
import type { AddInputs } from '../github/inputs/index.ts';
import type { WandbClient } from '../wandb/client.ts';
import { queueItems } from '../wandb/operations/queues.ts';
import { FanOutReport, type Leg } from './fan-out-report.ts';
import type { PushedLeg } from './fan-out.ts';
import { readFanOut, readLegs, type SavedFanOut } from './fan-out-saved.ts';
import { stopAll } from './fan-out-stop.ts';
import { handleOf } from './handle.ts';
import { readSaved } from './saved.ts';
import type { Step } from './step.ts';
import { LOOKS_MS } from './stop-launch.ts';

/** Milliseconds for all: the server ends every step five minutes after a cancel. */
const STOP_MS = 150_000;
/** Newest items of the queue to look through. */
const DEPTH = 1_000;

/** Stops what a step with `launches` left when it was cut off, and tells GitHub what became of all. */
export async function completeFanOut(inputs: AddInputs, client: WandbClient, step: Step): Promise<void> {
  const saved = readFanOut(step);
  const ended = readLegs(step);
  const { launches } = inputs;
  if (launches === undefined) return;
  const legs = launches.map((launch, index): Leg => ({ index, inputs: { ...inputs, launch } }));
  const summary = inputs.summary && !readSaved(step).reported;
  const report = new FanOutReport(legs, { ...inputs, launches, summary }, step);
  if (ended !== null) report.restore(ended.rows);
  if (saved !== null) {
    const open = ended === null ? legs : legs.filter(({ index }) => ended.open.includes(index));
    const left = await findLegs(open, saved, client, step);
    await stopAll(left, saved.onCancel, step, report, STOP_MS);
  }
  await report.end(ended?.outcome);
}

/** Those that are on the queue. A push that was cut off may be carried out after the first look. */
async function findLegs(
  legs: readonly Leg[],
  saved: SavedFanOut,
  client: WandbClient,
  step: Step,
): Promise<PushedLeg[]> {
  const found = new Map<number, PushedLeg>();
  for (const ms of LOOKS_MS) {
    if (found.size === legs.length) break;
    await step.clock.sleep(ms);
    const items = (await queueItems(client, saved.queue, DEPTH)) ?? [];
    const byRun = new Map(items.map((item) => [item.runSpec?.['run_id'], item]));
    for (const leg of legs) {
      const run = saved.runs[leg.index];
      const item = byRun.get(run?.runId);
      if (run === undefined || item === undefined || found.has(leg.index)) continue;
      const place = { queue: saved.queue, entity: saved.entity, project: run.project };
      found.set(leg.index, { leg, queuedRun: handleOf(client, place, item.id, item) });
    }
  }
  const left = [...found.values()];
  // Where each stands: one that has ended is told as it ended.
  await inParallel(left, 8, ({ queuedRun }) => queuedRun.state().catch(() => 'unknown'));
  return left;
}
