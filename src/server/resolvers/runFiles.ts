import type { BlobRecord } from '../blobs.ts';
import { timestamp } from '../clock.ts';
import { encodeId } from '../ids.ts';
import { isObject, parseObject, type JsonObject } from '../json.ts';
import type { RunRecord } from '../runs/records.ts';
import type { Context, View } from './context.ts';
import { connection, type Page } from './paging.ts';

export const METADATA_FILE = 'wandb-metadata.json';

/** Fields of a run that come from its files. */
export function runFilesView(ctx: Context, run: RunRecord): View {
  const uploaded = (): string[] =>
    Object.keys(run.files).filter((path) => storedBlob(ctx, run, path) !== null);
  return {
    fileCount: () => uploaded().length,
    files: ({ names, pattern, ...page }: Page & { names?: string[] | null; pattern?: string | null }) => {
      const asked = names ?? [];
      const matching = (pattern ?? '') ? uploaded().filter((path) => like(pattern ?? '', path)) : uploaded();
      const paths = asked.length > 0 ? asked : matching;
      return { ...connection(paths, page, (path) => runFileView(ctx, run, path)), uploadHeaders: [] };
    },
    runInfo: async () => runInfo(await metadata(ctx, run)),
  };
}

/** A file of the run by its path; one that is not there is shown with `updatedAt` null. */
export function runFileView(ctx: Context, run: RunRecord, path: string): View {
  const { blobs } = ctx.stores;
  const stored = storedBlob(ctx, run, path);
  const download = stored === null ? null : blobs.url(ctx.base, 'GET', stored);
  return {
    id: encodeId('RunFile', run.id, path),
    name: path,
    displayName: path,
    url: ({ upload }: { upload?: boolean | null }) =>
      upload === true ? runFileUploadUrl(ctx, run, path) : download,
    directUrl: download,
    sizeBytes: stored?.size ?? 0,
    mimetype: null,
    md5: stored?.md5 ?? null,
    digest: stored?.md5 ?? null,
    updatedAt: timestamp(stored?.updatedAt ?? null),
    uploadUrl: null,
    uploadHeaders: [],
    storagePath: null,
    artifact: null,
  };
}

/** `null` before the upload. */
function storedBlob(ctx: Context, run: RunRecord, path: string): BlobRecord | null {
  const blob = ctx.stores.blobs.find(run.files[path]);
  return blob === null || blob.md5 === null ? null : blob;
}

export function runFileUploadUrl(ctx: Context, run: RunRecord, path: string): string {
  const { blobs } = ctx.stores;
  const blob = blobs.find(run.files[path]) ?? blobs.reserve(path.split('/').at(-1) ?? path, null);
  run.files[path] = blob.id;
  return blobs.url(ctx.base, 'PUT', blob);
}

async function metadata(ctx: Context, run: RunRecord): Promise<JsonObject | null> {
  const bytes = await ctx.stores.blobs.read(ctx.stores.blobs.find(run.files[METADATA_FILE]));
  return bytes === null ? null : parseObject(bytes.toString());
}

function runInfo(found: JsonObject | null): View | null {
  if (found === null) return null;
  const text = (key: string): string | null => (typeof found[key] === 'string' ? found[key] : null);
  const number = (key: string): number | null => (typeof found[key] === 'number' ? found[key] : null);
  const git = isObject(found['git']) ? found['git'] : null;
  return {
    program: text('program'),
    args: Array.isArray(found['args']) ? found['args'].map(String) : [],
    os: text('os'),
    python: text('python'),
    colab: text('colab'),
    executable: text('executable'),
    codeSaved: text('codePath') !== null,
    cpuCount: number('cpu_count'),
    gpuCount: number('gpu_count'),
    gpu: text('gpu'),
    git: git === null ? null : { remote: git['remote'] ?? null, commit: git['commit'] ?? null },
  };
}

/** SQL's LIKE: `%` any text, `_` any character. */
function like(pattern: string, text: string): boolean {
  const source = pattern
    .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    .replaceAll('%', '.*')
    .replaceAll('_', '.');
  return new RegExp(`^${source}$`, 's').test(text);
}
