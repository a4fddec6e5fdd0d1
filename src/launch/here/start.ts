import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from '../../common/clock.ts';
import { oneLine } from '../../common/errors.ts';
import { Tail } from '../../common/lines.ts';
import type { Logger } from '../../common/logger.ts';
import { Redactor } from '../../common/redact.ts';
import { checkoutCommit } from '../../job/checkout.ts';
import type { JobProject } from '../../job/project.ts';
import { readJob } from '../../job/read.ts';
import { refusalOf, type RunnerPolicy } from '../../runners/policy.ts';
import { RefusedError } from '../../runners/refusal.ts';
import type {
  JobIdentity,
  RunEnd,
  Runner,
  RunRequest,
  SubmittedRun as BackendRun,
} from '../../runners/runner.ts';
import type { WandbClient } from '../../wandb/client.ts';
import { runUrl } from '../../wandb/urls.ts';
import { environmentOf } from '../project/job-environment.ts';
import { sourceOf, type Source } from '../project/source.ts';
import { settleStoppedRun } from '../project/settle-run.ts';
import { stopAskedFor } from '../project/stop-asked.ts';
import { supervise } from '../project/supervise.ts';
import { readWork, type Work } from '../project/work.ts';
import type { GitCode, PreparedRun } from './prepare.ts';
import { SubmittedRun } from './submitted-run.ts';
import { inWordsOfLaunch } from './words.ts';

/** Between seeing that a stop was asked for in W&B and stopping the run from here. */
const STOPPED_RUN_TIMEOUT_MS = 60_000;

export interface StartContext {
  /** Null: without an account. The run is then told to be offline. */
  readonly client: WandbClient | null;
  /** One a resource. */
  readonly runners: readonly Runner[];
  readonly policy: RunnerPolicy;
  readonly logger: Logger;
  readonly clock: Clock;
  /** Gives up the start; ends the run. */
  readonly signal: AbortSignal;
  /** Between asking the run to end and ending it by force. */
  readonly stopGraceMs: number;
  /** Where a folder for the code is made, and removed after the run. */
  readonly workDirectory: string;
  /** Variables for git. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** By what the backend tells this run from every other, of any process: no two launches may share it. */
  readonly launchId: string;
  /** With what the run proves who it is when it gets no key. */
  readonly identity?: JobIdentity;
  /** Variables of the run over those of Launch. */
  readonly variables?: Readonly<Record<string, string>>;
  /** One line that the run prints, secrets cut. Untrusted text. */
  readonly onLine: (line: string) => void;
  /** What happens before it starts, such as the pull of its image. */
  readonly onProgress: (line: string) => void;
  /** Called when it has ended, before what it left on the backend is taken away. May reject. */
  readonly beforeRemove?: (backend: BackendRun) => Promise<void>;
}

/**
 * Starts a prepared run on this machine and gives a handle on it.
 * @throws RefusedError when the owner of the machine does not allow it
 * @throws ItemError, LaunchError, WandbError when it cannot be started: nothing of it is left then
 */
export async function startRun(prepared: PreparedRun, context: StartContext): Promise<SubmittedRun> {
  try {
    return await start(prepared, context);
  } catch (error) {
    throw inWordsOfLaunch(error);
  }
}

/** The spec as what will run. Without an account it needs no entity. */
export function workOf({ spec }: Pick<PreparedRun, 'spec'>): Work {
  return readWork({ ...spec, entity: spec['entity'] ?? 'offline' });
}

async function start(prepared: PreparedRun, context: StartContext): Promise<SubmittedRun> {
  const { runners, policy, signal, logger } = context;
  const work = workOf(prepared);
  if (work.resource === 'local-process' && !policy.allowLocalProcess) {
    throw new RefusedError({
      what: 'the owner of this runner does not allow the resource "local-process"',
      remedy: 'Set `allow-local-process: true`, if the code of this job is trusted here.',
    });
  }
  const refusal = refusalOf(
    work,
    policy,
    runners.map(({ resource }) => resource),
  );
  const runner = runners.find(({ resource }) => resource === work.resource);
  if (refusal || !runner) {
    const missing = `there is no runner for resource "${work.resource}"`;
    throw new RefusedError(refusal ?? { what: missing, remedy: 'Use another resource.' });
  }
  const directory = await mkdtemp(join(context.workDirectory, 'wandb-launch-'));
  const removeCode = (): Promise<void> => rm(directory, { recursive: true, force: true });
  try {
    const project = await projectOf(prepared, work, directory, context);
    const source = sourceOf(work, project, process.cwd());
    if (source.warning !== null) logger.warning(source.warning);
    const output = new Output(work, context);
    const backend = await runner.run(requestOf(prepared, work, source, { ...context, output }));
    const facts = {
      run: {
        entity: textOf(prepared.spec['entity']),
        project: work.project.toLowerCase(),
        runId: prepared.runId,
      },
      job: source.job ?? work.job,
      image: source.image,
      spec: prepared.spec,
    };
    const url = context.client === null ? null : runUrl(context.client.appUrl, facts.run);
    const end = see(backend, facts.run, context, removeCode);
    const rest = { end, tail: output.tail, graceMs: context.stopGraceMs };
    return new SubmittedRun({ ...facts, runUrl: url }, backend, rest);
  } catch (error) {
    await removeCode();
    signal.throwIfAborted();
    throw error;
  }
}

