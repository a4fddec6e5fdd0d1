import { formatDuration } from '../common/duration.ts';
import { oneLine } from '../common/errors.ts';
import { stringifyJson } from '../common/json.ts';
import { redactSpec } from '../common/redact.ts';
import type { AddInputs } from '../github/inputs/index.ts';
import { SUMMARY_BYTES } from '../github/summary.ts';
import {
  collectResult,
  prepareLaunch,
  submit,
  wrongCommit,
  type LaunchChange,
  type LaunchTimes,
  type PreparedLaunch,
  type QueuedRun,
  type RunResult,
} from '../launch/index.ts';
import { renderDryRun } from '../report/index.ts';
import type { WandbClient } from '../wandb/client.ts';
import type { QueueItem } from '../wandb/types.ts';
import { finish } from './finish.ts';
import { chooseGeneration } from './generation.ts';
import { searchFor, withMarks } from './marks.ts';
import { lostSight, neverPushed, PushCutOffError } from './no-result.ts';
import { saveDone, saveHandle, savePlan, saveReported } from './saved.ts';
import { clientOf, type Step } from './step.ts';
import { stopLaunch, type Seen } from './stop-launch.ts';

/** `mode: add`: checks a launch, puts it on its queue once, waits for its run, and reports it. */
export async function add(inputs: AddInputs, step: Step): Promise<number> {
  const client = clientOf(inputs, step);
  try {
    const prepared = await prepare(inputs, client, step);
    if (inputs.dryRun) return await dryRun(prepared, inputs, client, step);
    const { queuedRun, attached } = await pushOrAttach(prepared, inputs, client, step);
    saveHandle(step, queuedRun.toJSON());
    step.outputs.set({ 'item-id': queuedRun.id, 'queue-url': queuedRun.queueUrl });
    const { result, certain } = await follow(queuedRun, inputs, step);
    return end(await completed(result, prepared, attached, client), certain, inputs, step);
  } catch (error) {
    return end(neverPushed(error, inputs, step), !(error instanceof PushCutOffError), inputs, step);
  } finally {
    await client.close();
  }
}

/** Reports a result. `certain`: nothing is left for `post` to do about the launch. */
function end(result: RunResult, certain: boolean, inputs: AddInputs, step: Step): number {
  const exitCode = finish(result, inputs, step);
  saveReported(step);
  if (certain) saveDone(step);
  return exitCode;
}

async function prepare(inputs: AddInputs, client: WandbClient, step: Step): Promise<PreparedLaunch> {
  const prepared = await prepareLaunch(inputs.launch, {
    client,
    logger: step.logger,
    signal: step.cancellation.signal,
    dryRun: inputs.dryRun,
    pinJob: true,
    env: step.env,
  });
  announce(prepared, inputs, step);
  return prepared;
}

/** The first lines of the log: who launches what, where, and what looks odd about it. */
function announce(prepared: PreparedLaunch, inputs: AddInputs, step: Step): void {
  const { resolved, queue, warnings } = prepared;
  const { logger, outputs } = step;
  logger.info(`This key belongs to ${whoOf(prepared)}.`);
  const what = resolved.jobReference ?? resolved.image ?? 'a job made from the uri';
  logger.info(`Launching ${what} on queue ${queue.entity}/${queue.name}: ${resolved.queueUrl}`);
  for (const warning of warnings) logger.warning(warning);
  const limit = inputs.claimTimeoutMs + inputs.runTimeoutMs;
  if (inputs.wait === 'finished' && step.context.runner === 'hosted' && limit > HOSTED_JOB_MS) {
    logger.warning(
      `claim-timeout and run-timeout add up to ${formatDuration(limit)}, but a job on a hosted runner ends after ` +
        `${formatDuration(HOSTED_JOB_MS)}: GitHub may cut this step off. Lower them, or use wait: none.`,
    );
  }
  outputs.set({ 'queue-url': resolved.queueUrl });
}

/** A job on a hosted runner may take so long. Source: usage limits of GitHub Actions. */
const HOSTED_JOB_MS = 6 * 3_600_000;

/** Shows what would be pushed, with everything that the action adds; asks the server, and changes nothing there. */
async function dryRun(
  prepared: PreparedLaunch,
  inputs: AddInputs,
  client: WandbClient,
  step: Step,
): Promise<number> {
  const { logger, outputs, context, cancellation } = step;
  const search = searchFor(prepared, inputs, context);
  const choice = await chooseGeneration(client, search, { signal: cancellation.signal });
  const spec = redactSpec(withMarks(prepared, choice.runId, inputs, context).spec);
  outputs.set({ job: prepared.resolved.jobReference, image: prepared.resolved.image });
  outputs.setJson('launch-spec', spec);
  logger.group('Dry run: this spec would be pushed');
  logger.info(stringifyJson(spec, { indent: 2 }));
  logger.endGroup();
  const { resolved } = prepared;
  const checks = [
    `The key belongs to ${whoOf(prepared)}.`,
    `Queue ${prepared.queue.name} of ${prepared.queue.entity} exists.`,
    ...(resolved.jobReference === null ? [] : [`Job ${resolved.jobReference} exists.`]),
    choice.kind === 'attach'
      ? `Run ${choice.runId} of this launch is there already: the step would attach to it.`
      : `Run ${choice.runId} would be new.`,
  ];
  if (inputs.summary) {
    const page = {
      queue: prepared.queue,
      queueUrl: resolved.queueUrl,
      spec,
      priority: prepared.priority ?? null,
      templateVariables: prepared.templateVariables ?? {},
      checks,
      warnings: prepared.warnings,
    };
    step.summary.write(renderDryRun(page, { limit: SUMMARY_BYTES }));
  }
  return 0;
}

