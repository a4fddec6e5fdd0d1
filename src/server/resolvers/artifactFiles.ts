import type { ArtifactRecord } from '../artifacts/records.ts';
import type { BlobRecord } from '../blobs.ts';
import { timestamp } from '../clock.ts';
import { artifactView } from './artifact.ts';
import type { Context, View } from './context.ts';
import { connection, type Page } from './paging.ts';

export interface ManifestEntryInput {
  name: string;
  digest: string;
  birthArtifactID?: string | null;
  ref?: string | null;
}

interface StoredFile {
  blob: BlobRecord;
  path: string;
  artifact: ArtifactRecord;
}

/** The files of a version by their paths in its manifest; references have none. */
export async function artifactFilesView(
  ctx: Context,
  artifact: ArtifactRecord,
  { names, ...page }: Page & { names?: string[] | null },
): Promise<View> {
  const entries = (await ctx.stores.contents.entries(artifact)) ?? new Map<string, never>();
  const files = [...entries].flatMap(([name, entry]) => stored(ctx, artifact, { ...entry, name }));
  const asked = names ?? [];
  const shown = asked.length === 0 ? files : files.filter(({ path }) => asked.includes(path));
  return connection(shown, page, (file) => fileView(ctx, file));
}

export function filesByEntries(
  ctx: Context,
  artifact: ArtifactRecord,
  entries: readonly ManifestEntryInput[],
): View {
  return connection(
    entries.flatMap((entry) => stored(ctx, artifact, entry)),
    {},
    (file) => fileView(ctx, file),
  );
}

function stored(ctx: Context, artifact: ArtifactRecord, entry: ManifestEntryInput): StoredFile[] {
  if (entry.ref !== null && entry.ref !== undefined) return [];
  const blob = ctx.stores.contents.blobOf(entry, artifact);
  return blob === null || blob.md5 === null ? [] : [{ blob, path: entry.name, artifact }];
}

export function fileView(ctx: Context, { blob, path, artifact }: StoredFile): View {
  const { blobs } = ctx.stores;
  const download = blobs.url(ctx.base, 'GET', blob);
  return {
    id: blob.id,
    name: path,
    displayName: path,
    url: download,
    directUrl: download,
    sizeBytes: blob.size,
    mimetype: null,
    md5: blob.md5,
    digest: blob.md5,
    updatedAt: timestamp(blob.updatedAt),
    uploadUrl: () => blobs.url(ctx.base, 'PUT', blob),
    uploadHeaders: uploadHeaders(blob),
    storagePath: storagePath(artifact, blob),
    uploadMultipartUrls: null,
    artifact: () => artifactView(ctx, artifact),
  };
}

export function uploadHeaders(blob: BlobRecord): string[] {
  return [
    ...(blob.expectedMd5 === null ? [] : [`Content-MD5:${blob.expectedMd5}`]),
    'Content-Type:application/octet-stream',
  ];
}

/** Ends with the id of the stored bytes: a multipart upload is completed by it. */
export function storagePath(artifact: ArtifactRecord, blob: BlobRecord): string {
  return `wandb_artifacts/${artifact.number}/${blob.id}`;
}
