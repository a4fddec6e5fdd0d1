import { timingSafeEqual } from 'node:crypto';
import type { ServerClock } from './clock.ts';
import { ApiError, badRequest } from './errors.ts';
import { randomText } from './ids.ts';
import type { IdentityTokens } from './oidc.ts';

const GRANT = 'urn:ietf:params:oauth:grant-type:jwt-bearer';

/** Knows who may ask: whoever has the API key, or an access token got for an identity token. */
export class Credentials {
  readonly #apiKey: string;
  readonly #clock: ServerClock;
  readonly #identity: { tokens: IdentityTokens; expiresIn: number } | null;
  /** Access token → when it ends. */
  readonly #issued = new Map<string, number>();

  constructor(
    apiKey: string,
    clock: ServerClock,
    identity: { tokens: IdentityTokens; expiresIn: number } | null,
  ) {
    this.#apiKey = apiKey;
    this.#clock = clock;
    this.#identity = identity;
  }

  /** @throws ApiError 401 */
  check(authorization: string | undefined): void {
    const [scheme = '', value = ''] = (authorization ?? '').split(' ');
    if (scheme === '') throw new ApiError(401, 'authentication required: no credentials were sent');
    if (scheme.toLowerCase() === 'basic') {
      const [user, ...password] = Buffer.from(value, 'base64').toString().split(':');
      if (user === 'api' && this.#accepts(password.join(':'))) return;
      throw new ApiError(401, 'invalid API key');
    }
    if (scheme.toLowerCase() === 'bearer') {
      if (this.#accepts(value)) return;
      throw new ApiError(401, 'invalid or expired access token');
    }
    throw new ApiError(401, `authentication scheme ${scheme} is not supported`);
  }

  /** The token exchange of RFC 7523. @param form the request's body, form encoded */
  async exchange(form: string): Promise<{ access_token: string; token_type: string; expires_in: number }> {
    if (this.#identity === null) throw badRequest('identity federation is not set up on this server');
    const fields = new URLSearchParams(form);
    if (fields.get('grant_type') !== GRANT) throw badRequest('unsupported grant_type');
    await this.#identity.tokens.verify(fields.get('assertion') ?? '');
    const token = randomText(48);
    const expiresIn = this.#identity.expiresIn;
    this.#issued.set(token, this.#clock.now() + expiresIn * 1000);
    return { access_token: token, token_type: 'Bearer', expires_in: expiresIn };
  }

  /** Every secret there is, for cutting them out of what is shown. */
  secrets(): string[] {
    return [this.#apiKey, ...this.#issued.keys()];
  }

  /** Clients send access tokens as password, too. */
  #accepts(secret: string): boolean {
    const given = Buffer.from(secret);
    const key = Buffer.from(this.#apiKey);
    if (given.length === key.length && timingSafeEqual(given, key)) return true;
    return (this.#issued.get(secret) ?? 0) > this.#clock.now();
  }
}
