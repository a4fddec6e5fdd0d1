import type { ServerClock } from '../clock.ts';
import { badRequest, notFound } from '../errors.ts';
import { encodeId } from '../ids.ts';
import { parseObject } from '../json.ts';
import type { ProjectRecord } from '../projects.ts';
import { nextNumber, type ServerState } from '../state.ts';
import type { Collections } from './collections.ts';
import type { ArtifactContents } from './contents.ts';
import type { ArtifactRecord } from './records.ts';

export interface CreateArtifact {
  project: ProjectRecord;
  collection: string;
  type: string;
  digest: string;
  clientId: string | null;
  deduplicate: boolean;
  aliases: string[];
  description: string | null;
  metadata: string | null;
  historyStep: number | null;
  ttlDurationSeconds: number | null;
  tags: string[];
  runId: string | null;
}

/** Versions: created, committed, edited, deleted. What is in them: `ArtifactContents`. */
export class Artifacts {
  readonly #state: ServerState;
  readonly #clock: ServerClock;
  readonly #collections: Collections;
  readonly #contents: ArtifactContents;

  constructor(state: ServerState, clock: ServerClock, collections: Collections, contents: ArtifactContents) {
    this.#state = state;
    this.#clock = clock;
    this.#collections = collections;
    this.#contents = contents;
  }

  find(id: string): ArtifactRecord | null {
    return this.#state.artifacts.get(id) ?? null;
  }

  get(id: string): ArtifactRecord {
    const artifact = this.find(id);
    if (artifact === null) throw notFound('artifact');
    return artifact;
  }

  byClientId(clientId: string): ArtifactRecord | null {
    return this.#all().find((artifact) => artifact.clientId === clientId) ?? null;
  }

  create(input: CreateArtifact): ArtifactRecord {
    if (!/^[0-9a-f]{32}$/.test(input.digest)) throw badRequest('digest must be 32 hexadecimal digits');
    checkMetadata(input.metadata);
    const known = input.clientId === null ? null : this.byClientId(input.clientId);
    if (known !== null) {
      if (known.digest !== input.digest) throw badRequest('Invalid Client ID digest');
      if (known.state === 'COMMITTED') this.#applyAliases(known, input.aliases);
      else known.pendingAliases = [...new Set([...known.pendingAliases, ...input.aliases])];
      return known;
    }
    const collection = this.#collections.ensure(input.project, input.collection, input.type);
    const same = input.deduplicate
      ? this.#all().find(
          (one) =>
            one.collectionId === collection.id && one.state === 'COMMITTED' && one.digest === input.digest,
        )
      : undefined;
    if (same !== undefined) {
      this.#applyAliases(same, input.aliases);
      return same;
    }
    const number = nextNumber(this.#state, 'Artifact');
    const artifact: ArtifactRecord = {
      id: encodeId('Artifact', number),
      number,
      collectionId: collection.id,
      state: 'PENDING',
      digest: input.digest,
      description: input.description,
      metadata: input.metadata,
      historyStep: input.historyStep,
      ttlDurationSeconds: input.ttlDurationSeconds,
      clientId: input.clientId,
      pendingAliases: [...input.aliases],
      tags: [...input.tags],
      runId: input.runId,
      usedBy: [],
      manifestId: null,
      uploads: {},
      size: 0,
      fileCount: 0,
      createdAt: this.#clock.now(),
      updatedAt: this.#clock.now(),
    };
    this.#state.artifacts.set(artifact.id, artifact);
    return artifact;
  }

  /** @throws ApiError 400 when the contents are not whole */
  async commit(id: string): Promise<ArtifactRecord> {
    const artifact = this.get(id);
    if (artifact.state === 'COMMITTED') return artifact;
    if (artifact.state === 'DELETED') throw badRequest('artifact was deleted');
    const entries = await this.#contents.complete(artifact);
    const collection = this.#collections.byId(artifact.collectionId);
    this.#collections.add(collection, artifact);
    artifact.state = 'COMMITTED';
    artifact.fileCount = entries.size;
    artifact.size = [...entries.values()].reduce((sum, entry) => sum + entry.size, 0);
    artifact.updatedAt = this.#clock.now();
    this.#applyAliases(artifact, ['latest', ...artifact.pendingAliases]);
    artifact.pendingAliases = [];
    return artifact;
  }

  update(
    id: string,
    fields: {
      description?: string | null;
      metadata?: string | null;
      aliases?: readonly string[] | null;
      tagsToAdd?: readonly string[];
      tagsToDelete?: readonly string[];
      ttlDurationSeconds?: number | null;
    },
  ): ArtifactRecord {
    const artifact = this.get(id);
    checkMetadata(fields.metadata ?? null);
    artifact.description = fields.description ?? artifact.description;
    artifact.metadata = fields.metadata ?? artifact.metadata;
    artifact.ttlDurationSeconds = fields.ttlDurationSeconds ?? artifact.ttlDurationSeconds;
    const tags = new Set([...artifact.tags, ...(fields.tagsToAdd ?? [])]);
    for (const tag of fields.tagsToDelete ?? []) tags.delete(tag);
    artifact.tags = [...tags];
    if (fields.aliases !== null && fields.aliases !== undefined) {
      const collection = this.#collections.byId(artifact.collectionId);
      this.#collections.dropAliases(collection, this.#collections.aliasesOf(collection, id));
      this.#applyAliases(artifact, fields.aliases);
    }
    artifact.updatedAt = this.#clock.now();
    return artifact;
  }

  delete(id: string, withAliases: boolean): ArtifactRecord {
    const artifact = this.get(id);
    const memberships = this.#collections.membershipsOf(artifact);
    const named = memberships.some(
      ({ collection }) => this.#collections.aliasesOf(collection, id).length > 0,
    );
    if (named && !withAliases) throw badRequest('cannot delete an artifact that has aliases');
    for (const { collection } of memberships) this.#collections.remove(collection, id);
    artifact.state = 'DELETED';
    artifact.updatedAt = this.#clock.now();
    return artifact;
  }

  #applyAliases(artifact: ArtifactRecord, aliases: readonly string[]): void {
    this.#collections.setAliases(this.#collections.byId(artifact.collectionId), artifact.id, aliases);
  }

  #all(): ArtifactRecord[] {
    return [...this.#state.artifacts.values()];
  }
}

const METADATA_KEYS = 100;

function checkMetadata(text: string | null): void {
  if (text === null) return;
  const metadata = parseObject(text);
  if (metadata === null) throw badRequest('metadata must be a JSON object');
  if (Object.keys(metadata).length > METADATA_KEYS)
    throw badRequest(`metadata has over ${METADATA_KEYS} keys`);
}
