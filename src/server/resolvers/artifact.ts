import { timestamp } from '../clock.ts';
import type { ArtifactRecord, CollectionRecord } from '../artifacts/records.ts';
import type { Membership } from '../artifacts/collections.ts';
import { encodeId } from '../ids.ts';
import type { ProjectRecord } from '../projects.ts';
import { artifactFilesView, fileView, filesByEntries, type ManifestEntryInput } from './artifactFiles.ts';
import type { Context, View } from './context.ts';
import { connection, type Page } from './paging.ts';
import { projectView } from './project.ts';
import { runView } from './run.ts';
import { userView } from './viewer.ts';

/** How the API says that a version never expires. */
const NO_TTL = -2;

export function artifactView(ctx: Context, artifact: ArtifactRecord): View {
  const { collections, contents, state } = ctx.stores;
  const sequence = collections.byId(artifact.collectionId);
  const project = ctx.stores.projects.get(sequence.entity, sequence.project);
  const versionIndex = sequence.members.find(({ artifactId }) => artifactId === artifact.id)?.versionIndex;
  return {
    id: artifact.id,
    state: artifact.state,
    digest: artifact.digest,
    digestAlgorithm: 'MANIFEST_MD5',
    description: artifact.description,
    metadata: artifact.metadata ?? '{}',
    versionIndex: versionIndex ?? null,
    size: artifact.size,
    fileCount: artifact.fileCount,
    commitHash: artifact.digest.slice(0, 20),
    createdAt: timestamp(artifact.createdAt),
    updatedAt: timestamp(artifact.updatedAt),
    historyStep: artifact.historyStep,
    ttlDurationSeconds: artifact.ttlDurationSeconds ?? NO_TTL,
    ttlIsInherited: artifact.ttlDurationSeconds === null,
    artifactType: () => typeView(ctx, project, sequence.type),
    artifactSequence: () => collectionView(ctx, sequence),
    artifactMemberships: () => ({
      edges: collections.membershipsOf(artifact).map((one) => ({ node: membershipView(ctx, one) })),
    }),
    aliases: () =>
      collections
        .membershipsOf(artifact)
        .flatMap(({ collection }) => aliasViews(ctx, collection, artifact.id)),
    tags: artifact.tags.map((name) => ({ id: encodeId('Tag', name), name })),
    createdBy: () => {
      const run = artifact.runId === null ? undefined : state.runs.get(artifact.runId);
      return run === undefined ? userView(ctx) : runView(ctx, run);
    },
    usedBy: () =>
      connection(
        artifact.usedBy.flatMap((id) => state.runs.get(id) ?? []),
        {},
        (run) => runView(ctx, run),
      ),
    currentManifest: () => {
      const manifest = contents.currentManifest(artifact);
      if (manifest === null) return null;
      const blob = contents.manifestBlob(manifest);
      return { ...manifest, file: fileView(ctx, { blob, path: manifest.name, artifact }) };
    },
    files: (args: Page & { names?: string[] | null }) => artifactFilesView(ctx, artifact, args),
    filesByManifestEntries: ({ entries }: { entries?: ManifestEntryInput[] | null }) =>
      filesByEntries(ctx, artifact, entries ?? []),
  };
}

export function membershipView(ctx: Context, membership: Membership): View {
  const { collection, artifact, versionIndex, createdAt } = membership;
  return {
    id: encodeId('ArtifactCollectionMembership', collection.number, versionIndex),
    versionIndex,
    createdAt: timestamp(createdAt),
    aliases: () => aliasViews(ctx, collection, artifact.id),
    artifactCollection: () => collectionView(ctx, collection),
    artifact: () => artifactView(ctx, artifact),
    files: (args: Page & { names?: string[] | null }) => artifactFilesView(ctx, artifact, args),
  };
}

export function collectionView(ctx: Context, collection: CollectionRecord): View {
  const { collections, projects } = ctx.stores;
  const project = (): ProjectRecord => projects.get(collection.entity, collection.project);
  const newestFirst = (): Membership[] => collections.memberships(collection).reverse();
  return {
    __typename: collection.kind,
    id: collection.id,
    name: collection.name,
    description: collection.description,
    createdAt: timestamp(collection.createdAt),
    updatedAt: timestamp(collection.updatedAt),
    state: collection.state,
    project: () => projectView(ctx, project()),
    defaultArtifactType: () => typeView(ctx, project(), collection.type),
    digestAlgorithm: 'MANIFEST_MD5',
    latestArtifact: () => {
      const newest = newestFirst()[0];
      return newest === undefined ? null : artifactView(ctx, newest.artifact);
    },
    tags: { edges: [] },
    aliases: (page: Page) =>
      connection(Object.entries(collection.aliases), page, ([alias]) => aliasView(ctx, collection, alias)),
    artifacts: (page: Page) => {
      const shown = connection(newestFirst(), page, ({ artifact }) => artifactView(ctx, artifact));
      return { ...shown, edges: withVersions(shown['edges'] as View[]) };
    },
    artifactMembership: ({ aliasName }: { aliasName: string }) => {
      const membership = collections.membership(collection, aliasName);
      return membership === null ? null : membershipView(ctx, membership);
    },
  };
}

export function typeView(ctx: Context, project: ProjectRecord, name: string): View {
  const { collections } = ctx.stores;
  return {
    id: encodeId('ArtifactType', project.number, name),
    name,
    description: null,
    createdAt: timestamp(project.createdAt),
    artifactCollection: (args: { name: string }) => {
      const collection = collections.list(project, name).find((one) => one.name === args.name);
      return collection === undefined ? null : collectionView(ctx, collection);
    },
    artifactCollections: (page: Page) =>
      connection(collections.list(project, name), page, (collection) => collectionView(ctx, collection)),
  };
}

function aliasViews(ctx: Context, collection: CollectionRecord, artifactId: string): View[] {
  return ctx.stores.collections
    .aliasesOf(collection, artifactId)
    .map((alias) => aliasView(ctx, collection, alias));
}

function aliasView(ctx: Context, collection: CollectionRecord, alias: string): View {
  return {
    id: encodeId('ArtifactAlias', collection.number, alias),
    alias,
    artifactCollection: () => collectionView(ctx, collection),
  };
}

function withVersions(edges: View[]): View[] {
  return edges.map((edge) => {
    const { versionIndex } = edge['node'] as { versionIndex: number | null };
    return { ...edge, version: `v${versionIndex}` };
  });
}
