import * as v from 'valibot';
import type { QueuedRunJson } from '../launch/index.ts';
import type { Step } from './step.ts';

/**
 * What `post` needs to finish what a kill cut off. It lies in a file of the runner: no secrets. `plan` is saved before
 * the push, so that an item whose id never arrived can be found by its run id; `handle` after it; `done` at the end.
 */
export interface Plan {
  readonly runId: string;
  /** Ids of items that bear the run id, too, and were there before. */
  readonly others: readonly string[];
  readonly queue: { readonly entity: string; readonly project: string; readonly name: string };
  readonly entity: string;
  readonly project: string;
  readonly onCancel: 'stop' | 'detach';
}

const PlanSchema = v.object({
  runId: v.string(),
  others: v.array(v.string()),
  queue: v.object({ entity: v.string(), project: v.string(), name: v.string() }),
  entity: v.string(),
  project: v.string(),
  onCancel: v.picklist(['stop', 'detach']),
});

const HandleSchema = v.object({
  version: v.literal(1),
  id: v.string(),
  queue: v.object({ entity: v.string(), project: v.string(), name: v.string() }),
  entity: v.string(),
  project: v.string(),
  priority: v.nullable(v.number()),
  spec: v.nullable(v.record(v.string(), v.unknown())),
  pushedAt: v.nullable(v.number()),
  queueUrl: v.nullable(v.string()),
  runRef: v.nullable(v.object({ entity: v.string(), project: v.string(), runId: v.string() })),
});

export function savePlan(step: Step, plan: Plan): void {
  step.save('plan', plan);
}

export function saveHandle(step: Step, handle: QueuedRunJson): void {
  // The spec can be long and is not needed to stop a run.
  step.save('handle', { ...handle, spec: null });
}

/** What a step that planned no launch wants to happen to the one that it waits for. */
export function saveOnCancel(step: Step, onCancel: 'stop' | 'detach'): void {
  step.save('onCancel', onCancel);
}

/** The summary is written. */
export function saveReported(step: Step): void {
  step.save('reported', true);
}

/** After this, `post` has nothing to do. */
export function saveDone(step: Step): void {
  step.save('done', true);
}

export interface Saved {
  readonly done: boolean;
  readonly reported: boolean;
  readonly plan: Plan | null;
  readonly onCancel: 'stop' | 'detach';
  readonly handle: QueuedRunJson | null;
}

export function readSaved(step: Step): Saved {
  const plan = v.safeParse(PlanSchema, step.saved('plan'));
  const handle = v.safeParse(HandleSchema, step.saved('handle'));
  return {
    done: step.saved('done') === true,
    reported: step.saved('reported') === true,
    plan: plan.success ? plan.output : null,
    onCancel: (plan.success ? plan.output.onCancel : step.saved('onCancel')) === 'detach' ? 'detach' : 'stop',
    handle: handle.success ? handle.output : null,
  };
}
