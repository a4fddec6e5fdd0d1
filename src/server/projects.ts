import { ApiError, badRequest, notFound } from './errors.ts';
import type { ServerClock } from './clock.ts';
import { encodeId } from './ids.ts';
import { nextNumber, type ServerState } from './state.ts';

export interface ProjectRecord {
  id: string;
  number: number;
  entity: string;
  name: string;
  description: string;
  createdAt: number;
}

/** The project whose queues serve an entity. */
export const LAUNCH_PROJECT = 'model-registry';
/** Where runs without a project go. */
export const DEFAULT_PROJECT = 'uncategorized';

/** Who exists: one user, the default entity, further teams. */
export interface Tenancy {
  readonly username: string;
  readonly email: string;
  readonly entity: string;
  readonly teams: readonly string[];
}

export class Projects {
  readonly #state: ServerState;
  readonly #clock: ServerClock;
  readonly tenancy: Tenancy;

  constructor(state: ServerState, clock: ServerClock, tenancy: Tenancy) {
    this.#state = state;
    this.#clock = clock;
    this.tenancy = tenancy;
    this.ensure(tenancy.entity, LAUNCH_PROJECT);
  }

  knowsEntity(name: string): boolean {
    const { entity, teams, username } = this.tenancy;
    return name === entity || name === username || teams.includes(name);
  }

  isTeam(name: string): boolean {
    return name !== this.tenancy.username;
  }

  /** `null` and an empty text stand for the viewer's default entity. */
  entityOrDefault(name: string | null | undefined): string {
    return name === null || name === undefined || name === '' ? this.tenancy.entity : name;
  }

  /** By its name; when no project has exactly that, by the name in any letter case (agents lower-case it). */
  find(entityName: string | null | undefined, projectName: string | null | undefined): ProjectRecord | null {
    const entity = this.entityOrDefault(entityName);
    const name = nameOrDefault(projectName);
    const ofEntity = this.list(entity);
    return (
      ofEntity.find((project) => project.name === name) ??
      ofEntity.find((project) => project.name.toLowerCase() === name.toLowerCase()) ??
      null
    );
  }

  get(entityName: string | null | undefined, projectName: string | null | undefined): ProjectRecord {
    const project = this.find(entityName, projectName);
    if (project === null) {
      throw notFound(`project ${this.entityOrDefault(entityName)}/${nameOrDefault(projectName)}`);
    }
    return project;
  }

  list(entity: string): ProjectRecord[] {
    return [...this.#state.projects.values()].filter((project) => project.entity === entity);
  }

  /** Finds the project, or makes it. @throws ApiError 403 for an entity that is not the viewer's */
  ensure(
    entityName: string | null | undefined,
    projectName: string | null | undefined,
  ): { project: ProjectRecord; inserted: boolean } {
    const entity = this.entityOrDefault(entityName);
    const name = nameOrDefault(projectName);
    if (!this.knowsEntity(entity)) throw new ApiError(403, `permission denied: entity ${entity}`);
    const found = this.find(entity, name);
    if (found !== null) return { project: found, inserted: false };
    if (name.length > 128) throw badRequest('project name is longer than 128 characters');
    if (/[/\\#?%:]/.test(name)) throw badRequest('project name cannot contain any of / \\ # ? % :');
    const number = nextNumber(this.#state, 'Project');
    const project: ProjectRecord = {
      id: encodeId('Project', 'v1', name, entity),
      number,
      entity,
      name,
      description: '',
      createdAt: this.#clock.now(),
    };
    this.#state.projects.set(project.id, project);
    return { project, inserted: true };
  }
}

function nameOrDefault(name: string | null | undefined): string {
  return name === null || name === undefined || name === '' ? DEFAULT_PROJECT : name;
}
