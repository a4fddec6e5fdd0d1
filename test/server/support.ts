import { startServer, type RunningServer, type ServerOptions } from '../../src/server/index.ts';

export interface Answer {
  status: number;
  headers: Headers;
  data: Record<string, unknown> | null;
  errors: { message: string }[];
}

export type Ask = (query: string, variables?: Record<string, unknown>) => Promise<Answer>;

export interface TestServer extends RunningServer {
  ask: Ask;
  /** Posts a part of a run's stream. */
  stream: (path: string, body: unknown) => Promise<{ status: number; body: unknown }>;
  /** A request with credentials; a text body goes as it is. */
  send: (path: string, init?: RequestInit) => Promise<Response>;
}

const running: RunningServer[] = [];

/** A server for one test; `stopServers` ends it. */
export async function server(options: ServerOptions = {}): Promise<TestServer> {
  const started = await startServer(options);
  running.push(started);
  const { baseUrl, apiKey } = started;
  const authorization = `Basic ${Buffer.from(`api:${apiKey}`).toString('base64')}`;
  const send = (path: string, init: RequestInit = {}): Promise<Response> =>
    fetch(`${baseUrl}${path}`, {
      ...init,
      headers: { authorization, ...(init.headers as Record<string, string>) },
    });
  const post = (path: string, body: unknown): Promise<Response> =>
    send(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  return {
    ...started,
    send,
    ask: async (query, variables = {}) => {
      const response = await post('/graphql', { query, variables });
      const body = (await response.json()) as Partial<Answer>;
      return {
        status: response.status,
        headers: response.headers,
        data: body.data ?? null,
        errors: body.errors ?? [],
      };
    },
    stream: async (path, body) => {
      const response = await post(`/files/${path}/file_stream`, body);
      return { status: response.status, body: await response.json() };
    },
  };
}

export async function stopServers(): Promise<void> {
  await Promise.all(running.splice(0).map((one) => one.close()));
}

/** Reads a path like `project.runQueue.id` or `edges.0.node` out of an answer. */
export function at(value: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>((inner, key) => (inner as Record<string, unknown> | null | undefined)?.[key], value);
}

export const launchQueue = { entity: 'acme', project: 'model-registry' };
