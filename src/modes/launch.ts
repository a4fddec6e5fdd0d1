import { randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { processStartTime } from '../agent/leftover-process.ts';
import { oneLine } from '../common/errors.ts';
import { redactSpec } from '../common/redact.ts';
import type { LaunchInputs } from '../github/inputs/index.ts';
import { localRunner } from '../launch/here/local-runner.ts';
import { copyOfflineRuns, findOfflineRuns } from '../launch/here/offline-files.ts';
import { prepareRun, type PreparedRun } from '../launch/here/prepare.ts';
import { startRun, workOf } from '../launch/here/start.ts';
import type { SubmittedRun } from '../launch/here/submitted-run.ts';
import type { LiveRun } from '../report/index.ts';
import type { RunnerPolicy } from '../runners/policy.ts';
import type { RunEnd } from '../runners/runner.ts';
import type { WandbClient } from '../wandb/client.ts';
import { runDetails } from '../wandb/operations/runs.ts';
import type { RunDetails } from '../wandb/types.ts';
import { end as finishStep } from './finish.ts';
import { accountOf } from './launch-account.ts';
import type { IdentityFile } from './identity-file.ts';
import { identityOfJobs } from './job-identity.ts';
import { judge } from './judge.ts';
import { Cut } from './launch-cut.ts';
import { endWithoutRun } from './launch-linger.ts';
import { openLaunchLog } from './launch-log.ts';
import { NOTHING_KNOWN, resultHere, verdictHere, verdictOnError, type LaunchFacts } from './launch-result.ts';
import { saveLaunch, type SavedLaunch } from './launch-saved.ts';
import { tidy } from './launch-tidy.ts';
import { withMarks } from './marks.ts';
import { createPublisher, type Publisher } from './publish.ts';
import type { Step } from './step.ts';

/** Milliseconds before the run is read: its summary may arrive shortly after its end. */
const SETTLE_MS = 1_500;

/** What the parts of one launch share. */
interface Here {
  readonly inputs: LaunchInputs;
  readonly step: Step;
  /** Null: without an account. */
  readonly client: WandbClient | null;
  readonly cut: Cut;
  /** Where the launch is told of beside log and summary. */
  readonly publisher: Publisher;
}

/** `mode: launch`: runs a launch on this runner, shows what it prints, and reports it. */
export async function launch(inputs: LaunchInputs, step: Step): Promise<number> {
  const client = accountOf(inputs, step);
  const cut = new Cut(inputs.runTimeoutMs, step);
  const here: Here = { inputs, step, client, cut, publisher: createPublisher(inputs, step) };
  let facts = NOTHING_KNOWN;
  let starting = false;
  try {
    const prepared = await prepare(here);
    facts = announce(prepared, here);
    starting = true;
    return await runPrepared(prepared, facts, here);
  } catch (error) {
    const result = resultHere(verdictOnError(error, starting, cut.reason), facts);
    return await finishStep(result, true, inputs, step, here.publisher);
  } finally {
    cut.dispose();
    await tidy({ client: async () => client?.close() }, step.logger);
  }
}

async function prepare({ inputs, step, client, cut }: Here): Promise<PreparedRun> {
  const { env, logger, random, context } = step;
  const bare = await prepareRun(inputs.launch, { client, logger, env, random, signal: cut.signal });
  return { ...bare, spec: withMarks(bare, bare.runId, inputs, context).spec };
}

/** The first lines of the log: what runs, and what looks odd about it. */
function announce(prepared: PreparedRun, { step }: Here): LaunchFacts {
  const { logger, outputs, mask } = step;
  const { job, image, apiKey } = workOf(prepared);
  if (apiKey !== null) mask(apiKey);
  logger.info(`Launching ${job ?? image ?? prepared.code?.remote} here, as run ${prepared.runId}.`);
  for (const warning of prepared.warnings) logger.warning(warning);
  outputs.set({ 'run-id': prepared.runId, job, image });
  outputs.setJson('launch-spec', redactSpec(prepared.spec));
  return { ...NOTHING_KNOWN, spec: prepared.spec, job, image };
}

/** Runs it in a folder of its own, which `post` knows of. */
async function runPrepared(prepared: PreparedRun, known: LaunchFacts, here: Here): Promise<number> {
  const { inputs, step, client, cut, publisher } = here;
  const temp = step.env['RUNNER_TEMP'] ?? tmpdir();
  const { project, resource } = workOf(prepared);
  const { entity } = prepared.spec;
  const saved: SavedLaunch = {
    launchId: `launch-${randomUUID()}`,
    run: {
      entity: typeof entity === 'string' ? entity : '',
      project: project.toLowerCase(),
      runId: prepared.runId,
    },
    resource,
    process: null,
    folder: await mkdtemp(join(temp, 'wandb-launch-')),
    offlineFolder: client === null ? join(temp, 'wandb-offline', prepared.runId) : null,
    job: known.job,
    image: known.image,
    startedAt: null,
    cut: null,
  };
  saveLaunch(step, saved);
  publisher.update(live(known, 'starting'));
  const log = await openLaunchLog(prepared.runId, temp, step);
  let isOver = true;
  let identity: IdentityFile | null = null;
  try {
    identity = await identityOfJobs(inputs, saved.folder, step);
    const { run, saved: running } = await start(
      prepared,
      saved,
      { onLine: (line) => log.push(line), identity },
      here,
    );
    const { job, image, runUrl } = run;
    const facts = { ...known, run: run.run, runUrl, job, image };
    const startedAt = step.clock.now();
    publisher.update(live({ ...facts, times: { ...known.times, startedAt } }, 'running'));
    const end = await Promise.race([run.end(), cut.timeIsUp(inputs.stopGraceMs)]);
    isOver = end !== null;
    if (!isOver) saveLaunch(step, { ...running, cut: cut.reason });
    log.close();
    const times = { ...known.times, startedAt, endedAt: step.clock.now() };
    return await report(run, end, { ...facts, times }, saved.offlineFolder, here);
  } finally {
    log.close();
    const token = async (): Promise<void> => identity?.close();
    const folder = (): Promise<void> => rm(saved.folder, { recursive: true, force: true });
    await tidy({ 'identity token': token, ...(isOver ? { folder } : {}) }, step.logger);
    if (!isOver) endWithoutRun(process);
  }
}

async function start(
  prepared: PreparedRun,
  saved: SavedLaunch,
  { onLine, identity }: { onLine: (line: string) => void; identity: IdentityFile | null },
  { inputs, step, client, cut }: Here,
): Promise<{ readonly run: SubmittedRun; readonly saved: SavedLaunch }> {
  const { env, logger, clock, outputs, context } = step;
  const { launchId, offlineFolder, folder } = saved;
  const policy = policyOf(inputs);
  const common = { policy, env, logger, clock, signal: cut.signal };
  const workflowRun = context.runId || null;
  const { runner, engine } = await localRunner(workOf(prepared), { ...common, owner: launchId, workflowRun });
  // Without a container the program can be told to write where its files are to stay.
  const writesThere = offlineFolder !== null && engine === null;
  if (writesThere) await mkdir(offlineFolder, { recursive: true, mode: 0o700 });
  const run = await startRun(prepared, {
    ...common,
    client,
    runners: [runner],
    stopGraceMs: inputs.stopGraceMs,
    workDirectory: folder,
    launchId,
    ...(writesThere ? { variables: { WANDB_DIR: offlineFolder } } : {}),
    ...(identity === null ? {} : { identity }),
    onLine,
    onProgress: (line) => logger.info(line),
    beforeRemove: async ({ id }) => {
      if (engine !== null && offlineFolder !== null) await copyOfflineRuns(engine, id, offlineFolder);
    },
  });
  const { job, image, runUrl } = run;
  const process = engine === null ? { id: run.id, startTime: processStartTime(run.id) } : null;
  const running = { ...saved, process, job, image, startedAt: clock.now() };
  saveLaunch(step, running);
  outputs.set({ state: 'running', 'run-url': runUrl, job, image });
  logger.info(`Started run ${run.runId}${runUrl === null ? '.' : `: ${runUrl}`}`);
  return { run, saved: running };
}

function policyOf(inputs: LaunchInputs): RunnerPolicy {
  const { allowLocalProcess, passEnv, allowVolumes, allowDockerArgs, dockerArgs } = inputs;
  return { allowLocalProcess, passEnv, allowVolumes, allowDockerArgs, dockerArgs };
}

/** @param end null: it goes on, and `post` ends it */
async function report(
  run: SubmittedRun,
  end: RunEnd | null,
  facts: LaunchFacts,
  offlineFolder: string | null,
  { inputs, step, client, cut, publisher }: Here,
): Promise<number> {
  const verdict = verdictHere(end, cut.reason);
  const isCut = verdict.outcome === 'cancelled';
  const details = client === null || isCut ? null : await read(run, client, step);
  const notes =
    offlineFolder === null
      ? notesOnline(run, verdict.outcome === 'succeeded' && details === null)
      : [...notesOffline(await findOfflineRuns(offlineFolder)), ...notesUnjudged(inputs)];
  for (const note of notes) step.logger.info(note);
  const result = resultHere(verdict, { ...facts, details, notes, logTail: run.getLogs().map(step.cut) });
  const judged = client === null ? result : await judge(result, inputs, client, step.cancellation.signal);
  return finishStep(judged, end !== null, inputs, step, publisher);
}

function live(facts: LaunchFacts, state: 'starting' | 'running'): LiveRun {
  const { times, run, runUrl, job, image } = facts;
  const nowhere = { queue: null, queueUrl: null, itemId: null };
  return { ...nowhere, state, times, run, runUrl, job, image, message: null, displayName: null };
}

async function read(run: SubmittedRun, client: WandbClient, step: Step): Promise<RunDetails | null> {
  const { signal } = step.cancellation;
  try {
    await step.clock.sleep(SETTLE_MS, signal);
    return await runDetails(client, run.run, { deadlineMs: 20_000, signal });
  } catch (error) {
    step.logger.warning(`The run could not be read: ${oneLine(error)}`);
    return null;
  }
}

function notesOnline(run: SubmittedRun, isUnknown: boolean): readonly string[] {
  if (!isUnknown) return [];
  return [`The program ended well, and W&B shows no run ${run.runId}: it may never have called wandb.init.`];
}

/** Nothing can be said about metrics that stay in a file: no reason to fail, and none to be silent. */
function notesUnjudged({ gates }: LaunchInputs): readonly string[] {
  return gates.length === 0 ? [] : ['The gates were not decided: the run was offline.'];
}

/** What is left of a run without an account, for the log and the report. */
export function notesOffline(folders: readonly string[]): readonly string[] {
  if (folders.length === 0) {
    return ['No offline files of W&B were found: the program may never have called wandb.init.'];
  }
  const all = folders.join(' ');
  return [`The run was offline. Its files are kept in ${all} (wandb sync ${all} uploads them).`];
}
