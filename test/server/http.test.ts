import { afterEach, describe, expect, test } from '@jest/globals';
import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { server, stopServers, type TestServer } from './support.ts';

afterEach(stopServers);

const JSON_TYPE = { 'content-type': 'application/json' };
const VIEWER = JSON.stringify({ query: '{ viewer { id } }' });

describe('bad requests get an error, never a crash', () => {
  test.each<[string, RequestInit, number]>([
    ['/graphql', { method: 'POST', headers: JSON_TYPE, body: '{"query":' }, 400],
    ['/graphql', { method: 'POST', headers: JSON_TYPE, body: '[]' }, 400],
    ['/graphql', { method: 'POST', headers: JSON_TYPE, body: '' }, 400],
    ['/graphql', { method: 'POST', headers: JSON_TYPE, body: '{}' }, 400],
    ['/graphql', { method: 'POST', headers: JSON_TYPE, body: '{"query":"{"}' }, 400],
    ['/graphql', { method: 'POST', headers: JSON_TYPE, body: '{"query":"{ nothing }"}' }, 400],
    [
      '/graphql',
      { method: 'POST', headers: JSON_TYPE, body: '{"query":"{viewer{id}}","variables":[]}' },
      400,
    ],
    [
      '/graphql',
      { method: 'POST', headers: JSON_TYPE, body: '{"query":"query A{viewer{id}} query B{viewer{id}}"}' },
      400,
    ],
    ['/graphql', { method: 'POST', headers: { 'content-type': 'text/plain' }, body: VIEWER }, 415],
    [
      '/graphql',
      { method: 'POST', headers: { ...JSON_TYPE, 'content-encoding': 'gzip' }, body: VIEWER },
      400,
    ],
    ['/graphql', { method: 'GET' }, 405],
    ['/elsewhere', { method: 'GET' }, 404],
    ['/files/%ZZ/p/r/file_stream', { method: 'POST', headers: JSON_TYPE, body: '{}' }, 400],
    ['/files/acme/none/r/file_stream', { method: 'POST', headers: JSON_TYPE, body: '{}' }, 404],
    ['/storage/abc/x?signature=1', { method: 'GET' }, 403],
    ['/artifacts/acme/00000000000000000000000000000000', { method: 'GET' }, 404],
    ['/oidc/token', { method: 'POST', body: 'grant_type=x' }, 400],
    ['/_control', { method: 'POST', headers: JSON_TYPE, body: '{"action":"advance"}' }, 404],
  ])('%s %j: %d', async (path, init, status) => {
    const { send, ask } = await server();
    const response = await send(path, init);
    expect(response.status).toBe(status);
    const body = (await response.json()) as { errors: { message: string }[] };
    expect(body.errors[0]?.message).toEqual(expect.any(String));
    expect((await ask('{ viewer { id } }')).status).toBe(200);
  });

  test('a huge body is refused before it is read', async () => {
    const started = await server();
    const { status } = await raw(started, { 'content-length': String(1e9) });
    expect(status).toBe(413);
    expect((await started.ask('{ viewer { id } }')).status).toBe(200);
  });

  test('what is not HTTP gets 400', async () => {
    const { baseUrl } = await server();
    const answer = await new Promise<string>((resolve, reject) => {
      const socket = connect(Number(new URL(baseUrl).port), '127.0.0.1', () =>
        socket.write('no http\r\n\r\n'),
      );
      socket.on('data', (data) => resolve(data.toString())).on('error', reject);
    });
    expect(answer).toMatch(/^HTTP\/1.1 400/);
  });
});

describe('credentials', () => {
  test.each([
    [undefined, 401],
    ['Basic !!!', 401],
    [`Basic ${btoa('api:wrong')}`, 401],
    [`Basic ${btoa('user:KEY')}`, 401],
    ['Bearer wrong', 401],
    ['Digest x', 401],
    [`Basic ${btoa('api:KEY')}`, 200],
    ['Bearer KEY', 200],
  ])('%s: %d', async (authorization, status) => {
    const { baseUrl } = await server({ apiKey: 'KEY' });
    const headers = { ...JSON_TYPE, ...(authorization === undefined ? {} : { authorization }) };
    const response = await fetch(`${baseUrl}/graphql`, { method: 'POST', headers, body: VIEWER });
    expect(response.status).toBe(status);
    expect(await response.text()).not.toContain('KEY');
  });

  test('the key is long and random unless given', async () => {
    const [one, two] = [await server(), await server()];
    expect(one.apiKey).toMatch(/^[a-z0-9]{40}$/);
    expect(one.apiKey).not.toBe(two.apiKey);
    expect(new URL(one.baseUrl).hostname).toBe('127.0.0.1');
  });
});

test('fragments, aliases, directives and introspection work; addresses follow the name the client used', async () => {
  const { ask } = await server({ features: ['X'] });
  const { data } = await ask(
    `query ($no: Boolean = false) { me: viewer { ...U kind: __typename } serverInfo { features { name isEnabled } }
      __type(name: "PushToRunQueueInput") { inputFields { name } } }
      fragment U on User { entity username @include(if: $no) }`,
  );
  expect(data).toMatchObject({
    me: { entity: 'acme', kind: 'User' },
    serverInfo: { features: [{ name: 'X', isEnabled: true }] },
  });
  expect(data?.['me']).not.toHaveProperty('username');
});

function raw(started: TestServer, headers: Record<string, string>): Promise<{ status: number | undefined }> {
  return new Promise((resolve, reject) => {
    const request = httpRequest(`${started.baseUrl}/graphql`, {
      method: 'POST',
      headers: {
        ...JSON_TYPE,
        authorization: `Bearer ${started.apiKey}`,
        ...headers,
      },
    });
    request.on('response', (response) => {
      resolve({ status: response.statusCode });
      request.destroy();
    });
    request.on('error', reject);
    request.flushHeaders();
  });
}
