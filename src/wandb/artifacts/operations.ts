import { WandbError } from '../errors.ts';
import type { CallOptions, Operation, WandbClient } from '../client.ts';
import type { JsonObject } from '../types.ts';
import { headersFromList } from '../upload-headers.ts';
import { DIGEST_ALGORITHM } from './digest.ts';

/** One version of an artifact, as the server describes it. */
export interface ArtifactVersion {
  readonly id: string;
  readonly entity: string;
  readonly project: string;
  readonly collection: string;
  readonly type: string;
  /** `PENDING`, `COMMITTED`, `DELETED`. */
  readonly state: string;
  /** 32 hex digits. */
  readonly digest: string;
  readonly versionIndex: number | null;
  readonly aliases: readonly string[];
  readonly metadata: JsonObject;
}

const ARTIFACT_FIELDS = /* GraphQL */ `
  fragment ArtifactVersionFields on Artifact {
    id
    state
    digest
    versionIndex
    metadata
    artifactType {
      name
    }
    artifactSequence {
      name
      project {
        name
        entity {
          name
        }
      }
    }
    aliases {
      alias
      artifactCollection {
        name
      }
    }
  }
`;

interface ArtifactNode {
  id: string;
  state: string;
  digest: string;
  versionIndex: number | null;
  metadata: string | null;
  artifactType: { name: string };
  artifactSequence: { name: string; project: { name: string; entity: { name: string } } | null };
  aliases: { alias: string; artifactCollection: { name: string } | null }[];
}

function artifactVersion(node: ArtifactNode): ArtifactVersion {
  const { name, project } = node.artifactSequence;
  return {
    id: node.id,
    entity: project?.entity.name ?? '',
    project: project?.name ?? '',
    collection: name,
    type: node.artifactType.name,
    state: node.state,
    digest: node.digest,
    versionIndex: node.versionIndex,
    aliases: node.aliases
      .filter(({ artifactCollection }) => artifactCollection === null || artifactCollection.name === name)
      .map(({ alias }) => alias),
    metadata: parseMetadata(node.metadata),
  };
}

function parseMetadata(text: string | null): JsonObject {
  if (text === null || text === '') return {};
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : {};
  } catch {
    return {};
  }
}

const ARTIFACT_BY_ID: Operation = {
  name: 'ArtifactByID',
  effect: 'read',
  document: /* GraphQL */ `
    query ArtifactByID($id: ID!) {
      artifact(id: $id) {
        ...ArtifactVersionFields
      }
    }
    ${ARTIFACT_FIELDS}
  `,
};

/** `null`: the server has no artifact of that id. */
export async function artifactById(
  client: WandbClient,
  id: string,
  call?: CallOptions,
): Promise<ArtifactVersion | null> {
  const data = await client.graphql<{ artifact: ArtifactNode | null }>(ARTIFACT_BY_ID, { id }, call);
  return data.artifact === null ? null : artifactVersion(data.artifact);
}

const ARTIFACT_BY_NAME: Operation = {
  name: 'ArtifactMembershipByName',
  effect: 'read',
  document: /* GraphQL */ `
    query ArtifactMembershipByName($entity: String!, $project: String!, $name: String!) {
      project(name: $project, entityName: $entity) {
        artifactCollectionMembership(name: $name) {
          artifact {
            ...ArtifactVersionFields
          }
        }
      }
    }
    ${ARTIFACT_FIELDS}
  `,
};

/** `null`: no such project, collection or alias. */
export async function artifactByName(
  client: WandbClient,
  where: { entity: string; project: string; collection: string; alias: string },
  call?: CallOptions,
): Promise<ArtifactVersion | null> {
  const { entity, project, collection, alias } = where;
  const data = await client.graphql<{
    project: { artifactCollectionMembership: { artifact: ArtifactNode | null } | null } | null;
  }>(ARTIFACT_BY_NAME, { entity, project, name: `${collection}:${alias}` }, call);
  const node = data.project?.artifactCollectionMembership?.artifact ?? null;
  return node === null ? null : artifactVersion(node);
}

