import type { CallOptions, WandbClient } from '../wandb/client.ts';
import { listQueues, queueDefaults, queueDetails } from '../wandb/operations/queues.ts';
import type { JsonObject, QueueDefaults, QueueDetails, QueueRef, Viewer } from '../wandb/types.ts';
import type { Problem } from './errors.ts';
import { nearest, someOf } from '../common/nearest.ts';
import { imageOf } from './spec.ts';
import { missingVariables, variableProblems } from './template-variables.ts';
import { isObject, isTruthy } from './values.ts';
import { whereKnown } from './where-known.ts';

/** What is to be checked. */
export interface LaunchToCheck {
  readonly viewer: Viewer;
  readonly queue: QueueRef;
  readonly spec: JsonObject;
  readonly templateVariables: Readonly<Record<string, unknown>> | undefined;
  readonly priority: number | undefined;
}

/** The level that every item has on a queue without prioritisation. */
const DEFAULT_PRIORITY = 2;

export interface QueueCheck {
  /** Null: there is no such queue, and `problems` says so. */
  readonly details: QueueDetails | null;
  readonly defaults: QueueDefaults | null;
  readonly problems: readonly Problem[];
  readonly warnings: readonly string[];
}

/** Whether the queue exists and takes what is asked of it. */
export async function checkQueue(
  client: WandbClient,
  launch: LaunchToCheck,
  call: CallOptions,
): Promise<QueueCheck> {
  const { queue, spec } = launch;
  const details = await queueDetails(client, queue, call);
  if (details === null) {
    const problem = await missingQueue(client, launch.viewer, queue, call);
    return { details: null, defaults: null, problems: [problem], warnings: [] };
  }
  const configId = details.defaultResourceConfigId;
  const defaults =
    configId === null ? null : await whereKnown(queueDefaults(client, queue.entity, configId, call));
  const values = launch.templateVariables ?? {};
  const variables = defaults?.templateVariables ?? [];
  // Without defaults (old servers hide them) the server is the judge of the values.
  const checkable = defaults !== null || configId === null;
  const missing = isTruthy(spec['resource_args']) ? [] : missingVariables(values, variables);
  return {
    details,
    defaults,
    problems: [
      ...(defaults === null ? [] : resourceTypeProblems(spec, queue, defaults.resource)),
      ...(checkable ? variableProblems(values, variables) : []),
      ...priorityProblems(launch.priority, queue, details),
    ],
    warnings: missing.map(
      (name) => `The template variable ${name} of the queue ${queue.name} has neither a value nor a default.`,
    ),
  };
}

async function missingQueue(
  client: WandbClient,
  viewer: Viewer,
  queue: QueueRef,
  call: CallOptions,
): Promise<Problem> {
  const queues = await listQueues(client, { entity: queue.entity, project: queue.project }, call);
  const what = `queue ${queue.name} not found in ${queue.entity}${queue.project === 'model-registry' ? '' : `/${queue.project}`}`;
  if (queues === null || queues.length === 0) {
    const teams = viewer.teams.filter((team) => team !== queue.entity);
    return {
      what,
      why: `${viewer.username ?? 'the key'} sees no queues there`,
      next:
        teams.length === 0
          ? 'Create the queue in the W&B app, or name the entity that owns it.'
          : `Name the entity that owns the queue; the key belongs to ${someOf(teams)}.`,
    };
  }
  const names = queues.map(({ name }) => name);
  const close = nearest(queue.name, names);
  return {
    what,
    why: `there are ${someOf(names)}`,
    next: close === undefined ? 'Name one of these.' : `Did you mean ${close}?`,
  };
}

/** Names under which the same backend goes. */
function canonicalResource(resource: string): string {
  if (resource === 'local') return 'local-container';
  return resource === 'vertex' ? 'gcp-vertex' : resource;
}

function resourceTypeProblems(spec: JsonObject, queue: QueueRef, type: string): readonly Problem[] {
  const asked = spec['resource'];
  const found: Problem[] = [];
  if (typeof asked === 'string' && asked !== '' && canonicalResource(asked) !== canonicalResource(type)) {
    found.push({
      what: `resource is ${asked}`,
      why: `the queue ${queue.name} is for ${type}`,
      next: 'Leave resource out, or choose another queue.',
    });
  }
  if (canonicalResource(type) === 'local-process' && imageOf(spec) !== null) {
    found.push({
      what: 'a docker image is given',
      why: `the queue ${queue.name} is for local-process, which runs no images`,
      next: 'Choose another queue.',
    });
  }
  const args = spec['resource_args'];
  if (
    isObject(args) &&
    isTruthy(args) &&
    !Object.keys(args).some((key) => canonicalResource(key) === canonicalResource(type))
  ) {
    found.push({
      what: `resource_args holds ${someOf(Object.keys(args))}`,
      why: `the queue ${queue.name} is for ${type}, and its agents read only that key`,
      next: `Put the arguments below the key ${type}.`,
    });
  }
  return found;
}

function priorityProblems(
  priority: number | undefined,
  queue: QueueRef,
  details: QueueDetails,
): readonly Problem[] {
  if (priority === undefined || priority === DEFAULT_PRIORITY || details.prioritizationMode === 'V0')
    return [];
  return [
    {
      what: `priority is ${priority}`,
      why: `the queue ${queue.name} has no prioritisation, so the server refuses it`,
      next: 'Leave priority out, or use a queue that was created with prioritisation.',
    },
  ];
}
