import type { ManifestRecord, ManifestType } from '../artifacts/records.ts';
import { notFound } from '../errors.ts';
import { fileView, storagePath, uploadHeaders } from './artifactFiles.ts';
import type { Context, View } from './context.ts';

type Input<T> = { input: T };

interface FileSpec {
  artifactID: string;
  name: string;
  md5: string;
  uploadPartsInput?: { partNumber: number }[] | null;
}

/** Manifests and files of a version on their way in. */
export function uploadMutations(ctx: Context): View {
  const { artifacts, contents, blobs } = ctx.stores;
  const manifestPayload = (manifest: ManifestRecord): View => ({
    artifactManifest: {
      ...manifest,
      file: fileView(ctx, {
        blob: contents.manifestBlob(manifest),
        path: manifest.name,
        artifact: artifacts.get(manifest.artifactId),
      }),
    },
  });
  return {
    createArtifactManifest: ({
      input,
    }: Input<{ artifactID: string; name: string; digest: string; type: ManifestType }>) =>
      manifestPayload(contents.createManifest(input.artifactID, input)),
    updateArtifactManifest: ({ input }: Input<{ artifactManifestID: string; digest?: string | null }>) =>
      manifestPayload(contents.updateManifest(input.artifactManifestID, input.digest ?? null)),
    createArtifactFiles: ({ input }: Input<{ artifactFiles: FileSpec[] }>) => ({
      files: {
        pageInfo: { hasNextPage: false, endCursor: null },
        totalCount: input.artifactFiles.length,
        edges: input.artifactFiles.map((spec) => ({ node: uploadView(ctx, spec) })),
      },
    }),
    completeMultipartUploadArtifact: async ({
      input,
    }: Input<{
      completedParts: { partNumber: number; hexMD5: string }[];
      storagePath: string;
      uploadID: string;
    }>) => {
      const blob = blobs.find(input.storagePath.split('/').at(-1));
      if (blob === null || input.uploadID !== blob.id) throw notFound('multipart upload');
      const parts = input.completedParts.map(({ partNumber, hexMD5 }) => ({
        number: partNumber,
        etag: hexMD5,
      }));
      return { digest: await blobs.complete(blob, parts) };
    },
  };
}

/** Where a file goes; no address at all when its bytes are there already. */
function uploadView(ctx: Context, spec: FileSpec): View {
  const { contents, blobs } = ctx.stores;
  const { artifact, blob } = contents.addFile({ ...spec, artifactId: spec.artifactID });
  const view = fileView(ctx, { blob, path: spec.name, artifact });
  if (blob.md5 !== null) return { ...view, uploadUrl: null, uploadHeaders: [] };
  const parts = spec.uploadPartsInput ?? [];
  return {
    ...view,
    uploadHeaders: uploadHeaders(blob),
    storagePath: storagePath(artifact, blob),
    uploadMultipartUrls:
      parts.length === 0
        ? null
        : {
            uploadID: blob.id,
            uploadUrlParts: parts.map(({ partNumber }) => ({
              partNumber,
              uploadUrl: blobs.url(ctx.base, 'PUT', blob, partNumber),
            })),
          },
  };
}