export interface CreateArtifactInput {
  readonly entity: string;
  readonly project: string;
  /** The run that uploads. */
  readonly runId: string;
  readonly type: string;
  readonly collection: string;
  readonly digest: string;
  readonly description: string | null;
  readonly metadata: JsonObject | null;
  readonly aliases: readonly string[];
  readonly clientId: string;
  readonly sequenceClientId: string;
}

export interface CreatedArtifact {
  readonly id: string;
  readonly state: string;
  readonly versionIndex: number | null;
  readonly latestArtifactId: string | null;
}

// Repeatable although it writes: a second creation with the same client id answers with the first one's artifact.
const CREATE_ARTIFACT: Operation = {
  name: 'CreateArtifact',
  effect: 'read',
  document: /* GraphQL */ `
    mutation CreateArtifact($input: CreateArtifactInput!) {
      createArtifact(input: $input) {
        artifact {
          id
          state
          versionIndex
          artifactSequence {
            id
            latestArtifact {
              id
              versionIndex
            }
          }
        }
      }
    }
  `,
};

/** Announces a version. `COMMITTED` in the answer: the server has these contents already. */
export async function createArtifact(
  client: WandbClient,
  input: CreateArtifactInput,
  call?: CallOptions,
): Promise<CreatedArtifact> {
  const data = await client.graphql<{
    createArtifact: {
      artifact: {
        id: string;
        state: string;
        versionIndex: number | null;
        artifactSequence: { latestArtifact: { id: string } | null };
      };
    };
  }>(
    CREATE_ARTIFACT,
    {
      input: {
        entityName: input.entity,
        projectName: input.project,
        runName: input.runId,
        artifactTypeName: input.type,
        artifactCollectionName: input.collection,
        digest: input.digest,
        digestAlgorithm: DIGEST_ALGORITHM,
        description: input.description,
        metadata: input.metadata === null ? null : JSON.stringify(input.metadata),
        aliases: input.aliases.map((alias) => ({ artifactCollectionName: input.collection, alias })),
        enableDigestDeduplication: true,
        clientID: input.clientId,
        sequenceClientID: input.sequenceClientId,
      },
    },
    call,
  );
  const { artifact } = data.createArtifact;
  return {
    id: artifact.id,
    state: artifact.state,
    versionIndex: artifact.versionIndex,
    latestArtifactId: artifact.artifactSequence.latestArtifact?.id ?? null,
  };
}

/** Where bytes go. A null address: the server has them. */
export interface UploadTarget {
  readonly url: string | null;
  readonly headers: Readonly<Record<string, string>>;
}

// Repeatable: of two manifests of one artifact the later one counts, and both are the same.
const CREATE_MANIFEST: Operation = {
  name: 'CreateArtifactManifest',
  effect: 'read',
  document: /* GraphQL */ `
    mutation CreateArtifactManifest(
      $artifactID: ID!
      $baseArtifactID: ID
      $name: String!
      $digest: String!
      $entityName: String!
      $projectName: String!
      $runName: String!
      $manifestType: ArtifactManifestType!
      $includeUpload: Boolean!
    ) {
      createArtifactManifest(
        input: {
          artifactID: $artifactID
          baseArtifactID: $baseArtifactID
          name: $name
          digest: $digest
          entityName: $entityName
          projectName: $projectName
          runName: $runName
          type: $manifestType
        }
      ) {
        artifactManifest {
          id
          file {
            id
            uploadUrl @include(if: $includeUpload)
            uploadHeaders @include(if: $includeUpload)
          }
        }
      }
    }
  `,
};

/** `digest` undefined: only announces a manifest, so that files can be named as belonging to it. */
export async function createArtifactManifest(
  client: WandbClient,
  input: {
    artifactId: string;
    baseArtifactId: string | null;
    digest?: string;
    entity: string;
    project: string;
    runId: string;
  },
  call?: CallOptions,
): Promise<{ id: string; upload: UploadTarget }> {
  const data = await client.graphql<{
    createArtifactManifest: {
      artifactManifest: { id: string; file: { uploadUrl?: string | null; uploadHeaders?: string[] | null } };
    };
  }>(
    CREATE_MANIFEST,
    {
      artifactID: input.artifactId,
      baseArtifactID: input.baseArtifactId,
      name: 'wandb_manifest.json',
      digest: input.digest ?? '',
      entityName: input.entity,
      projectName: input.project,
      runName: input.runId,
      manifestType: 'FULL',
      includeUpload: input.digest !== undefined,
    },
    call,
  );
  const { id, file } = data.createArtifactManifest.artifactManifest;
  return { id, upload: { url: file.uploadUrl ?? null, headers: headersFromList(file.uploadHeaders ?? []) } };
}

