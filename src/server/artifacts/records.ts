export type ArtifactState = 'PENDING' | 'COMMITTED' | 'DELETED';
export type ManifestType = 'FULL' | 'INCREMENTAL' | 'PATCH';

/** One version of a collection. */
export interface ArtifactRecord {
  id: string;
  number: number;
  /** The sequence it was made in. */
  collectionId: string;
  state: ArtifactState;
  /** Hex. */
  digest: string;
  description: string | null;
  /** JSON text. */
  metadata: string | null;
  historyStep: number | null;
  ttlDurationSeconds: number | null;
  clientId: string | null;
  /** Aliases that it gets when committed. */
  pendingAliases: string[];
  tags: string[];
  /** Storage id of the run that made it. */
  runId: string | null;
  /** Storage ids of the runs that used it. */
  usedBy: string[];
  manifestId: string | null;
  /** Base64 MD5 → id of the bytes that this version brought. */
  uploads: Record<string, string>;
  size: number;
  fileCount: number;
  createdAt: number;
  updatedAt: number;
}

/** A sequence (versions made in it) or a portfolio (versions linked into it). */
export interface CollectionRecord {
  id: string;
  number: number;
  kind: 'ArtifactSequence' | 'ArtifactPortfolio';
  entity: string;
  project: string;
  name: string;
  type: string;
  description: string | null;
  createdAt: number;
  updatedAt: number;
  state: ArtifactState;
  nextIndex: number;
  members: { artifactId: string; versionIndex: number; createdAt: number }[];
  /** Alias → artifact id. */
  aliases: Record<string, string>;
}

export interface ManifestRecord {
  id: string;
  artifactId: string;
  name: string;
  type: ManifestType;
  /** Base64 MD5 of the manifest's bytes; empty while they are not known. */
  digest: string;
  blobId: string;
}

export interface ManifestEntry {
  digest: string;
  size: number;
  birthArtifactID: string | null;
  ref: string | null;
}
export type ManifestEntries = ReadonlyMap<string, ManifestEntry>;
