import type { ServerClock } from '../clock.ts';
import { ApiError, badRequest, notFound } from '../errors.ts';
import { encodeId } from '../ids.ts';
import type { ProjectRecord } from '../projects.ts';
import { nextNumber, type ServerState } from '../state.ts';
import type { ArtifactRecord, CollectionRecord } from './records.ts';

/** A version seen from one collection. */
export interface Membership {
  collection: CollectionRecord;
  artifact: ArtifactRecord;
  versionIndex: number;
  createdAt: number;
}

/** Named series of versions, their aliases, what is linked where. */
export class Collections {
  readonly #state: ServerState;
  readonly #clock: ServerClock;

  constructor(state: ServerState, clock: ServerClock) {
    this.#state = state;
    this.#clock = clock;
  }

  list(project: ProjectRecord, type?: string): CollectionRecord[] {
    return [...this.#state.collections.values()].filter(
      (one) =>
        one.entity === project.entity &&
        one.project === project.name &&
        one.state !== 'DELETED' &&
        (type === undefined || one.type === type),
    );
  }

  find(project: ProjectRecord, name: string): CollectionRecord | null {
    return this.list(project).find((one) => one.name === name) ?? null;
  }

  byId(id: string): CollectionRecord {
    const collection = this.#state.collections.get(id);
    if (collection === undefined) throw notFound('artifact collection');
    return collection;
  }

  /** @throws ApiError 409 when the name is taken by a collection of another type */
  ensure(
    project: ProjectRecord,
    name: string,
    type: string,
    kind: CollectionRecord['kind'] = 'ArtifactSequence',
  ): CollectionRecord {
    const found = this.find(project, name);
    if (found !== null) {
      if (found.type === type) return found;
      throw new ApiError(
        409,
        `artifact collection ${name} already exists with type ${found.type}, not ${type}`,
      );
    }
    if (!/^[^/:\\]{1,128}$/.test(name)) throw badRequest(`invalid artifact collection name ${name}`);
    const number = nextNumber(this.#state, 'ArtifactCollection');
    const collection: CollectionRecord = {
      id: encodeId('ArtifactCollection', number),
      number,
      kind,
      entity: project.entity,
      project: project.name,
      name,
      type,
      description: null,
      createdAt: this.#clock.now(),
      updatedAt: this.#clock.now(),
      state: 'COMMITTED',
      nextIndex: 0,
      members: [],
      aliases: {},
    };
    this.#state.collections.set(collection.id, collection);
    return collection;
  }

  /** Gives the version the next index of the collection. */
  add(collection: CollectionRecord, artifact: ArtifactRecord): number {
    const member = collection.members.find(({ artifactId }) => artifactId === artifact.id);
    if (member !== undefined) return member.versionIndex;
    const versionIndex = collection.nextIndex++;
    collection.members.push({ artifactId: artifact.id, versionIndex, createdAt: this.#clock.now() });
    collection.updatedAt = this.#clock.now();
    return versionIndex;
  }

  remove(collection: CollectionRecord, artifactId: string): void {
    collection.members = collection.members.filter((member) => member.artifactId !== artifactId);
    this.dropAliases(collection, this.aliasesOf(collection, artifactId));
  }

  /** Moves aliases to a version: an alias names one version of a collection. */
  setAliases(collection: CollectionRecord, artifactId: string, aliases: readonly string[]): void {
    for (const alias of aliases) {
      if (/^v\d+$/.test(alias)) throw badRequest(`alias ${alias} is reserved for versions`);
      collection.aliases[alias] = artifactId;
    }
  }

  dropAliases(collection: CollectionRecord, aliases: readonly string[]): void {
    const dropped = new Set(aliases);
    collection.aliases = Object.fromEntries(
      Object.entries(collection.aliases).filter(([alias]) => !dropped.has(alias)),
    );
  }

  aliasesOf(collection: CollectionRecord, artifactId: string): string[] {
    return Object.entries(collection.aliases).flatMap(([alias, id]) => (id === artifactId ? [alias] : []));
  }

  /** Committed versions, oldest first. */
  memberships(collection: CollectionRecord): Membership[] {
    return collection.members.flatMap(({ artifactId, versionIndex, createdAt }) => {
      const artifact = this.#state.artifacts.get(artifactId);
      return artifact === undefined ? [] : [{ collection, artifact, versionIndex, createdAt }];
    });
  }

  /** By alias or `vN`. */
  membership(collection: CollectionRecord, alias: string): Membership | null {
    const version = /^v(\d+)$/.exec(alias)?.[1];
    return (
      this.memberships(collection).find(({ artifact, versionIndex }) =>
        version === undefined ? collection.aliases[alias] === artifact.id : versionIndex === Number(version),
      ) ?? null
    );
  }

  /** By `collection:alias`; without an alias the latest. */
  membershipByName(project: ProjectRecord, fullName: string): Membership | null {
    const [name = '', alias = 'latest'] = fullName.split(':');
    const collection = this.find(project, name);
    return collection === null ? null : this.membership(collection, alias);
  }

  /** Every collection in which a version is. */
  membershipsOf(artifact: ArtifactRecord): Membership[] {
    return [...this.#state.collections.values()]
      .flatMap((collection) => this.memberships(collection))
      .filter((membership) => membership.artifact.id === artifact.id);
  }

  delete(id: string): CollectionRecord {
    const collection = this.byId(id);
    collection.state = 'DELETED';
    return collection;
  }
}
