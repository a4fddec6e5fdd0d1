import { createPublicKey, verify, type JsonWebKey, type KeyObject } from 'node:crypto';
import type { ServerClock } from './clock.ts';
import { ApiError, badRequest } from './errors.ts';
import { isObject, parseObject, type JsonObject } from './json.ts';
import type { OidcOptions } from './options.ts';

/** Reads a JSON document; passed in, so that tests need no network. */
export type FetchJson = (url: string) => Promise<unknown>;

const ALGORITHMS: Readonly<Record<string, { kty: string; dsaEncoding?: 'ieee-p1363' }>> = {
  RS256: { kty: 'RSA' },
  ES256: { kty: 'EC', dsaEncoding: 'ieee-p1363' },
};
/** Clocks of issuer and server may differ by this much. */
const LEEWAY_S = 30;

/** Checks identity tokens of one issuer. */
export class IdentityTokens {
  readonly #options: OidcOptions;
  readonly #clock: ServerClock;
  readonly #fetchJson: FetchJson;
  #keys: (JsonWebKey & { kid?: string })[] = [];

  constructor(options: OidcOptions, clock: ServerClock, fetchJson: FetchJson = fetchJsonOverHttp) {
    this.#options = options;
    this.#clock = clock;
    this.#fetchJson = fetchJson;
  }

  /** @returns the token's claims @throws ApiError 400 or 401 that says which check failed, never the token */
  async verify(token: string): Promise<JsonObject> {
    const parts = token.split('.');
    const [head, payload, signature] = parts;
    if (parts.length !== 3 || head === undefined || payload === undefined || signature === undefined) {
      throw badRequest('assertion is not a JSON web token');
    }
    const header = decoded(head);
    const claims = decoded(payload);
    if (header === null || claims === null) throw badRequest('assertion is not a JSON web token');
    const { alg, kid } = header;
    const algorithm = typeof alg === 'string' ? ALGORITHMS[alg] : undefined;
    if (algorithm === undefined) throw new ApiError(401, 'token is signed with an unsupported algorithm');
    const key = await this.#keyFor(typeof kid === 'string' ? kid : undefined, algorithm.kty);
    const right = verify(
      'sha256',
      Buffer.from(`${head}.${payload}`),
      { key, ...(algorithm.dsaEncoding === undefined ? {} : { dsaEncoding: algorithm.dsaEncoding }) },
      Buffer.from(signature, 'base64url'),
    );
    if (!right) throw new ApiError(401, 'token signature is invalid');
    this.#checkClaims(claims);
    return claims;
  }

  #checkClaims({ iss, aud, sub, exp, nbf }: JsonObject): void {
    const { issuer, audience, subject } = this.#options;
    const now = this.#clock.now() / 1000;
    if (iss !== issuer) throw new ApiError(401, 'token issuer is not the one trusted here');
    if (![aud].flat().includes(audience)) throw new ApiError(401, 'token audience is not this server');
    if (subject !== undefined && sub !== subject) throw new ApiError(401, 'token subject is not known here');
    if (typeof exp !== 'number' || exp + LEEWAY_S < now) throw new ApiError(401, 'token has expired');
    if (typeof nbf === 'number' && nbf - LEEWAY_S > now) throw new ApiError(401, 'token is not valid yet');
  }

  /** An id that is not among the keys known so far may belong to a new one: the issuer is asked again. */
  async #keyFor(kid: string | undefined, kty: string): Promise<KeyObject> {
    const find = () => this.#keys.find((key) => key.kty === kty && (kid === undefined || key.kid === kid));
    if (find() === undefined) this.#keys = await this.#fetchKeys();
    const jwk = find();
    if (jwk === undefined) throw new ApiError(401, 'token is signed with an unknown key');
    return createPublicKey({ key: jwk, format: 'jwk' });
  }

  async #fetchKeys(): Promise<(JsonWebKey & { kid?: string })[]> {
    try {
      const base = this.#options.issuer.replace(/\/$/, '');
      const configuration = await this.#fetchJson(`${base}/.well-known/openid-configuration`);
      const uri = isObject(configuration) ? configuration['jwks_uri'] : undefined;
      if (typeof uri !== 'string') throw new TypeError('no jwks_uri');
      const document = await this.#fetchJson(uri);
      const keys = isObject(document) ? document['keys'] : undefined;
      if (!Array.isArray(keys)) throw new TypeError('no keys');
      return keys.filter(isObject);
    } catch (cause) {
      throw Object.assign(new ApiError(503, 'the keys of the token issuer cannot be read'), { cause });
    }
  }
}

function decoded(part: string): JsonObject | null {
  return parseObject(Buffer.from(part, 'base64url').toString());
}

async function fetchJsonOverHttp(url: string): Promise<unknown> {
  const response = await fetch(url, { signal: AbortSignal.timeout(10_000), redirect: 'error' });
  if (!response.ok) throw new Error(`status ${response.status}`);
  return response.json();
}
