import type { CallOptions, WandbClient } from '../wandb/client.ts';
import { queueAgents } from '../wandb/operations/queues.ts';
import type {
  JobVersion,
  JsonObject,
  QueueAgent,
  QueueDefaults,
  QueueDetails,
  QueueRef,
  Viewer,
} from '../wandb/types.ts';
import { queueUrl } from '../wandb/urls.ts';
import { checkJob, pinned } from './check-job.ts';
import { checkQueue, type LaunchToCheck } from './check-queue.ts';
import { InvalidLaunchError } from './errors.ts';
import { refusedResourceArgs } from './resource-args.ts';
import { imageOf } from './spec.ts';
import { isObject } from './values.ts';
import { whereKnown } from './where-known.ts';

/** What the checks before the push learnt. */
export interface ResolvedLaunch {
  readonly viewer: Viewer;
  readonly queue: QueueRef;
  readonly queueDetails: QueueDetails;
  readonly queueDefaults: QueueDefaults | null;
  readonly queueUrl: string;
  /** Agents that poll the queue now; null: this server cannot tell. */
  readonly agents: number | null;
  readonly job: JobVersion | null;
  /** `entity/project/name:vN`; null for images, and for a git `uri` in a dry run. */
  readonly jobReference: string | null;
  readonly image: string | null;
}

/**
 * Asks the server everything that decides whether this launch can work.
 * @throws InvalidLaunchError with every check that failed
 * @throws WandbError when the server cannot be asked
 */
export async function checkLaunch(
  client: WandbClient,
  launch: LaunchToCheck,
  call: CallOptions = {},
): Promise<{ resolved: ResolvedLaunch; warnings: readonly string[] }> {
  const [queue, job, agents] = await Promise.all([
    checkQueue(client, launch, call),
    checkJob(client, launch.spec, call),
    whereKnown(queueAgents(client, launch.queue.entity, call)),
  ]);
  const { details } = queue;
  const problems = [...queue.problems, ...job.problems];
  if (details === null || problems.length > 0) throw new InvalidLaunchError(problems);

  const polling = agents === null ? null : agents.filter((agent) => polls(agent, details.id)).length;
  const image = imageOf(launch.spec);
  const resolved: ResolvedLaunch = {
    viewer: launch.viewer,
    queue: launch.queue,
    queueDetails: details,
    queueDefaults: queue.defaults,
    queueUrl: queueUrl(client.appUrl, launch.queue.entity, details.id),
    agents: polling,
    job: job.version,
    jobReference: job.version === null ? null : pinned(job.version),
    image,
  };
  return {
    resolved,
    warnings: [...queue.warnings, ...resourceWarnings(launch.spec), ...agentWarnings(launch.queue, polling)],
  };
}

function resourceWarnings(spec: JsonObject): readonly string[] {
  return isObject(spec['resource_args']) ? refusedResourceArgs(spec['resource_args']) : [];
}

function agentWarnings(queue: QueueRef, polling: number | null): readonly string[] {
  if (polling !== 0) return [];
  return [
    `No agent polls the queue ${queue.name}: the job waits until one does. Start one with \`wandb launch-agent -q ${queue.name} -e ${queue.entity}\`, or with mode: agent.`,
  ];
}

function polls(agent: QueueAgent, queueId: string): boolean {
  return agent.queueIds.includes(queueId) && (agent.status === 'POLLING' || agent.status === 'RUNNING');
}
