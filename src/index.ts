/**
 * W&B Launch without Python: `launchAdd` puts a job on a queue and gives a `QueuedRun` to wait for it; `launch` runs one
 * here and now and gives a `SubmittedRun`; `LaunchAgent` takes jobs off queues and runs them. Nothing here knows of GitHub.
 */
export { ExecutionError, LaunchError } from './common/errors.ts';
export type { Logger } from './common/logger.ts';
export type { Clock } from './common/clock.ts';
export { LaunchAgent, type AgentEnd, type LaunchAgentOptions } from './agent/agent.ts';
export type { LaunchAgentConfig } from './agent/config.ts';
export type { AgentItem } from './agent/item.ts';
export {
  InvalidLaunchError,
  LaunchedRun,
  launchAdd,
  QueuedRun,
  SubmitUnknownError,
  WaitTimeoutError,
  type LaunchAddContext,
  type LaunchAddOptions,
  type LaunchChange,
  type LaunchOptions,
  type LaunchState,
  type Outcome,
  type RunResult,
  type WaitOptions,
} from './launch/index.ts';
export { buildOnly } from './launch/build-launch.ts';
export type { BuildSettings, BuiltJob } from './launch/build-settings.ts';
export { launch, type LaunchContext } from './launch/launch.ts';
export { SubmittedRun, type SubmittedRunFacts } from './launch/here/submitted-run.ts';
export type { RunEnd, Runner, RunnerState } from './runners/runner.ts';
export type { RunnerPolicy } from './runners/policy.ts';
export {
  createClient,
  WandbError,
  type ClientOptions,
  type Credentials,
  type WandbClient,
} from './wandb/index.ts';
