import { formatDuration } from '../common/duration.ts';
import { stringifyJson } from '../common/json.ts';
import { redactSpec } from '../common/redact.ts';
import type { AddInputs } from '../github/inputs/index.ts';
import { SUMMARY_BYTES } from '../github/summary.ts';
import {
  prepareLaunch,
  submit,
  wrongCommit,
  type PreparedLaunch,
  type QueuedRun,
  type RunResult,
} from '../launch/index.ts';
import { renderDryRun } from '../report/index.ts';
import type { WandbClient } from '../wandb/client.ts';
import type { QueueItem } from '../wandb/types.ts';
import { end } from './finish.ts';
import type { StepBuild } from './build.ts';
import { follow } from './follow.ts';
import { chooseGeneration } from './generation.ts';
import { judge } from './judge.ts';
import { searchFor, withMarks } from './marks.ts';
import { neverPushed, PushCutOffError } from './no-result.ts';
import { createPublisher } from './publish.ts';
import { saveHandle, saveOnCancel, savePlan } from './saved.ts';
import { clientOf, type Step } from './step.ts';

/** `mode: add`: checks a launch, puts it on its queue once, waits for its run, and reports it. */
export async function add(inputs: AddInputs, step: Step): Promise<number> {
  const client = clientOf(inputs, step);
  const publisher = createPublisher(inputs, step);
  let build: StepBuild | null = null;
  try {
    build = await buildOf(inputs, step);
    const checked = await prepare(inputs, build, client, step);
    if (inputs.dryRun) return await dryRun(checked, inputs, build, client, step);
    const { queuedRun, attached, prepared } = await pushOrAttach(checked, inputs, build, client, step);
    saveOnCancel(step, inputs.onCancel);
    saveHandle(step, queuedRun.toJSON());
    step.outputs.set({ 'item-id': queuedRun.id, 'queue-url': queuedRun.queueUrl });
    const { result, certain } = await follow(queuedRun, inputs, step, publisher);
    const whole = await completed(result, prepared, attached, client);
    const judged = await judge(whole, inputs, client, step.cancellation.signal);
    return await end(judged, certain, inputs, step, publisher);
  } catch (error) {
    const certain = !(error instanceof PushCutOffError);
    return await end(neverPushed(error, inputs, step), certain, inputs, step, publisher);
  } finally {
    await build?.close();
    await client.close();
  }
}

/** Only a step that builds loads what building needs. */
async function buildOf(inputs: AddInputs, step: Step): Promise<StepBuild | null> {
  if (inputs.build === undefined) return null;
  return (await import('./build.ts')).openBuild(inputs.build, inputs, step);
}

async function prepare(
  inputs: AddInputs,
  build: StepBuild | null,
  client: WandbClient,
  step: Step,
): Promise<PreparedLaunch> {
  const prepared = await prepareLaunch(inputs.launch, {
    client,
    logger: step.logger,
    signal: step.cancellation.signal,
    dryRun: inputs.dryRun,
    pinJob: true,
    env: step.env,
    ...(build === null ? {} : { build: build.settings }),
  });
  announce(prepared, inputs, step);
  return prepared;
}

/** The first lines of the log: who launches what, where, and what looks odd about it. */
function announce(prepared: PreparedLaunch, inputs: AddInputs, step: Step): void {
  const { resolved, queue, warnings } = prepared;
  const { logger, outputs } = step;
  logger.info(`This key belongs to ${whoOf(prepared)}.`);
  const what =
    resolved.jobReference ?? resolved.image ?? `a job made from ${prepared.build ? 'an image' : 'the uri'}`;
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
  build: StepBuild | null,
  client: WandbClient,
  step: Step,
): Promise<number> {
  const { logger, outputs, context, cancellation } = step;
  const pending = prepared.build;
  const planned = build && pending ? [build.showPlan(await build.run(() => pending.plan()))] : [];
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
    ...planned,
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
  checked: PreparedLaunch,
  inputs: AddInputs,
  build: StepBuild | null,
  client: WandbClient,
  step: Step,
): Promise<{ queuedRun: QueuedRun; attached: boolean; prepared: PreparedLaunch }> {
  const { logger, clock } = step;
  const { signal } = step.cancellation;
  const search = searchFor(checked, inputs, step.context);
  const choice = await chooseGeneration(client, search, { signal });
  step.outputs.set({ 'run-id': choice.runId });
  if (choice.kind === 'attach') {
    const since = choice.since === null ? '' : ` (submitted at ${choice.since})`;
    logger.notice(
      `This launch is there already${since}: attached to run ${choice.runId}. rerun: new makes another.`,
    );
    return { queuedRun: choice.queuedRun, attached: true, prepared: checked };
  }
  const pending = checked.build;
  const prepared = build && pending ? await build.run(() => pending.run()) : checked;
  const marked = withMarks(prepared, choice.runId, inputs, step.context);
  step.outputs.set({ job: prepared.resolved.jobReference, image: prepared.resolved.image });
  step.outputs.setJson('launch-spec', redactSpec(marked.spec));
  const { entity, project, queue } = search;
  const { runId, others } = choice;
  savePlan(step, { runId, others, queue, entity, project, onCancel: inputs.onCancel });
  try {
    const find = (item: QueueItem): boolean =>
      item.runSpec?.['run_id'] === runId && !others.includes(item.id);
    const queuedRun = await submit(marked, { client, logger, signal, clock, find });
    return { queuedRun, attached: false, prepared };
  } catch (error) {
    throw signal.aborted ? new PushCutOffError(error) : error;
  }
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
