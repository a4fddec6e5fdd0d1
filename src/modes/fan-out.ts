import { oneLine } from '../common/errors.ts';
import { stringifyJson } from '../common/json.ts';
import { inParallel } from '../common/parallel.ts';
import { redactSpec } from '../common/redact.ts';
import type { AddInputs } from '../github/inputs/index.ts';
import {
  collectResult,
  InvalidLaunchError,
  LaunchError,
  prepareLaunch,
  resultOf,
  submit,
  watchAll,
  type PreparedLaunch,
  type QueuedRun,
  type Verdict,
} from '../launch/index.ts';
import { isGreen } from '../report/index.ts';
import type { WandbClient } from '../wandb/client.ts';
import { memoReads } from '../wandb/memo-reads.ts';
import { runStatuses } from '../wandb/operations/runs.ts';
import type { QueueItem } from '../wandb/types.ts';
import { FanOutReport, type Leg } from './fan-out-report.ts';
import { saveFanOut } from './fan-out-saved.ts';
import { stopAll } from './fan-out-stop.ts';
import { chooseGeneration, type Choice, type Search } from './generation.ts';
import { judge } from './judge.ts';
import { searchFor, withMarks } from './marks.ts';
import { lostSight, neverPushed, NO_TIMES, PushCutOffError } from './no-result.ts';
import { clientOf, type Step } from './step.ts';
import { leavesNothing } from './stop-launch.ts';

/** Requests of one kind under way at the same time. */
const WIDTH = 8;

/** The inputs of a step that launches several. */
export type FanOutInputs = AddInputs & { readonly launches: readonly AddInputs['launch'][] };

/**
 * `mode: add` with `launches`: checks all of them, puts each on the queue once, waits for all with one poll, and
 * reports them together. Nothing is pushed while one of them is wrong.
 */
export async function fanOut(inputs: FanOutInputs, step: Step): Promise<number> {
  const client = clientOf(inputs, step);
  const legs = inputs.launches.map((launch, index): Leg => ({ index, inputs: { ...inputs, launch } }));
  const report = new FanOutReport(legs, inputs, step);
  try {
    // What many ask is asked once; from the push on answers change.
    const shared = memoReads(client);
    const prepared = await prepareAll(legs, shared, step);
    const choices = await chooseAll(prepared, shared, client, inputs, step);
    if (inputs.dryRun) return dryRun(prepared, choices, inputs, step);
    const pushed = await pushAll(prepared, choices, client, inputs, step, report);
    await followAll(pushed, client, inputs, step, report);
    return await report.end();
  } catch (error) {
    return await report.failed(error);
  } finally {
    await client.close();
  }
}

interface PreparedLeg {
  readonly leg: Leg;
  readonly prepared: PreparedLaunch;
  readonly search: Search;
}

async function prepareAll(legs: readonly Leg[], client: WandbClient, step: Step): Promise<PreparedLeg[]> {
  const problems: string[] = [];
  const prepared = await inParallel(legs, WIDTH, async (leg): Promise<PreparedLeg | null> => {
    try {
      const context = {
        client,
        logger: step.logger,
        signal: step.cancellation.signal,
        dryRun: leg.inputs.dryRun,
        pinJob: true,
        env: step.env,
      };
      const found = await prepareLaunch(leg.inputs.launch, context);
      return { leg, prepared: found, search: searchFor(found, leg.inputs, step.context, leg.index) };
    } catch (error) {
      if (!(error instanceof InvalidLaunchError)) throw error;
      problems.push(...error.message.split('\n').map((line) => `Launch ${leg.index + 1}: ${line}`));
      return null;
    }
  });
  if (problems.length > 0) throw new LaunchError(shortList(problems).join('\n'));
  announce(
    prepared.filter((each) => each !== null),
    step,
  );
  return prepared.filter((each) => each !== null);
}

const MOST_PROBLEMS = 9;

function shortList(lines: readonly string[]): readonly string[] {
  if (lines.length <= MOST_PROBLEMS) return lines;
  return [...lines.slice(0, MOST_PROBLEMS), `${lines.length - MOST_PROBLEMS} more problems like these.`];
}

