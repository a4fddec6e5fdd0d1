import type { IncomingMessage } from 'node:http';
import type { BlobRecord, Blobs } from './blobs.ts';
import { ApiError } from './errors.ts';
import { emptyReply, type Reply } from './reply.ts';

/** `PUT /storage/<id>/<name>?...`: takes the bytes of a signed address; the answer carries their ETag. */
export async function takeUpload(
  blobs: Blobs,
  request: IncomingMessage,
  id: string,
  query: URLSearchParams,
): Promise<Reply> {
  const { blob, part } = blobs.resolve('PUT', id, query);
  const contentMd5 = request.headers['content-md5'];
  const md5 = await blobs.write(blob, part, request, typeof contentMd5 === 'string' ? contentMd5 : null);
  return emptyReply(200, { ETag: `"${md5}"` });
}

/** `GET /storage/<id>/<name>?...`: the bytes of a signed address. */
export function download(blobs: Blobs, request: IncomingMessage, id: string, query: URLSearchParams): Reply {
  return blobReply(blobs, request, blobs.resolve('GET', id, query).blob);
}

/** A stored file, whole or the range asked for. */
export function blobReply(blobs: Blobs, request: IncomingMessage, blob: BlobRecord | null): Reply {
  if (blob === null || blob.md5 === null) throw new ApiError(404, 'no such file');
  const headers = {
    'Content-Type': 'application/octet-stream',
    'Accept-Ranges': 'bytes',
    ETag: `"${Buffer.from(blob.md5, 'base64').toString('hex')}"`,
  };
  const range = rangeOf(request.headers.range, blob.size);
  if (range === null) {
    return { status: 200, headers, body: { stream: blobs.open(blob), length: blob.size } };
  }
  const { start, end } = range;
  return {
    status: 206,
    headers: { ...headers, 'Content-Range': `bytes ${start}-${end}/${blob.size}` },
    body: { stream: blobs.open(blob, range), length: end - start + 1 },
  };
}

function rangeOf(header: string | undefined, size: number): { start: number; end: number } | null {
  const [, from, to] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? [];
  if (from === undefined || to === undefined || (from === '' && to === '')) return null;
  const start = from === '' ? Math.max(0, size - Number(to)) : Number(from);
  const end = from === '' || to === '' ? size - 1 : Math.min(size - 1, Number(to));
  if (start > end) throw new ApiError(416, 'range is not satisfiable');
  return { start, end };
}
