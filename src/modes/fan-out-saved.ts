import * as v from 'valibot';
import type { Step } from './step.ts';

const Schema = v.object({
  queue: v.object({ entity: v.string(), project: v.string(), name: v.string() }),
  entity: v.string(),
  runs: v.array(v.object({ runId: v.string(), project: v.string() })),
  onCancel: v.picklist(['stop', 'detach']),
});

/** What `post` needs to stop several launches that a kill cut off: their run ids, by which their items are found. */
export type SavedFanOut = v.InferOutput<typeof Schema>;

export function saveFanOut(step: Step, saved: SavedFanOut): void {
  step.save('fanout', saved);
}

export function readFanOut(step: Step): SavedFanOut | null {
  const read = v.safeParse(Schema, step.saved('fanout'));
  return read.success ? read.output : null;
}
