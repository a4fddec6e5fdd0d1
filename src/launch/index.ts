/** The room's face: everything that turns options into an item on a queue, and an item into a result. */
export * from './errors.ts';
export type { LaunchAddOptions } from './options.ts';
export type { LaunchState, LaunchTimes, Outcome, RunResult } from './result.ts';
export type { LaunchChange, Verdict, WaitGoal } from './verdict.ts';
export { launchAdd, type LaunchAddContext } from './launch-add.ts';
export { prepareLaunch, type PrepareContext, type PreparedLaunch } from './prepare.ts';
export { submit, type SubmitContext } from './submit.ts';
export type { ResolvedLaunch } from './checks.ts';
export { findItem } from './push.ts';
export { QueuedRun, type QueuedRunFields, type QueuedRunJson } from './queued-run.ts';
export type { CancelOptions, CancelReport } from './cancel.ts';
export { LaunchedRun } from './launched-run.ts';
export { collectResult, type CollectOptions } from './collect-result.ts';
export { watch, type WaitOptions, type WatchOptions } from './wait.ts';
export { buildLaunchSpec } from './spec.ts';
export { unknownConfigKeys, type UnknownKey } from '../common/spec-keys.ts';
export { validateOptions } from './validate.ts';
export { wrongCommit } from './wrong-commit.ts';
