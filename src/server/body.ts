import type { IncomingMessage } from 'node:http';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { ApiError, badRequest } from './errors.ts';
import { isObject, parseJson, type JsonObject } from './json.ts';

/** Clients post at most about 10 MiB at a time. */
export const LARGEST_BODY = 32 * 1024 * 1024;

/** The whole body. @throws ApiError 413 when it is too large, 400 when its compression is broken */
export async function readBody(request: IncomingMessage): Promise<Buffer> {
  const tooLarge = (): ApiError => new ApiError(413, `body is larger than ${LARGEST_BODY} bytes`);
  if (Number(request.headers['content-length'] ?? 0) > LARGEST_BODY) throw tooLarge();
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > LARGEST_BODY) throw tooLarge();
    chunks.push(chunk);
  }
  const body = Buffer.concat(chunks);
  if (request.headers['content-encoding'] !== 'gzip') return body;
  try {
    return await promisify(gunzip)(body, { maxOutputLength: 4 * LARGEST_BODY });
  } catch {
    throw badRequest('body is not valid gzip');
  }
}

/** A JSON object from a body. @throws ApiError 415 for another content type, 400 for what is no JSON object */
export function jsonBody(request: IncomingMessage, body: Buffer): JsonObject {
  const type = request.headers['content-type'];
  if (type !== undefined && !/\bjson\b/i.test(type)) {
    throw new ApiError(415, `content type must be application/json, not ${type}`);
  }
  let value: unknown;
  try {
    value = parseJson(body.toString());
  } catch {
    throw badRequest('body is not valid JSON');
  }
  if (!isObject(value)) throw badRequest('body must be a JSON object');
  return value;
}