export interface FileSpec {
  readonly path: string;
  /** Base64. */
  readonly md5: string;
  /** Hex digests of the parts of a multipart upload; empty for a plain one. */
  readonly partMd5s: readonly string[];
}

export interface FileTarget extends UploadTarget {
  readonly storagePath: string | null;
  readonly birthArtifactId: string;
  readonly multipart: {
    readonly uploadId: string;
    readonly parts: readonly { readonly partNumber: number; readonly url: string }[];
  } | null;
}

// Repeatable: it only hands out addresses.
const CREATE_FILES: Operation = {
  name: 'CreateArtifactFiles',
  effect: 'read',
  document: /* GraphQL */ `
    mutation CreateArtifactFiles($input: CreateArtifactFilesInput!) {
      createArtifactFiles(input: $input) {
        files {
          edges {
            node {
              storagePath
              uploadUrl
              uploadHeaders
              uploadMultipartUrls {
                uploadID
                uploadUrlParts {
                  partNumber
                  uploadUrl
                }
              }
              artifact {
                id
              }
            }
          }
        }
      }
    }
  `,
};

interface FileNode {
  storagePath: string | null;
  uploadUrl: string | null;
  uploadHeaders: string[] | null;
  uploadMultipartUrls: {
    uploadID: string;
    uploadUrlParts: { partNumber: number; uploadUrl: string }[];
  } | null;
  artifact: { id: string } | null;
}

/** Targets in the order of `files`. */
export async function createArtifactFiles(
  client: WandbClient,
  owner: { artifactId: string; manifestId: string },
  files: readonly FileSpec[],
  call?: CallOptions,
): Promise<readonly FileTarget[]> {
  const data = await client.graphql<{
    createArtifactFiles: { files: { edges: { node: FileNode | null }[] } };
  }>(
    CREATE_FILES,
    {
      input: {
        artifactFiles: files.map(({ path, md5, partMd5s }) => ({
          artifactID: owner.artifactId,
          artifactManifestID: owner.manifestId,
          name: path,
          md5,
          ...(partMd5s.length === 0
            ? {}
            : { uploadPartsInput: partMd5s.map((hexMD5, index) => ({ partNumber: index + 1, hexMD5 })) }),
        })),
        storageLayout: 'V2',
      },
    },
    call,
  );
  const { edges } = data.createArtifactFiles.files;
  if (edges.length !== files.length) {
    throw new WandbError(
      `W&B answered with ${edges.length} upload addresses for ${files.length} files of an artifact.`,
      { kind: 'server', operation: CREATE_FILES.name },
    );
  }
  return edges.map(({ node }) => fileTarget(node, owner.artifactId));
}

function fileTarget(node: FileNode | null, artifactId: string): FileTarget {
  const multipart = node?.uploadMultipartUrls ?? null;
  return {
    url: node?.uploadUrl ?? null,
    headers: headersFromList(node?.uploadHeaders ?? []),
    storagePath: node?.storagePath ?? null,
    birthArtifactId: node?.artifact?.id ?? artifactId,
    multipart: multipart && {
      uploadId: multipart.uploadID,
      parts: multipart.uploadUrlParts.map(({ partNumber, uploadUrl }) => ({
        partNumber: Number(partNumber),
        url: uploadUrl,
      })),
    },
  };
}

const COMPLETE_MULTIPART: Operation = {
  name: 'CompleteMultipartUploadArtifact',
  effect: 'write',
  document: /* GraphQL */ `
    mutation CompleteMultipartUploadArtifact(
      $completeMultipartAction: CompleteMultipartAction!
      $completedParts: [UploadPartsInput!]!
      $artifactID: ID!
      $storagePath: String!
      $uploadID: String!
    ) {
      completeMultipartUploadArtifact(
        input: {
          completeMultipartAction: $completeMultipartAction
          completedParts: $completedParts
          artifactID: $artifactID
          storagePath: $storagePath
          uploadID: $uploadID
        }
      ) {
        digest
      }
    }
  `,
};

