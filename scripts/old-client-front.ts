import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Stands in front of a server for clients of before 0.17: what they ask of it is no longer part of its schema. */
export async function startFront(baseUrl: string): Promise<{ baseUrl: string; close(): void }> {
  const server = createServer((request, response) => {
    void (async () => {
      const { method = 'GET', url = '/', headers } = request;
      const passed = Object.entries(headers).filter(
        ([name]) => !/^(host|connection|content-length|transfer-encoding|expect)$/.test(name),
      );
      const answer = await fetch(baseUrl + url, {
        method,
        headers: passed.map(([name, value]) => [name, String(value)] as [string, string]),
        ...(method === 'GET' || method === 'HEAD' ? {} : { body: asked(url, await readAll(request)) }),
      });
      const type = answer.headers.get('content-type') ?? 'application/octet-stream';
      const bytes = Buffer.from(await answer.arrayBuffer());
      const body = url === '/graphql' ? knowingEveryType(bytes.toString('utf8')) : bytes;
      response.writeHead(answer.status, { 'content-type': type }).end(body);
    })().catch((error: unknown) => response.destroy(error as Error));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

async function readAll(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** Before 0.14 aliases were asked for their collection and artifacts for labels; the answers were not read. */
function asked(url: string, body: Buffer): Buffer | string {
  if (url !== '/graphql') return body;
  return body
    .toString('utf8')
    .replace(/\bartifactCollectionName((?:\\n|\s)+alias\b)/g, 'artifactCollectionName: alias$1')
    .replace(/\blabels((?:\\n|\s)+metadata\b)/g, 'labels: description$1');
}

/** A type that is not there becomes one without fields; `...Type` is how these clients name what they ask about. */
function knowingEveryType(text: string): string {
  const answer = JSON.parse(text) as { data?: Record<string, unknown> };
  for (const [name, value] of Object.entries(answer.data ?? {})) {
    if (value === null && /Type$/.test(name) && answer.data)
      answer.data[name] = { fields: [], inputFields: [] };
  }
  return JSON.stringify(answer);
}
