import { systemClock, type Clock } from '../../common/clock.ts';
import { LaunchError } from '../../common/errors.ts';
import { silentLogger, type Logger } from '../../common/logger.ts';
import type { RunnerPolicy } from '../policy.ts';
import type { Runner, RunRequest } from '../runner.ts';
import { CODE_MOUNT, createCommand, type CreateCommand, type CreateInput } from './argv.ts';
import type { Blame } from './causes.ts';
import { SubmittedContainer } from './container.ts';
import type { DockerEngine } from './engine.ts';
import { GpuSlots, splitGpus } from './gpus.ts';
import { readImage } from './image.ts';
import type { ContainerIdentity } from './labels.ts';
import { adopt, type Leftover } from './leftovers.ts';
import { jobMacros } from './macros.ts';
import { JobOutput } from './output.ts';
import { ownerFlags } from './owner-args.ts';
import { ImagePulls } from './pull.ts';
import { readResourceArgs, type DockerOptions } from './resource-args.ts';

export interface ContainerRunnerOptions {
  readonly engine: DockerEngine;
  readonly policy: RunnerPolicy;
  /** The environment of this process; only what `pass-env` names is looked at. */
  readonly hostEnvironment: Readonly<Record<string, string | undefined>>;
  readonly agent: string;
  /** Registries that the owner relies on, beside Docker Hub: a failure of theirs is the fault of the box. */
  readonly registries?: readonly string[];
  /** Who answers for the containers: see `LABELS.owner`. */
  readonly owner: string;
  readonly workflowRun?: string | null;
  /** Jobs at the same time. With more than one, each gets devices of its own. Default: 1. */
  readonly maxJobs?: number;
  /** The GPUs of this machine, by index or id; empty: none are known, and none are shared out. */
  readonly gpus?: readonly string[];
  /** The owner means jobs to have GPUs, known or not: that they cannot be used is the fault of the box. */
  readonly promisesGpus?: boolean;
  readonly logger?: Logger;
  readonly clock?: Clock;
  readonly platform?: NodeJS.Platform;
}

/** `local-container`: the job runs in a container of the Docker engine of this machine. */
export class ContainerRunner implements Runner {
  readonly resource = 'local-container';
  readonly #options: ContainerRunnerOptions;
  readonly #clock: Clock;
  readonly #logger: Logger;
  readonly #pulls: ImagePulls;
  readonly #ownerFlags: ReadonlySet<string>;
  readonly #gpuSlots: GpuSlots | null;

  /** @throws LaunchError when the owner's policy cannot be followed */
  constructor(options: ContainerRunnerOptions) {
    this.#options = options;
    this.#clock = options.clock ?? systemClock;
    this.#logger = options.logger ?? silentLogger;
    this.#pulls = new ImagePulls(options.engine, { clock: this.#clock, vouched: options.registries ?? [] });
    this.#ownerFlags = ownerFlags(options.policy);
    const { gpus = [], maxJobs = 1 } = options;
    this.#gpuSlots = maxJobs > 1 && gpus.length > 0 ? new GpuSlots(splitGpus(gpus, maxJobs)) : null;
  }

  /** @throws RefusedError when the queue asks for more than the owner allows; LaunchError */
  async run(request: RunRequest): Promise<SubmittedContainer> {
    if (request.image === null) {
      throw new LaunchError('The job names no image to run in.', {
        hint: 'Use an image job, or code with a base image.',
      });
    }
    const image = readImage(request.image);
    const { policy, hostEnvironment } = this.#options;
    const macros = jobMacros({ environment: request.environment, image }, policy, hostEnvironment);
    const options = readResourceArgs(request.resourceArgs, policy, macros);
    const gpuSlot = options.gpus === null ? null : await this.#takeGpus(request);
    const giveBack = (): void => {
      if (gpuSlot !== null) this.#gpuSlots?.giveBack(gpuSlot);
    };
    try {
      return await this.#start(request, { image, options, gpuSlot, passed: macros.passed }, giveBack);
    } catch (error) {
      giveBack();
      throw error;
    }
  }