function announce(prepared: readonly PreparedLeg[], step: Step): void {
  const [first] = prepared;
  if (first === undefined) return;
  const { queue, resolved } = first.prepared;
  step.outputs.set({ 'queue-url': resolved.queueUrl });
  step.logger.info(
    `${prepared.length} launches on queue ${queue.entity}/${queue.name}: ${resolved.queueUrl}`,
  );
  for (const warning of new Set(prepared.flatMap((each) => each.prepared.warnings))) {
    step.logger.warning(warning);
  }
}

/** As `dryRun` of a single launch: with everything that the action adds. */
function dryRun(
  prepared: readonly PreparedLeg[],
  choices: readonly Choice[],
  inputs: FanOutInputs,
  step: Step,
): number {
  const specs = prepared.map(({ prepared: launch }, index) =>
    redactSpec(withMarks(launch, (choices[index] as Choice).runId, inputs, step.context).spec),
  );
  step.outputs.setJson('launch-spec', specs);
  for (const [index, spec] of specs.entries()) {
    step.logger.group(`Dry run: launch ${index + 1} of ${specs.length}`);
    step.logger.info(stringifyJson(spec, { indent: 2 }));
    step.logger.endGroup();
  }
  for (const [index, { kind, runId }] of choices.entries()) {
    if (kind === 'launch') continue;
    step.logger.info(`Launch ${index + 1}: run ${runId} is there already: the step would attach to it.`);
  }
  step.logger.notice(`Dry run: ${specs.length} launches passed all checks; nothing was queued.`);
  return 0;
}

/**
 * For each launch whether it is there already. A handle must not go on with answers of this moment: it gets
 * `handleClient`. Those of which nothing is there are known by one look at all.
 */
async function chooseAll(
  prepared: readonly PreparedLeg[],
  client: WandbClient,
  handleClient: WandbClient,
  inputs: FanOutInputs,
  step: Step,
): Promise<Choice[]> {
  const call = { signal: step.cancellation.signal };
  const existing = new Map<string, ReadonlyMap<string, unknown>>();
  for (const place of distinctPlaces(prepared)) {
    const ids = prepared
      .filter(({ search }) => placeKey(search) === placeKey(place))
      .flatMap(({ search }) => search.runIdOf(0) ?? []);
    existing.set(placeKey(place), await runStatuses(client, place, ids, call));
  }
  const isKnown = ({ search }: PreparedLeg, runId: string): boolean =>
    existing.get(placeKey(search))?.has(runId) ?? true;
  const first = inputs.idempotencyKey === undefined && step.context.attempt === 1;
  return inParallel(prepared, WIDTH, async (each): Promise<Choice> => {
    const runId = each.search.runIdOf(0);
    // In the first attempt nobody else can have made this id: an item without a run is not looked for either.
    if (first && runId !== undefined && each.prepared.spec['run_id'] === undefined && !isKnown(each, runId)) {
      return { kind: 'launch', runId, generation: 0, others: [] };
    }
    return chooseGeneration(client, each.search, call, handleClient);
  });
}

function distinctPlaces(prepared: readonly PreparedLeg[]): Search[] {
  return [...new Map(prepared.map(({ search }) => [placeKey(search), search])).values()];
}

function placeKey({ entity, project }: Search): string {
  return JSON.stringify([entity, project]);
}

/** A launch that is on its queue. */
export interface PushedLeg {
  readonly leg: Leg;
  readonly queuedRun: QueuedRun;
}

