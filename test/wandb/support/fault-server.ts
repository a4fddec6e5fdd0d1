import { once } from 'node:events';
import type { IncomingHttpHeaders, IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

export interface Seen {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** What the server does with one request. */
export type Step = (response: ServerResponse, request: Seen, socket: Socket) => void;

export interface FaultServer {
  readonly baseUrl: string;
  readonly server: Server;
  /** Every request that arrived, in order. */
  readonly seen: Seen[];
  stop(): Promise<void>;
}

/** A server that answers its n-th request by the n-th step, and every further one by the last. */
export async function startFaultServer(
  steps: readonly Step[],
  make: (handler: (request: IncomingMessage, response: ServerResponse) => void) => Server = createServer,
): Promise<FaultServer> {
  const seen: Seen[] = [];
  const server = make((request, response) => {
    const chunks: Buffer[] = [];
    request.on('error', () => undefined);
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method = '', url = '', headers } = request;
      const arrived = { method, url, headers, body: Buffer.concat(chunks).toString('utf8') };
      const step = steps[Math.min(seen.push(arrived), steps.length) - 1];
      step?.(response, arrived, request.socket);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: `http://127.0.0.1:${port}`,
    server,
    seen,
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

const JSON_TYPE = { 'content-type': 'application/json' };

/** An answer as given. */
export function answer(
  status: number,
  body: string,
  headers: Readonly<Record<string, string>> = JSON_TYPE,
): Step {
  return (response) => {
    response.writeHead(status, headers);
    response.end(body);
  };
}

/** A good GraphQL answer. */
export function data(value: unknown, headers: Readonly<Record<string, string>> = {}): Step {
  return answer(200, JSON.stringify({ data: value }), { ...JSON_TYPE, ...headers });
}

/** A GraphQL answer with errors. */
export function errors(status: number, ...messages: string[]): Step {
  const list = messages.map((message) => ({ message }));
  return answer(status, JSON.stringify({ data: null, errors: list }));
}

/** The connection ends without a byte of an answer. */
export const cutBeforeHeaders: Step = (_response, _request, socket) => socket.destroy();

/** The connection ends within the headers. */
export const cutInHeaders: Step = (_response, _request, socket) => {
  socket.write('HTTP/1.1 200 OK\r\ncontent-type: appli', () => socket.destroy());
};

/** The connection ends within the body. */
export const cutInBody: Step = (_response, _request, socket) => {
  socket.write(
    'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 500\r\n\r\n{"data":',
    () => socket.destroy(),
  );
};

/** No answer at all. */
export const silence: Step = () => undefined;

/** Headers and the beginning of a body, and then nothing. */
export const slowBody: Step = (response) => {
  response.writeHead(200, JSON_TYPE);
  response.write('{"data":');
};