function whoOf({ resolved: { viewer } }: PreparedLaunch): string {
  return viewer.username ?? viewer.email ?? 'an account without a name';
}

/** One item: the one that an earlier attempt pushed, or a new one. */
async function pushOrAttach(
  prepared: PreparedLaunch,
  inputs: AddInputs,
  client: WandbClient,
  step: Step,
): Promise<{ queuedRun: QueuedRun; attached: boolean }> {
  const { logger, clock } = step;
  const { signal } = step.cancellation;
  const search = searchFor(prepared, inputs, step.context);
  const choice = await chooseGeneration(client, search, { signal });
  step.outputs.set({ 'run-id': choice.runId });
  if (choice.kind === 'attach') {
    const since = choice.since === null ? '' : ` (submitted at ${choice.since})`;
    logger.notice(
      `This launch is there already${since}: attached to run ${choice.runId}. rerun: new makes another.`,
    );
    return { queuedRun: choice.queuedRun, attached: true };
  }
  const marked = withMarks(prepared, choice.runId, inputs, step.context);
  step.outputs.set({ job: prepared.resolved.jobReference, image: prepared.resolved.image });
  step.outputs.setJson('launch-spec', redactSpec(marked.spec));
  const { entity, project, queue } = search;
  const { runId, others } = choice;
  savePlan(step, { runId, others, queue, entity, project, onCancel: inputs.onCancel });
  try {
    const find = (item: QueueItem): boolean =>
      item.runSpec?.['run_id'] === runId && !others.includes(item.id);
    return { queuedRun: await submit(marked, { client, logger, signal, clock, find }), attached: false };
  } catch (error) {
    throw signal.aborted ? new PushCutOffError(error) : error;
  }
}

/** Waits as far as `wait` says, or until the step is cancelled. */
async function follow(
  queuedRun: QueuedRun,
  inputs: AddInputs,
  step: Step,
): Promise<{ result: RunResult; certain: boolean }> {
  const { signal } = step.cancellation;
  let seen: Seen = { state: 'pending', times: timesOf(queuedRun) };
  const onChange = (change: LaunchChange): void => {
    seen = { state: change.to, times: change.times };
    if (change.kind === 'warning') step.logger.warning(change.message);
    else step.logger.info(change.message);
    step.outputs.set({ state: change.to, 'run-id': change.runRef?.runId, 'run-url': queuedRun.runUrl });
  };
  try {
    if (inputs.wait === 'none') return { result: await queued(queuedRun, seen), certain: true };
    const verdict = await queuedRun.watch({
      until: inputs.wait,
      claimTimeoutMs: inputs.claimTimeoutMs,
      runTimeoutMs: inputs.runTimeoutMs,
      signal,
      onChange,
      random: step.random,
    });
    return { result: await collectResult(queuedRun, verdict, { signal }), certain: true };
  } catch (error) {
    if (!signal.aborted) return { result: lostSight(error, queuedRun, seen), certain: true };
    step.logger.warning(oneLine(signal.reason));
    const { verdict, certain } = await stopLaunch(queuedRun, inputs.onCancel, seen, step);
    const hurry = AbortSignal.any([step.cancellation.hurry, AbortSignal.timeout(1_000)]);
    const result = await collectResult(queuedRun, verdict, { signal: hurry });
    return { result: withEnd(result, step.clock.now()), certain };
  }
}

/** A cancel ends the launch now, as far as this step can tell. */
function withEnd(result: RunResult, now: number): RunResult {
  return result.outcome === 'detached' ? result : { ...result, times: { ...result.times, endedAt: now } };
}

function timesOf(queuedRun: QueuedRun): LaunchTimes {
  return { pushedAt: queuedRun.pushedAt, claimedAt: null, startedAt: null, endedAt: null };
}

function queued(queuedRun: QueuedRun, { state, times }: Seen): Promise<RunResult> {
  const nothing = { message: null, issue: null, warnings: [], item: null, run: null, runRef: null };
  return collectResult(queuedRun, { outcome: 'queued', state, times, ...nothing });
}

/** The result with what the checks before the push know, and the run held against the commit that was asked for. */
async function completed(
  result: RunResult,
  { resolved, commit }: PreparedLaunch,
  attached: boolean,
  client: WandbClient,
): Promise<RunResult> {
  // An attached run was launched earlier: its alias or branch may have pointed elsewhere then.
  if (attached) return result;
  const named = {
    ...result,
    job: resolved.jobReference ?? result.job,
    image: resolved.image ?? result.image,
  };
  if (commit === null || result.outcome !== 'succeeded' || result.run === null) return named;
  const message = await wrongCommit(client, result.run, commit);
  return message === null ? named : { ...named, outcome: 'job-failed', message };
}
