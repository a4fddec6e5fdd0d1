import type { Clock } from '../common/clock.ts';
import { systemClock } from '../common/clock.ts';
import type { Logger } from '../common/logger.ts';
import { silentLogger } from '../common/logger.ts';
import type { Credentials } from './client.ts';
import { createHttp } from './http.ts';
import { createTokenSource } from './oidc.ts';
import { checkBaseUrl } from './urls.ts';

export interface IdentityOptions {
  readonly baseUrl: string;
  /** A JSON web token of the identity provider. Asked anew before every exchange. */
  readonly getAssertion: (signal?: AbortSignal) => Promise<string>;
  /** For proxies and CA bundles. Default: `process.env`. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly clock?: Clock;
  readonly random?: () => number;
  readonly logger?: Logger;
  /** Called with every token, before anything is logged. */
  readonly onSecret?: (secret: string) => void;
}

/** Credentials for `createClient` that exchange identity tokens and renew themselves. */
export function identityCredentials(options: IdentityOptions): Extract<Credentials, { kind: 'token' }> {
  const { env = process.env, clock = systemClock, random = Math.random, logger = silentLogger } = options;
  const { onSecret = () => undefined, getAssertion } = options;
  const baseUrl = checkBaseUrl(options.baseUrl);
  const http = createHttp(env, logger);
  return createTokenSource({ baseUrl, env, http, clock, random, logger, onSecret, getAssertion });
}
