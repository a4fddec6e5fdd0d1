import { afterEach, describe, expect, test } from '@jest/globals';
import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { server, stopServers, type TestServer } from './support.ts';

const issuers: Server[] = [];
afterEach(async () => {
  await stopServers();
  for (const issuer of issuers.splice(0)) {
    issuer.closeAllConnections();
    issuer.close();
  }
});

interface Key {
  kid: string;
  alg: 'RS256' | 'ES256';
  privateKey: KeyObject;
  jwk: object;
}

function makeKey(kid: string, alg: Key['alg'] = 'RS256'): Key {
  const { privateKey, publicKey } =
    alg === 'RS256'
      ? generateKeyPairSync('rsa', { modulusLength: 2048 })
      : generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return { kid, alg, privateKey, jwk: { ...publicKey.export({ format: 'jwk' }), kid } };
}

/** An issuer of identity tokens whose keys can be changed. */
async function issuer(...keys: Key[]): Promise<{ url: string; keys: Key[]; reads: () => number }> {
  let reads = 0;
  const http = createServer((request, response) => {
    const url = `http://${request.headers.host}`;
    response.setHeader('content-type', 'application/json');
    if (request.url === '/.well-known/openid-configuration') {
      response.end(JSON.stringify({ jwks_uri: `${url}/keys` }));
      return;
    }
    reads += 1;
    response.end(JSON.stringify({ keys: keys.map(({ jwk }) => jwk) }));
  }).listen(0, '127.0.0.1');
  await once(http, 'listening');
  issuers.push(http);
  return { url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`, keys, reads: () => reads };
}

function token(key: Key, claims: object, header: object = {}): string {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const text = `${part({ alg: key.alg, kid: key.kid, ...header })}.${part(claims)}`;
  const signature = sign('sha256', Buffer.from(text), { key: key.privateKey, dsaEncoding: 'ieee-p1363' });
  return `${text}.${signature.toString('base64url')}`;
}

async function exchange(
  started: TestServer,
  assertion: string,
): Promise<{ status: number; body: Record<string, unknown> }> {
  const grant_type = 'urn:ietf:params:oauth:grant-type:jwt-bearer';
  const body = new URLSearchParams({ grant_type, assertion });
  const response = await fetch(`${started.baseUrl}/oidc/token`, { method: 'POST', body });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

const inAnHour = (): number => Math.floor(Date.now() / 1000) + 3600;

test.each(['RS256', 'ES256'] as const)(
  'a token signed with %s gives an access token, until that ends',
  async (alg) => {
    const key = makeKey('k1', alg);
    const { url } = await issuer(key);
    const started = await server({ oidc: { issuer: url, audience: 'org', subject: 'me', expiresIn: 600 } });
    const { status, body } = await exchange(
      started,
      token(key, { iss: url, aud: ['other', 'org'], sub: 'me', exp: inAnHour() }),
    );
    expect([status, body['expires_in']]).toEqual([200, 600]);
    const ask = async (): Promise<number> => {
      const headers = {
        'content-type': 'application/json',
        authorization: `Bearer ${String(body['access_token'])}`,
      };
      const query = JSON.stringify({ query: '{ viewer { id } }' });
      return (await fetch(`${started.baseUrl}/graphql`, { method: 'POST', headers, body: query })).status;
    };
    expect(await ask()).toBe(200);
    started.control.advance(601_000);
    expect(await ask()).toBe(401);
  },
);

describe('refused', () => {
  test.each<[string, object, object, number, string]>([
    ['issuer', { iss: 'https://else.where' }, {}, 401, 'issuer'],
    ['audience', { aud: 'else' }, {}, 401, 'audience'],
    ['subject', { sub: 'you' }, {}, 401, 'subject'],
    ['expiry', { exp: 1 }, {}, 401, 'expired'],
    ['no expiry', { exp: undefined }, {}, 401, 'expired'],
    ['future', { nbf: inAnHour() }, {}, 401, 'not valid yet'],
    ['algorithm', {}, { alg: 'none' }, 401, 'algorithm'],
    ['symmetric algorithm', {}, { alg: 'HS256' }, 401, 'algorithm'],
    ['unknown key', {}, { kid: 'k9' }, 401, 'unknown key'],
  ])('%s', async (_, claims, header, status, message) => {
    const key = makeKey('k1');
    const { url } = await issuer(key);
    const started = await server({ oidc: { issuer: url, audience: 'org', subject: 'me' } });
    const good = { iss: url, aud: 'org', sub: 'me', exp: inAnHour() };
    const answer = await exchange(started, token(key, { ...good, ...claims }, header));
    expect(answer.status).toBe(status);
    expect(JSON.stringify(answer.body)).toContain(message);
  });

  test('a signature by another key, and text that is no token', async () => {
    const { url } = await issuer(makeKey('k1'));
    const started = await server({ oidc: { issuer: url, audience: 'org' } });
    const forged = token(makeKey('k1'), { iss: url, aud: 'org', exp: inAnHour() });
    expect(await exchange(started, forged)).toMatchObject({ status: 401 });
    expect(await exchange(started, 'bad.bad.bad')).toMatchObject({ status: 400 });
    expect(await exchange(started, '')).toMatchObject({ status: 400 });
  });

  test('everything, when no issuer is set up', async () => {
    expect(await exchange(await server(), 'a.b.c')).toMatchObject({ status: 400 });
  });

  test('with 503 when the keys cannot be read', async () => {
    const started = await server({ oidc: { issuer: 'http://127.0.0.1:1', audience: 'org' } });
    expect(await exchange(started, token(makeKey('k1'), { exp: inAnHour() }))).toMatchObject({ status: 503 });
  });
});

test('new keys are found, known ones are not read again', async () => {
  const first = makeKey('k1');
  const trusted = await issuer(first);
  const started = await server({ oidc: { issuer: trusted.url, audience: 'org' } });
  const claims = { iss: trusted.url, aud: 'org', exp: inAnHour() };
  expect((await exchange(started, token(first, claims))).status).toBe(200);
  expect((await exchange(started, token(first, claims))).status).toBe(200);
  expect(trusted.reads()).toBe(1);
  const second = makeKey('k2');
  trusted.keys.splice(0, 1, second);
  expect((await exchange(started, token(second, claims))).status).toBe(200);
  expect(trusted.reads()).toBe(2);
});
