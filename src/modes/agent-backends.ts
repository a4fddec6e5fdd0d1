import type { LaunchAgentConfig } from '../agent/config.ts';
import type { LeftoverRun } from '../agent/recover.ts';
import { LaunchError, oneLine } from '../common/errors.ts';
import {
  adopt,
  ContainerRunner,
  discard,
  DockerClient,
  DockerEngine,
  findOwned,
  listGpus,
  ownRegistries,
  preflight,
} from '../runners/docker/index.ts';
import { scrubEnvironment } from '../runners/environment.ts';
import { checkPolicy } from '../runners/policy.ts';
import { ProcessRunner } from '../runners/process.ts';
import type { Runner } from '../runners/runner.ts';
import type { WandbClient } from '../wandb/client.ts';
import { queueDefaults, queueDetails } from '../wandb/operations/queues.ts';
import { PatientRunner } from './agent-patience.ts';
import type { Step } from './step.ts';

/** What a queue's items run on, as its defaults say; null: they do not say. */
interface QueueNeeds {
  readonly queue: string;
  readonly resource: string | null;
  readonly gpus: boolean;
}

const OWN_RESOURCES: ReadonlySet<string> = new Set(['local-container', 'local-process']);

/** What this machine can run jobs on, found out before the first item is taken. */
export class AgentBackends {
  readonly #config: LaunchAgentConfig;
  readonly #step: Step;
  readonly #engine: DockerEngine;
  #containers: ContainerRunner | null = null;
  #hasDocker = false;
  #gpus: readonly string[] = [];
  #promisesGpus = false;
  #registries: readonly string[] = [];

  constructor(config: LaunchAgentConfig, step: Step) {
    this.#config = config;
    this.#step = step;
    this.#engine = new DockerEngine(new DockerClient(step.env));
  }

  /**
   * Looks at what the queues need and at what is here.
   * @throws LaunchError when the two do not meet: items are better left to another agent
   */
  async check(client: WandbClient): Promise<void> {
    const { signal } = this.#step.cancellation;
    checkPolicy(this.#config.policy);
    const needs = await Promise.all(
      this.#config.queues.map((queue) => needsOf(client, this.#config, queue, signal)),
    );
    const foreign = needs.find(({ resource }) => resource !== null && !OWN_RESOURCES.has(resource));
    if (foreign) {
      throw new LaunchError(
        `Queue "${foreign.queue}" is for resource "${foreign.resource}", which this agent does not run.`,
        {
          hint: 'Name queues whose resource is local-container or local-process.',
        },
      );
    }
    const needed =
      needs.some(({ resource }) => resource === 'local-container') ||
      (needs.some(({ resource }) => resource === null) && !this.#config.policy.allowLocalProcess);
    const gpus = needs.some((need) => need.gpus);
    try {
      const found = await preflight(this.#engine, { gpus, signal });
      this.#hasDocker = true;
      this.#gpus = await listGpus();
      this.#promisesGpus = gpus || this.#gpus.length > 0;
      this.#registries = await ownRegistries(this.#step.env);
      const free = found.freeBytes === null ? '' : `, ${Math.round(found.freeBytes / 1e9)} GB free`;
      const devices = this.#gpus.length === 0 ? '' : `, ${this.#gpus.length} GPUs`;
      this.#step.logger.info(
        `Docker engine ${found.engine.version} (${found.engine.platform})${free}${devices}.`,
      );
    } catch (error) {
      if (needed) throw error;
      this.#step.logger.debug(`Jobs in containers are not run here: ${oneLine(error)}`);
    }
  }

  /** One runner a resource. */
  runners(agent: { readonly name: string; readonly owner: string }): readonly Runner[] {
    const { policy, maxJobs } = this.#config;
    const { env, logger, clock, context } = this.#step;
    const processes = new ProcessRunner({ environment: scrubEnvironment(env, policy.passEnv ?? []) });
    if (!this.#hasDocker) return [processes];
    this.#containers = new ContainerRunner({
      engine: this.#engine,
      policy,
      hostEnvironment: env,
      agent: agent.name,
      owner: agent.owner,
      workflowRun: context.runId || null,
      maxJobs,
      gpus: this.#gpus,
      promisesGpus: this.#promisesGpus,
      registries: this.#registries,
      logger,
      clock,
    });
    const { owner } = agent;
    const patient = new PatientRunner(this.#containers, {
      clock,
      answers: (signal) =>
        this.#engine.facts(signal).then(
          () => true,
          () => false,
        ),
      clear: async (itemId) => {
        const left = await findOwned(this.#engine, owner);
        for (const { id, identity } of left)
          if (identity.itemId === itemId) await discard(this.#engine, id, 0);
      },
    });
    return [patient, processes];
  }

  /** The containers of an owner. @throws LaunchError when some are expected and the engine does not answer */
  async findLeftovers(owner: string, expected: boolean): Promise<readonly LeftoverRun[]> {
    try {
      const left = await findOwned(this.#engine, owner);
      return left.map((leftover) => ({
        itemId: leftover.identity.itemId,
        isRunning: leftover.state.running,
        endedAt: endOf(leftover.state),
        adopt: (onLine, redact) =>
          // The runner lends the devices of the container to nobody else.
          this.#containers?.adopt(leftover, onLine, redact) ??
          adopt(this.#engine, leftover.id, { onLine, redact }),
        discard: (graceMs) => discard(this.#engine, leftover.id, graceMs),
      }));
    } catch (error) {
      if (expected || this.#hasDocker) throw error;
      return [];
    }
  }
}

/** When a container ended, in milliseconds since the epoch; null: it has not, or never ran. */
function endOf({
  running,
  finishedAt,
}: {
  readonly running: boolean;
  readonly finishedAt: string;
}): number | null {
  const at = Date.parse(finishedAt);
  return running || !(at > 0) ? null : at;
}

async function needsOf(
  client: WandbClient,
  config: LaunchAgentConfig,
  queue: string,
  signal: AbortSignal,
): Promise<QueueNeeds> {
  const call = { signal, deadlineMs: 10_000 };
  const unknown = { queue, resource: null, gpus: false };
  const place = { entity: config.entity, project: config.queueProject, name: queue };
  // A server that cannot tell is no reason not to serve its queues.
  const details = await queueDetails(client, place, call).catch(() => null);
  const id = details?.defaultResourceConfigId ?? null;
  if (id === null) return unknown;
  const defaults = await queueDefaults(client, config.entity, id, call).catch(() => null);
  if (!defaults) return unknown;
  const resource = defaults.resource === 'local' ? 'local-container' : defaults.resource;
  const args = (defaults.config['resource_args'] as Record<string, unknown> | undefined)?.['local-container'];
  return { queue, resource, gpus: typeof args === 'object' && args !== null && 'gpus' in args };
}