/** Pushes those that are new. One that fails is reported, and does not keep the others. */
async function pushAll(
  prepared: readonly PreparedLeg[],
  choices: readonly Choice[],
  client: WandbClient,
  inputs: FanOutInputs,
  step: Step,
  report: FanOutReport,
): Promise<PushedLeg[]> {
  const { signal } = step.cancellation;
  const [first] = prepared;
  if (first !== undefined) {
    const { queue, entity } = first.search;
    const runs = choices.map(({ runId }, index) => ({
      runId,
      project: prepared[index]?.search.project ?? '',
    }));
    saveFanOut(step, { queue, entity, runs, onCancel: inputs.onCancel });
  }
  const quiet = { ...step.logger, info: () => {} };
  const pushed = await inParallel(prepared, WIDTH, async ({ leg, prepared: launch }, index) => {
    const choice = choices[index] as Choice;
    if (choice.kind === 'attach') return { leg, queuedRun: choice.queuedRun };
    if (signal.aborted) {
      report.add(leg, neverPushed(signal.reason, leg.inputs, step));
      return null;
    }
    const marked = withMarks(launch, choice.runId, inputs, step.context);
    const find = (item: QueueItem): boolean => item.runSpec?.['run_id'] === choice.runId;
    try {
      const context = { client, logger: quiet, signal, clock: step.clock, find };
      return { leg, queuedRun: await submit(marked, context) };
    } catch (error) {
      // A push that a cancel cut off may be carried out all the same: `post` looks.
      const cutOff = signal.aborted;
      report.add(leg, neverPushed(cutOff ? new PushCutOffError(error) : error, leg.inputs, step), !cutOff);
      return null;
    }
  });
  const there = pushed.filter((each) => each !== null);
  const attached = choices.filter(({ kind }) => kind === 'attach').length;
  const before = attached === 0 ? '' : `, ${attached} of them by an earlier attempt`;
  step.logger.info(`${there.length} of ${prepared.length} launches are on the queue${before}.`);
  return there;
}

async function followAll(
  pushed: readonly PushedLeg[],
  client: WandbClient,
  inputs: FanOutInputs,
  step: Step,
  report: FanOutReport,
): Promise<void> {
  const { signal } = step.cancellation;
  const { wait } = inputs;
  if (wait === 'none' && signal.aborted) {
    step.logger.warning(oneLine(signal.reason));
    return stopAll(pushed, inputs.onCancel, step, report);
  }
  if (wait === 'none') {
    for (const { leg, queuedRun } of pushed) {
      const times = { ...NO_TIMES, pushedAt: queuedRun.pushedAt };
      report.add(leg, resultOf(queuedRun, { ...NOTHING_READ, outcome: 'queued', state: 'pending', times }));
    }
    return;
  }
  const collecting: Promise<void>[] = [];
  const settled = new Set<Leg>();
  const settle = async ({ leg, queuedRun }: PushedLeg, verdict: Verdict): Promise<void> => {
    const logLines = isGreen(verdict.outcome) ? 0 : 30;
    const result = await collectResult(queuedRun, verdict, { signal, logLines });
    const certain = leavesNothing(verdict, inputs.onCancel);
    report.add(leg, await judge(result, inputs, client, signal), certain);
  };
  try {
    await watchAll(
      client,
      pushed.map(({ queuedRun }) => queuedRun.watched()),
      {
        until: wait,
        claimTimeoutMs: inputs.claimTimeoutMs,
        runTimeoutMs: inputs.runTimeoutMs,
        signal,
        random: step.random,
        onVerdict: (index, verdict) => {
          const each = pushed[index] as PushedLeg;
          settled.add(each.leg);
          collecting.push(settle(each, verdict));
        },
      },
    );
    await Promise.all(collecting);
  } catch (error) {
    await Promise.allSettled(collecting);
    const open = pushed.filter(({ leg }) => !settled.has(leg));
    if (!signal.aborted) {
      for (const { leg, queuedRun } of open) {
        const times = { ...NO_TIMES, pushedAt: queuedRun.pushedAt };
        report.add(leg, lostSight(error, queuedRun, { state: 'unknown', times }));
      }
      return;
    }
    step.logger.warning(oneLine(signal.reason));
    await stopAll(open, inputs.onCancel, step, report);
  }
}

const NOTHING_READ = {
  message: null,
  issue: null,
  warnings: [],
  item: null,
  run: null,
  runRef: null,
} as const;
