import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer as createHttpServer } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { proxyFor } from '../../src/wandb/proxy.ts';
import { selfSignedCertificate } from '../support/certificate.ts';
import { failure, listLogger, READ, testClient, WRITE } from './support/client.ts';
import type { FaultServer } from './support/fault-server.ts';
import { data, startFaultServer } from './support/fault-server.ts';

const HOST = 'api.wandb.test';
let directory: string;
let authority: string;
const stops: (() => Promise<unknown>)[] = [];

/** A certificate for HOST that no public authority signed: it is its own. */
const tls = selfSignedCertificate(HOST);

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'wandb-tls-'));
  authority = join(directory, 'ca.pem');
  await writeFile(authority, tls.cert);
});

afterAll(() => rm(directory, { recursive: true, force: true }));

afterEach(async () => {
  await Promise.all(stops.splice(0).map((stop) => stop()));
});

async function startTlsServer(): Promise<FaultServer & { port: number }> {
  const server = await startFaultServer([data({ viewer: { id: 'x' } })], (handler) =>
    createHttpsServer(tls, handler),
  );
  stops.push(() => server.stop());
  return { ...server, port: (server.server.address() as AddressInfo).port };
}

/** A proxy that tunnels every CONNECT to one port of this machine, unless it has an answer of its own. */
async function startProxy(targetPort: number, refusal?: string) {
  const connects: { target: string; authorization: string | undefined }[] = [];
  const sockets = new Set<Socket>();
  const proxy = createHttpServer();
  proxy.on('connection', (socket: Socket) => sockets.add(socket));
  proxy.on('connect', (request, socket: Socket) => {
    connects.push({ target: request.url ?? '', authorization: request.headers['proxy-authorization'] });
    if (refusal !== undefined) {
      socket.end(`HTTP/1.1 ${refusal}\r\ncontent-length: 0\r\n\r\n`);
      return;
    }
    const upstream = connect(targetPort, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      upstream.pipe(socket).pipe(upstream);
    });
    sockets.add(upstream);
    for (const end of [socket, upstream]) end.on('error', () => end.destroy());
  });
  proxy.listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  stops.push(async () => {
    for (const socket of sockets) socket.destroy();
    proxy.close();
    await once(proxy, 'close');
  });
  return { connects, address: `127.0.0.1:${(proxy.address() as AddressInfo).port}` };
}

function clientFor(baseUrl: string, env: Record<string, string>) {
  const logger = listLogger();
  const client = testClient(baseUrl, { env, logger });
  stops.push(() => client.close());
  return { client, logger };
}

describe('private authorities', () => {
  test.each(['NODE_EXTRA_CA_CERTS', 'SSL_CERT_FILE', 'REQUESTS_CA_BUNDLE'])('%s', async (name) => {
    const { port } = await startTlsServer();
    const { client } = clientFor(`https://127.0.0.1:${port}`, { [name]: authority });
    expect(await client.graphql(READ, {})).toEqual({ viewer: { id: 'x' } });
  });

  test('without one the error says what to do, at once, also for a write', async () => {
    const { port, seen } = await startTlsServer();
    const { client } = clientFor(`https://127.0.0.1:${port}`, {});
    const error = await failure(client.graphql(WRITE, {}));
    expect(error.kind).toBe('network');
    expect(error.message).toContain('certificate is not trusted');
    expect(error.message).not.toContain('attempts');
    expect(error.hint).toContain('NODE_EXTRA_CA_CERTS');
    expect(seen).toEqual([]);
  });

  test('a bundle that cannot be read is a warning', async () => {
    const { port } = await startTlsServer();
    const env = { NODE_EXTRA_CA_CERTS: authority, SSL_CERT_FILE: join(directory, 'missing.pem') };
    const { client, logger } = clientFor(`https://127.0.0.1:${port}`, env);
    await client.graphql(READ, {});
    expect(logger.lines).toEqual([expect.stringContaining('SSL_CERT_FILE cannot be read')]);
  });
});

