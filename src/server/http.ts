import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { readBody } from './body.ts';
import { ApiError, notFound } from './errors.ts';
import type { FaultAction, FaultPlan } from './faults.ts';
import { isObject, parseObject } from './json.ts';
import type { RateLimiter } from './rateLimit.ts';
import { errorReply, faultReply, send, type Reply } from './reply.ts';
import type { RequestLog } from './requestLog.ts';
import { routes, type Call, type Prepared, type Site } from './routes.ts';

export interface Door extends Site {
  readonly faults: FaultPlan;
  readonly limiter: RateLimiter;
  readonly log: RequestLog;
  /** Something may have changed. */
  readonly changed: () => void;
}

/** The HTTP server: it lets requests in, has them answered, spoils answers on request, and writes the log. */
export function makeHttpServer(door: Door): Server {
  const server = createServer((request, response) => {
    serve(door, request, response).catch(() => request.socket.destroy());
  });
  server.on('clientError', (_, socket) => {
    if (!socket.writable) return;
    socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
  });
  return server;
}

async function serve(door: Door, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const call = callOf(request);
  const rate = isControl(call) ? { allowed: true, headers: {} } : door.limiter.take();
  let prepared: Prepared | null = null;
  let fault: FaultAction | null = null;
  let reply: Reply;
  try {
    if (!rate.allowed) throw new ApiError(429, 'too many requests');
    prepared = await prepare(door, call);
    fault = isControl(call) ? null : takeFault(door, call, prepared);
    if (fault?.delayMs !== undefined) await sleep(fault.delayMs, undefined, { ref: false });
    if (fault?.drop === 'before') return cut(door, call, prepared);
    reply = (fault === null ? null : faultReply(fault)) ?? (await prepared.work());
  } catch (error) {
    reply = replyTo(error);
  }
  if (call.method !== 'GET') door.changed();
  if (fault?.drop === 'after') return cut(door, call, prepared);
  writeLog(door, call, prepared, reply, false);
  if (reply.status === 413) response.setHeader('Connection', 'close');
  await send(request, response, { ...reply, headers: { ...reply.headers, ...rate.headers } }, fault);
}

/** Finds the handler, checks credentials and reads the body. Nothing is done yet. */
async function prepare(door: Door, call: Call): Promise<Prepared> {
  const fitting = routes.filter(({ path }) => path.test(call.path));
  const route = fitting.find(({ methods }) => methods.includes(call.method));
  if (route === undefined) {
    throw fitting.length === 0 ? notFound('page') : new ApiError(405, `method ${call.method} is not allowed`);
  }
  if (route.open !== true) door.credentials.check(call.request.headers.authorization);
  const body = route.streams === true ? Buffer.alloc(0) : await readBody(call.request);
  const parts = route.path.exec(call.path)?.slice(1).map(decode) ?? [];
  return route.prepare(door, call, parts, body);
}

function callOf(request: IncomingMessage): Call {
  const host = request.headers.host ?? '';
  const base = `http://${/^[\w.\-:[\]]+$/.test(host) ? host : '127.0.0.1'}`;
  const [path = '/', query = ''] = (request.url ?? '/').split('?', 2);
  return { request, method: request.method ?? 'GET', path, query: new URLSearchParams(query), base };
}

function takeFault(door: Door, call: Call, { operation }: Prepared): FaultAction | null {
  const { method, path } = call;
  return door.faults.take({ method, path, operation: operation.name, rootFields: operation.rootFields });
}

/** Cuts the connection: the client never learns what became of its request. */
function cut(door: Door, call: Call, prepared: Prepared | null): void {
  writeLog(door, call, prepared, null, true);
  call.request.socket.destroy();
}

function replyTo(error: unknown): Reply {
  if (error instanceof ApiError) return errorReply(error.status, error.message);
  if ((error as NodeJS.ErrnoException).code === 'ECONNRESET') return errorReply(400, 'request was cut off');
  return errorReply(500, error instanceof Error ? error.message : 'unknown error');
}

function writeLog(
  door: Door,
  call: Call,
  prepared: Prepared | null,
  reply: Reply | null,
  dropped: boolean,
): void {
  if (isControl(call)) return;
  const headers = Object.entries(call.request.headers).flatMap(([name, value]): [string, string][] =>
    name === 'authorization' || value === undefined ? [] : [[name, String(value)]],
  );
  door.log.add({
    time: door.stores.clock.now(),
    method: call.method,
    path: call.path,
    operation: prepared?.operation.name ?? null,
    rootFields: prepared?.operation.rootFields ?? [],
    variables: prepared?.variables ?? null,
    headers: Object.fromEntries(headers),
    scheme: call.request.headers.authorization?.split(' ')[0] ?? null,
    status: reply?.status ?? 0,
    errors: errorsOf(reply),
    dropped,
  });
}

/** Only an answer that has the member is read: most are large and have none. */
function errorsOf(reply: Reply | null): string[] {
  if (typeof reply?.body !== 'string' || !reply.body.includes('"errors":')) return [];
  const errors = parseObject(reply.body)?.['errors'];
  if (!Array.isArray(errors)) return [];
  return errors.map((error: unknown) => String(isObject(error) ? error['message'] : error));
}

const isControl = (call: Call): boolean => call.path === '/_control';

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw new ApiError(400, 'path is not valid');
  }
}
