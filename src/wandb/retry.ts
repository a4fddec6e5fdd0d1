import type { Effect } from './client.ts';
import type { WandbErrorKind } from './errors.ts';

/** How one attempt failed. */
export type Failure =
  /** No connection came about (refused, no such host, TLS broken off): nothing was executed. */
  | { readonly what: 'not-sent' }
  /** No connection, and trying again cannot help: no TLS there, or a certificate that is not trusted. */
  | { readonly what: 'not-trusted' }
  /** The connection ended before the answer did. */
  | { readonly what: 'cut' }
  /** The answer did not come within the time of one attempt. */
  | { readonly what: 'timed-out' }
  /** Answered by status, outside 200 to 299. */
  | { readonly what: 'status'; readonly status: number; readonly headers: Headers }
  /** Answered with 2xx and an error that the server meant: it read the request and declined. */
  | { readonly what: 'declined' }
  /** Answered with 2xx and something that the protocol does not know. */
  | { readonly what: 'unreadable' };

/** Response headers by lower-case name. */
export type Headers = Readonly<Record<string, string>>;

export interface Attempted {
  readonly failure: Failure;
  readonly effect: Effect;
  /** Statuses that this operation repeats besides the usual ones. */
  readonly alsoRetry?: readonly number[];
  /** Default 20. */
  readonly mostAttempts?: number;
  /** Attempts made so far, this one included. */
  readonly attempts: number;
  /** Milliseconds left of the whole call. */
  readonly remainingMs: number;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** In [0, 1). */
  readonly random: number;
}

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 20_000;
const MOST_ATTEMPTS = 20;
const MOST_SPREAD_MS = 5_000;
/** Kept back for the attempt that follows the last wait. */
const LAST_ATTEMPT_MS = 1_000;

/** Milliseconds to wait before the next attempt; `undefined`: there is none. */
export function nextWait(attempted: Attempted): number | undefined {
  const { failure, attempts, remainingMs } = attempted;
  if (!mayRepeat(attempted) || attempts >= (attempted.mostAttempts ?? MOST_ATTEMPTS)) return undefined;
  if (remainingMs <= LAST_ATTEMPT_MS) return undefined;
  const asked = failure.what === 'status' ? retryAfterMs(failure.headers, attempted.now) : undefined;
  const wait = asked === undefined ? backoffMs(attempts, attempted.random) : spread(asked, attempted.random);
  return Math.min(wait, remainingMs - LAST_ATTEMPT_MS);
}

/** Never sooner than the server asks; later by up to a half, as everybody else was told the same moment. */
function spread(askedMs: number, random: number): number {
  return Math.round(askedMs + random * Math.min(askedMs / 2, MOST_SPREAD_MS));
}

function mayRepeat({ failure, effect, alsoRetry }: Attempted): boolean {
  switch (failure.what) {
    case 'not-sent':
      return true;
    case 'not-trusted':
    case 'declined':
    case 'unreadable':
      return false;
    case 'cut':
    case 'timed-out':
      return effect === 'read';
    case 'status':
      if (failure.status === 429 || failure.status === 503) return true;
      if (alsoRetry?.includes(failure.status) === true) return true;
      return effect === 'read' && isPassing(failure.status);
  }
}

/** Statuses that may be gone at the next attempt. 501 says that the server cannot do it at all. */
function isPassing(status: number): boolean {
  return status === 408 || status === 425 || (status >= 500 && status !== 501);
}

/** Doubling from half a second to 20 s, each drawn between half of it and all of it: clients must not march in step. */
function backoffMs(attempts: number, random: number): number {
  const ceiling = Math.min(FIRST_WAIT_MS * 2 ** (attempts - 1), LONGEST_WAIT_MS);
  return Math.round((ceiling * (1 + random)) / 2);
}

/** `Retry-After` as milliseconds from `now`: seconds (fractions allowed) or an HTTP date. */
export function retryAfterMs(headers: Headers, now: number): number | undefined {
  const value = headers['retry-after']?.trim();
  if (value === undefined || value === '') return undefined;
  if (/^\d+(\.\d+)?$/.test(value)) return Number(value) * 1_000;
  const date = Date.parse(value);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}

/**
 * Milliseconds that should lie between two requests so that what the server still allows lasts until its window
 * ends; 0: no need to slow down. With nothing left it is the rest of the window.
 */
export function paceMs(headers: Headers): number {
  const remaining = Number.parseFloat(headers['ratelimit-remaining'] ?? '');
  const resetSeconds = Number.parseFloat(headers['ratelimit-reset'] ?? '');
  if (!(remaining >= 0) || !(resetSeconds > 0) || resetSeconds > 3_600) return 0;
  return remaining < PLENTY ? (resetSeconds * 1_000) / Math.max(1, remaining) : 0;
}

/** As long as this many requests are left there is no need to pace: a step makes a handful. */
const PLENTY = 20;

/** What a failure means to the caller once it is final. */
export function kindOf(failure: Failure, effect: Effect): WandbErrorKind {
  switch (failure.what) {
    case 'not-sent':
    case 'not-trusted':
      return 'network';
    case 'cut':
      return effect === 'read' ? 'network' : 'unknown-outcome';
    case 'timed-out':
      return effect === 'read' ? 'timeout' : 'unknown-outcome';
    case 'declined':
      return 'refused';
    case 'unreadable':
      return effect === 'read' ? 'server' : 'unknown-outcome';
    case 'status':
      return kindOfStatus(failure.status, effect);
  }
}

function kindOfStatus(status: number, effect: Effect): WandbErrorKind {
  switch (status) {
    case 401:
      return 'auth';
    case 403:
      return 'permission';
    case 404:
      return 'not-found';
    case 409:
      return 'conflict';
    case 429:
      return 'rate-limited';
    case 408:
      return effect === 'read' ? 'timeout' : 'unknown-outcome';
    case 425:
    case 501:
    case 503:
      return 'server';
    default:
      if (status < 500) return 'refused';
      return effect === 'read' ? 'server' : 'unknown-outcome';
  }
}
