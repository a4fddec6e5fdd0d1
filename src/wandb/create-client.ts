import { systemClock } from '../common/clock.ts';
import { LaunchError } from '../common/errors.ts';
import { parseJson } from '../common/json.ts';
import { silentLogger } from '../common/logger.ts';
import { redactUrl, Redactor } from '../common/redact.ts';
import { credentialsFromEnv } from './auth.ts';
import { Calls } from './calls.ts';
import type { ClientOptions, WandbClient } from './client.ts';
import { WandbError } from './errors.ts';
import { resolveFileUrl, sendFile } from './files.ts';
import { sendGraphql } from './graphql.ts';
import { createHttp } from './http.ts';
import type { Headers } from './retry.ts';
import { checkBaseUrl, DEFAULT_BASE_URL, deriveAppUrl } from './urls.ts';

/** W&B answers some fields only to its own clients' names; nothing that is asked here is among them. */
export const USER_AGENT = 'wandb-launch-action';

/**
 * Makes the client through which everything speaks to a W&B server. Opens no connection.
 * @throws LaunchError for a base URL that cannot be meant
 * @throws WandbError `auth` when there are no credentials, or an API key that cannot be one
 */
export function createClient(options: ClientOptions = {}): WandbClient {
  const env = options.env ?? process.env;
  const logger = options.logger ?? silentLogger;
  const clock = options.clock ?? systemClock;
  const random = options.random ?? Math.random;
  const baseUrl = checkBaseUrl(options.baseUrl ?? nonEmpty(env['WANDB_BASE_URL']) ?? DEFAULT_BASE_URL);
  const appUrl = (options.appUrl ?? nonEmpty(env['WANDB_APP_URL']) ?? deriveAppUrl(baseUrl)).replace(
    /\/+$/,
    '',
  );

  const redactor = new Redactor();
  const known = new Set<string>();
  const onSecret = (secret: string) => {
    if (known.has(secret)) return;
    known.add(secret);
    redactor.add(secret);
    options.onSecret?.(secret);
  };
  const redact = (text: string) => redactUrl(redactor.cut(text));

  const http = createHttp(env, logger);
  const calls = new Calls({ clock, random, logger, redact });
  const credentials =
    options.credentials ?? credentialsFromEnv({ env, baseUrl, http, clock, random, logger, onSecret });
  if (credentials.kind === 'key') announceKey(credentials.apiKey, onSecret);
  const extraHeaders = attributionHeaders(env);
  const onAnswer = (status: number, headers: Headers) => calls.pacer.learn(status, headers);

  /** A token may end on its way, above all a short-lived one: a request that was refused for it is sent once more. */
  async function withToken<T>(
    send: (headersOf: (signal: AbortSignal) => Promise<Headers>) => Promise<T>,
  ): Promise<T> {
    let used = '';
    const headersOf = async (signal: AbortSignal): Promise<Headers> => {
      if (credentials.kind === 'key') return { authorization: `Basic ${basicValue(credentials.apiKey)}` };
      used = await credentials.token(signal);
      onSecret(used);
      return { authorization: `Bearer ${used}` };
    };
    try {
      return await send(headersOf);
    } catch (error) {
      if (credentials.kind === 'key' || used === '' || !credentials.forget) throw error;
      if (!(error instanceof WandbError) || error.status !== 401) throw error;
      credentials.forget(used);
      return send(headersOf);
    }
  }

  return {
    baseUrl,
    appUrl,
    credentials,
    logger,
    clock,
    graphql<Data>(...[operation, variables, call]: Parameters<WandbClient['graphql']>): Promise<Data> {
      const { name, effect, alsoRetry } = operation;
      const rules = { operation: name, effect, ...(alsoRetry ? { alsoRetry } : {}) };
      return withToken((headersOf) =>
        calls.run(rules, call, async ({ signal }) => {
          const headers = { ...extraHeaders, 'user-agent': USER_AGENT, ...(await headersOf(signal)) };
          const url = new URL(`${baseUrl}/graphql`);
          return (await sendGraphql(http, { url, headers, operation, variables, signal, onAnswer })) as Data;
        }),
      );
    },
    file(request, call) {
      const url = resolveFileUrl(baseUrl, request.url);
      const effect = request.effect ?? (request.method === 'POST' ? 'write' : 'read');
      const operation = `${request.method} ${url.origin}${url.pathname}`;
      return withToken((headersOf) =>
        calls.run({ operation, effect }, call, (context) =>
          sendFile({
            http,
            baseUrl,
            request,
            context,
            userAgent: USER_AGENT,
            authorization: () => headersOf(context.signal),
            onAnswer,
          }),
        ),
      );
    },
    close: () => http.close(),
  };
}

/** The key, and the form in which it travels: whoever masks has to know both. */
function announceKey(apiKey: string, onSecret: (secret: string) => void): void {
  onSecret(apiKey);
  onSecret(basicValue(apiKey));
}

function basicValue(apiKey: string): string {
  return Buffer.from(`api:${apiKey}`).toString('base64');
}

/**
 * `WANDB_USERNAME` and `WANDB_USER_EMAIL` attribute what a service account does to a person;
 * `WANDB__EXTRA_HTTP_HEADERS` (a JSON object) carries what a gateway before the server asks for.
 */
function attributionHeaders(env: Readonly<Record<string, string | undefined>>): Headers {
  const username = nonEmpty(env['WANDB_USERNAME']);
  const email = nonEmpty(env['WANDB_USER_EMAIL']);
  return {
    ...extraHeaders(env['WANDB__EXTRA_HTTP_HEADERS']),
    ...(username === undefined ? {} : { 'x-wandb-username': username }),
    ...(email === undefined ? {} : { 'x-wandb-user-email': email }),
  };
}

function extraHeaders(text: string | undefined): Headers {
  const refuse = (cause?: unknown) =>
    new LaunchError('WANDB__EXTRA_HTTP_HEADERS is not a JSON object of texts.', {
      hint: 'Write it as {"Name": "value"}, or remove it.',
      cause,
    });
  let parsed: unknown;
  try {
    parsed = parseJson(text) ?? {};
  } catch (error) {
    throw refuse(error);
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) throw refuse();
  return Object.fromEntries(
    Object.entries(parsed).map(([name, value]: [string, unknown]) => {
      if (typeof value !== 'string') throw refuse();
      return [name.toLowerCase(), value];
    }),
  );
}

function nonEmpty(value: string | undefined): string | undefined {
  return value === undefined || value.trim() === '' ? undefined : value.trim();
}
