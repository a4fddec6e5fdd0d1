import { ApiError, badRequest, notFound } from '../errors.ts';
import { encodeId } from '../ids.ts';
import { isObject, parseJson, type JsonObject } from '../json.ts';
import type { Projects } from '../projects.ts';
import { nextNumber, type ServerState } from '../state.ts';
import type {
  Access,
  PrioritizationMode,
  QueueRecord,
  ResourceConfigRecord,
  TemplateVariable,
} from './records.ts';

export interface QueueInput {
  entity: string;
  project: string;
  name: string;
  access?: Access;
  prioritizationMode?: PrioritizationMode | null;
  defaultResourceConfigId?: string | null;
  externalLinks?: JsonObject | null;
}

export interface ResourceConfigInput {
  entity: string;
  resource: string;
  /** JSON text or value. */
  config: unknown;
  templateVariables?: unknown;
}

/** Queues and the defaults they add to specs. */
export class Queues {
  readonly #state: ServerState;
  readonly #projects: Projects;

  constructor(state: ServerState, projects: Projects) {
    this.#state = state;
    this.#projects = projects;
  }

  find(entity: string, project: string, name: string): QueueRecord | null {
    return this.list(entity, project).find((queue) => queue.name === name) ?? null;
  }

  list(entity: string, project: string): QueueRecord[] {
    return [...this.#state.queues.values()].filter((q) => q.entity === entity && q.project === project);
  }

  get(id: string): QueueRecord {
    const queue = this.#state.queues.get(id);
    if (queue === undefined) throw notFound('run queue');
    return queue;
  }

  getByName(entity: string, projectName: string, name: string | null): QueueRecord {
    const project = this.#projects.find(entity, projectName);
    const queue = project === null ? null : this.find(project.entity, project.name, name ?? 'default');
    if (queue === null) throw notFound('run queue');
    return queue;
  }

  create(input: QueueInput): QueueRecord {
    const project = this.#projects.get(input.entity, input.project);
    if (input.name.length < 1 || input.name.length > 64) {
      throw badRequest('queue name must be between 1 and 64 characters');
    }
    if (this.find(project.entity, project.name, input.name) !== null) {
      throw new ApiError(409, `run queue ${input.name} already exists`);
    }
    const configId = input.defaultResourceConfigId ?? null;
    if (configId !== null) this.resourceConfig(configId);
    const queue: QueueRecord = {
      id: encodeId('RunQueue', nextNumber(this.#state, 'RunQueue')),
      entity: project.entity,
      project: project.name,
      name: input.name,
      access: input.access ?? 'PROJECT',
      prioritizationMode: input.prioritizationMode ?? 'DISABLED',
      defaultResourceConfigId: configId,
      externalLinks: input.externalLinks ?? null,
    };
    this.#state.queues.set(queue.id, queue);
    return queue;
  }

  /** Makes the queue, or gives an existing one new defaults. The mode of an existing queue cannot change. */
  upsert(input: QueueInput & Omit<ResourceConfigInput, 'entity'>): QueueRecord {
    const { project } = this.#projects.ensure(input.entity, input.project);
    const found = this.find(project.entity, project.name, input.name);
    const mode = input.prioritizationMode ?? null;
    if (found !== null && mode !== null && mode !== found.prioritizationMode) {
      throw badRequest('the prioritization mode of a queue cannot be changed');
    }
    const config = this.createResourceConfig(input);
    if (found === null) return this.create({ ...input, defaultResourceConfigId: config.id });
    found.defaultResourceConfigId = config.id;
    if (input.externalLinks !== undefined) found.externalLinks = input.externalLinks;
    return found;
  }

  delete(ids: readonly string[]): void {
    const queues = ids.map((id) => this.get(id));
    for (const queue of queues) {
      this.#state.queues.delete(queue.id);
      for (const item of this.#state.items.values()) {
        if (item.queueId === queue.id) this.#state.items.delete(item.id);
      }
    }
  }

  createResourceConfig(input: ResourceConfigInput): ResourceConfigRecord {
    if (!this.#projects.knowsEntity(input.entity)) throw notFound(`entity ${input.entity}`);
    const record: ResourceConfigRecord = {
      id: encodeId('DefaultResourceConfig', nextNumber(this.#state, 'DefaultResourceConfig')),
      entity: input.entity,
      resource: input.resource,
      config: objectOf(input.config, 'config'),
      templateVariables: templateVariables(input.templateVariables),
    };
    this.#state.resourceConfigs.set(record.id, record);
    return record;
  }

  resourceConfig(id: string): ResourceConfigRecord {
    const record = this.#state.resourceConfigs.get(id);
    if (record === undefined) throw notFound('default resource config');
    return record;
  }

  defaultsOf(queue: QueueRecord): ResourceConfigRecord | null {
    const id = queue.defaultResourceConfigId;
    return id === null ? null : this.resourceConfig(id);
  }
}

function templateVariables(input: unknown): Record<string, TemplateVariable> {
  if (input === undefined || input === null || input === 'null') return {};
  const variables: Record<string, TemplateVariable> = {};
  for (const [name, definition] of Object.entries(objectOf(input, 'templateVariables'))) {
    if (!isObject(definition)) throw badRequest(`template variable ${name} has no definition`);
    const schema = isObject(definition['schema']) ? definition['schema'] : definition;
    const description = definition['description'];
    variables[name] = { schema, ...(typeof description === 'string' ? { description } : {}) };
  }
  return variables;
}

/** A JSON object given as value or as text. @throws ApiError 400 for anything else */
export function objectOf(value: unknown, what: string): JsonObject {
  let parsed = value;
  if (typeof value === 'string') {
    try {
      parsed = parseJson(value);
    } catch {
      throw badRequest(`${what} is not valid JSON`);
    }
  }
  if (!isObject(parsed)) throw badRequest(`${what} must be a JSON object`);
  return parsed;
}
