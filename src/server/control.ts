import { badRequest } from './errors.ts';
import type { Fault, FaultPlan } from './faults.ts';
import type { JsonObject } from './json.ts';
import type { Behaviour } from './options.ts';
import { LAUNCH_PROJECT } from './projects.ts';
import type { RateLimit, RateLimiter } from './rateLimit.ts';
import type { LoggedRequest, RequestLog } from './requestLog.ts';
import type { Stores } from './stores.ts';
import type { Access, PrioritizationMode } from './queues/records.ts';

export interface NewQueue {
  readonly name: string;
  /** Default: the server's entity. */
  readonly entity?: string;
  /** Default `model-registry`. */
  readonly project?: string;
  readonly access?: Access;
  readonly prioritizationMode?: PrioritizationMode;
  /** With a resource the queue gets defaults. */
  readonly resource?: string;
  /** `{"resource_args": {"<resource>": {...}}}`; default: nothing. */
  readonly config?: JsonObject;
  /** Name → `{schema, description}`. */
  readonly templateVariables?: JsonObject;
}

export interface RunName {
  readonly entity?: string;
  readonly project: string;
  /** The id that people see. */
  readonly run: string;
}

/** Moves the world behind the protocol: for tests, and for trying things out. */
export interface ServerControl {
  /** Moves the server's clock forward. */
  readonly advance: (ms: number) => void;
  readonly addFault: (fault: Fault) => void;
  readonly clearFaults: () => void;
  /** Strikes still to come. */
  readonly pendingFaults: () => number;
  readonly setRateLimit: (limit: RateLimit | null) => void;
  /** Puts a leased item back into its queue. */
  readonly expireLease: (itemId: string) => void;
  /** What a person does who presses stop: the program is told in the next answer. */
  readonly stopRun: (run: RunName) => void;
  readonly setRunState: (run: RunName & { readonly state: string }) => void;
  /** The agent reads `stopPolling: true`. */
  readonly stopAgent: (agentId: string) => void;
  /** @returns the queue's id */
  readonly createQueue: (queue: NewQueue) => string;
  /** Like `createQueue`, but content with a queue of that name that is there already. */
  readonly ensureQueue: (queue: NewQueue) => string;
  readonly setBehaviour: (change: Partial<Behaviour>) => void;
  readonly requests: () => readonly LoggedRequest[];
  readonly clearRequests: () => void;
}

export function makeControl(parts: {
  stores: Stores;
  faults: FaultPlan;
  limiter: RateLimiter;
  log: RequestLog;
}): ServerControl {
  const { stores, faults, limiter, log } = parts;
  const { clock, items, runs, launchAgents, projects, queues, behaviour } = stores;
  const runOf = ({ entity, project, run }: RunName) =>
    runs.get(projects.entityOrDefault(entity), project, run);
  const projectOf = (queue: NewQueue) =>
    projects.ensure(queue.entity, queue.project ?? LAUNCH_PROJECT).project;
  const createQueue = (queue: NewQueue): string => {
    const project = projectOf(queue);
    const config =
      queue.resource === undefined
        ? null
        : queues.createResourceConfig({
            entity: project.entity,
            resource: queue.resource,
            config: queue.config ?? { resource_args: { [queue.resource]: {} } },
            templateVariables: queue.templateVariables,
          });
    const made = queues.create({
      entity: project.entity,
      project: project.name,
      name: queue.name,
      ...(queue.access === undefined ? {} : { access: queue.access }),
      prioritizationMode: queue.prioritizationMode ?? null,
      defaultResourceConfigId: config?.id ?? null,
    });
    return made.id;
  };
  return {
    advance: (ms) => clock.advance(ms),
    addFault: (fault) => faults.add(fault),
    clearFaults: () => faults.clear(),
    pendingFaults: () => faults.pending,
    setRateLimit: (limit) => limiter.set(limit),
    expireLease: (itemId) => items.expireLease(itemId),
    stopRun: (name) => runs.stop(runOf(name)),
    setRunState: (name) => runs.setState(runOf(name), name.state),
    stopAgent: (agentId) => launchAgents.stop(agentId),
    createQueue,
    ensureQueue: (queue) => {
      const { entity, name } = projectOf(queue);
      return queues.find(entity, name, queue.name)?.id ?? createQueue(queue);
    },
    setBehaviour: (change) => void Object.assign(behaviour, change),
    requests: () => log.list(),
    clearRequests: () => log.clear(),
  };
}

/**
 * One command of the control endpoint: `{"action": "<name of a function of ServerControl>", "argument": ...}`.
 * @throws ApiError 400 for an action that does not exist
 */
export function runCommand(control: ServerControl, command: JsonObject): unknown {
  const { action, argument } = command;
  if (typeof action !== 'string' || !Object.hasOwn(control, action)) {
    throw badRequest(`action must be one of: ${Object.keys(control).join(', ')}`);
  }
  const act = control[action as keyof ServerControl] as (argument: unknown) => unknown;
  try {
    return act(argument) ?? null;
  } catch (error) {
    if (error instanceof TypeError || error instanceof RangeError) throw badRequest(error.message);
    throw error;
  }
}
