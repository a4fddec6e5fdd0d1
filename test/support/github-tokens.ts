import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/** The part of GitHub that gives a job its identity tokens, and the issuer that vouches for them. */
export interface TokenService {
  readonly url: string;
  /** What a job with `id-token: write` has in its environment. */
  readonly env: {
    readonly ACTIONS_ID_TOKEN_REQUEST_URL: string;
    readonly ACTIONS_ID_TOKEN_REQUEST_TOKEN: string;
  };
  /** Audiences asked for, in order. */
  readonly minted: string[];
  /** From now on this is the answer to jobs that ask; null: tokens again. */
  answerWith(status: number | null): void;
  close(): Promise<void>;
}

interface Key {
  readonly kid: string;
  readonly privateKey: KeyObject;
  readonly jwk: object;
}

const SECRET = 'request-token-of-the-job';

/** Each token is signed with a new key; an old one is forgotten two tokens later. */
export async function startTokenService(claims: object = {}): Promise<TokenService> {
  const keys: Key[] = [];
  const minted: string[] = [];
  let failure: number | null = null;
  const http = createServer((request, response) => {
    const [status, body] = answer(request);
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  }).listen(0, '127.0.0.1');
  await once(http, 'listening');
  const url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;

  function answer(request: IncomingMessage): [number, object] {
    const asked = new URL(request.url ?? '/', url);
    if (asked.pathname === '/.well-known/openid-configuration') return [200, { jwks_uri: `${url}/jwks` }];
    if (asked.pathname === '/jwks') return [200, { keys: keys.map(({ jwk }) => jwk) }];
    if (asked.pathname !== '/token' || request.headers.authorization !== `Bearer ${SECRET}`) return [401, {}];
    if (failure !== null) return [failure, { message: 'no' }];
    const audience = asked.searchParams.get('audience') ?? '';
    minted.push(audience);
    return [200, { value: mint(audience) }];
  }

  function mint(audience: string): string {
    const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const kid = `key-${minted.length}`;
    keys.push({ kid, privateKey, jwk: { ...publicKey.export({ format: 'jwk' }), kid } });
    if (keys.length > 2) keys.shift();
    const now = Math.floor(Date.now() / 1000);
    const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
    const body = {
      iss: url,
      aud: audience,
      sub: 'repo:acme/vision:ref:refs/heads/main',
      iat: now,
      exp: now + 300,
      ...claims,
    };
    const text = `${part({ alg: 'RS256', kid })}.${part(body)}`;
    return `${text}.${sign('sha256', Buffer.from(text), privateKey).toString('base64url')}`;
  }

  return {
    url,
    env: {
      ACTIONS_ID_TOKEN_REQUEST_URL: `${url}/token?api-version=2.0`,
      ACTIONS_ID_TOKEN_REQUEST_TOKEN: SECRET,
    },
    minted,
    answerWith: (status) => void (failure = status),
    async close() {
      http.closeAllConnections();
      http.close();
      await once(http, 'close');
    },
  };
}
