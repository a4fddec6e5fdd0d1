import * as v from 'valibot';
import type { CutShort } from './launch-result.ts';
import type { Step } from './step.ts';

/** What `post` needs to end a run that its step started here and was cut off from. No secrets. */
export interface SavedLaunch {
  /** Stands on the container of the run, and on no other. */
  readonly launchId: string;
  /** Where the run is in W&B. The entity may be empty: without an account. */
  readonly run: { readonly entity: string; readonly project: string; readonly runId: string };
  readonly resource: string;
  /** The process of a run without a container. */
  readonly process: { readonly id: string; readonly startTime: string | null } | null;
  /** The folder of its code. */
  readonly folder: string;
  /** Where its offline files are kept; null: it is not offline. */
  readonly offlineFolder: string | null;
  readonly job: string | null;
  readonly image: string | null;
  readonly startedAt: number | null;
  /** Why the step tried to end the run, and could not; null: it did not, or had no time to tell. */
  readonly cut: CutShort | null;
}

const Schema = v.object({
  launchId: v.string(),
  run: v.object({ entity: v.string(), project: v.string(), runId: v.string() }),
  resource: v.string(),
  process: v.nullable(v.object({ id: v.string(), startTime: v.nullable(v.string()) })),
  folder: v.string(),
  offlineFolder: v.nullable(v.string()),
  job: v.nullable(v.string()),
  image: v.nullable(v.string()),
  startedAt: v.nullable(v.number()),
  cut: v.nullable(v.object({ outcome: v.picklist(['cancelled', 'run-timeout']), message: v.string() })),
});

/** To be saved before the run is started, and whenever more is known. */
export function saveLaunch(step: Step, launch: SavedLaunch): void {
  step.save('launch', launch);
}

/** Null: the step started no run here. */
export function savedLaunch(step: Step): SavedLaunch | null {
  const saved = v.safeParse(Schema, step.saved('launch'));
  return saved.success ? saved.output : null;
}
