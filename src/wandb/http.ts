import { subscribe } from 'node:diagnostics_channel';
import type * as Undici from 'undici';
import type { Dispatcher } from 'undici';
import { LaunchError, messageOf } from '../common/errors.ts';
import type { Logger } from '../common/logger.ts';
import { AttemptFailure } from './attempt-failure.ts';
import { trustedContext } from './certificates.ts';
import { proxyFor } from './proxy.ts';
import type { Headers } from './retry.ts';

export interface HttpRequest {
  readonly method: 'GET' | 'PUT' | 'POST' | 'HEAD';
  readonly url: URL;
  readonly headers: Headers;
  readonly body?: Uint8Array | string | AsyncIterable<Uint8Array>;
}

export interface HttpResponse {
  readonly status: number;
  readonly headers: Headers;
  /** Throws an `AttemptFailure` when the connection ends before the body does. */
  readonly body: AsyncIterable<Uint8Array>;
}

/** One exchange over the wire: no redirects, no retries, no credentials of its own. */
export interface Http {
  /** @throws AttemptFailure; the reason of `signal` once that is aborted */
  send(request: HttpRequest, signal: AbortSignal): Promise<HttpResponse>;
  close(): Promise<void>;
}

/** A handshake that takes longer than this will not come about. */
const CONNECT_TIMEOUT_MS = 10_000;

/** undici is heavy: it is loaded with the first request, so that a mistaken input is answered before. */
export function createHttp(env: Readonly<Record<string, string | undefined>>, logger: Logger): Http {
  const dispatchers = new Map<string, Dispatcher>();
  let loading: Promise<{ undici: typeof Undici; tlsOptions: Record<string, unknown> }> | undefined;

  async function load(): Promise<{ undici: typeof Undici; tlsOptions: Record<string, unknown> }> {
    const [undici, secureContext] = await Promise.all([import('undici'), trustedContext(env, logger)]);
    rememberFailedConnections();
    const tlsOptions = { timeout: CONNECT_TIMEOUT_MS, ...(secureContext ? { secureContext } : {}) };
    return { undici, tlsOptions };
  }

  async function dispatcherFor(url: URL): Promise<{ undici: typeof Undici; dispatcher: Dispatcher }> {
    loading ??= load();
    const { undici, tlsOptions } = await loading;
    const proxy = proxyFor(url, env);
    let dispatcher = dispatchers.get(proxy ?? '');
    if (dispatcher === undefined) {
      dispatcher =
        proxy === undefined
          ? new undici.Agent({ connect: tlsOptions })
          : new undici.ProxyAgent({
              uri: checkProxy(proxy),
              // Proxies often refuse tunnels to plain http servers.
              proxyTunnel: false,
              requestTls: tlsOptions,
              proxyTls: tlsOptions,
            });
      dispatchers.set(proxy ?? '', dispatcher);
    }
    return { undici, dispatcher };
  }

  return {
    async send(request, signal) {
      signal.throwIfAborted();
      const { undici, dispatcher } = await dispatcherFor(request.url);
      signal.throwIfAborted();
      try {
        const response = await undici.request(request.url, {
          method: request.method,
          headers: request.headers,
          body: (request.body ?? null) as Dispatcher.DispatchOptions['body'],
          signal,
          dispatcher,
          headersTimeout: 0,
          bodyTimeout: 0,
        });
        return {
          status: response.statusCode,
          headers: flatten(response.headers),
          body: readBody(response.body, signal),
        };
      } catch (error) {
        signal.throwIfAborted();
        throw failureOf(error);
      }
    },
    async close() {
      const open = [...dispatchers.values()];
      dispatchers.clear();
      await Promise.all(open.map((dispatcher) => dispatcher.close()));
    },
  };
}

/** The address is not repeated in the error: it often holds a password. */
function checkProxy(address: string): string {
  if (URL.canParse(address) && /^https?:$/.test(new URL(address).protocol)) return address;
  throw new LaunchError('The address of the proxy is not an http(s) address.', {
    hint: 'Check the variables https_proxy and http_proxy.',
  });
}

async function* readBody(body: AsyncIterable<Uint8Array>, signal: AbortSignal): AsyncGenerator<Uint8Array> {
  try {
    yield* body;
  } catch (error) {
    signal.throwIfAborted();
    throw failureOf(error);
  }
}

function flatten(headers: Record<string, string | string[] | undefined>): Headers {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name.toLowerCase(), Array.isArray(value) ? value.join(', ') : value]],
    ),
  );
}

const failedConnections = new WeakSet<object>();
let remembering = false;

/** undici publishes every connection that did not come about: the only sure sign that a request was not sent. */
function rememberFailedConnections(): void {
  if (remembering) return;
  remembering = true;
  subscribe('undici:client:connectError', (message) => {
    const { error } = message as { error?: unknown };
    if (typeof error === 'object' && error !== null) failedConnections.add(error);
  });
}

function failureOf(error: unknown): AttemptFailure {
  const code = codeOf(error);
  const what = reasonOf(error);
  if (/^(EPROTO|ERR_SSL_)/.test(code)) {
    return new AttemptFailure({ what: 'not-trusted' }, `was not sent: no secure connection (${what}).`, {
      cause: error,
      hint: 'Check scheme and port of base-url: what answers there may not speak https.',
    });
  }
  if (isUntrusted(code)) {
    return new AttemptFailure(
      { what: 'not-trusted' },
      `was not sent: the server's certificate is not trusted (${what}).`,
      {
        cause: error,
        hint: 'Name the file of your own certificate authority in NODE_EXTRA_CA_CERTS.',
      },
    );
  }
  if (typeof error === 'object' && error !== null && failedConnections.has(error)) {
    return new AttemptFailure({ what: 'not-sent' }, `was not sent: no connection (${what}).`, {
      cause: error,
      hint: 'Check base-url, the network of this machine, and its proxy variables.',
    });
  }
  return new AttemptFailure({ what: 'cut' }, `got no whole answer: the connection ended (${what}).`, {
    cause: error,
  });
}

function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string'
    ? error.code
    : '';
}

/** node joins the errors of several addresses in one error without a message. */
function reasonOf(error: unknown): string {
  const several: unknown =
    typeof error === 'object' && error !== null && 'errors' in error ? error.errors : undefined;
  const [first = error] = Array.isArray(several) ? (several as unknown[]) : [];
  const message = messageOf(first).trim();
  return message === '' ? codeOf(error) || 'no reason given' : message;
}

function isUntrusted(code: string): boolean {
  return (
    /^(ERR_TLS_CERT|CERT_)/.test(code) ||
    [
      'DEPTH_ZERO_SELF_SIGNED_CERT',
      'SELF_SIGNED_CERT_IN_CHAIN',
      'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
      'UNABLE_TO_GET_ISSUER_CERT',
      'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
      'UND_ERR_PRX_TLS',
    ].includes(code)
  );
}
