import assert from 'node:assert/strict';
import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { requestsOf } from '../world.ts';
import type { Case } from './index.ts';

const AUDIENCE = 'wandb-conformance';

/** An issuer of identity tokens that can change its key. */
class Issuer {
  readonly #server: Server;
  #keys: { id: string; private: KeyObject; public: KeyObject };

  constructor() {
    this.#keys = newKeys('first');
    this.#server = createServer((request, response) => {
      const { id, public: key } = this.#keys;
      const document =
        request.url === '/keys'
          ? { keys: [{ ...key.export({ format: 'jwk' }), kid: id, alg: 'RS256', use: 'sig' }] }
          : { issuer: this.address, jwks_uri: `${this.address}/keys` };
      response.setHeader('content-type', 'application/json').end(JSON.stringify(document));
    });
  }

  get address(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async listen(): Promise<void> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
  }

  rotate(): void {
    this.#keys = newKeys('second');
  }

  token(audience = AUDIENCE): string {
    const now = Math.floor(Date.now() / 1000);
    const claims = { iss: this.address, sub: 'repo:acme/models', aud: audience, iat: now, exp: now + 600 };
    const body = [{ alg: 'RS256', typ: 'JWT', kid: this.#keys.id }, claims]
      .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
      .join('.');
    return `${body}.${sign('sha256', Buffer.from(body), this.#keys.private).toString('base64url')}`;
  }

  close(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }
}

function newKeys(id: string): { id: string; private: KeyObject; public: KeyObject } {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return { id, private: privateKey, public: publicKey };
}

export const identityCases: readonly Case[] = [
  {
    name: 'identity: a token is exchanged, also after the issuer changed its key',
    run: async (world) => {
      const issuer = new Issuer();
      await issuer.listen();
      try {
        const server = await world.startServer(
          ...['--oidc-issuer', issuer.address, '--oidc-audience', AUDIENCE],
        );
        const file = join(world.folder, 'identity-token');
        let calls = 0;
        const run = async (token: string, exitCode = 0): Promise<unknown> => {
          await writeFile(file, token, { mode: 0o600 });
          const env = {
            WANDB_API_KEY: undefined,
            WANDB_BASE_URL: server.baseUrl,
            WANDB_IDENTITY_TOKEN_FILE: file,
            WANDB_CREDENTIALS_FILE: join(world.folder, `credentials-${(calls += 1)}.json`),
          };
          return (await world.python('identity.py', {}, { env, exitCode }))['run'];
        };
        const old = issuer.token();
        assert.ok(await run(old));
        issuer.rotate();
        assert.ok(await run(issuer.token()));
        assert.equal(await run(issuer.token('someone-else'), 1), undefined);
        const requests = await requestsOf(server);
        const exchanges = requests.filter(({ path }) => path === '/oidc/token');
        assert.deepEqual([...new Set(exchanges.map(({ status }) => status))].sort(), [200, 401]);
        const asked = requests.filter(({ path }) => path === '/graphql');
        assert.ok(asked.length > 0 && asked.every(({ status }) => status === 200));
      } finally {
        issuer.close();
      }
    },
  },
];
