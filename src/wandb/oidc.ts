import type { Clock } from '../common/clock.ts';
import { messageOf } from '../common/errors.ts';
import { parseJson } from '../common/json.ts';
import type { Logger } from '../common/logger.ts';
import { redactUrl, Redactor } from '../common/redact.ts';
import { statusFailure } from './answers.ts';
import { AttemptFailure } from './attempt-failure.ts';
import { readText } from './body.ts';
import { Calls } from './calls.ts';
import type { Credentials } from './client.ts';
import { WandbError } from './errors.ts';
import type { Http } from './http.ts';
import { describeClaims } from './jwt.ts';

export interface TokenSourceOptions {
  /** As `checkBaseUrl` returns it. */
  readonly baseUrl: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly http: Http;
  readonly clock: Clock;
  readonly random: () => number;
  readonly logger: Logger;
  readonly onSecret: (secret: string) => void;
  /** A JSON web token of the identity provider, asked for anew before every exchange: it is short-lived itself. */
  readonly getAssertion: (signal?: AbortSignal) => Promise<string>;
}

export interface AccessToken {
  readonly accessToken: string;
  readonly expiresInMs: number;
}

const GRANT_TYPE = 'urn:ietf:params:oauth:grant-type:jwt-bearer';
const DEADLINE_MS = 60_000;
const ATTEMPT_MS = 10_000;
const MOST_ATTEMPTS = 4;
/** A token is renewed this long before it ends; one that lives shorter than twice this, at half of its life. */
const RENEWAL_MS = 5 * 60_000;
const LARGEST_ANSWER = 1024 * 1024;

/**
 * Exchanges an identity token for an access token of W&B (RFC 7523).
 * @throws WandbError `auth` when the server refuses it, with the claims that it looked at
 */
export async function exchangeIdentity(
  assertion: string,
  options: Omit<TokenSourceOptions, 'getAssertion'>,
  signal?: AbortSignal,
): Promise<AccessToken> {
  const { baseUrl, http, clock, random, logger, onSecret } = options;
  onSecret(assertion);
  const redactor = new Redactor();
  redactor.add(assertion);
  const calls = new Calls({ clock, random, logger, redact: (text) => redactUrl(redactor.cut(text)) });
  // The server reads the colons of the grant type unescaped too, as the Python client sends them.
  const body = `grant_type=${GRANT_TYPE}&assertion=${encodeURIComponent(assertion)}`;
  const call = { operation: 'Identity token exchange', effect: 'read', mostAttempts: MOST_ATTEMPTS } as const;
  const limits = { deadlineMs: DEADLINE_MS, attemptMs: ATTEMPT_MS, ...(signal ? { signal } : {}) };
  try {
    return await calls.run(call, limits, async (context) => {
      const response = await http.send(
        {
          method: 'POST',
          url: new URL(`${baseUrl}/oidc/token`),
          headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
          body,
        },
        context.signal,
      );
      const text = await readText(response.body, LARGEST_ANSWER);
      if (response.status >= 300) throw statusFailure({ ...response, text });
      const token = readAccessToken(text);
      onSecret(token.accessToken);
      return token;
    });
  } catch (error) {
    throw explainRefusal(error, assertion);
  }
}

function readAccessToken(text: string): AccessToken {
  let answer: unknown;
  try {
    answer = parseJson(text, { numbers: 'plain' });
  } catch (error) {
    throw new AttemptFailure({ what: 'unreadable' }, 'was answered with something that is not JSON.', {
      cause: error,
    });
  }
  const { access_token: accessToken, expires_in: seconds } = (answer ?? {}) as Record<string, unknown>;
  if (typeof accessToken !== 'string' || accessToken === '') {
    throw new AttemptFailure({ what: 'unreadable' }, 'was answered without an access_token.');
  }
  const lifetime = Number(seconds);
  return { accessToken, expiresInMs: lifetime > 0 ? lifetime * 1_000 : 0 };
}

/** A refusal is debugged by comparing what the token says with what W&B was told to expect. */
function explainRefusal(error: unknown, assertion: string): unknown {
  if (!(error instanceof WandbError) || error.status === undefined) return error;
  if (error.status < 400 || error.status >= 500 || error.status === 429) return error;
  return new WandbError(`${error.message} The token says: ${describeClaims(assertion)}.`, {
    kind: 'auth',
    operation: error.operation,
    status: error.status,
    serverMessages: error.serverMessages,
    cause: error,
    ...(error.requestId === undefined ? {} : { requestId: error.requestId }),
    hint:
      'In W&B an organization admin registers that iss as JWT issuer, a team admin makes a service account whose ' +
      'Subject is exactly that sub, and aud must be the name of the organization (`wandb` on dedicated servers).',
  });
}

/** Access tokens that renew themselves. Exchanges once at a time, whoever asks. */
export function createTokenSource(options: TokenSourceOptions): Extract<Credentials, { kind: 'token' }> {
  const { clock, logger, getAssertion } = options;
  let current:
    { readonly accessToken: string; readonly renewAt: number; readonly endsAt: number } | undefined;
  let exchange: Promise<string> | undefined;

  async function renew(): Promise<string> {
    const previous = current;
    try {
      const assertion = (await getAssertion()).trim();
      const { accessToken, expiresInMs } = await exchangeIdentity(assertion, options);
      const endsAt = clock.now() + expiresInMs;
      current = { accessToken, endsAt, renewAt: endsAt - Math.min(RENEWAL_MS, expiresInMs / 2) };
      return accessToken;
    } catch (error) {
      if (previous === undefined || clock.now() >= previous.endsAt) throw error;
      logger.warning(`The access token could not be renewed yet: ${messageOf(error)}`);
      return previous.accessToken;
    }
  }

  return {
    kind: 'token',
    token(signal) {
      if (current !== undefined && clock.now() < current.renewAt) return Promise.resolve(current.accessToken);
      exchange ??= renew().finally(() => {
        exchange = undefined;
      });
      return abortable(exchange, signal);
    },
    forget(token) {
      if (current?.accessToken === token) current = undefined;
    },
  };
}

/** The exchange is shared: who gives up waiting does not end it for the others. */
function abortable<T>(shared: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return shared;
  return new Promise((resolve, reject) => {
    const giveUp = () => reject(signal.reason as Error);
    if (signal.aborted) giveUp();
    signal.addEventListener('abort', giveUp, { once: true });
    shared.then(resolve, reject).finally(() => signal.removeEventListener('abort', giveUp));
  });
}
