import type { JsonObject } from '../wandb/types.ts';
import { readImage } from './docker/image.ts';
import { placeholderMacros } from './docker/macros.ts';
import { ownerFlags } from './docker/owner-args.ts';
import { readResourceArgs } from './docker/resource-args.ts';
import { readVolume } from './docker/volumes.ts';
import { RefusedError, type Refusal } from './refusal.ts';

export type { Refusal } from './refusal.ts';

/** What the owner of the runner allows. A queue may only ask; whatever is absent here is denied. */
export interface RunnerPolicy {
  /** `local-process` jobs run as this machine's user, with no isolation: an explicit yes is needed. */
  readonly allowLocalProcess: boolean;
  /** `pass-env`: names of this machine's variables that items may read. */
  readonly passEnv?: readonly string[];
  /** `allow-volumes`: `host:container` or `host:container:ro`, which a queue must name exactly so. */
  readonly allowVolumes?: readonly string[];
  /** `allow-docker-args`: names of docker options that a queue may set beyond the harmless ones. */
  readonly allowDockerArgs?: readonly string[];
  /** `docker-args`: the owner's own options for every container, as an argument vector. Trusted. */
  readonly dockerArgs?: readonly string[];
}

/** What is known of an item before anything of it was fetched. */
export interface AskedWork {
  readonly resource: string;
  readonly image: string | null;
  readonly isScheduler: boolean;
  /** The part of `resource_args` that belongs to `resource`. */
  readonly resourceArgs?: JsonObject;
}

/**
 * Whether an item may run on this runner: null, or the refusal. Decided before anything is claimed or fetched; a
 * container's options are checked again once their macros are filled.
 * @param resources the resources for which this agent has a runner
 */
export function refusalOf(
  work: AskedWork,
  policy: RunnerPolicy,
  resources: readonly string[] = ['local-process'],
): Refusal | null {
  if (!resources.includes(work.resource)) {
    return {
      what: `this agent has no runner for resource "${work.resource}"`,
      remedy: `Use a queue whose resource is ${resources.join(' or ')}.`,
    };
  }
  if (work.resource === 'local-process') return processRefusal(work, policy);
  if (work.resource !== 'local-container') return null;
  try {
    if (work.image !== null) readImage(work.image);
    readResourceArgs(work.resourceArgs ?? {}, policy, placeholderMacros(policy));
    return null;
  } catch (error) {
    if (error instanceof RefusedError) return error.refusal;
    throw error;
  }
}

function processRefusal(work: AskedWork, policy: RunnerPolicy): Refusal | null {
  if (!policy.allowLocalProcess) {
    return {
      what: `the owner of this runner does not allow ${work.isScheduler ? 'sweep schedulers, which have the ' : ''}resource "local-process"`,
      remedy:
        'Set `allow-local-process: true` on the agent, if everyone who may push to the queue is trusted here.',
    };
  }
  if (work.image === null) return null;
  return {
    what: 'a docker image cannot run with resource "local-process"',
    remedy: 'Launch a job made from code or from a git repository.',
  };
}

/**
 * Checks what the owner wrote, so that a mistake is told when the agent starts and not when a job fails.
 * @throws LaunchError that names the input
 */
export function checkPolicy(policy: RunnerPolicy): void {
  for (const entry of policy.allowVolumes ?? []) readVolume(entry, 'allow-volumes');
  ownerFlags(policy);
}
