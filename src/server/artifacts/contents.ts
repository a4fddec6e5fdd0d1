import type { BlobRecord, Blobs } from '../blobs.ts';
import { badRequest, notFound } from '../errors.ts';
import { encodeId } from '../ids.ts';
import { nextNumber, type ServerState } from '../state.ts';
import type { Collections } from './collections.ts';
import { digestOf, readManifest } from './manifest.ts';
import type { ArtifactRecord, ManifestEntries, ManifestRecord } from './records.ts';

export interface FileSpec {
  artifactId: string;
  name: string;
  md5: string;
}

/** What is in versions: manifests, and the bytes that they name. */
export class ArtifactContents {
  readonly #state: ServerState;
  readonly #blobs: Blobs;
  readonly #collections: Collections;

  constructor(state: ServerState, blobs: Blobs, collections: Collections) {
    this.#state = state;
    this.#blobs = blobs;
    this.#collections = collections;
  }

  /** The manifest made last is the one that counts. */
  createManifest(
    artifactId: string,
    fields: Pick<ManifestRecord, 'name' | 'type' | 'digest'>,
  ): ManifestRecord {
    const artifact = this.#get(artifactId);
    const manifest: ManifestRecord = {
      ...fields,
      id: encodeId('ArtifactManifest', nextNumber(this.#state, 'ArtifactManifest')),
      artifactId,
      blobId: this.#blobs.reserve(fields.name, fields.digest === '' ? null : fields.digest).id,
    };
    this.#state.manifests.set(manifest.id, manifest);
    artifact.manifestId = manifest.id;
    return manifest;
  }

  updateManifest(id: string, digest: string | null): ManifestRecord {
    const manifest = this.#state.manifests.get(id);
    if (manifest === undefined) throw notFound('artifact manifest');
    if (digest !== null) {
      manifest.digest = digest;
      this.manifestBlob(manifest).expectedMd5 = digest;
    }
    this.#get(manifest.artifactId).manifestId = manifest.id;
    return manifest;
  }

  /**
   * The place for a file's bytes, and the version that brings them: an earlier one of the project when it has them
   * already.
   */
  addFile(spec: FileSpec): { artifact: ArtifactRecord; blob: BlobRecord } {
    const artifact = this.#get(spec.artifactId);
    const collection = this.#collections.byId(artifact.collectionId);
    const earlier = this.#all().find((one) => {
      const home = this.#collections.byId(one.collectionId);
      return (
        one.state !== 'DELETED' &&
        home.entity === collection.entity &&
        home.project === collection.project &&
        this.#isStored(this.#blobs.find(one.uploads[spec.md5]))
      );
    });
    const birth = earlier ?? artifact;
    const blob = this.#blobs.find(birth.uploads[spec.md5]) ?? this.#blobs.reserve(spec.name, spec.md5);
    birth.uploads[spec.md5] = blob.id;
    return { artifact: birth, blob };
  }

  /**
   * The entries of a version that may be committed.
   * @throws ApiError 400 when the manifest or bytes it names are missing, or do not give the announced digest
   */
  async complete(artifact: ArtifactRecord): Promise<ManifestEntries> {
    const entries = await this.entries(artifact);
    if (entries === null) throw badRequest('cannot commit an artifact without an uploaded manifest');
    for (const [path, entry] of entries) {
      if (entry.ref === null && !this.#isStored(this.blobOf(entry, artifact))) {
        throw badRequest(`cannot commit: file ${path} was not uploaded`);
      }
    }
    const type = this.#manifest(artifact)?.type;
    if (type === 'FULL' && digestOf(entries) !== artifact.digest) {
      throw badRequest('cannot commit: the digest is not that of the manifest');
    }
    return entries;
  }

  /** What the current manifest lists; `null` before it was uploaded. */
  async entries(artifact: ArtifactRecord): Promise<ManifestEntries | null> {
    const manifest = this.#manifest(artifact);
    const bytes = manifest === null ? null : await this.#blobs.read(this.manifestBlob(manifest));
    return bytes === null ? null : readManifest(bytes);
  }

  currentManifest(artifact: ArtifactRecord): ManifestRecord | null {
    const manifest = this.#manifest(artifact);
    return manifest !== null && this.manifestBlob(manifest).md5 !== null ? manifest : null;
  }

  manifestBlob(manifest: ManifestRecord): BlobRecord {
    const blob = this.#blobs.find(manifest.blobId);
    if (blob === null) throw notFound('manifest file');
    return blob;
  }

  /** The bytes behind an entry: with the version that brought them, else with this one. */
  blobOf(
    entry: { digest: string; birthArtifactID?: string | null },
    artifact: ArtifactRecord,
  ): BlobRecord | null {
    const birth = this.#state.artifacts.get(entry.birthArtifactID ?? artifact.id) ?? artifact;
    return this.#blobs.find(birth.uploads[entry.digest]) ?? this.#blobs.find(artifact.uploads[entry.digest]);
  }

  /** Stored bytes of an entity by their hex MD5. */
  blobByDigest(entity: string, hexMd5: string): BlobRecord | null {
    const md5 = Buffer.from(hexMd5, 'hex').toString('base64');
    for (const artifact of this.#all()) {
      if (this.#collections.byId(artifact.collectionId).entity !== entity) continue;
      const blob = this.#blobs.find(artifact.uploads[md5]);
      if (blob !== null && blob.md5 !== null) return blob;
    }
    return null;
  }

  #manifest(artifact: ArtifactRecord): ManifestRecord | null {
    return (
      (artifact.manifestId === null ? undefined : this.#state.manifests.get(artifact.manifestId)) ?? null
    );
  }

  #isStored(blob: BlobRecord | null): boolean {
    return blob !== null && blob.md5 !== null;
  }

  #get(id: string): ArtifactRecord {
    const artifact = this.#state.artifacts.get(id);
    if (artifact === undefined) throw notFound('artifact');
    return artifact;
  }

  #all(): ArtifactRecord[] {
    return [...this.#state.artifacts.values()];
  }
}