  /**
   * Takes over a container of an agent that is no more, as `adopt` says; its devices are lent to nobody else until it
   * has ended.
   * @param redact cuts secrets out of a line that is passed on in pieces
   */
  async adopt(
    leftover: Leftover,
    onLine: (line: string) => void,
    redact?: (text: string) => string,
  ): Promise<SubmittedContainer> {
    const { engine } = this.#options;
    const release = this.#gpuSlots?.reserve(leftover.gpus) ?? (() => {});
    try {
      return await adopt(engine, leftover.id, {
        onLine,
        clock: this.#clock,
        onEnd: release,
        gpus: leftover.gpus,
        ...(redact ? { redact } : {}),
      });
    } catch (error) {
      release();
      throw error;
    }
  }

  async #takeGpus({ signal, onProgress }: RunRequest): Promise<readonly string[] | null> {
    if (this.#gpuSlots === null) return null;
    if (this.#gpuSlots.isEmpty) onProgress?.('Waiting for GPUs: other jobs have them all.');
    return this.#gpuSlots.take(signal);
  }

  async #start(
    request: RunRequest,
    plan: Pick<CreateInput, 'image' | 'options' | 'gpuSlot' | 'passed'>,
    onEnd: () => void,
  ): Promise<SubmittedContainer> {
    const { engine, policy } = this.#options;
    const { signal, onProgress } = request;
    const call = { ...(signal ? { signal } : {}), ...(onProgress ? { onProgress } : {}) };
    const facts = await this.#pulls.get(plan.image, { platform: plan.options.platform, ...call });
    const command = createCommand({
      ...plan,
      request,
      identity: this.#identityOf(request),
      ownerArgs: policy.dockerArgs ?? [],
      ownerFlags: this.#ownerFlags,
      imageVariables: facts.variables,
      platform: this.#options.platform ?? process.platform,
    });
    for (const warning of command.warnings) this.#logger.warning(warning);
    const blame = this.#blameOf(command, plan.options);
    const id = await this.#create(command, blame, signal);
    return new SubmittedContainer({
      engine,
      id,
      join: 'start',
      clock: this.#clock,
      output: new JobOutput({
        onLine: (line) => request.onLine(line),
        ...(request.redact ? { redact: request.redact } : {}),
      }),
      memory: memoryOf(plan.options),
      blame: { ...blame, words: [] },
      gpus: plan.gpuSlot ?? [],
      onEnd,
    });
  }

  /**
   * Makes the container, with its code in it. Once asked for, it may come to be even if nobody waits for it any more,
   * so the answer is waited for; and what cannot be used is taken away again.
   */
  async #create(command: CreateCommand, blame: Blame, signal: AbortSignal | undefined): Promise<string> {
    const { engine } = this.#options;
    signal?.throwIfAborted();
    const id = await engine.create(command, blame);
    try {
      signal?.throwIfAborted();
      if (command.code !== null) await engine.copyIn(id, command.code, CODE_MOUNT, signal);
      return id;
    } catch (error) {
      await engine.remove(id);
      throw error;
    }
  }

  #blameOf({ args }: CreateCommand, options: DockerOptions): Blame {
    const { gpus = [], promisesGpus = gpus.length > 0 } = this.#options;
    return {
      words: args.map((word) => word.slice(word.indexOf('=') + 1)),
      hasGpus: promisesGpus,
      hasLimits: options.flags.some((flag) => LIMIT.test(flag)),
    };
  }

  #identityOf({ itemId, runId }: RunRequest): ContainerIdentity {
    const { agent, owner, workflowRun = null } = this.#options;
    return { itemId, runId, agent, owner, workflowRun };
  }
}

const LIMIT = /^--(?:memory|pids-limit|shm-size|ulimit)/;

function memoryOf(options: DockerOptions): string | null {
  const flag = options.flags.find((word) => word.startsWith('--memory='));
  return flag === undefined ? null : flag.slice('--memory='.length);
}
