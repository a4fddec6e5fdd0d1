import type { Clock } from '../../common/clock.ts';
import type { Logger } from '../../common/logger.ts';
import { ContainerRunner, DockerClient, DockerEngine, preflight } from '../../runners/docker/index.ts';
import { scrubEnvironment } from '../../runners/environment.ts';
import { checkPolicy, type RunnerPolicy } from '../../runners/policy.ts';
import { ProcessRunner } from '../../runners/process.ts';
import type { Runner } from '../../runners/runner.ts';
import type { Work } from '../project/work.ts';
import { inWordsOfLaunch } from './words.ts';

export interface LocalRunnerOptions {
  readonly policy: RunnerPolicy;
  /** The environment of this process: where the engine is, and what `passEnv` names. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Stands on the containers: by it they are found after a kill. */
  readonly owner: string;
  /** Id of the workflow run; null outside GitHub. */
  readonly workflowRun: string | null;
  readonly logger: Logger;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

/** What a run starts on. */
export interface LocalRunner {
  readonly runner: Runner;
  /** Null: it runs in no container. */
  readonly engine: DockerEngine | null;
}

/**
 * The runner of this machine for one launch.
 * @throws LaunchError when the resource is a container and there is no engine that could run it
 */
export async function localRunner(
  work: Pick<Work, 'resource' | 'resourceArgs'>,
  options: LocalRunnerOptions,
): Promise<LocalRunner> {
  const { policy, env, owner, workflowRun, logger, clock, signal } = options;
  checkPolicy(policy);
  if (work.resource === 'local-process') {
    const environment = scrubEnvironment(env, policy.passEnv ?? []);
    return { runner: new ProcessRunner({ environment }), engine: null };
  }
  const engine = new DockerEngine(new DockerClient(env));
  try {
    const found = await preflight(engine, { gpus: 'gpus' in work.resourceArgs, signal });
    logger.info(`Docker engine ${found.engine.version} (${found.engine.platform}).`);
  } catch (error) {
    throw inWordsOfLaunch(error);
  }
  const runner = new ContainerRunner({
    engine,
    policy,
    hostEnvironment: env,
    agent: 'launch',
    owner,
    workflowRun,
    logger,
    clock,
  });
  return { runner, engine };
}