/** @param parts ETags as they were received, quotes and all */
export async function completeMultipartUpload(
  client: WandbClient,
  input: {
    artifactId: string;
    storagePath: string;
    uploadId: string;
    parts: readonly { partNumber: number; etag: string }[];
  },
  call?: CallOptions,
): Promise<void> {
  await client.graphql<unknown>(
    COMPLETE_MULTIPART,
    {
      completeMultipartAction: 'Complete',
      completedParts: input.parts.map(({ partNumber, etag }) => ({ partNumber, hexMD5: etag })),
      artifactID: input.artifactId,
      storagePath: input.storagePath,
      uploadID: input.uploadId,
    },
    call,
  );
}

const COMMIT_ARTIFACT: Operation = {
  name: 'CommitArtifact',
  effect: 'write',
  document: /* GraphQL */ `
    mutation CommitArtifact($artifactID: ID!) {
      commitArtifact(input: { artifactID: $artifactID }) {
        artifact {
          id
          digest
        }
      }
    }
  `,
};

export async function commitArtifact(
  client: WandbClient,
  artifactId: string,
  call?: CallOptions,
): Promise<void> {
  await client.graphql<unknown>(COMMIT_ARTIFACT, { artifactID: artifactId }, call);
}

const ARTIFACT_MANIFEST: Operation = {
  name: 'FetchArtifactManifest',
  effect: 'read',
  document: /* GraphQL */ `
    query FetchArtifactManifest($id: ID!) {
      artifact(id: $id) {
        currentManifest {
          file {
            directUrl
          }
        }
      }
    }
  `,
};

/** Address of the current manifest; `null`: there is none (not committed, or deleted). */
export async function manifestUrl(
  client: WandbClient,
  artifactId: string,
  call?: CallOptions,
): Promise<string | null> {
  const data = await client.graphql<{
    artifact: { currentManifest: { file: { directUrl: string } } | null } | null;
  }>(ARTIFACT_MANIFEST, { id: artifactId }, call);
  return data.artifact?.currentManifest?.file.directUrl ?? null;
}

const FILE_URLS: Operation = {
  name: 'ArtifactFileURLsByManifestEntries',
  effect: 'read',
  document: /* GraphQL */ `
    query ArtifactFileURLsByManifestEntries(
      $id: ID!
      $entries: [ArtifactManifestEntryInput!]
      $storageLayout: String!
      $manifestVersion: String!
      $storageRegion: String
    ) {
      artifact(id: $id) {
        filesByManifestEntries(
          storageLayout: $storageLayout
          manifestVersion: $manifestVersion
          entries: $entries
          storageRegion: $storageRegion
        ) {
          edges {
            node {
              name
              directUrl
            }
          }
        }
      }
    }
  `,
};

/** Signed addresses by path; a path that the server left out is missing in the answer. */
export async function fileUrls(
  client: WandbClient,
  artifactId: string,
  layout: { storageLayout: 'V1' | 'V2'; storageRegion: string | null },
  entries: readonly { path: string; digest: string; size: number; birthArtifactId: string | null }[],
  call?: CallOptions,
): Promise<ReadonlyMap<string, string>> {
  const data = await client.graphql<{
    artifact: {
      filesByManifestEntries: { edges: { node: { name: string; directUrl: string } | null }[] } | null;
    } | null;
  }>(
    FILE_URLS,
    {
      id: artifactId,
      entries: entries.map(({ path, digest, size, birthArtifactId }) => ({
        name: path,
        digest,
        size,
        birthArtifactID: birthArtifactId,
      })),
      storageLayout: layout.storageLayout,
      manifestVersion: '1',
      storageRegion: layout.storageRegion,
    },
    call,
  );
  const edges = data.artifact?.filesByManifestEntries?.edges ?? [];
  return new Map(edges.flatMap(({ node }) => (node === null ? [] : [[node.name, node.directUrl] as const])));
}
