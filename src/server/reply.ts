import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FaultAction } from './faults.ts';
import { toJson } from './json.ts';

/** An answer before it is sent: text, or a stream of known length. */
export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | { readonly stream: Readable; readonly length: number };
}

export function jsonReply(status: number, value: unknown, headers: Record<string, string> = {}): Reply {
  return {
    status,
    headers: { 'Content-Type': 'application/json; charset=utf-8', ...headers },
    body: toJson(value),
  };
}

/** Errors have one form everywhere: that of GraphQL. */
export function errorReply(status: number, message: string, headers: Record<string, string> = {}): Reply {
  return jsonReply(status, { errors: [{ message }] }, headers);
}

export const emptyReply = (status: number, headers: Record<string, string> = {}): Reply => ({
  status,
  headers,
  body: '',
});

/** The answer that a fault gives instead of the work's. */
export function faultReply(action: FaultAction): Reply | null {
  if (action.status === undefined) return null;
  const headers = { ...action.headers };
  if (action.body === undefined) return errorReply(action.status, 'fault on request', headers);
  return {
    status: action.status,
    headers: { 'Content-Type': 'application/json', ...headers },
    body: action.body,
  };
}

/** Sends an answer, spoiled as the fault says. */
export async function send(
  request: IncomingMessage,
  response: ServerResponse,
  reply: Reply,
  fault: FaultAction | null,
): Promise<void> {
  const headers: Record<string, string> = { ...reply.headers, ...fault?.headers };
  if (fault?.contentType !== undefined) headers['Content-Type'] = fault.contentType;
  const { body } = reply;
  if (typeof body !== 'string') {
    response.writeHead(reply.status, { ...headers, 'Content-Length': body.length });
    if (request.method === 'HEAD') {
      body.stream.destroy();
      response.end();
    } else await pipeline(body.stream, response);
    return;
  }
  const bytes = Buffer.from(fault?.halfJson === true ? body.slice(0, Math.ceil(body.length / 2)) : body);
  response.writeHead(reply.status, { ...headers, 'Content-Length': bytes.length });
  if (fault?.slowBodyMs !== undefined) await drip(response, bytes, fault.slowBodyMs);
  else response.end(request.method === 'HEAD' ? undefined : bytes);
}

const DRIPS = 10;

async function drip(response: ServerResponse, bytes: Buffer, overMs: number): Promise<void> {
  const size = Math.max(1, Math.ceil(bytes.length / DRIPS));
  for (let start = 0; start < bytes.length && !response.destroyed; start += size) {
    if (!response.write(bytes.subarray(start, start + size))) {
      await Promise.race([once(response, 'drain'), once(response, 'close')]);
    }
    await sleep(overMs / DRIPS, undefined, { ref: false });
  }
  response.end();
}