/** What a run prints, without its secrets. */
class Output {
  readonly tail = new Tail();
  readonly #redactor = new Redactor();
  readonly #onLine: (line: string) => void;

  constructor(work: Work, { client, onLine }: StartContext) {
    this.#onLine = onLine;
    const { credentials } = client ?? {};
    for (const secret of [work.apiKey, credentials?.kind === 'key' ? credentials.apiKey : null]) {
      if (secret !== null) this.#redactor.add(secret);
    }
  }

  cut(text: string): string {
    return this.#redactor.cut(text);
  }

  push(raw: string): void {
    const line = this.cut(raw);
    this.tail.push(line);
    this.#onLine(line);
  }
}

async function projectOf(
  { code }: PreparedRun,
  work: Work,
  directory: string,
  { client, signal, env }: StartContext,
): Promise<JobProject | null> {
  if (code !== null) {
    await checkoutCommit({ remote: code.address, commit: code.commit, directory }, { signal, env });
    return projectOfCode(code, directory);
  }
  if (work.image !== null || work.job === null || client === null) return null;
  return readJob(client, work.job, { directory, signal, git: { env } });
}

/** A repository as if a job had been made of it. */
function projectOfCode({ remote, commit, entryPoint }: GitCode, directory: string): JobProject {
  return {
    kind: 'repo',
    reference: `${remote} at ${commit.slice(0, 12)}`,
    artifactId: '',
    image: null,
    directory,
    entryPoint,
    notebook: false,
    runtime: null,
    git: { remote, commit },
    codeArtifact: null,
    baseImage: null,
    dockerfile: null,
    buildContext: null,
    requirements: [],
    services: {},
    metadata: {},
  };
}

function requestOf(
  { runId, spec }: PreparedRun,
  work: Work,
  source: Source,
  context: StartContext & { readonly output: Output },
): RunRequest {
  const { client, output, variables = {} } = context;
  const environment = environmentOf(work, source, {
    runId,
    queue: null,
    baseUrl: client?.baseUrl ?? '',
    apiKey: client?.credentials.kind === 'key' ? client.credentials.apiKey : '',
  });
  if (textOf(spec['entity']) === '') delete environment['WANDB_ENTITY'];
  if (client === null) environment['WANDB_MODE'] = 'offline';
  return {
    itemId: context.launchId,
    runId,
    image: source.image,
    directory: source.directory,
    workingDirectory: source.workingDirectory,
    command: source.command,
    keepsEntryPoint: source.keepsEntryPoint,
    resourceArgs: work.resourceArgs,
    environment: { ...environment, ...variables },
    ...(context.identity !== undefined && work.apiKey === null ? { identity: context.identity } : {}),
    onLine: (line) => output.push(line),
    redact: (text) => output.cut(text),
    onProgress: context.onProgress,
    signal: context.signal,
  };
}

/** Sees a run to its end, and takes away what it left. Never rejects. */
async function see(
  backend: BackendRun,
  run: SubmittedRun['run'],
  context: StartContext,
  removeCode: () => Promise<void>,
): Promise<RunEnd> {
  const { client, clock, logger, signal, stopGraceMs } = context;
  const end = await supervise(backend, {
    clock,
    signal,
    stopGraceMs,
    stoppedRunTimeoutMs: STOPPED_RUN_TIMEOUT_MS,
    startTimeoutMs: null,
    stopAsked: async () => client !== null && (await stopAskedFor(client, run, logger, signal)),
  });
  const settled = end.state === 'stopped' && client !== null ? settleStoppedRun(client, run, logger) : null;
  for (const step of [() => context.beforeRemove?.(backend), () => backend.remove(), removeCode]) {
    try {
      await step();
    } catch (error) {
      logger.warning(`What run ${run.runId} left could not be seen to: ${oneLine(error)}`);
    }
  }
  await settled;
  return end;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