describe('a real proxy', () => {
  test.each(['https_proxy', 'HTTPS_PROXY'])('%s is used for an https server', async (name) => {
    const { port, seen } = await startTlsServer();
    const { connects, address } = await startProxy(port);
    const env = { [name]: `http://user:pa%40ss@${address}`, SSL_CERT_FILE: authority };
    const { client } = clientFor(`https://${HOST}`, env);
    expect(await client.graphql(READ, {})).toEqual({ viewer: { id: 'x' } });
    const basic = `Basic ${Buffer.from('user:pa@ss').toString('base64')}`;
    expect(connects).toEqual([{ target: `${HOST}:443`, authorization: basic }]);
    expect(seen[0]?.headers['proxy-authorization']).toBeUndefined();
  });

  test('an address of no_proxy and loopback are reached without it', async () => {
    const { port } = await startTlsServer();
    const { connects, address } = await startProxy(port);
    const { client } = clientFor(`https://127.0.0.1:${port}`, {
      https_proxy: address,
      SSL_CERT_FILE: authority,
    });
    await client.graphql(READ, {});
    expect(connects).toEqual([]);
  });

  test('a proxy that refuses: nothing was sent, so a write says so', async () => {
    const { connects, address } = await startProxy(1, '403 Forbidden');
    const { client } = clientFor(`https://${HOST}`, { https_proxy: address });
    const error = await failure(client.graphql(WRITE, {}, { deadlineMs: 3_000 }));
    expect(error.kind).toBe('network');
    expect(error.message).toContain('403');
    expect(error.hint).toContain('proxy');
    expect(connects.length).toBeGreaterThan(0);
  });
});

test('plain http goes through the proxy without a tunnel', async () => {
  const files = await startFaultServer([data('body')]);
  stops.push(() => files.stop());
  const { client } = clientFor('https://api.wandb.test', { http_proxy: files.baseUrl });
  const response = await client.file({ method: 'GET', url: 'http://store.test/a?b=c' });
  expect(await response.text()).toContain('body');
  expect(files.seen[0]).toMatchObject({ url: 'http://store.test/a?b=c', headers: { host: 'store.test' } });
});

test.each(['socks5://proxy:1', 'http://user:hunter2@:x'])('a proxy that is none: %s', async (https_proxy) => {
  const { client } = clientFor(`https://${HOST}`, { https_proxy });
  await expect(client.graphql(READ, {})).rejects.toThrow(
    'The address of the proxy is not an http(s) address.',
  );
});

test('a server that speaks no TLS', async () => {
  const plain = await startFaultServer([data({})]);
  stops.push(() => plain.stop());
  const { client } = clientFor(plain.baseUrl.replace('http:', 'https:'), {});
  const error = await failure(client.graphql(WRITE, {}));
  expect(error.kind).toBe('network');
  expect(error.message).toContain('no secure connection');
  expect(error.hint).toContain('may not speak https');
});

test('many calls may share one signal without a warning', async () => {
  const server = await startFaultServer([data({})]);
  stops.push(() => server.stop());
  const warnings: Error[] = [];
  const listen = (warning: Error) => void warnings.push(warning);
  process.on('warning', listen);
  const { client } = clientFor(server.baseUrl, {});
  const { signal } = new AbortController();
  await Promise.all(Array.from({ length: 30 }, () => client.graphql(READ, {}, { signal })));
  await new Promise((resolve) => setImmediate(resolve));
  process.off('warning', listen);
  expect(warnings).toEqual([]);
});

describe('proxyFor', () => {
  const env = { https_proxy: 'http://proxy:3128', http_proxy: 'plain:8080' };
  test.each([
    ['https://api.wandb.ai/graphql', env, 'http://proxy:3128'],
    ['http://minio.corp/x', env, 'http://plain:8080'],
    ['https://api.wandb.ai', { HTTPS_PROXY: 'http://upper:1' }, 'http://upper:1'],
    [
      'https://api.wandb.ai',
      { HTTPS_PROXY: 'http://upper:1', https_proxy: 'http://lower:1' },
      'http://lower:1',
    ],
    ['https://api.wandb.ai', { http_proxy: 'http://plain:1' }, undefined],
    ['https://api.wandb.ai', { https_proxy: ' ' }, undefined],
    ['https://localhost:8443', env, undefined],
    ['https://127.0.0.2', env, undefined],
    ['https://[::1]:1', env, undefined],
    ['https://api.wandb.ai', { ...env, no_proxy: '*' }, undefined],
    ['https://api.wandb.ai', { ...env, NO_PROXY: 'other.ai, wandb.ai' }, undefined],
    ['https://api.wandb.ai', { ...env, no_proxy: '.wandb.ai' }, undefined],
    ['https://api.wandb.ai', { ...env, no_proxy: '*.wandb.ai' }, undefined],
    ['https://API.wandb.ai', { ...env, no_proxy: 'api.WANDB.ai:443' }, undefined],
    ['https://api.wandb.ai', { ...env, no_proxy: 'api.wandb.ai:8443' }, 'http://proxy:3128'],
    ['https://mywandb.ai', { ...env, no_proxy: 'wandb.ai' }, 'http://proxy:3128'],
    ['https://wandb.ai.example', { ...env, no_proxy: 'wandb.ai' }, 'http://proxy:3128'],
  ])('%s with %j', (url, variables, expected) => {
    expect(proxyFor(new URL(url), variables)).toBe(expected);
  });
});
